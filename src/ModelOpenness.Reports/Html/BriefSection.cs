using ModelOpenness.Rules;
using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Html;

/// <summary>The first sheet of paper: what there is to know on one page. On a screen the page itself says it.</summary>
internal static class BriefSection
{
    private const int MostFindings = 10;
    private const int MostModels = 14;
    private const int LongestName = 64;

    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<div class="brief">""");
        var rules = page.Standing.GroupBy(f => f.Finding.RuleId, StringComparer.Ordinal).ToList();
        if (rules.Count > 0)
        {
            markup.Add(
                $"""<h2>What was found</h2><table><thead><tr><th>Rule</th><th>Finding</th><th>Licenses</th><th class="num">Models</th></tr></thead><tbody>"""
            );
            foreach (var rule in rules.Take(MostFindings))
            {
                var models = rule.SelectMany(f => f.Models).Distinct().ToList();
                markup.Add(
                    $"""<tr><td>{rule.Key}</td><td>{RuleTable.Find(rule.Key)?.Title ?? rule.First().Finding.Message}</td><td>{List([.. models.Select(m => m.Card.Name).Distinct(StringComparer.Ordinal)])}</td><td class="num">{(models.Count == 0 ? "" : Words.Number(models.Count))}</td></tr>"""
                );
            }

            markup.Add($"</tbody></table>");
            Rest(markup, rules.Count - MostFindings, "more rule");
        }

        if (page.Models.Count > 0)
        {
            markup.Add(
                $"""<h2>The models</h2><table><thead><tr><th>Model</th><th>License of the weights</th><th>Open source terms</th><th class="num">Findings</th></tr></thead><tbody>"""
            );
            foreach (var row in page.Models.OrderByDescending(m => m.StandingCount).Take(MostModels))
            {
                markup.Add(
                    $"""<tr><td>{Words.Cut(row.Model.Name, LongestName)}{(row.IsNamedOnly ? " (referenced, not shipped)" : "")}</td><td>{Words.Cut(row.Card.Name, LongestName)}</td><td>{(row.Card.Assessment.OpenSource == StandardOutcome.NotEvaluated ? "–" : Parts.Word(row.Card.Assessment.OpenSource))}</td><td class="num">{(row.StandingCount == 0 ? "" : Words.Number(row.StandingCount))}</td></tr>"""
                );
            }

            markup.Add($"</tbody></table>");
            Rest(markup, page.Models.Count - MostModels, "more model");
        }

        markup.Add(
            $"""<p>The pages that follow give the evidence: the words of each label beside the words of each clause. Evidence, not legal advice.</p></div>"""
        );
        markup.Add($"\n");
    }

    private static void Rest(Markup markup, int count, string what)
    {
        if (count > 0)
        {
            markup.Add($"<p>And {Words.Count(count, what)}.</p>");
        }
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : Words.Cut(names[0], LongestName) + (names.Count == 1 ? "" : " and " + Words.Number(names.Count - 1) + " more");
}
