namespace ModelOpenness.Reports.Html;

/// <summary>The claims of openness that count.</summary>
internal static class LabelsSection
{
    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="labels"><h2>Labels</h2>""");
        if (page.Inventories.All(i => i.Labels.Count == 0))
        {
            markup.Add($"""<p class="none">Nothing claims that a model or this project is open source.</p></section>""");
            return;
        }

        markup.Add(
            $"""<div class="wide" role="region" aria-label="Labels" tabindex="0"><table class="plain"><thead><tr><th scope="col">Words</th><th scope="col">Said by</th><th scope="col">About</th><th scope="col">Place</th></tr></thead><tbody>"""
        );
        foreach (var inventory in page.Inventories)
        {
            foreach (var label in inventory.Labels)
            {
                var about = label.ModelId is null
                    ? "the project and what it ships"
                    : page.Models.Find(m =>
                        ReferenceEquals(m.Inventory, inventory) && string.Equals(m.Model.Id, label.ModelId, StringComparison.Ordinal)
                    )?.Model.Name
                        ?? label.ModelId;
                markup.Add(
                    $"<tr><td>“{label.Wording}”{(label.Standard is null ? "" : " (" + label.Standard + ")")}</td><td>{label.SourceName}</td>"
                    + $"<td>{about}</td><td>"
                );
                Parts.Place(markup, label.Place);
                markup.Add($"</td></tr>");
            }
        }

        markup.Add($"</tbody></table></div></section>\n");
    }
}
