using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>
/// The inventories as one page: no request leaves it, its policy allows its own style and script by hash and nothing else.
/// Without script it is complete; the script filters, sorts and folds.
/// </summary>
internal static class HtmlReport
{
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var page = Page.Of(inventories);
        var markup = new Markup();
        var title = inventories.Count == 1 ? inventories[0].Project : Words.Count(inventories.Count, "project");
        markup.Add(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Asset.Style.Hash}'; script-src 'sha256-{Asset.Script.Hash}'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="{JsonReport.ToolName} {JsonReport.ToolVersion}">
            <link rel="icon" href="data:,">
            <title>Model openness: {title}</title>
            <style>
            """
        );
        markup.AddAsset(Asset.Style);
        markup.Add($"""
            </style>
            </head>
            <body>
            <a class="skip" href="#{(page.Models.Count > 0 ? "models" : "findings")}">Skip to the {(page.Models.Count > 0 ? "models" : "findings")}</a>
            <header class="top">
            <p class="kicker">Model openness report</p>
            <h1>{Summary.Title(page)}</h1>
            """);
        Summary.Add(markup, page);
        BriefSection.Add(markup, page);
        markup.Add($"</header>\n");
        if (page.Models.Count > 0)
        {
            Toolbar(markup, page);
        }

        markup.Add($"<main>\n");
        NotLookedAtSection.Add(markup, page);
        FindingsSection.Add(markup, page);
        if (page.Models.Count > 0)
        {
            ModelsSection.Add(markup, page);
            LicensesSection.Add(markup, page);
            LineageSection.Add(markup, page);
        }

        LabelsSection.Add(markup, page);
        WaiversSection.Add(markup, page);
        if (page.Models.Count > 0)
        {
            NotEvaluatedSection.Add(markup, page);
        }

        markup.Add($"</main>\n");
        Footer(markup, inventories);
        markup.Add($"<script>");
        markup.AddAsset(Asset.Script);
        markup.Add($"</script>\n</body>\n</html>\n");
        return markup.ToBytes();
    }

    private static void Toolbar(Markup markup, Page page)
    {
        markup.Add(
            $"""
            <nav class="bar" aria-label="Filter and sections">
            <div class="find" role="search"><label for="q">Filter</label><input id="q" type="search" autocomplete="off" spellcheck="false" placeholder="model, license, term …" aria-describedby="hits"><kbd aria-hidden="true">/</kbd></div>
            <div class="find"><label for="s">Show</label><select id="s"><option value="">all models</option><option value="warn">with findings</option><option value="n">restricted</option><option value="s">open terms</option><option value="u">unclear</option><option value="away">referenced, not shipped</option></select></div>
            <p id="hits" role="status" data-models="{page.Models.Count}">{Words.Count(page.Models.Count, "model")}</p>
            <ul>
            """
        );
        foreach (
            var (id, name) in new[]
            {
                ("findings", "Findings"),
                ("models", "Models"),
                ("licenses", "Licenses"),
                ("lineage", "Lineage"),
                ("labels", "Labels"),
                ("waivers", "Waivers"),
                ("open", "Not evaluated"),
            }
        )
        {
            markup.Add($"""<li><a href="#{id}">{name}</a></li>""");
        }

        markup.Add($"</ul></nav>\n");
    }

    private static void Footer(Markup markup, IReadOnlyList<Inventory> inventories)
    {
        var standards = inventories.Select(i => Standard.Find(i.Standard)?.Name ?? i.Standard).Distinct(StringComparer.Ordinal);
        markup.Add(
            $"""
            <footer><p>Labels are judged by: {string.Join(", ", standards)}. Written by {JsonReport.ToolName} {JsonReport.ToolVersion}. Evidence, not legal advice.</p></footer>

            """
        );
    }
}
