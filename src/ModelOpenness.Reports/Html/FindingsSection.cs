using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

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
            foreach (var rule in standing.GroupBy(f => (f.Finding.Severity, f.Finding.RuleId)))
            {
                Rule(markup, page, [.. rule]);
            }

            markup.Add($"""<p class="none" hidden>No finding matches the filter.</p>""");
        }

        markup.Add($"</section>\n");
    }

    /// <summary>The findings of one rule, which is named once.</summary>
    private static void Rule(Markup markup, Page page, List<NumberedFinding> rows)
    {
        var finding = rows[0].Finding;
        markup.Add($"""<div class="rule {Words.Severity(finding.Severity)}"><h3><span class="sev">{Words.Severity(finding.Severity)}</span> """);
        if (RuleTable.Find(finding.RuleId) is { } rule)
        {
            markup.Add($"""<a href="{rule.HelpLink}" rel="noreferrer">{finding.RuleId}</a> {rule.Title}""");
        }
        else
        {
            markup.Add($"{finding.RuleId}");
        }

        if (rows.Count > 1)
        {
            markup.Add($" <small>{Words.Count(rows.Count, "finding")}</small>");
        }

        markup.Add($"""</h3><ol class="findings">""");
        foreach (var row in rows)
        {
            Add(markup, page, row);
        }

        markup.Add($"</ol></div>\n");
    }

    private static void Add(Markup markup, Page page, NumberedFinding row)
    {
        var finding = row.Finding;
        markup.Add($"""<li id="f{row.Number}"><p class="msg">{finding.Message}</p><p class="where">""");
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

        // The words of a clause stand with the license; a link leads there.
        var clauses = finding.Related.Select(r => Clause(row, r)).OfType<QuotedTerm>().Distinct().ToList();
        for (var i = 0; i < clauses.Count; i++)
        {
            markup.Add($"""{(i == 0 ? " · " : ", ")}<a href="#q{clauses[i].Quote}">{Words.Fact(clauses[i].Term)}</a>""");
        }

        markup.Add($"</p>");
        var others = finding.Related.Where(r => Clause(row, r) is null).ToList();
        if (others.Count > 0)
        {
            markup.Add($"""<details class="rel"><summary>Evidence</summary><ul>""");
            foreach (var related in others)
            {
                markup.Add($"<li>");
                Parts.Place(markup, related.Place);
                markup.Add($" {related.Message}</li>");
            }

            markup.Add($"</ul></details>");
        }

        markup.Add($"</li>\n");
    }

    /// <summary>The clause that a related place is, as a license on this page shows it at that very place; null where none does.</summary>
    private static QuotedTerm? Clause(NumberedFinding row, RelatedPlace related) =>
        row.Models.Select(m => m.Card).Distinct().SelectMany(c => c.Terms).FirstOrDefault(t =>
            t.Quote > 0 && related.Place.Equals(t.Term.Place) && related.Message.StartsWith(t.Term.Kind + ": ", StringComparison.Ordinal));
}
