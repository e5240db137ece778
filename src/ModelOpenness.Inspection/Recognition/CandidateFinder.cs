namespace ModelOpenness.Inspection.Recognition;

/// <summary>Finds the few licenses that are worth laying beside a text: those that share most fingerprints with it.</summary>
internal sealed class CandidateFinder(FingerprintIndex index)
{
    private const int MostWhole = 6;
    private const int MostPartial = 3;
    private const int MostThorough = 12;

    // In a text longer than this, every fourth fingerprint tells which licenses are worth counting; a power of two.
    private const int LongestCounted = 400;
    private const int Sampled = 4;
    private const int MostSampled = 12;

    // Fingerprints have sixteen bits: any license shares one with any text now and then.
    private const int LeastCommon = 2;
    private readonly int[] common = new int[index.Fingerprints.Count];

    /// <summary>The licenses that explain most of the text and leave least of themselves, then those by either alone.</summary>
    /// <param name="shingles">The text's fingerprints.</param>
    /// <param name="text">Holds the text.</param>
    /// <param name="isRest">True for what other licenses leave of a collection: small ones stand in it, and few words are left.</param>
    public List<Fingerprint> Find(ushort[] shingles, TextMap text, bool isRest)
    {
        if (isRest || shingles.Length <= LongestCounted)
        {
            Count(shingles, text, 0, Sampled);
        }
        else
        {
            CountSampled(shingles, text);
        }

        return Named(Choose(MostWhole, MostPartial, 1));
    }

    /// <summary>Counts only the licenses that a part of the fingerprints points to; all where none of them has half of the text.</summary>
    private void CountSampled(ushort[] shingles, TextMap text)
    {
        Count(shingles, text, 0, 1);
        var sampled = Choose(MostSampled, MostSampled / 2, Sampled);
        var counted = sampled.ConvertAll(license => text.InCommon(index.Fingerprints[license]).Length);
        if (counted.Count == 0 || counted.Max() * 2 < shingles.Length)
        {
            Count(shingles, text, 1, Sampled);
            return;
        }

        Array.Clear(common, 0, common.Length);
        for (var i = 0; i < sampled.Count; i++)
        {
            common[sampled[i]] = counted[i];
        }
    }

    private List<Fingerprint> Named(List<int> licenses) => licenses.ConvertAll(license => index.Fingerprints[license]);

    /// <summary>Counts the fingerprints of some of the parts that sampling makes of them.</summary>
    private void Count(ushort[] shingles, TextMap text, int firstPart, int endPart)
    {
        var counts = common;
        for (var i = 0; i < shingles.Length; i++)
        {
            var part = shingles[i] & (Sampled - 1);
            if (part >= firstPart && part < endPart && text.IsFirst(i))
            {
                foreach (var license in index.Postings(shingles[i]))
                {
                    counts[license]++;
                }
            }
        }
    }

    private List<int> Choose(int whole, int partial, int every)
    {
        var chosen = new List<int>(whole + partial + partial);
        Choose(chosen, whole, (length, count) => (2 * every * count) - length);
        Choose(chosen, partial, static (_, count) => count);
        Choose(chosen, partial, static (length, count) => count < LeastCommon ? 0 : (double)count / length);
        return chosen;
    }

    /// <summary>
    /// More licenses that have most of a short text in them, of the text that was asked for last: a header of a long license leaves most
    /// of it.
    /// </summary>
    public List<Fingerprint> FindThoroughly()
    {
        var chosen = new List<int>(MostThorough);
        Choose(chosen, MostThorough, static (_, count) => count);
        return Named(chosen);
    }

    /// <summary>Adds the best by a measure that the text has anything of; the first of equals.</summary>
    private void Choose(List<int> chosen, int most, Func<int, int, double> by)
    {
        Span<int> best = stackalloc int[MostThorough];
        Span<double> worth = stackalloc double[MostThorough];
        var count = 0;
        for (var license = 0; license < common.Length; license++)
        {
            if (common[license] == 0)
            {
                continue;
            }

            var value = by(index.Lengths[license], common[license]);
            if (count == most && value <= worth[count - 1])
            {
                continue;
            }

            var at = count < most ? count++ : count - 1;
            for (; at > 0 && worth[at - 1] < value; at--)
            {
                worth[at] = worth[at - 1];
                best[at] = best[at - 1];
            }

            worth[at] = value;
            best[at] = license;
        }

        for (var i = 0; i < count; i++)
        {
            if (!chosen.Contains(best[i]))
            {
                chosen.Add(best[i]);
            }
        }
    }
}
