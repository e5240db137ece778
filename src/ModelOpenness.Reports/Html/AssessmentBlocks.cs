using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Html;

/// <summary>
/// What follows from a license's terms: freedoms, components, every standard with its reasons. It does not name the license, so that
/// licenses with the same consequences have the same block: on a page of many licenses it stands once, and the others refer to it.
/// </summary>
internal sealed class AssessmentBlocks
{
    /// <summary>So many licenses have their block in full, whatever others say: a page of that size can be read without following links.</summary>
    private const int MostInFull = 24;

    private readonly Dictionary<string, LicenseCard> first = new(StringComparer.Ordinal);

    /// <summary>Adds the block of a license, or a reference to the same block of another license before it.</summary>
    public void Add(Markup markup, LicenseCard card)
    {
        var block = new Markup();
        Draw(block, card);
        var text = block.ToString();
        if (first.TryGetValue(text, out var same) && card.Number > MostInFull)
        {
            markup.Add(
                $"""<p class="same" data-l="{same.Number}">Freedoms, standards and components: the same as for <a href="#l{same.Number}">{same.Name}</a>.</p>"""
            );
            return;
        }

        first[text] = card;
        markup.Add(block);
    }

    private static void Draw(Markup markup, LicenseCard card)
    {
        markup.Add($"""<div class="body">""");

        // Where nobody looked for the parts of a release, a wheel of them would say nothing.
        if (card.Models.Exists(m => m.Model.Release is not null))
        {
            markup.Add($"""<div class="side">""");
            Wheel.Draw(markup, card);
            markup.Add($"</div>");
        }

        markup.Add($"""<div class="text"><ul class="freedoms">""");
        foreach (var freedom in card.Assessment.Freedoms)
        {
            markup.Add(
                $"""<li class="{Class(freedom.State)}"><b>{Words.Capital(freedom.Freedom.ToString().ToLowerInvariant())}</b> <span>{Words.Freedom(freedom.State)}</span><small>{(string.Equals(freedom.Text, Page.TheLicense, StringComparison.Ordinal) ? "" : freedom.Text)}</small></li>"""
            );
        }

        markup.Add($"""</ul><h4>Standards</h4><ul class="verdicts">""");
        foreach (var verdict in card.Assessment.Verdicts)
        {
            markup.Add(
                $"""<li><details><summary><i class="v {Parts.Class(verdict.Outcome)}"></i>{verdict.Standard.Name}: <b>{verdict.Words}</b></summary><ul>"""
            );
            foreach (var reason in verdict.Reasons)
            {
                markup.Add($"<li>{reason.Requirement.Asks} <em>{Words.Capital(reason.Text)}.</em> <small>{reason.Requirement.Cites}</small></li>");
            }

            markup.Add($"</ul></details></li>");
        }

        markup.Add($"</ul></div></div>");
    }

    private static string Class(FreedomState state) => state switch
    {
        FreedomState.Granted => "ok",
        FreedomState.Absent => "no",
        FreedomState.Limited => "li",
        _ => "nl",
    };
}
