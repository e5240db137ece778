using System.Globalization;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>The models against the standards: a table that can be filtered and sorted, each row with its details below it.</summary>
internal static class ModelsSection
{
    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="models"><h2>Models</h2>""");
        var columns = Columns();
        markup.Add($"""<div class="wide" role="region" aria-label="Models against standards" tabindex="0"><table><thead><tr>""");
        Head(markup, "name", "Model", null);
        Head(markup, "lic", "License of the weights", null);
        Head(markup, "fmt", "Format", null);
        Head(markup, "num", "Size", null);
        foreach (var column in columns)
        {
            Head(markup, "std", Words.Column(column), column.Name);
        }

        Head(markup, "std", "MOF class", "Model Openness Framework");
        Head(markup, "num", "Findings", null);
        markup.Add($"</tr></thead>\n");
        foreach (var row in page.Models)
        {
            Row(markup, page, row, columns);
        }

        markup.Add(
            $"""</table></div><p class="none" hidden>No model matches the filter.</p><p class="more" hidden><span></span> <button>Show all</button></p>"""
        );
        markup.Add(
            $"""<ul class="key"><li><i class="v s"></i> satisfied</li><li><i class="v n"></i> not satisfied</li><li><i class="v u"></i> uncertain, takes a person's judgement</li><li><i class="v e"></i> not evaluated, too little is known</li></ul></section>"""
        );
        markup.Add($"\n");
    }

    /// <summary>Standards of one class each share a column; a draft of a standard is shown with the license only.</summary>
    private static List<Standard> Columns() =>
    [
        .. Standard.All.Where(s => !IsClass(s) && !Standard.All.Any(o => s.Id.StartsWith(o.Id + "-", StringComparison.Ordinal))),
    ];

    private static bool IsClass(Standard standard) => standard.Requirements.All(r => r.Check == RequirementCheck.Class);

    private static void Head(Markup markup, string kind, string text, string? title)
    {
        markup.Add($"""<th scope="col" class="{kind}"><button>{text}""");
        if (title is not null)
        {
            markup.Add($"""<span class="sr"> ({title})</span>""");
        }

        markup.Add($"</button></th>");
    }

    private static void Row(Markup markup, Page page, ModelRow row, List<Standard> columns)
    {
        var model = row.Model;
        var card = row.Card;
        var size = model.Artifacts.Aggregate(0L, (sum, a) => sum + Math.Min(Math.Max(0, a.PointerSize ?? a.Size), long.MaxValue - sum));
        var standing = row.Findings.Where(f => f.Finding.Waiver is null).ToList();
        var worst = standing.Count == 0 ? "" : Words.Severity(standing.Max(f => f.Finding.Severity));
        markup.Add(
            $"""<tbody id="m{row.Number}" class="{Parts.Class(card.Assessment.OpenSource)} {worst}{(row.IsNamedOnly ? " away" : "")}"><tr><th scope="row"><button>{model.Name}</button>"""
        );
        if (!string.Equals(model.Id, model.Name, StringComparison.Ordinal) || page.Inventories.Count > 1)
        {
            markup.Add($"""<small>{(page.Inventories.Count > 1 ? row.Inventory.Project + " · " : "")}{model.Id}</small>""");
        }

        if (row.IsNamedOnly)
        {
            markup.Add($"""<small class="tag">referenced, not shipped</small>""");
        }

        markup.Add(
            $"""</th><td><a href="#l{card.Number}">{card.Name}</a></td><td>{(row.IsNamedOnly ? "–" : model.Artifacts[0].Format)}</td><td class="num" data-k="{(row.IsNamedOnly ? "" : size.ToString(CultureInfo.InvariantCulture))}">{(row.IsNamedOnly ? "–" : Words.Size(size))}</td>"""
        );
        foreach (var verdict in card.Assessment.Verdicts.Where(v => columns.Contains(v.Standard)))
        {
            markup.Add($"""<td class="v {Parts.Class(verdict.Outcome)}">{Parts.Word(verdict.Outcome)}</td>""");
        }

        MofCell(markup, card);
        markup.Add($"""<td class="num {worst}">{(standing.Count == 0 ? "" : Words.Number(standing.Count))}</td></tr>""");
        markup.Add($"""<tr class="d" id="d{row.Number}"><td colspan="{columns.Count + 6}">""");
        Details(markup, row);
        markup.Add($"</td></tr></tbody>\n");
    }

    private static void MofCell(Markup markup, LicenseCard card)
    {
        var reached = card.Assessment.Verdicts.Where(v => IsClass(v.Standard)).ToList();
        var best = reached.Find(v => v.Outcome == StandardOutcome.Satisfied);
        if (best is not null)
        {
            markup.Add($"""<td class="c s">{card.Assessment.MofLabel.Split(' ')[1]}</td>""");
            return;
        }

        var least = reached.OrderByDescending(v => v.Standard.Requirements[0].Class).First();
        markup.Add(
            $"""<td class="v {Parts.Class(least.Outcome)}">{(least.Outcome == StandardOutcome.NotSatisfied ? "none" : Parts.Word(least.Outcome))}</td>"""
        );
    }

    private static void File(Markup markup, Model model, Artifact artifact)
    {
        markup.Add($"<li>");

        // The only file of a model stands in the row above already.
        if (model.Artifacts.Count > 1 || !string.Equals(artifact.Path, model.Id, StringComparison.Ordinal))
        {
            markup.Add($"<code>{artifact.Path}</code> ");
        }

        markup.Add($"{artifact.Format}{(artifact.FormatVersion is null ? "" : " " + artifact.FormatVersion)}, {Words.Size(artifact.Size)}");
        if (artifact.Problem is not null)
        {
            markup.Add($""" <b class="no">malformed: {artifact.Problem}</b>""");
        }

        if (artifact.PointerOid is not null)
        {
            markup.Add($" Git LFS pointer, weights absent");
        }

        markup.Add($"</li>");
    }

    private static void LabelsAndFindings(Markup markup, ModelRow row)
    {
        if (row.Labels.Count > 0)
        {
            markup.Add($"<div><h3>Labels</h3><ul>");
            foreach (var label in row.Labels)
            {
                markup.Add($"<li>“{label.Wording}” in {label.SourceName} ");
                Parts.Place(markup, label.Place);
                markup.Add($"</li>");
            }

            markup.Add($"</ul></div>");
        }

        if (row.Findings.Count > 0)
        {
            markup.Add($"<div><h3>Findings</h3><p>");
            for (var i = 0; i < row.Findings.Count; i++)
            {
                var finding = row.Findings[i];
                markup.Add(
                    $"""{(i == 0 ? "" : ", ")}<a href="#f{finding.Number}">{finding.Finding.RuleId}</a>{(finding.Finding.Waiver is null ? "" : " (waived)")}"""
                );
            }

            markup.Add($"</p></div>");
        }
    }

    private static void Details(Markup markup, ModelRow row)
    {
        var model = row.Model;
        markup.Add($"""<div class="cols"><div><h3>{(row.IsNamedOnly ? "Referenced" : "Files")}</h3><ul>""");
        foreach (var reference in model.References)
        {
            markup.Add($"<li>{(reference.How == ReferenceHow.Fetched ? "Fetched" : "Mentioned")}: ");
            Parts.Place(markup, reference.Place);
            markup.Add($" <code>{reference.AsWritten}</code>{(reference.Key is null ? "" : " (" + reference.Key + ")")}</li>");
        }

        foreach (var artifact in model.Artifacts)
        {
            File(markup, model, artifact);
        }

        markup.Add($"</ul>");
        if (model.HubId is not null)
        {
            markup.Add($"<p>Hub id <code>{model.HubId}</code></p>");
        }

        if (model.BaseModels.Count > 0)
        {
            markup.Add($"<p>Made from {string.Join(", ", model.BaseModels)}</p>");
        }

        if (!model.Ships && !row.IsNamedOnly)
        {
            markup.Add($"<p>Not shipped by the project; its labels do not count for this model.</p>");
        }

        markup.Add($"</div>");
        Evidence(markup, model);
        Terms(markup, row);
        LabelsAndFindings(markup, row);

        markup.Add($"</div>");
    }

    private static void Evidence(Markup markup, Model model)
    {
        markup.Add($"<div><h3>License stated</h3>");
        if (model.Evidence.Count == 0)
        {
            markup.Add($"<p>Nowhere.</p></div>");
            return;
        }

        markup.Add($"<ul>");
        foreach (var evidence in model.Evidence)
        {
            markup.Add(
                $"<li>{Words.Capital(Words.Source(evidence.Source))}: "
                + $"{evidence.LicenseName ?? evidence.LicenseId ?? evidence.AsWritten}{(evidence.IsModified ? ", modified" : "")}"
                + $"{(evidence.LicenseId is null && evidence.LicenseName is null ? " (not recognised)" : "")}"
                + $"{(evidence.IsBelieved ? " (believed, not verified)" : "")} "
            );
            Parts.Place(markup, evidence.Place);
            if (ReferenceEquals(evidence, model.License?.Evidence))
            {
                markup.Add($" <em>counts</em>");
            }

            markup.Add($"</li>");
        }

        markup.Add($"</ul></div>");
    }

    /// <summary>The words of a clause stand once on the page, with the license; the script shows them here as well.</summary>
    private static void Terms(Markup markup, ModelRow row)
    {
        if (row.Card.Terms.Count == 0)
        {
            return;
        }

        if (row.Card.Terms.Select(t => t.Term.Place).SequenceEqual(row.Model.License!.Terms.Select(t => t.Place)))
        {
            // The license shows these very places, so there is nothing to add; the script shows them here as well.
            markup.Add(
                $"""<div class="two"><h3>Terms</h3><p class="terms" data-t="{row.Card.Number}"><a href="#l{row.Card.Number}">{Words.Count(row.Card.Terms.Count, "term")} that {(row.Card.Terms.Count == 1 ? "restricts" : "restrict")}</a></p></div>"""
            );
            return;
        }

        var file = Parts.FileOf(row.Model.License.Terms);
        markup.Add($"""<div class="two"><h3>Terms""");
        if (file is not null)
        {
            markup.Add($""" <code class="at">{file}</code>""");
        }

        markup.Add($"</h3><ul>");
        for (var i = 0; i < row.Card.Terms.Count; i++)
        {
            var quote = row.Card.Terms[i].Quote;
            var term = row.Model.License.Terms[i];
            if (quote > 0)
            {
                markup.Add($"""<li data-q="{quote}"><a href="#q{quote}">{Words.Capital(Words.Fact(term))}</a> {Words.Value(term)} """);
            }
            else
            {
                markup.Add($"<li>{Words.Capital(Words.Fact(term))} {Words.Value(term)} ");
            }

            Parts.Spot(markup, term, file);
            markup.Add($"</li>");
        }

        markup.Add($"</ul></div>");
    }
}
