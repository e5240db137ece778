using ModelOpenness.Vocabulary;

namespace ModelOpenness.Terms;

/// <summary>Reads the restrictive terms out of the words of a license, use policy or model card.</summary>
public static class TermDetector
{
    private static readonly List<Span> None = [];

    /// <summary>Most terms of one kind that are given: the strongest, in the order of the text.</summary>
    private const int MostOfAKind = 6;

    /// <summary>Most finds of one kind that are kept while reading.</summary>
    private const int MostFinds = 64;

    /// <summary>How many sentences lead into a list at most, and how many of their words count.</summary>
    private const int DeepestLead = 4;
    private const int LongestLead = 60;

    /// <summary>Finds the terms in a text, in the order of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The path that the places of the terms carry.</param>
    public static IReadOnlyList<Term> Detect(string text, string path) => Detect(text, path, PatternBook.Default);

    internal static IReadOnlyList<Term> Detect(string text, string path, PatternBook book)
    {
        var finds = Find(text, book);
        var lines = new LineMap(text);
        var clauses = new Dictionary<int, int>();
        foreach (var find in finds)
        {
            clauses[find.Unit.FirstWord] = clauses.TryGetValue(find.Unit.FirstWord, out var count) ? count + 1 : 1;
        }

        var terms = new List<Term>(finds.Count);
        foreach (var find in finds)
        {
            var (start, end) = find.Quote;
            var place = lines.Place(path, start, end);
            terms.Add(new Term(find.Kind)
            {
                Quote = TermQuote.Fold(text, start, end),
                Place = place,
                Section = find.Unit.Section,
                Value = find.Value >= 0 ? find.Value : null,
                Unit = find.UnitName,
                Clause = clauses[find.Unit.FirstWord] > 1 ? "L" + lines.Line(find.Unit.Start).ToString(System.Globalization.CultureInfo.InvariantCulture) + "." + find.Unit.Start.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            });
        }

        return terms;
    }

    /// <summary>What was found, before it becomes a <see cref="Term"/>; for tests of single patterns, too.</summary>
    internal static List<TermFind> Find(string text, PatternBook book)
    {
        var words = Words.Read(text, book.Vocabulary);
        var units = Units.Read(text, words);
        var sentence = new Sentence(book, text, words);
        var headings = new Sentence(book, text, words);
        Unit? headingLoaded = null;
        var finds = new Dictionary<string, List<TermFind>>(StringComparer.Ordinal);
        var tried = new int[book.Patterns.Count];
        var round = 0;
        var leads = new List<Unit>();
        var budget = (words.Count / 4L) + 50_000;
        foreach (var unit in units)
        {
            // An item is read with the sentences that lead into its list, each time anew. A hostile text makes a million items
            // of one word; what it costs beyond a few times its own words, it is not worth.
            leads.Clear();
            for (var lead = budget > 0 ? unit.Lead : null; lead is not null && leads.Count < DeepestLead; lead = lead.Lead)
            {
                leads.Insert(0, lead);
            }

            sentence.Load(unit, leads, LongestLead);
            budget -= sentence.Own;
            round++;
            bool? about = null;
            for (var c = 0; c < sentence.Classes.Count; c++)
            {
                if (!sentence.Has(sentence.Classes[c]) || book.ByAnchor[sentence.Classes[c]] is not { } candidates)
                {
                    continue;
                }

                foreach (var pattern in candidates)
                {
                    if (tried[pattern.Index] == round || !Applies(pattern.Where, unit, units) || IsFull(finds, pattern))
                    {
                        continue;
                    }

                    tried[pattern.Index] = round;
                    var found = Matches(sentence, pattern);
                    if (found.Count == 0)
                    {
                        continue;
                    }

                    if (pattern.Under.Length > 0 || pattern.UnlessUnder.Length > 0)
                    {
                        if (headingLoaded != unit.Heading && unit.Heading is not null)
                        {
                            headings.Load(unit.Heading, [], 0);
                            headingLoaded = unit.Heading;
                        }

                        var under = unit.Heading is not null;
                        if ((pattern.Under.Length > 0 && !(under && headings.HasAny(pattern.Under))) || (under && headings.HasAny(pattern.UnlessUnder)))
                        {
                            continue;
                        }
                    }

                    foreach (var kind in pattern.Kinds)
                    {
                        if (IsSkipped(sentence, kind, book, ref about))
                        {
                            continue;
                        }

                        foreach (var place in found)
                        {
                            Keep(finds, sentence, unit, pattern, kind, place, book, text);
                        }
                    }
                }
            }
        }

        return Choose(finds);
    }

