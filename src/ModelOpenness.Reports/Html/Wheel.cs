using ModelOpenness.Reports.Assessments;
using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Html;

/// <summary>
/// The components of the Model Openness Framework as a wheel: class III inside, class I outside, a segment a component. The list
/// beside it says the same in words.
/// </summary>
internal static class Wheel
{
    private const double Hub = 34;
    private const double RingWidth = 21;
    private const double RingGap = 2;
    private const double SegmentGap = 1.2;
    private const int LeastOpenClass = 3;

    public static void Draw(Markup page, LicenseCard card)
    {
        var states = card.Assessment.Components;
        page.Add($"""<figure class="wheel"><svg viewBox="-106 -106 212 212" role="img" aria-label="{Describe(states, card.Assessment.MofLabel)}">""");
        for (var i = 0; i < states.Count; i++)
        {
            page.Add(
                $"""<use href="#p{i}" class="{Class(states[i].Status)}"><title>{states[i].Component.Name}: {Words.Status(states[i].Status)}</title></use>"""
            );
        }

        page.Add($"""<text class="hub" y="-2">{Short(card.Assessment.MofLabel)}</text><text class="hub2" y="13">MOF class</text></svg>""");
        page.Add($"""<figcaption><details><summary>Components</summary><ul class="parts">""");
        foreach (var state in states)
        {
            page.Add(
                $"""<li><i class="k {Class(state.Status)}"></i>{state.Component.Name}: {Words.Status(state.Status)}{(state.License is null ? "" : ", " + state.License)}</li>"""
            );
        }

        page.Add($"</ul></details></figcaption></figure>");
    }

    /// <summary>The shapes of the segments, which every wheel of the page uses.</summary>
    public static void Define(Markup page)
    {
        page.Add($"""<svg class="sr" aria-hidden="true"><defs>""");
        for (var i = 0; i < MofComponent.All.Count; i++)
        {
            var ring = MofComponent.All.Where(c => c.Class == MofComponent.All[i].Class).ToList();
            var at = ring.IndexOf(MofComponent.All[i]);
            var inner = Hub + ((LeastOpenClass - MofComponent.All[i].Class) * (RingWidth + RingGap));
            Segment(page, i, inner, 360.0 * at / ring.Count, 360.0 * (at + 1) / ring.Count);
        }

        page.Add($"</defs></svg>");
    }

    private static void Segment(Markup page, int number, double inner, double from, double to)
    {
        var outer = inner + RingWidth;
        // The same gap in units on both radii keeps the sides parallel.
        var (x1, y1) = Point(outer, from + Degrees(SegmentGap, outer));
        var (x2, y2) = Point(outer, to - Degrees(SegmentGap, outer));
        var (x3, y3) = Point(inner, to - Degrees(SegmentGap, inner));
        var (x4, y4) = Point(inner, from + Degrees(SegmentGap, inner));
        page.Add($"""<path id="p{number}" d="M{x1} {y1}A{outer} {outer} 0 0 1 {x2} {y2}L{x3} {y3}A{inner} {inner} 0 0 0 {x4} {y4}Z"/>""");
    }

    private static double Degrees(double length, double radius) => length / radius * 180 / Math.PI;

    /// <summary>Clockwise from the top.</summary>
    private static (double X, double Y) Point(double radius, double degrees)
    {
        var angle = (degrees - 90) * Math.PI / 180;
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    private static string Class(MofStatus? status) => status switch
    {
        MofStatus.Open => "ok",
        MofStatus.Invalid => "no",
        MofStatus.Unlicensed => "un",
        MofStatus.Missing => "ms",
        _ => "nl",
    };

    private static string Describe(IReadOnlyList<ComponentState> states, string label) =>
        "Model Openness Framework, " + label + ": "
        + string.Join(", ", states.GroupBy(s => Words.Status(s.Status), StringComparer.Ordinal).Select(g => Words.Number(g.Count()) + " " + g.Key));

    /// <summary>"III" of "Class III - Open Model"; a dash where no class is reached.</summary>
    private static string Short(string label)
    {
        var words = label.Split(' ');
        return words.Length > 1 && string.Equals(words[0], "Class", StringComparison.Ordinal) ? words[1] : "–";
    }
}
