using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Html;

/// <summary>The lineage as a graph, and the same as a list for those who do not see it.</summary>
internal static class LineageSection
{
    private const int MostDrawn = 150;
    private const int MostListed = 400;
    private const double ColumnWidth = 330;
    private const double LineHeight = 50;
    private const double BoxWidth = 270;
    private const double BoxHeight = 40;
    private const int LongestName = 36;

    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="lineage"><h2>Lineage</h2>""");
        var families = LineageFamilies.Of(page);
        if (families.Count == 0)
        {
            markup.Add($"""<p class="none">No model says what it was made from.</p></section>""");
            return;
        }

        var drawn = 0;
        var left = 0;
        foreach (var family in families)
        {
            if (drawn + family.Count > MostDrawn && drawn > 0)
            {
                left += family.Count;
                continue;
            }

            drawn += family.Count;
            Draw(markup, family);
        }

        if (left > 0)
        {
            markup.Add($"""<p class="none">{Words.Count(left, "more model")} not drawn; the list has them.</p>""");
        }

        markup.Add($"""<p class="none">A dashed box is a base known by its name only. A thick red line: the model's terms are open, its base's are not.</p>""");
        List(markup, families);
        markup.Add($"</section>\n");
    }

    private static void Draw(Markup markup, IReadOnlyList<LineageNode> family)
    {
        var shown = family.Where(n => n.Line < MostDrawn).ToList();
        var width = (shown.Max(n => n.Column) * ColumnWidth) + BoxWidth + 4;
        var height = (shown.Max(n => n.Line) * LineHeight) + BoxHeight + 4;
        var roots = family.Where(n => n.Bases.Count == 0).Select(n => n.Name).Take(2);
        markup.Add(
            $"""<div class="wide" role="region" aria-label="Lineage of {string.Join(" and ", roots)}" tabindex="0"><svg class="line" width="{width}" height="{height}" viewBox="-2 -2 {width} {height}" role="img" aria-label="Lineage from {string.Join(" and ", roots)}: {Words.Count(family.Count, "model")}; the list below says the same">"""
        );
        foreach (var node in shown)
        {
            foreach (var from in node.Bases.Where(b => b.Line < MostDrawn))
            {
                var (x1, y1) = ((from.Column * ColumnWidth) + BoxWidth, (from.Line * LineHeight) + (BoxHeight / 2));
                var (x2, y2) = (node.Column * ColumnWidth, (node.Line * LineHeight) + (BoxHeight / 2));
                var bend = (x2 - x1) / 2;
                markup.Add($"""<path class="{(IsLaxer(node, from) ? "lax" : "")}" d="M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"/>""");
            }
        }

        foreach (var node in shown)
        {
            var (x, y) = (node.Column * ColumnWidth, node.Line * LineHeight);
            markup.Add(
                $"""<g class="{Parts.Class(node.Outcome)}{(node.Row is null ? " away" : "")}"><title>{node.Name}: {node.License ?? "license not known"}</title><rect x="{x}" y="{y}" width="{BoxWidth}" height="{BoxHeight}" rx="6"/><text x="{x + 12}" y="{y + 17}">{Short(node.Name)}</text><text class="sub" x="{x + 12}" y="{y + 32}">{Short(node.License ?? "license not known")}</text></g>"""
            );
        }

        markup.Add($"</svg></div>\n");
    }

    /// <summary>A derivative with open terms on a base that restricts: the edge that a reviewer looks for.</summary>
    private static bool IsLaxer(LineageNode node, LineageNode from) =>
        node.Outcome == StandardOutcome.Satisfied && from.Outcome == StandardOutcome.NotSatisfied;

    private static void List(Markup markup, IReadOnlyList<IReadOnlyList<LineageNode>> families)
    {
        markup.Add($"""<details class="list"><summary>As a list</summary><ul>""");
        var listed = 0;
        foreach (var node in families.SelectMany(f => f).Where(n => n.Bases.Count > 0))
        {
            if (listed++ == MostListed)
            {
                markup.Add($"<li>and more; each model says in its row what it was made from</li>");
                break;
            }

            markup.Add($"<li>");
            if (node.Row is null)
            {
                markup.Add($"{node.Name}");
            }
            else
            {
                markup.Add($"""<a href="#m{node.Row.Number}">{node.Name}</a>""");
            }

            markup.Add(
                $" ({node.License ?? "license not known"}) from "
                + $"{string.Join(", ", node.Bases.Select(b => b.Name + " (" + (b.License ?? "license not known") + ")"))}"
            );
            if (node.Bases.Exists(b => IsLaxer(node, b)))
            {
                markup.Add($""" <b class="no">laxer than its base</b>""");
            }

            markup.Add($"</li>");
        }

        markup.Add($"</ul></details>");
    }

    private static string Short(string text) => text.Length <= LongestName ? text : text.Substring(0, LongestName - 1) + "…";
}
