namespace ModelOpenness.Inspection.Licenses;

/// <summary>Recognises texts by one index. The public face is <see cref="LicenseRecognizer"/>; tests make engines with less in the index.</summary>
internal sealed class RecognizerEngine(FingerprintIndex index, Wording wording)
{
    // A text is a modified license from this share of common words on; below, it is a text of its own.
    private const double LeastSimilar = 0.6;
    private const double WholeLicense = 0.9;
    private const double LeastPartialText = 0.7;
    private const int LeastPartialWords = 15;
    private const int LeastResidue = 10;
    private const int MostFurther = 48;

    [ThreadStatic]
    private static Alignment? threadAlignment;

    /// <summary>Recognises a text.</summary>
    public LicenseMatch Recognize(string text)
    {
        var words = wording.Read(text);
        var alignment = threadAlignment ??= new Alignment();
        try
        {
            var best = FindBest(words, alignment, null);
            if (best is null)
            {
                return new LicenseMatch(null, LicenseMatchKind.None, 0);
            }

            var further = new List<Comparison>();
            if (best.Extra >= LeastResidue && best.LicenseCoverage >= LeastSimilar)
            {
                var taken = FindFurther(words, alignment, best, further);
                if (further.Count > 0)
                {
                    alignment.SetText(words, taken);
                    best = Comparison.Of(words, wording, best.License, alignment.Align(best.License), taken);
                }
            }

            return Decide(words, best, further);
        }
        finally
        {
            alignment.Forget();
        }
    }

    private static License Find(string id) => LicenseCatalog.Default.Find(id) ?? new License(id, id) { SpdxId = id };

    private static LicenseMatch Decide(LicenseWords words, Comparison best, List<Comparison> further)
    {
        var kind = KindOf(best);
        if (kind == LicenseMatchKind.None)
        {
            return new LicenseMatch(null, kind, 0);
        }

        return new LicenseMatch(Find(best.License.Id), kind, Math.Round(best.Similarity, 4))
        {
            AlsoContains = [.. further.Select(c => c.License.Id).Where(id => !string.Equals(id, best.License.Id, StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Select(Find)],
            Changes = kind == LicenseMatchKind.Modified ? ChangeList.Of(words, best.Differences) : [],
        };
    }

    private static LicenseMatchKind KindOf(Comparison c)
    {
        if (c.Missing == 0 && c.Extra == 0)
        {
            return c.PassedOver == 0 ? LicenseMatchKind.Exact : LicenseMatchKind.Equivalent;
        }

        var isCut = c.MissingAtEnds >= c.Missing * 0.8 && c.Missing >= (c.Missing + c.Matched) * 0.1 && c.Extra <= 3 + (c.Matched * 0.02);
        if (isCut && c.Matched >= LeastPartialWords)
        {
            return LicenseMatchKind.Partial;
        }

        if (c.Similarity >= LeastSimilar || c.LicenseCoverage >= WholeLicense)
        {
            return LicenseMatchKind.Modified;
        }

        return c.TextCoverage >= LeastPartialText && c.Matched >= LeastPartialWords ? LicenseMatchKind.Partial : LicenseMatchKind.None;
    }

    /// <summary>Licenses that stand in what the best one leaves over, one after the other.</summary>
    private bool[] FindFurther(LicenseWords words, Alignment alignment, Comparison best, List<Comparison> further)
    {
        var takenByAll = new bool[words.Count];
        var takenByOthers = new bool[words.Count];
        Mark(takenByAll, best);
        for (var round = 0; round < MostFurther; round++)
        {
            var next = FindBest(words, alignment, takenByAll);
            if (next is null || next.LicenseCoverage < WholeLicense || next.Matched < LeastPartialWords || next.ExtraInside > next.Matched * 0.1)
            {
                break;
            }

            Mark(takenByAll, next);
            Mark(takenByOthers, next);
            further.Add(next);
        }

        return takenByOthers;
    }

    private static void Mark(bool[] taken, Comparison c)
    {
        foreach (var run in c.Runs)
        {
            for (var i = run.Text; i < run.TextEnd; i++)
            {
                taken[i] = true;
            }
        }
    }

    private Comparison? FindBest(LicenseWords words, Alignment alignment, bool[]? taken)
    {
        alignment.SetText(words, taken);
        var finder = new CandidateFinder(index);
        Comparison? best = null;
        foreach (var license in finder.Find(words.Shingles, alignment))
        {
            var comparison = Comparison.Of(words, wording, license, alignment.Align(license), taken);
            if (best is null || IsBetter(comparison, best, taken is not null))
            {
                best = comparison;
            }
        }

        return best;
    }

    /// <summary>
    /// A license that the text mostly is wins over one that it only has in it, and that one over a part of one. Within these,
    /// the one that explains more and leaves less.
    /// </summary>
    private static bool IsBetter(Comparison a, Comparison b, bool isFurther)
    {
        var tier = Tier(a, isFurther) - Tier(b, isFurther);
        if (tier != 0)
        {
            return tier > 0;
        }

        var difference = Tier(a, isFurther) == 0 ? a.Matched - a.Missing - (b.Matched - b.Missing) : a.Similarity - b.Similarity;
        if (Math.Abs(difference) > 1e-9)
        {
            return difference > 0;
        }

        return a.PassedOver < b.PassedOver;

        static int Tier(Comparison c, bool isFurther) =>
            c.Similarity >= LeastSimilar && !isFurther ? 2 : c.LicenseCoverage >= WholeLicense ? 1 : 0;
    }
}
