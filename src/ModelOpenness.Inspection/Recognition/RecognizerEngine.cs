using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Inspection.Recognition.Ranking;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Recognises texts by one index. The public face is <see cref="LicenseRecognizer"/>; tests make engines with less in the index.</summary>
internal sealed class RecognizerEngine(FingerprintIndex index, Wording wording)
{
    private const double LeastHeader = 0.5;
    private const double WellExplained = 0.9;
    private const int LongestReference = 150;
    private const int LongestHeader = 400;
    private const int ShortReference = 60;
    private const int MostCommands = 2;
    private const int WordsOfRounds = 24_000_000;
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
}
