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

    // Where no license has this part of the sampled fingerprints, none has half of all.
    private const int LeastSampled = 4;

    // Fingerprints have sixteen bits: any license shares one with any text now and then.
    private const int LeastCommon = 2;
    private readonly int[] common = new int[index.Fingerprints.Count];

    /// <summary>The licenses that explain most of the text and leave least of themselves, then those by either alone.</summary>
    /// <param name="shingles">The text's fingerprints.</param>
    /// <param name="text">Holds the text.</param>
    /// <param name="isRest">True for what other licenses leave of a collection: small ones stand in it, and few words are left.</param>
    public List<Fingerprint> Find(ushort[] shingles, TextMap text, bool isRest)
    {
        Count(shingles, text, 0, 1);
        if (isRest || shingles.Length <= LongestCounted || !CountLikely(shingles, text))
        {
            Count(shingles, text, 1, Sampled);
        }

        return Named(Choose(MostWhole, MostPartial, 1));
    }

    /// <summary>Counts only the licenses that the sampled fingerprints point to; false where none of them has half of the text.</summary>
    private bool CountLikely(ushort[] shingles, TextMap text)
    {
        if (common.Max() * Sampled < shingles.Length / LeastSampled)
        {
            return false;
        }

        var sampled = Choose(MostSampled, MostSampled / 2, Sampled);
        var counted = sampled.ConvertAll(license => text.InCommon(index.Fingerprints[license]).Length);
        if (counted.Max() * 2 < shingles.Length)
        {
            return false;
        }

        Array.Clear(common, 0, common.Length);
        for (var i = 0; i < sampled.Count; i++)
        {
            common[sampled[i]] = counted[i];
        }

        return true;
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
        var nearest = new Top(whole, stackalloc int[whole], stackalloc double[whole]);
        var most = new Top(partial, stackalloc int[partial], stackalloc double[partial]);
        var wholest = new Top(partial, stackalloc int[partial], stackalloc double[partial]);
        var lengths = index.Lengths;
        for (var license = 0; license < common.Length; license++)
        {
            var count = common[license];
            if (count > 0)
            {
                nearest.Add(license, (2 * every * count) - lengths[license]);
                most.Add(license, count);
                wholest.Add(license, count < LeastCommon ? 0 : (double)count / lengths[license]);
            }
        }

        var chosen = new List<int>(whole + partial + partial);
        nearest.AddTo(chosen);
        most.AddTo(chosen);
        wholest.AddTo(chosen);
        return chosen;
    }

    /// <summary>
    /// More licenses that have most of a short text in them, of the text that was asked for last: a header of a long license leaves most
    /// of it.
    /// </summary>
    public List<Fingerprint> FindThoroughly()
    {
        var most = new Top(MostThorough, stackalloc int[MostThorough], stackalloc double[MostThorough]);
        for (var license = 0; license < common.Length; license++)
        {
            if (common[license] > 0)
            {
                most.Add(license, common[license]);
            }
        }

        var chosen = new List<int>(MostThorough);
        most.AddTo(chosen);
        return Named(chosen);
    }

    /// <summary>The best by a measure, in their order; the first of equals.</summary>
    private ref struct Top(int most, Span<int> best, Span<double> worth)
    {
        private readonly Span<int> best = best;
        private readonly Span<double> worth = worth;
        private int count;

        public void Add(int license, double value)
        {
            if (count == most && value <= worth[count - 1])
            {
                return;
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

        public readonly void AddTo(List<int> chosen)
        {
            foreach (var license in best.Slice(0, count))
            {
                if (!chosen.Contains(license))
                {
                    chosen.Add(license);
                }
            }
        }
    }
}
