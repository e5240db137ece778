using System.Globalization;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Terms;

/// <summary>Reads the restrictive terms out of the words of a license, use policy or model card.</summary>
internal static class TermDetector
{
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
            terms.Add(
                new Term(find.Kind)
                {
                    Quote = TermQuote.Fold(text, start, end),
                    Place = lines.Place(path, start, end),
                    Section = find.Unit.Section,
                    Value = find.Value >= 0 ? find.Value : null,
                    Unit = find.UnitName,
                    Clause =
                        clauses[find.Unit.FirstWord] > 1
                            ? "L"
                                + lines.Line(find.Unit.Start).ToString(CultureInfo.InvariantCulture)
                                + "."
                                + find.Unit.Start.ToString(CultureInfo.InvariantCulture)
                            : null,
                }
            );
        }

        return terms;
    }

    /// <summary>What was found, before it becomes a <see cref="Term"/>; for tests of single patterns, too.</summary>
    internal static List<TermFind> Find(string text, PatternBook book) => new TermReader(text, book).Read();
}
