using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>What contradicts a label: the label's words, and beside them the words of the clause. The gravest first.</summary>
internal static class FindingsSection
{
    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="findings"><h2>Findings</h2>""");
        if (page.Standing.Count == 0)
        {
            markup.Add($"""<p class="none">Nothing to report.</p>""");
        }
        else
        {
            foreach (var rule in page.Standing.GroupBy(f => (f.Finding.Severity, f.Finding.RuleId)))
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
        var rule = RuleTable.Find(finding.RuleId);
        markup.Add(
            $"""<div class="rule {Words.Severity(finding.Severity)}"><h3>{rule?.Title ?? finding.RuleId}</h3><p class="id"><span class="sev">{Words.Severity(finding.Severity)}</span> """
        );
        if (rule is not null)
        {
            markup.Add($"""<a href="{rule.HelpLink}" rel="noreferrer">{finding.RuleId}</a>""");
        }

        markup.Add($"""{(rows.Count > 1 ? " · " + Words.Count(rows.Count, "finding") : "")}</p>""");
        foreach (var said in rows.GroupBy(r => r.Label))
        {
            markup.Add($"""<div class="{(said.Key is null ? "" : "pair")}">""");
            if (said.Key is { } label)
            {
                Said(markup, label);
            }

            markup.Add($"<div>");
            foreach (var law in said.GroupBy(r => r.Clauses.Count == 0 ? null : r.Models[0].Card))
            {
                markup.Add($"""<div class="against">""");
                if (law.Key is { } card)
                {
                    Law(markup, page, card, law.First().Clauses);
                }

                markup.Add($"""<ol class="findings">""");
                foreach (var row in law)
                {
                    Add(markup, page, row);
                }

                markup.Add($"</ol></div>");
            }

            markup.Add($"</div></div>\n");
        }

        markup.Add($"</div>\n");
    }

    /// <summary>What is called open, once for all findings that rest on it.</summary>
    private static void Said(Markup markup, Label label)
    {
        markup.Add($"""<div class="said"><h4>{label.SourceName} says</h4><blockquote>“{label.Sentence ?? label.Wording}”</blockquote><p class="src">""");
        Parts.Place(markup, label.Place);
        markup.Add($"</p></div>");
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

        markup.Add($"</p>");
        var others = finding.Related.Where(r => !row.Clauses.Any(c => r.Place.Equals(c.Term.Place)) && !r.Place.Equals(row.Label?.Place)).ToList();
        if (others.Count > 0)
        {
            markup.Add($"""<details class="rel"><summary>Further evidence</summary><ul>""");
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

    /// <summary>What the license says, once for all findings that rest on it.</summary>
    private static void Law(Markup markup, Page page, LicenseCard card, IReadOnlyList<QuotedTerm> clauses)
    {
        markup.Add($"""<div class="law"><h4><a href="#l{card.Number}">{card.Name}</a>{(clauses.Any(c => c.Quote > 0) ? " says" : "")}</h4>""");
        foreach (var clause in Parts.Clauses(clauses))
        {
            if (clause[0].Quote > 0)
            {
                page.Quotes.Add(markup, clause[0].Quote);
            }

            markup.Add(
                $"""<p class="src">{Words.Capital(string.Join("; ", clause.Select(c => Words.FactAndValue(c.Term)).Distinct(StringComparer.Ordinal)))} """
            );
            Parts.Spot(markup, clause[0].Term, null);
            markup.Add($"</p>");
        }

        if (clauses.All(c => c.Quote == 0))
        {
            markup.Add($"""<p class="src note">Known of this license; its text is not beside the model to be quoted.</p>""");
        }

        markup.Add($"</div>");
    }
}
