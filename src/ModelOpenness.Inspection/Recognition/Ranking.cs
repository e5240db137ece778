namespace ModelOpenness.Inspection.Recognition;

/// <summary>Judges how a text stands to a license beside which it was laid, and which of two licenses it is nearer to.</summary>
internal static class Ranking
{
    // A text is a modified license from this share of common words on; below, it is a text of its own.
    public const double LeastSimilar = 0.75;
    private const double WholeLicense = 0.95;
    public const int LeastHeaderWords = 32;
    private const double LeastShare = 0.3;
    private const int MostPieces = 3;
    private const int WordsPerPiece = 60;
    public const int LeastPartialWords = 15;
    public const int Near = 3;
    public const int TitleWords = 30;

    public static LicenseMatchKind KindOf(Comparison c)
    {
        if (c.Missing == 0 && c.Extra == 0)
        {
            return c.PassedOver == 0 ? LicenseMatchKind.Exact : LicenseMatchKind.Equivalent;
        }

        if (c.Similarity >= LeastSimilar && c.IsTemplateChange)
        {
            return LicenseMatchKind.Equivalent;
        }

        if (c.Matched >= LeastPartialWords && (IsCut(c) || IsShortOfItsEnds(c)))
        {
            return LicenseMatchKind.Partial;
        }

        return c.Similarity >= LeastSimilar || IsMain(c) || IsShortened(c) ? LicenseMatchKind.Modified : LicenseMatchKind.None;
    }

    /// <summary>True where nothing that commands differs but words missing before the beginning or behind the end: an exhibit, a preamble.</summary>
    private static bool IsShortOfItsEnds(Comparison c) =>
        c.Similarity >= LeastSimilar && c.Differences.All(d => !d.IsOperative || (d.IsOutside && d.TextEnd == d.TextStart));

    /// <summary>True where the text has nothing that is not the license's, and a good part of it.</summary>
    private static bool IsShortened(Comparison c) =>
        c.Matched >= LeastHeaderWords && c.TextCoverage >= WholeLicense && c.LicenseCoverage >= LeastShare && c.DifferencesInside <= MostPieces;

    /// <summary>True where the text is a stretch of the license and next to nothing else.</summary>
    private static bool IsCut(Comparison c) =>
        c.MissingAtEnds >= c.Missing * 0.8 && c.Missing >= (c.Missing + c.Matched) * 0.1 && c.OperativeExtra <= 3 + (c.Matched * 0.02);

    /// <summary>True where the text has the license as a whole, in few pieces, whatever else it has.</summary>
    public static bool IsWhole(Comparison c) =>
        c.LicenseCoverage >= WholeLicense && c.DifferencesInside <= MostPieces + (c.Matched / WordsPerPiece);

    /// <summary>
    /// True where the text is about the license that it has as a whole: it begins with it, or is no small part of it. A use policy
    /// at the end of another license is that license's matter.
    /// </summary>
    private static bool IsMain(Comparison c) => IsWhole(c) && (c.Similarity >= LeastShare || c.Runs[0].Text <= TitleWords);

    /// <summary>
    /// A license that the text mostly is wins over one that it only has in it, and that one over a part of one. Within these,
    /// the one that explains more and leaves less.
    /// </summary>
    public static bool IsBetter(Comparison a, Comparison b, bool isFurther)
    {
        if (!isFurther && (IsNearer(a, b) || IsNearer(b, a)))
        {
            return IsNearer(a, b);
        }

        var tier = Tier(a, isFurther) - Tier(b, isFurther);
        if (tier != 0)
        {
            return tier > 0;
        }

        var isPart = Tier(a, isFurther) == 0;
        var difference = isPart ? a.Matched - a.Extra - (b.Matched - b.Extra) : a.Similarity - b.Similarity;
        if (Math.Abs(difference) > 1e-9)
        {
            return difference > 0;
        }

        if (isPart && a.Runs.Count != b.Runs.Count)
        {
            // In one piece, where the other leaves words out that may be missing.
            return a.Runs.Count < b.Runs.Count;
        }

        if (isPart && a.Missing != b.Missing)
        {
            return a.Missing < b.Missing;
        }

        return a.PassedOver < b.PassedOver;
    }

    /// <summary>A stretch of one license word for word is nearer than a whole other license with changes.</summary>
    private static bool IsNearer(Comparison a, Comparison b)
    {
        return a.Matched >= b.Matched + (IsWhole(b) ? Near + (a.Matched * 0.01) : 0)
            && a.Matched >= LeastHeaderWords
            && IsCut(a)
            && Inside(a) + Near + (a.Matched * 0.01) < Inside(b);

        static int Inside(Comparison c) => c.Extra + c.Missing - c.MissingAtEnds;
    }

    public static int Tier(Comparison c, bool isFurther) =>
        c.Similarity >= LeastSimilar && !isFurther ? 2 : IsWhole(c) ? 1 : 0;
}
