namespace ModelOpenness.Reports.Html;

/// <summary>What contradicts a label, and on what evidence.</summary>
internal static class FindingsSection
{
    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="findings"><h2>Findings</h2>""");
        var standing = page.Findings.Where(f => f.Finding.Waiver is null).OrderByDescending(f => f.Finding.Severity).ToList();
        if (standing.Count == 0)
        {
            markup.Add($"""<p class="none">Nothing to report.</p>""");
        }
        else
        {
            markup.Add($"""<ol class="findings">""");
            foreach (var row in standing)
            {
                Add(markup, page, row);
            }

            markup.Add($"""</ol><p class="none" hidden>No finding matches the filter.</p>""");
        }

        markup.Add($"</section>\n");
    }

    private static void Add(Markup markup, Page page, FindingRow row)
    {
        var finding = row.Finding;
        var rule = RuleTable.Find(finding.RuleId);
        markup.Add($"""<li id="f{row.Number}" class="{Parts.SeverityClass(finding)}"><p class="head"><span class="sev">{Words.Severity(finding.Severity)}</span> """);
        if (rule is null)
        {
            markup.Add($"<b>{finding.RuleId}</b>");
        }
        else
        {
            markup.Add($"""<a href="{rule.HelpLink}" rel="noreferrer">{finding.RuleId}</a> {rule.Title}""");
        }

        markup.Add($"""</p><p class="msg">{finding.Message}</p><p class="where">""");
        if (page.Inventories.Count > 1)
        {
            markup.Add($"{row.Inventory.Project} · ");
        }

        Parts.Place(markup, finding.Place);
        if (row.Models.Count > 0)
        {
            markup.Add($" · concerns ");
            Parts.ModelLinks(markup, row.Models);
        }

        markup.Add($"</p>");
        if (finding.Related.Count > 0)
        {
            markup.Add($"""<details class="rel"><summary>Evidence</summary><ul>""");
            foreach (var related in finding.Related)
            {
                markup.Add($"<li>");
                Parts.Place(markup, related.Place);
                markup.Add($" {related.Message}</li>");
            }

            markup.Add($"</ul></details>");
        }

        markup.Add($"</li>\n");
    }
}
