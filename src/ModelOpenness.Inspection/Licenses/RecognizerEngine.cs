namespace ModelOpenness.Inspection.Licenses;

/// <summary>Recognises texts by one index. The public face is <see cref="LicenseRecognizer"/>; tests make engines with less in the index.</summary>
internal sealed class RecognizerEngine(FingerprintIndex index, Wording wording)
{
    // A text is a modified license from this share of common words on; below, it is a text of its own.
    private const double LeastSimilar = 0.75;
    private const double WholeLicense = 0.95;
    private const double LeastHeader = 0.5;
    private const int LeastHeaderWords = 32;
    private const double LeastShare = 0.3;
    private const double WellExplained = 0.9;
    private const int MostPieces = 3;
    private const int WordsPerPiece = 60;
    private const int LeastPartialWords = 15;
    private const int LongestReference = 150;
    private const int LongestHeader = 400;
    private const int Near = 3;
    private const int ShortReference = 60;
    private const int MostCommands = 2;
    private const int WordsOfRounds = 24_000_000;
    private const int TitleWords = 30;
    private const int LeastResidue = 10;
    private const int MostFurther = 48;

    [ThreadStatic]
    private static Alignment? threadAlignment;

    // What a collection may cost yet, in words looked at: the rest of an endless one is left unread.
    [ThreadStatic]
    private static int budget;

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
                return Mentioned(words, null);
            }

            var further = new List<Comparison>();
            if (best.Extra >= LeastResidue && (best.Similarity >= LeastSimilar || IsWhole(best)))
            {
                var taken = FindFurther(words, alignment, best, further);
                if (Array.IndexOf(taken, true) >= 0)
                {
                    alignment.SetText(words, taken);
                    best = Comparison.Of(words, wording, index, best.License, alignment.Align(best.License), taken);
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

    private LicenseMatch Decide(LicenseWords words, Comparison best, List<Comparison> further)
    {
        var kind = KindOf(best);
        var license = kind == LicenseMatchKind.None ? null : Find(best.License.Id);
        if (kind == LicenseMatchKind.Partial && license is not null)
        {
            license = OrLater(words, license);
            if (words.Count <= ShortReference && best.Matched < LeastHeaderWords && Mentioned(words, null) is { License: not null } mention)
            {
                // A license may say how it is to be referred to: who does so has its words, and only refers to it.
                return mention;
            }
        }
        else if (kind == LicenseMatchKind.Modified && license is not null && OtherVersion(words, best, license) is { } other)
        {
            return new LicenseMatch(other, LicenseMatchKind.Reference, Round(best.Similarity));
        }
        else if (license is null)
        {
            return Mentioned(words, best) with { AlsoContains = AlsoContained(IsWhole(best) && best.Matched >= LeastPartialWords ? [best, .. further] : further, null) };
        }

        return new LicenseMatch(license, kind, Round(best.Similarity))
        {
            AlsoContains = AlsoContained(further, best.License.Id),
            Changes = kind == LicenseMatchKind.Modified ? ChangeList.Of(words, best.Differences) : [],
        };
    }

    private static License[] AlsoContained(IEnumerable<Comparison> further, string? except) =>
        [.. further.Select(c => c.License.Id).Where(id => !string.Equals(id, except, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Select(Find)];

    /// <summary>A difference never rounds to none.</summary>
    private static double Round(double similarity) => similarity >= 1 ? 1 : Math.Min(0.9999, Math.Round(similarity, 4));

    private static LicenseMatchKind KindOf(Comparison c)
    {
        if (c.Missing == 0 && c.Extra == 0)
        {
            return c.PassedOver == 0 ? LicenseMatchKind.Exact : LicenseMatchKind.Equivalent;
        }

        if (c.Matched >= LeastPartialWords && IsCut(c))
        {
            return LicenseMatchKind.Partial;
        }

        return c.Similarity >= LeastSimilar || IsMain(c) || IsShortened(c) ? LicenseMatchKind.Modified : LicenseMatchKind.None;
    }

    /// <summary>True where the text has nothing that is not the license's, and a good part of it.</summary>
    private static bool IsShortened(Comparison c) =>
        c.Matched >= LeastHeaderWords && c.TextCoverage >= WholeLicense && c.LicenseCoverage >= LeastShare && c.DifferencesInside <= MostPieces;

    /// <summary>True where the text is a stretch of the license and next to nothing else.</summary>
    private static bool IsCut(Comparison c) =>
        c.MissingAtEnds >= c.Missing * 0.8 && c.Missing >= (c.Missing + c.Matched) * 0.1 && c.Extra <= 3 + (c.Matched * 0.02);

    /// <summary>True where the text has the license as a whole, in few pieces, whatever else it has.</summary>
    private static bool IsWhole(Comparison c) =>
        c.LicenseCoverage >= WholeLicense && c.DifferencesInside <= MostPieces + (c.Matched / WordsPerPiece);

    /// <summary>
    /// True where the text is about the license that it has as a whole: it begins with it, or is no small part of it. A use policy
    /// at the end of another license is that license's matter.
    /// </summary>
    private static bool IsMain(Comparison c) => IsWhole(c) && (c.Similarity >= LeastShare || c.Runs[0].Text <= TitleWords);

    /// <summary>A license header says whether a later version may be chosen; the license's own text cannot.</summary>
    private License OrLater(LicenseWords words, License license)
    {
        const string Only = "-only";
        return license.Id.EndsWith(Only, StringComparison.Ordinal)
            && wording.LaterVersion.Any(phrase => words.IndexOf(phrase) >= 0)
            && LicenseCatalog.Default.Find(license.Id.Substring(0, license.Id.Length - Only.Length) + "-or-later") is { } later
            ? later : license;
    }

    /// <summary>
    /// A text close to one version of a license family whose title is another version, of which no text is known: the title is
    /// believed, the words are not vouched for.
    /// </summary>
    private License? OtherVersion(LicenseWords words, Comparison best, License license)
    {
        if (license.Family is null)
        {
            return null;
        }

        foreach (var named in ReferenceFinder.Find(words, wording, TitleWords))
        {
            if (string.Equals(named.License.Family, license.Family, StringComparison.Ordinal)
                && !SaysWhatOnlyItsNameSays(words, license.Name, named.License.Name)
                && !string.Equals(named.License.Id, license.Id, StringComparison.Ordinal)
                && !best.Runs.Any(run => run.Text <= named.Start && run.TextEnd > named.End)
                && !index.Fingerprints.Any(f => string.Equals(f.Id, named.License.Id, StringComparison.Ordinal)))
            {
                return named.License;
            }
        }

        return null;
    }

    /// <summary>True where the text has a word of the one name that the other lacks.</summary>
    private bool SaysWhatOnlyItsNameSays(LicenseWords words, string name, string other)
    {
        var others = wording.Read(other);
        var own = wording.Read(name);
        for (var i = 0; i < own.Count; i++)
        {
            if (Array.IndexOf(others.Hashes, own.Hashes[i], 0, others.Count) < 0 && Array.IndexOf(words.Hashes, own.Hashes[i], 0, words.Count) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private int CountCommands(LicenseWords words)
    {
        var commands = 0;
        for (var i = 0; i < words.Count; i++)
        {
            commands += wording.Commanding.Contains(words.Hashes[i]) ? 1 : 0;
        }

        return commands;
    }

    /// <summary>A short text that is no license may name one.</summary>
    private LicenseMatch Mentioned(LicenseWords words, Comparison? best)
    {
        // A header in other words, in which a part of the license stands.
        var header = best is not null && best.TextCoverage >= LeastHeader && best.Matched >= LeastPartialWords;
        if (words.Count <= ShortReference || (words.Count <= LongestReference && (header || CountCommands(words) <= MostCommands)))
        {
            var named = ReferenceFinder.Find(words, wording, LongestReference);
            if (named.Count > 0)
            {
                var license = named[0].License;
                foreach (var other in named)
                {
                    if (header && string.Equals(other.License.Id, best!.License.Id, StringComparison.Ordinal))
                    {
                        license = other.License;
                    }
                }

                return new LicenseMatch(OrLater(words, license), header ? LicenseMatchKind.Partial : LicenseMatchKind.Reference, header ? Round(best!.Similarity) : 0);
            }
        }

        return new LicenseMatch(null, LicenseMatchKind.None, 0);
    }

    /// <summary>Licenses that stand in what the best one leaves over, one after the other, each as often as it stands there.</summary>
    private bool[] FindFurther(LicenseWords words, Alignment alignment, Comparison best, List<Comparison> further)
    {
        var takenByAll = new bool[words.Count];
        var takenByOthers = new bool[words.Count];
        Mark(takenByAll, best);
        budget = WordsOfRounds;
        var next = best;
        while (budget > 0 && further.Count < MostFurther)
        {
            var again = CompareWithin(words, alignment, takenByAll, next.License);
            if (IsWhole(again) && again.Matched >= LeastPartialWords)
            {
                Mark(takenByAll, again);
                Mark(takenByOthers, again);
                continue;
            }

            next = FindBest(words, alignment, takenByAll);
            if (next is null || !IsWhole(next) || next.Matched < LeastPartialWords)
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
        var best = BestOf(finder.Find(words.Shingles, alignment), words, alignment, taken, null);
        if (taken is null && words.Count <= LongestHeader && (best is null || Tier(best, isFurther: false) == 0))
        {
            var named = ReferenceFinder.Find(words, wording, LongestHeader);
            best = BestOf(finder.FindThoroughly(alignment), words, alignment, taken, named);
        }

        return best;
    }

    /// <summary>Lays a license beside the stretch of a collection that is most like it.</summary>
    private Comparison CompareWithin(LicenseWords words, Alignment alignment, bool[] taken, Fingerprint license)
    {
        budget -= words.Count;
        alignment.SetText(words, taken);
        var (from, to) = alignment.Locate(license);
        alignment.SetText(words, taken, from, to);
        return Comparison.Of(words, wording, index, license, alignment.Align(license), taken);
    }

    private Comparison? BestOf(
        List<Fingerprint> candidates, LicenseWords words, Alignment alignment, bool[]? taken, IReadOnlyList<NamedLicense>? named)
    {
        Comparison? best = null;
        var bestIsNamed = false;
        foreach (var license in candidates)
        {
            // Neither like the whole text nor, of a text that was cut, a better explanation.
            if (taken is null && best is { Similarity: >= WellExplained } && alignment.CountCommon(license) is var common
                && common < license.Shingles.Length * LeastSimilar && common <= best.Matched)
            {
                continue;
            }

            var comparison = taken is null
                ? Comparison.Of(words, wording, index, license, alignment.Align(license), null)
                : CompareWithin(words, alignment, taken, license);
            if (comparison is { Missing: 0, Extra: 0, PassedOver: 0 })
            {
                // The same words: nothing can be nearer.
                return comparison;
            }

            // Licenses quote each other's headers: the one that the header names is meant.
            var isNamed = named is not null && named.Any(n => string.Equals(n.License.Id, license.Id, StringComparison.Ordinal));
            var asGood = best is not null && named is not null && Math.Abs(comparison.Matched - comparison.Extra - best.Matched + best.Extra) <= Near;
            if (best is null || (asGood && isNamed != bestIsNamed ? isNamed : IsBetter(comparison, best, taken is not null)))
            {
                best = comparison;
                bestIsNamed = isNamed;
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
        return a.Matched >= b.Matched + (IsWhole(b) ? Near + (a.Matched * 0.01) : 0) && a.Matched >= LeastHeaderWords && IsCut(a) && Inside(a) + Near + (a.Matched * 0.01) < Inside(b);

        static int Inside(Comparison c) => c.Extra + c.Missing - c.MissingAtEnds;
    }

    private static int Tier(Comparison c, bool isFurther) =>
        c.Similarity >= LeastSimilar && !isFurther ? 2 : IsWhole(c) ? 1 : 0;
}
