using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Inspection.Recognition.Ranking;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Recognises texts by one index. The public face is <see cref="LicenseRecognizer"/>; tests make engines with less in the index.</summary>
internal sealed class RecognizerEngine(FingerprintIndex index, Wording wording)
{
    private const double LeastHeader = 0.5;
    private const int LongestReference = 150;
    private const int LongestHeader = 400;
    private const int ShortReference = 60;
    private const int MostCommands = 2;
    private const int WordsOfRounds = 24_000_000;
    private const int LeastResidue = 10;
    private const int MostFurther = 48;

    private readonly Notices notices = new(wording);
    private readonly TitleJudge titles = new(wording);

    [ThreadStatic]
    private static Alignment? threadAlignment;

    // What a collection may cost yet, in words looked at: the rest of an endless one is left unread.
    [ThreadStatic]
    private static int budget;

    /// <summary>Recognises a text.</summary>
    public LicenseMatch Recognize(string text)
    {
        var words = wording.Read(text);
        if (index.FindSame(words.Shingles) is { } same)
        {
            return Told(words, new LicenseMatch(Find(same.Id), LicenseMatchKind.Exact, 1), [new Run(0, 0, words.Count)]);
        }

        var alignment = threadAlignment ??= new Alignment();
        try
        {
            var best = FindBest(words, alignment);
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
                    alignment.Text.Set(words, taken);
                    best = Comparison.Of(words, wording, index, best.License, alignment.Align(best.License), taken);
                }
            }