    private static bool Applies(Where where, Unit unit, List<Unit> units) => where switch
    {
        Where.Any => true,
        Where.Heading => unit.IsHeading,
        Where.Title => units.Count > 0 && (unit == units[0] || (units.Count > 1 && unit == units[1])) && unit.Count <= 16,
        _ => !unit.IsHeading,
    };

    private static List<Span> Matches(Sentence sentence, TermPattern pattern)
    {
        List<Span>? found = null;
        foreach (var sequence in pattern.Matches)
        {
            if (sentence.Has(sequence.Anchor) && sentence.Match(sequence, sentence.Own) is { Count: > 0 } places)
            {
                (found ??= []).AddRange(places);
            }
        }

        if (found is null)
        {
            return None;
        }

        foreach (var needed in pattern.Needs)
        {
            if (!sentence.HasAny(needed))
            {
                return None;
            }
        }

        return sentence.HasAny(pattern.Unless) ? None : found;
    }

    private static bool IsSkipped(Sentence sentence, string kind, PatternBook book, ref bool? any)
    {
        // Most sentences are of no subject that is skipped; that is asked once.
        any ??= IsOfSkippedSubject(sentence, book);
        if (any == false)
        {
            return false;
        }

        foreach (var skip in book.Skips)
        {
            if ((skip.Kinds.Length == 0 || Array.IndexOf(skip.Kinds, kind) >= 0) && sentence.HasAny(skip.Matches) && !sentence.HasAny(skip.Unless))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfSkippedSubject(Sentence sentence, PatternBook book)
    {
        foreach (var skip in book.Skips)
        {
            if (sentence.HasAny(skip.Matches))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFull(Dictionary<string, List<TermFind>> finds, TermPattern pattern)
    {
        foreach (var kind in pattern.Kinds)
        {
            if (!finds.TryGetValue(kind, out var list) || list.Count < MostFinds)
            {
                return false;
            }
        }

        return true;
    }

    private static void Keep(Dictionary<string, List<TermFind>> finds, Sentence sentence, Unit unit, TermPattern pattern, string kind, Span place, PatternBook book, string text)
    {
        if (!finds.TryGetValue(kind, out var list))
        {
            finds.Add(kind, list = []);
        }

        var units = book.Units(kind);
        var value = units.Count > 0 ? place.Value : -1;
        for (var i = list.Count - 1; i >= 0 && list[i].Unit == unit; i--)
        {
            if (list[i].Value == value || value < 0)
            {
                if (pattern.Weight > list[i].Weight)
                {
                    list[i] = list[i] with { Weight = pattern.Weight };
                }

                return;
            }
        }

        if (list.Count >= MostFinds)
        {
            return;
        }

        string? name = null;
        if (value >= 0)
        {
            foreach (var candidate in units)
            {
                if (candidate.Said is null || sentence.HasAny(candidate.Said))
                {
                    name = candidate.Name;
                    break;
                }
            }
        }

        var first = Math.Max(place.From, sentence.Own);
        var last = Math.Max(place.End, first + 1);
        list.Add(new TermFind(kind, unit, TermQuote.Choose(sentence, first, Math.Min(last, sentence.Count), unit, text), value, name, pattern.Weight, pattern.Id));
    }

    private static List<TermFind> Choose(Dictionary<string, List<TermFind>> finds)
    {
        var chosen = new List<TermFind>();
        foreach (var list in finds.Values)
        {
            // At most three weights: three passes keep the order of the text without a sort.
            var free = MostOfAKind;
            for (var weight = TermPattern.Heaviest; weight >= 0 && free > 0; weight--)
            {
                for (var i = 0; i < list.Count && free > 0; i++)
                {
                    if (list[i].Weight == weight)
                    {
                        chosen.Add(list[i]);
                        free--;
                    }
                }
            }
        }

        chosen.Sort((a, b) =>
        {
            var order = a.Quote.Start.CompareTo(b.Quote.Start);
            order = order != 0 ? order : Order(a.Kind).CompareTo(Order(b.Kind));
            return order != 0 ? order : a.Value.CompareTo(b.Value);
        });
        return chosen;
    }

    private static int Order(string kind)
    {
        for (var i = 0; i < TermKind.All.Count; i++)
        {
            if (string.Equals(TermKind.All[i].Id, kind, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return int.MaxValue;
    }

}
