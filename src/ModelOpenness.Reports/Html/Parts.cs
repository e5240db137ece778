using ModelOpenness.Standards;

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

    /// <summary>The class of a verdict: s, n, u, e for satisfied, not satisfied, uncertain, not evaluated.</summary>
    public static string Class(StandardOutcome outcome) => outcome switch
    {
        StandardOutcome.Satisfied => "s",
        StandardOutcome.NotSatisfied => "n",
        StandardOutcome.Uncertain => "u",
        _ => "e",
    };

    public static string SeverityClass(Finding finding) => finding.Waiver is not null ? "waived" : Words.Severity(finding.Severity);
}
