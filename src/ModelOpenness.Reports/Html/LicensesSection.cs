namespace ModelOpenness.Reports.Html;

/// <summary>Each license once: its terms in their own words, and what follows from them.</summary>
internal static class LicensesSection
{
    public static void Add(Markup markup, Page page)
    {
        if (page.Cards.Count == 0)
        {
            return;
        }

        markup.Add($"""<section id="licenses"><h2>Licenses</h2>""");
        Wheel.Define(markup);
        var blocks = new AssessmentBlocks();
        foreach (var card in page.Cards)
        {
            markup.Add(
                $"""<article class="card" id="l{card.Number}"><header><h3>{card.Name}</h3><p>{(card.Id is null ? "" : card.Id + " · ")}{Words.Count(card.Models.Count, "model")}: """
            );
            Parts.ModelLinks(markup, card.Models);
            markup.Add($"</p></header>");
            Terms(markup, page, card);
            blocks.Add(markup, card);
            markup.Add($"</article>\n");
        }

        markup.Add($"""<p class="none" hidden>No license matches the filter.</p></section>""");
        markup.Add($"\n");
    }

    private static void Terms(Markup markup, Page page, LicenseCard card)
    {
        if (card.Terms.Count == 0)
        {
            return;
        }

        var file = Parts.FileOf(card.Terms.Select(t => t.Term));
        markup.Add($"<h4>Terms that restrict");
        if (file is not null)
        {
            markup.Add($""" <code class="at">{file}</code>""");
        }

        markup.Add($"""</h4><ul class="terms">""");
        foreach (var clause in Parts.Clauses(card.Terms))
        {
            markup.Add($"<li><b>{Words.Capital(string.Join("; ", clause.Select(t => Words.FactAndValue(t.Term))))}</b> ");
            Parts.Spot(markup, clause[0].Term, file);
            if (clause[0].Quote > 0)
            {
                markup.Add($" ");
                page.Quotes.Add(markup, clause[0].Quote);
            }

            markup.Add($"</li>");
        }

        markup.Add($"</ul>");
    }
}
