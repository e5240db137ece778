namespace ModelOpenness.Reports.Html;

/// <summary>What could not be looked at: the page is not whole, and says so before anything else.</summary>
internal static class NotLookedAtSection
{
    public static void Add(Markup markup, Page page)
    {
        if (!page.Inventories.Any(i => i.NotLookedAt.Count > 0))
        {
            return;
        }

        markup.Add(
            $"""<section id="unseen"><h2>Not looked at</h2><p>This report is not whole: what follows could not be looked at, so nothing here speaks of it.</p><ul class="gaps">"""
        );
        foreach (var unseen in page.Inventories.SelectMany(i => i.NotLookedAt))
        {
            markup.Add($"<li><code>{unseen.Path}</code>: {unseen.Why}.</li>");
        }

        markup.Add($"</ul></section>\n");
    }
}
