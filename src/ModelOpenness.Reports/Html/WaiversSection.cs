namespace ModelOpenness.Reports.Html;

/// <summary>Findings that somebody accepted, with the reason.</summary>
internal static class WaiversSection
{
    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="waivers"><h2>Waivers</h2>""");
        var waived = page.Findings.FindAll(f => f.Finding.Waiver is not null);
        if (waived.Count == 0)
        {
            markup.Add($"""<p class="none">No finding is waived.</p></section>""");
            return;
        }

        markup.Add(
            $"""<div class="wide" role="region" aria-label="Waivers" tabindex="0"><table class="plain"><thead><tr><th scope="col">Rule</th><th scope="col">Finding</th><th scope="col">Reason</th><th scope="col">Until</th><th scope="col">Approved by</th><th scope="col">Place</th></tr></thead><tbody>"""
        );
        foreach (var row in waived)
        {
            var waiver = row.Finding.Waiver!;
            markup.Add(
                $"""<tr id="f{row.Number}"><td>{row.Finding.RuleId}</td><td>{row.Finding.Message}</td><td>{waiver.Reason}</td><td class="date">{waiver.Until ?? "no end"}</td><td>{waiver.Approver ?? "not named"}</td><td>"""
            );
            Parts.Place(markup, waiver.Place);
            markup.Add($"</td></tr>");
        }

        markup.Add($"</tbody></table></div></section>\n");
    }
}
