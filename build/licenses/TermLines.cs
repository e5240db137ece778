using System.Globalization;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.LicenseFacts;

/// <summary>The terms of a text as lines of licenses.ini: kind, section, clause, value.</summary>
internal static class TermLines
{
    public static IReadOnlyList<string> Of(string text)
    {
        var terms = TermDetector.Detect(text, "").Where(t => t.Place is not null).ToList();
        var sections = new SectionFinder(text);
        var starts = LineStarts(text);
        var clauses = terms.GroupBy(t => (t.Place!.Line, t.Quote)).Where(g => g.Count() > 1).Select((g, i) => (g.Key, Letter: (char)('a' + i)))
            .ToDictionary(c => c.Key, c => c.Letter);
        return [.. terms.Select(Line).Distinct(StringComparer.Ordinal)];

        string Line(Term term)
        {
            var place = term.Place!;
            var section = sections.Find(starts[place.Line - 1] + place.Column - 1);
            return term.Kind + (section is null ? "" : "; section " + section)
                + (clauses.TryGetValue((place.Line, term.Quote), out var letter) ? $"; clause {letter}" : "")
                + (term.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"; value {value} {term.Unit}") : "");
        }
    }

    /// <summary>The name that the text gives itself, or null.</summary>
    public static string? TitleOf(string text) => LicenseTitle.Find(Wording.Default.Read(text), Wording.Default)?.Text;

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}
