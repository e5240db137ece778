using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>The first thing that a reader sees: one sentence, and the models by what the license of their weights allows.</summary>
internal static class Summary
{
    private const double BarWidth = 1000;

    public static void Add(Markup markup, Page page)
    {
        var open = page.Models.Count(m => m.Card.Assessment.OpenSource == StandardOutcome.Satisfied);
        var restricted = page.Models.Count(m => m.Card.Assessment.OpenSource == StandardOutcome.NotSatisfied);
        var unclear = page.Models.Count - open - restricted;
        markup.Add($"""<p class="lead">{Sentence(page)}</p>""");
        if (page.Models.Count == 0)
        {
            markup.Add($"""<p>Models are looked for among the project's files and packages by the formats that are listed in <a href="{Rule.DocsUrl}formats.md" rel="noreferrer">the documentation</a>. One that was missed can be named: <code>&lt;ModelArtifact Include="…" /&gt;</code> in the project file.</p>""");
            return;
        }

        markup.Add($"""<figure class="share"><svg viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="{open} open terms, {restricted} restricted, {unclear} unclear">""");
        var x = 0.0;
        foreach (var (count, name) in new[] { (open, "ok"), (restricted, "no"), (unclear, "un") })
        {
            var width = BarWidth * count / page.Models.Count;
            markup.Add($"""<rect class="{name}" x="{x}" width="{width}" height="14"/>""");
            x += width;
        }

        markup.Add($"""
            </svg><figcaption><ul class="key"><li><i class="k ok"></i><b>{Words.Number(open)}</b> open terms</li><li><i class="k no"></i><b>{Words.Number(restricted)}</b> restricted</li><li><i class="k un"></i><b>{Words.Number(unclear)}</b> unclear or no license</li></ul></figcaption></figure>

            """);
    }

    private static string Sentence(Page page)
    {
        if (page.Models.Count == 0)
        {
            return "No models were found.";
        }

        var standing = page.Findings.Count(f => f.Finding.Waiver is null && f.Finding.Severity >= FindingSeverity.Warning);
        var waived = page.Findings.Count(f => f.Finding.Waiver is not null);
        var concerned = page.Models.Count(m => m.Findings.Exists(f => f.Finding.Waiver is null && f.Finding.Severity >= FindingSeverity.Warning));
        var models = Words.Count(page.Models.Count, "model") + (page.Inventories.Count > 1 ? " in " + Words.Count(page.Inventories.Count, "project") : "");
        var findings = standing == 0
            ? "nothing contradicts a label."
            : Words.Count(standing, "finding") + " on " + (concerned == page.Models.Count && concerned == 1 ? "it." : Words.Number(concerned) + " of them.");
        return models + ": " + findings + (waived == 0 ? "" : " " + Words.Count(waived, "more finding") + (waived == 1 ? " is waived." : " are waived."));
    }
}
