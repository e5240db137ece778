namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// The candidates that may be the best when their gaps are judged: nearly as like as the likest, or with as many words in common, or there
/// as a whole. To judge a gap costs more than to find it, and to lay a license beside the text more than to say how much it can have in
/// common with it at most. What was done for one list of candidates is not done again for the next.
/// </summary>
/// <param name="words">The text.</param>
/// <param name="wording">The knowledge of words.</param>
/// <param name="index">The fingerprints of all licenses.</param>
/// <param name="alignment">Holds the text.</param>
internal sealed class Shortlist(LicenseWords words, Wording wording, FingerprintIndex index, Alignment alignment)
{
    private const double NearlyAsLike = 0.85;
    private const double NearlyWhole = 0.9;
    private readonly List<Laid> known = [];

    /// <summary>Those of the candidates that are near, the likest first.</summary>
    public IEnumerable<Comparison> Of(List<Fingerprint> candidates)
    {
        var laid = candidates.ConvertAll(Find);
        Laid? likest = null;
        foreach (var one in laid.OrderByDescending(l => l.Likeness).ToList())
        {
            if (likest is not null && one.Likeness < likest.Likeness)
            {
                // This is what it may reach at most, and no later one may reach more.
                break;
            }

            one.Lay(alignment);
            likest = likest is null || one.Likeness > likest.Likeness ? one : likest;
        }

        var top = likest?.Likeness ?? 0;
        var most = laid.Where(l => l.Runs is not null && l.Likeness >= top).Select(l => l.Matched).FirstOrDefault();
        foreach (var one in laid.Where(IsNear))
        {
            one.Lay(alignment);
        }

        return laid.Where(l => l.Runs is not null && IsNear(l)).OrderByDescending(l => l.Likeness)
            .Select(l => l.Compared ??= Comparison.Of(words, wording, index, l.License, l.Runs!, null));

        bool IsNear(Laid l) =>
            l.Likeness >= top * NearlyAsLike
            || l.Matched >= most - Ranking.Near
            || (top < Ranking.LeastSimilar && l.Matched >= l.License.Words * NearlyWhole);
    }

    private Laid Find(Fingerprint license)
    {
        var laid = known.Find(l => ReferenceEquals(l.License, license));
        if (laid is null)
        {
            laid = new Laid(license, words.Count, alignment.Text.MostInCommon(license));
            known.Add(laid);
        }

        return laid;
    }

    /// <summary>A license beside the text: at first with the most that they can have in common, then with what they have.</summary>
    private sealed class Laid(Fingerprint license, int textWords, int most)
    {
        public Fingerprint License => license;

        public int Matched { get; private set; } = most;

        public List<Run>? Runs { get; private set; }

        public Comparison? Compared { get; set; }

        public double Likeness => (double)Matched / (license.Words + textWords - Matched);

        public void Lay(Alignment alignment)
        {
            if (Runs is not null)
            {
                return;
            }

            Runs = [.. alignment.Align(license)];
            Matched = 0;
            foreach (var run in Runs)
            {
                Matched += run.Length;
            }
        }
    }
}
