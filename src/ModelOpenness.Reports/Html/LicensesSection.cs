using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Html;

/// <summary>Each license once: its terms in their own words, the freedoms, every standard with its reasons, the wheel.</summary>
internal static class LicensesSection
{
    public static void Add(Markup markup, Page page)
    {
        if (page.Cards.Count == 0)
        {
            return;
        }

        markup.Add($"""<section id="licenses"><h2>Licenses</h2>""");
        foreach (var card in page.Cards)
        {
            Card(markup, card);
        }

        markup.Add($"""<p class="none" hidden>No license matches the filter.</p></section>""");
        markup.Add($"\n");
    }

    private static void Card(Markup markup, LicenseCard card)
    {
        markup.Add($"""<article class="card" id="l{card.Number}"><header><h3>{card.Name}</h3><p>{(card.Id is null ? "" : card.Id + " · ")}{Words.Count(card.Models.Count, "model")}: """);
        Parts.ModelLinks(markup, card.Models);
        markup.Add($"""</p></header><div class="body"><div class="side">""");
        Wheel.Draw(markup, card);
        markup.Add($"""</div><div class="text"><ul class="freedoms">""");
        foreach (var freedom in card.Assessment.Freedoms)
        {
            markup.Add($"""<li class="{Class(freedom.State)}"><b>{Words.Capital(freedom.Freedom.ToString().ToLowerInvariant())}</b> <span>{Words.Freedom(freedom.State)}</span><small>{freedom.Text}</small></li>""");
        }

        markup.Add($"</ul>");
        Terms(markup, card);
        markup.Add($"""<h4>Standards</h4><ul class="verdicts">""");
        foreach (var verdict in card.Assessment.Verdicts)
        {
            markup.Add($"""<li><details><summary><i class="v {Parts.Class(verdict.Outcome)}"></i>{verdict.Standard.Name}: <b>{verdict.Words}</b></summary><ul>""");
            foreach (var reason in verdict.Reasons)
            {
                markup.Add($"<li>{reason.Requirement.Asks} <em>{Words.Capital(reason.Text)}.</em> <small>{reason.Requirement.Cites}</small></li>");
            }

            markup.Add($"</ul></details></li>");
        }

        markup.Add($"</ul></div></div></article>\n");
    }

    private static void Terms(Markup markup, LicenseCard card)
    {
        if (card.Terms.Count == 0)
        {
            return;
        }

        markup.Add($"""<h4>Terms that restrict</h4><ul class="terms">""");
        for (var i = 0; i < card.Terms.Count; i++)
        {
            var term = card.Terms[i].Term;
            markup.Add($"<li><b>{Words.Capital(Words.Fact(term))}</b>{(term.Value is null ? "" : ": " + Words.Value(term))} ");
            if (term.Section is not null)
            {
                markup.Add($"<small>section {term.Section}</small> ");
            }

            if (card.Terms[i].Quote > 0)
            {
                Parts.Place(markup, term.Place);
                markup.Add($"""<blockquote id="q{card.Terms[i].Quote}">{term.Quote}</blockquote>""");
            }

            markup.Add($"</li>");
        }

        markup.Add($"</ul>");
    }

    private static string Class(FreedomState state) => state switch
    {
        FreedomState.Granted => "ok",
        FreedomState.Absent => "no",
        FreedomState.Limited => "li",
        _ => "nl",
    };
}
