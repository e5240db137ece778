using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>The first thing that a reader sees: one sentence, and the models by what the license of their weights allows.</summary>
internal static class Summary
{
    private const double BarWidth = 1000;
    private const int LongestExtension = 7;

    /// <summary>The question that the page answers.</summary>
    public static string Title(Page page)
    {
        var name = page.Inventories.Count != 1 ? Words.Count(page.Inventories.Count, "project")
            : string.Equals(page.Inventories[0].Project, ".", StringComparison.Ordinal) ? "This folder"
            : Named(page.Inventories[0].Project);
        return page.Models.Count == 0 ? name : name + ": are the models open source?";
    }

    public static void Add(Markup markup, Page page)
    {
        var here = page.Here.ToList();
        var open = here.Count(m => m.Card.Assessment.OpenSource == StandardOutcome.Satisfied);
        var restricted = here.Count(m => m.Card.Assessment.OpenSource == StandardOutcome.NotSatisfied);
        var unclear = here.Count - open - restricted;
        markup.Add($"""<p class="lead">{Sentence(page, restricted)}</p>""");
        if (page.Models.Count == 0)
        {
            markup.Add(
                $"""<p>Models are looked for among the project's files and packages by the formats that are listed in <a href="{Rule.DocsUrl}formats.md" rel="noreferrer">the documentation</a>. One that was missed can be named: <code>&lt;ModelArtifact Include="…" /&gt;</code> in the project file.</p>"""
            );
            return;
        }

        markup.Add($"""<p class="sub">{Counts(page)}</p>""");
        if (here.Count == 0)
        {
            return;
        }

        markup.Add(
            $"""<figure class="share"><svg viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="{open} open terms, {restricted} restricted, {unclear} unclear">"""
        );
        var x = 0.0;
        foreach (var (count, name) in new[] { (open, "ok"), (restricted, "no"), (unclear, "un") })
        {
            var width = BarWidth * count / here.Count;
            markup.Add($"""<rect class="{name}" x="{x}" width="{width}" height="14"/>""");
            x += width;
        }

        markup.Add(
            $"""
            </svg><figcaption><ul class="key"><li><i class="k ok"></i><b>{Words.Number(
                open
            )}</b> open terms</li><li><i class="k no"></i><b>{Words.Number(
                restricted
            )}</b> restricted</li><li><i class="k un"></i><b>{Words.Number(
                unclear
            )}</b> unclear or no license</li></ul></figcaption></figure>

            """
        );
    }

    /// <summary>What a reader who has ten seconds takes away.</summary>
    private static string Sentence(Page page, int restricted)
    {
        if (page.Models.Count == 0)
        {
            return "No models were found.";
        }

        var contradicted = page
            .Standing.Where(f => f.Finding.Severity >= FindingSeverity.Warning && f.Label is not null && f.Clauses.Count > 0)
            .SelectMany(f => f.Models)
            .Distinct()
            .Count();
        if (contradicted > 0)
        {
            return (
                    contradicted == page.Models.Count && contradicted == 1
                        ? "The model is"
                        : Words.Number(contradicted)
                            + " of "
                            + Words.Count(page.Models.Count, "model")
                            + (contradicted == 1 ? " is" : " are")
                )
                + " called open source, but "
                + (contradicted == 1 ? "its license restricts who may use it" : "their licenses restrict who may use them")
                + " or what for.";
        }

        return (
                page.Inventories.Any(i => i.Labels.Count > 0)
                    ? "Nothing in the licenses contradicts what is called open source"
                    : "Nothing here is called open source"
            )
            + (
                restricted == 0
                    ? "."
                    : "; the license of "
                        + (restricted == 1 ? "one model" : Words.Count(restricted, "model"))
                        + " restricts what people may do."
            );
    }

    private static string Counts(Page page)
    {
        var waived = page.Findings.Count - page.Standing.Count;
        var named = page.Models.Count - page.Here.Count();
        var parts = new[]
        {
            Words.Count(page.Models.Count, "model") + (page.Inventories.Count > 1 ? " in " + Words.Count(page.Inventories.Count, "project") : "")
                + (named == 0 ? "" : " (" + Words.Number(named) + " referenced, not shipped)"),
            page.Standing.Count == 0 ? "no findings" : Words.Count(page.Standing.Count, "finding"),
            waived == 0 ? "" : Words.Number(waived) + " waived",
        };
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    /// <summary>A project file without what it ends with.</summary>
    private static string Named(string project) =>
        project.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
        && project.LastIndexOf('.') is > 0 and var dot
        && project.Length - dot <= LongestExtension
            ? project.Substring(0, dot)
            : project;
}
