namespace ModelOpenness.Inspection.Recognition;

/// <summary>Finds the few licenses that are worth laying beside a text.</summary>
internal sealed class CandidateFinder(FingerprintIndex index)
{
    private const int MostSampled = 24;
    private const int MostByVotes = 8;
    private const int MostWhole = 6;
    private const int MostPartial = 3;
    private readonly int[] votes = new int[index.Fingerprints.Count];
    private readonly List<Candidate> sampled = [];
    private readonly List<Candidate> found = [];

    /// <summary>The candidates, best first by their share of the text or the license.</summary>
    /// <param name="shingles">The text's fingerprints.</param>
    /// <param name="alignment">Holds the text.</param>
    public List<Fingerprint> Find(ushort[] shingles, Alignment alignment)
    {
        Array.Clear(votes, 0, votes.Length);
        for (var i = 0; i < shingles.Length; i++)
        {
            if (!alignment.IsFirst(i))
            {
                continue;
            }

            foreach (var license in index.Postings(shingles[i]))
            {
                votes[license]++;
            }
        }

        sampled.Clear();
        for (var license = 0; license < votes.Length; license++)
        {
            // A license that the text shares nothing with gets a vote now and then: fingerprints have sixteen bits.
            if (votes[license] > 1 || (votes[license] == 1 && index.Samples(license) < 8))
            {
                sampled.Add(new Candidate(license, (double)votes[license] / index.Samples(license), votes[license]));
            }
        }

        found.Clear();
        Take(MostSampled, static c => c.Share, alignment);
        Take(MostByVotes, static c => c.Count, alignment);

        var chosen = new List<Fingerprint>(MostWhole + MostPartial);
        Choose(chosen, MostWhole, c => (2 * c.Count) - index.Fingerprints[c.License].Shingles.Length);
        Choose(chosen, MostPartial, static c => c.Count);
        Choose(chosen, MostPartial, static c => c.Share);
        return chosen;
    }

    /// <summary>
    /// The licenses that have most of a short text in them, by all their fingerprints: a header of a long license may have none of
    /// those that the license is looked for by.
    /// </summary>
    /// <param name="alignment">Holds the text.</param>
    public List<Fingerprint> FindThoroughly(Alignment alignment)
    {
        found.Clear();
        for (var license = 0; license < index.Fingerprints.Count; license++)
        {
            var common = alignment.CountCommon(index.Fingerprints[license]);
            if (common > 0)
            {
                found.Add(new Candidate(license, (double)common / index.Fingerprints[license].Shingles.Length, common));
            }
        }

        var chosen = new List<Fingerprint>(MostWhole);
        Choose(chosen, MostWhole * 2, static c => c.Count);
        return chosen;
    }

    private void Take(int most, Func<Candidate, double> by, Alignment alignment)
    {
        sampled.Sort((a, b) => by(b).CompareTo(by(a)) is var order && order != 0 ? order : a.License.CompareTo(b.License));
        for (var i = 0; i < sampled.Count && i < most; i++)
        {
            var license = sampled[i].License;
            if (!found.Exists(c => c.License == license))
            {
                var fingerprint = index.Fingerprints[license];
                var common = alignment.CountCommon(fingerprint);
                found.Add(new Candidate(license, (double)common / fingerprint.Shingles.Length, common));
            }
        }
    }

    private void Choose(List<Fingerprint> chosen, int most, Func<Candidate, double> by)
    {
        found.Sort((a, b) => by(b).CompareTo(by(a)) is var order && order != 0 ? order : a.License.CompareTo(b.License));
        for (var i = 0; i < found.Count && i < most; i++)
        {
            var fingerprint = index.Fingerprints[found[i].License];
            if (!chosen.Contains(fingerprint))
            {
                chosen.Add(fingerprint);
            }
        }
    }

    private sealed record Candidate(int License, double Share, int Count);
}
