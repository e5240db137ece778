using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>Small parts that several sections show.</summary>
internal static class Parts
{
    private const int MostLinks = 12;

    public static void Place(Markup markup, Place? place)
    {
        if (place is not null)
        {
            markup.Add($"""<code class="at">{place.ToString()}</code>""");
        }
    }

    /// <summary>The file that all terms stand in, which is then named once above them; null where they stand in several or none.</summary>
    public static string? FileOf(IEnumerable<Term> terms)
    {
        var paths = terms.Select(t => t.Place?.Path).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return paths.Count == 1 ? paths[0] : null;
    }

    /// <summary>Terms that rest on the same words, together; a term without words stands alone.</summary>
    public static IEnumerable<List<QuotedTerm>> Clauses(IReadOnlyList<QuotedTerm> terms) =>
        terms.GroupBy(t => (t.Quote, t.Quote > 0 ? "" : t.Term.Kind)).Select(g => g.ToList());

    /// <summary>Where a term stands: its section, and its line in the file named above, or file and line.</summary>
    public static void Spot(Markup markup, Term term, string? file)
    {
        var line = file is not null && term.Place is { Line: > 0 } place ? "line " + Words.Number(place.Line) : null;
        var section = term.Section is null ? null : "section " + term.Section;
        if ((section ?? line) is not null)
        {
            markup.Add($"<small>{string.Join(", ", new[] { section, line }.OfType<string>())}</small>");
        }

        if (file is null)
        {
            markup.Add($" ");
            Place(markup, term.Place);
        }
    }

    public static void ModelLinks(Markup markup, IReadOnlyList<ModelRow> models)
    {
        for (var i = 0; i < models.Count && i < MostLinks; i++)
        {
            markup.Add($"""{(i == 0 ? "" : ", ")}<a href="#m{models[i].Number}">{models[i].Model.Name}</a>""");
        }

        if (models.Count > MostLinks)
        {
            markup.Add($" and {Words.Number(models.Count - MostLinks)} more");
        }
    }

    /// <summary>A verdict in one word: the text of a table's cell, which shows a mark instead.</summary>
    public static string Word(StandardOutcome outcome) => outcome switch
    {
        StandardOutcome.Satisfied => "yes",
        StandardOutcome.NotSatisfied => "no",
        StandardOutcome.Uncertain => "uncertain",
        _ => "not evaluated",
    };

    /// <summary>The class of a verdict: s, n, u, e for satisfied, not satisfied, uncertain, not evaluated.</summary>
    public static string Class(StandardOutcome outcome) => outcome switch
    {
        StandardOutcome.Satisfied => "s",
        StandardOutcome.NotSatisfied => "n",
        StandardOutcome.Uncertain => "u",
        _ => "e",
    };
}
