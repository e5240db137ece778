namespace ModelOpenness.Inspection.Recognition;

/// <summary>Finds the few licenses that are worth laying beside a text: those that share most fingerprints with it.</summary>
internal sealed class CandidateFinder(FingerprintIndex index)
{
    private const int MostWhole = 6;
    private const int MostPartial = 3;
    private const int MostThorough = 12;

    // Fingerprints have sixteen bits: any license shares one with any text now and then.
    private const int LeastCommon = 2;
    private readonly int[] common = new int[index.Fingerprints.Count];

    /// <summary>The licenses that explain most of the text and leave least of themselves, then those by either alone.</summary>
    /// <param name="shingles">The text's fingerprints.</param>
    /// <param name="alignment">Holds the text.</param>
    public List<Fingerprint> Find(ushort[] shingles, Alignment alignment)
    {
        Array.Clear(common, 0, common.Length);
        for (var i = 0; i < shingles.Length; i++)
        {
            if (alignment.IsFirst(i))
            {
                foreach (var license in index.Postings(shingles[i]))
                {
                    common[license]++;
                }
            }
        }

        var chosen = new List<Fingerprint>(MostWhole + MostPartial);
        Choose(chosen, MostWhole, (license, count) => (2 * count) - license.Shingles.Length);
        Choose(chosen, MostPartial, static (_, count) => count);
        Choose(chosen, MostPartial, static (license, count) => count < LeastCommon ? 0 : (double)count / license.Shingles.Length);
        return chosen;
    }

    /// <summary>
    /// More licenses that have most of a short text in them, of the text that was asked for last: a header of a long license leaves most
    /// of it.
    /// </summary>
    public List<Fingerprint> FindThoroughly()
    {
        var chosen = new List<Fingerprint>(MostThorough);
        Choose(chosen, MostThorough, static (_, count) => count);
        return chosen;
    }

    /// <summary>Adds the best by a measure that the text has anything of; the first of equals.</summary>
    private void Choose(List<Fingerprint> chosen, int most, Func<Fingerprint, int, double> by)
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

            var value = by(index.Fingerprints[license], common[license]);
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
            if (!chosen.Contains(index.Fingerprints[best[i]]))
            {
                chosen.Add(index.Fingerprints[best[i]]);
            }
        }
    }
}
