using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>Models that are fetched or mentioned and do not ship: license, terms, and where they are named.</summary>
internal static class NamedSection
{
    private const int MaxPlaces = 20;

    public static void Add(Markup markup, Page page)
    {
        if (!page.Inventories.Any(i => i.Named.Count > 0))
        {
            return;
        }

        markup.Add($"""<section id="named"><h2>Named, not shipped</h2><p>The code, data or scripts name these models; no file of them is here. What is known of them is known by their ids.</p><ul class="gaps">""");
        foreach (var model in page.Inventories.SelectMany(i => i.Named))
        {
            var terms = (model.License?.Terms ?? []).Select(t => t.Kind).Distinct(StringComparer.Ordinal).ToList();
            markup.Add($"<li><code>{model.Id}</code>: {model.License?.Name ?? "license not known"}{(terms.Count == 0 ? "" : " (" + string.Join(", ", terms) + ")")}.");
            foreach (var how in model.References.GroupBy(r => r.How).OrderByDescending(g => g.Key))
            {
                var more = how.Count() > MaxPlaces ? $" and {Words.Number(how.Count() - MaxPlaces)} more" : "";
                markup.Add($" {(how.Key == ReferenceHow.Fetched ? "Fetched" : "Mentioned")}: {string.Join(", ", how.Take(MaxPlaces).Select(r => r.Place.ToString()))}{more}.");
            }

            markup.Add($"</li>");
        }

        markup.Add($"</ul></section>\n");
    }
}