            return Decide(words, alignment, best, further);
        }
        finally
        {
            alignment.Text.Forget();
        }
    }

    private static License Find(string id) => LicenseCatalog.Default.Find(id) ?? new License(id, id) { SpdxId = id };

    private LicenseMatch Decide(LicenseWords words, Alignment alignment, Comparison best, List<Comparison> further)
    {
        best.ExcuseNotices(new Passage(words, wording, index, further.Count > 0));
        var kind = KindOf(best);
        var license = kind == LicenseMatchKind.None ? null : Find(best.License.Id);
        var name = kind is LicenseMatchKind.Exact or LicenseMatchKind.Partial ? OwnName.Same : titles.NameOf(words, best, license);
        if (name.Other is not null && NamedText(words, alignment, name.Other) is { } named)
        {
            return Decided(words, named, KindOf(named), Find(named.License.Id), []);
        }

        if (name.Other is not null || name.IsUnknown)
        {
            return OfAnotherName(best, license, name.Other, further);
        }

        if (
            kind == LicenseMatchKind.Partial
            && words.Count <= ShortReference
            && best.Matched < LeastHeaderWords
            && Mentioned(words, null) is { License: not null } mention
        )
        {
            // A license may say how it is to be referred to: who does so has its words, and only refers to it.
            return mention;
        }

        return license is null
            ? Mentioned(words, best) with
            {
                AlsoContains = AlsoContained(IsWhole(best) && best.Matched >= LeastPartialWords ? [best, .. further] : further, null),
            }
            : Decided(words, best, kind, license, further);
    }

    private LicenseMatch Decided(LicenseWords words, Comparison best, LicenseMatchKind kind, License license, List<Comparison> further) =>
        Told(
            words,
            new LicenseMatch(license, kind, Round(best.Similarity))
            {
                AlsoContains = AlsoContained(further, best.License.Id),
                Changes = kind == LicenseMatchKind.Modified ? ChangeList.Of(words, best.Differences) : [],
            },
            kind == LicenseMatchKind.Partial ? [] : best.Runs
        );

    /// <summary>The license and the exception from it as the notice outside of the license's own words decides.</summary>
    private LicenseMatch Told(LicenseWords words, LicenseMatch match, IReadOnlyList<Run> runs)
    {
        // SPDX had ids for some licenses with their exceptions once.
        const string With = " WITH ";
        var successor = match.License!.Successor ?? "";
        var at = successor.IndexOf(With, StringComparison.Ordinal);
        var license = notices.Apply(words, at < 0 ? match.License : Find(successor.Substring(0, at)), runs);
        var exception = at < 0 ? wording.Exceptions.Find(words, license.Id, runs) : successor.Substring(at + With.Length);
        return match with
        {
            License = license,
            Exception = exception,
            AlsoContains = [.. match.AlsoContains.Where(l => exception is null || l.Successor?.EndsWith(With + exception, StringComparison.Ordinal) != true)],
        };
    }

    /// <summary>A text that gives itself another name than the license whose words it has most of: no word of "modified".</summary>
    private static LicenseMatch OfAnotherName(Comparison best, License? license, License? other, List<Comparison> further) =>
        other is not null
            ? new LicenseMatch(other, LicenseMatchKind.Reference, Round(best.Similarity))
            {
                AlsoContains = AlsoContained(further, other.Id),
            }
        : license is null ? new LicenseMatch(null, LicenseMatchKind.None, 0) { AlsoContains = AlsoContained(further, null) }
        : new LicenseMatch(null, LicenseMatchKind.Resembles, Round(best.Similarity))
        {
            BasedOn = license,
            AlsoContains = AlsoContained(further, license.Id),
        };

    /// <summary>The text beside the license that its title names, where that is known and the text has its words.</summary>
    private Comparison? NamedText(LicenseWords words, Alignment alignment, License named)
    {
        alignment.Text.Set(words, null);
        return index.Fingerprints.Where(f => string.Equals(f.Id, named.Id, StringComparison.OrdinalIgnoreCase))
            .Select(f => Comparison.Of(words, wording, index, f, alignment.Align(f), null))
            .Where(c => KindOf(c) != LicenseMatchKind.None).OrderByDescending(c => c.Similarity).FirstOrDefault();
    }

    private static License[] AlsoContained(IEnumerable<Comparison> further, string? except) =>
        [.. further.Select(c => c.License.Id).Where(id => !string.Equals(id, except, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Select(Find)];

    /// <summary>A difference never rounds to none.</summary>
    private static double Round(double similarity) => similarity >= 1 ? 1 : Math.Min(0.9999, Math.Round(similarity, 4));

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

                var match = new LicenseMatch(license, header ? LicenseMatchKind.Partial : LicenseMatchKind.Reference, header ? Round(best!.Similarity) : 0);
                return Told(words, match, []);
            }
        }

        return titles.NamedIn(words) is { } title
            ? new LicenseMatch(title, LicenseMatchKind.Reference, best is null ? 0 : Round(best.Similarity))
            : new LicenseMatch(null, LicenseMatchKind.None, 0);
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
            var again = BestWithin(words, alignment, takenByAll, [next.License]);
            var isAgain = again is not null && IsWhole(again) && again.Matched >= LeastPartialWords;
            next = isAgain ? again : BestWithin(words, alignment, takenByAll, null);
            if (next is null || !IsWhole(next) || next.Matched < LeastPartialWords)
            {
                break;
            }

            Mark(takenByAll, next);
            Mark(takenByOthers, next);
            if (!isAgain)
            {
                further.Add(next);
            }
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

    private Comparison? FindBest(LicenseWords words, Alignment alignment)
    {
        alignment.Text.Set(words, null);
        var finder = new CandidateFinder(index);
        var shortlist = new Shortlist(words, wording, index, alignment);
        var best = BestOf(shortlist.Of(finder.Find(words.Shingles, alignment.Text, isRest: false)), isFurther: false, null);
        if (words.Count <= LongestHeader && (best is null || Tier(best, isFurther: false) == 0))
        {
            var named = new Lazy<IReadOnlyList<NamedLicense>>(() => ReferenceFinder.Find(words, wording, LongestHeader));
            best = BestOf(shortlist.Of(finder.FindThoroughly()), isFurther: false, named);
        }

        return best;
    }

    /// <summary>
    /// The best of some licenses, or of all, of which each is laid beside the stretch of a collection that is most like it; those are left out
    /// that cannot be there as a whole.
    /// </summary>
    private Comparison? BestWithin(LicenseWords words, Alignment alignment, bool[] taken, List<Fingerprint>? licenses)
    {
        var text = alignment.Text;
        text.Set(words, taken);
        var stretches = (licenses ?? new CandidateFinder(index).Find(words.Shingles, text, isRest: true))
            .FindAll(text.MayBeWhole)
            .ConvertAll(license => (License: license, At: text.Locate(license)));
        return BestOf(stretches.Select(Compare), isFurther: true, null);

        Comparison Compare((Fingerprint License, (int From, int To) At) stretch)
        {
            budget -= words.Count;
            text.Set(words, taken, stretch.At.From, stretch.At.To);
            return Comparison.Of(words, wording, index, stretch.License, alignment.Align(stretch.License), taken);
        }
    }

    private static Comparison? BestOf(IEnumerable<Comparison> comparisons, bool isFurther, Lazy<IReadOnlyList<NamedLicense>>? named)
    {
        Comparison? best = null;
        foreach (var comparison in comparisons)
        {
            var license = comparison.License;
            if (comparison is { Missing: 0, Extra: 0, PassedOver: 0 })
            {
                // The same words: nothing can be nearer.
                return comparison;
            }

            // Licenses quote each other's headers: the one that the header names is meant.
            var asGood = best is not null && named is not null && Math.Abs(comparison.Matched - comparison.Extra - best.Matched + best.Extra) <= Ranking.Near;
            if (best is null || (asGood && IsNamed(license) != IsNamed(best.License) ? IsNamed(license) : IsBetter(comparison, best, isFurther)))
            {
                best = comparison;
            }
        }

        return best;

        bool IsNamed(Fingerprint license) => named!.Value.Any(n => string.Equals(n.License.Id, license.Id, StringComparison.Ordinal));
    }
}
