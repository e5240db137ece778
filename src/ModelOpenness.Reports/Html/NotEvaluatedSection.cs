using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>What the report cannot say, and why: silence must not look like a good verdict.</summary>
internal static class NotEvaluatedSection
{
    private const string Separator = "; ";

    public static void Add(Markup markup, Page page)
    {
        markup.Add($"""<section id="open"><h2>Not evaluated</h2><ul class="gaps">""");
        var some = Models(markup, page, "No license was found for", m => m.Model.Stated is null && !m.IsNamedOnly);
        some |= Models(markup, page, "Referenced, not shipped, and not known by its id:", m => m.Model.Stated is null && m.IsNamedOnly);
        some |= Models(markup, page, "A license is stated, but not recognised, for", m => m.Model.Stated is not null && m.Model.License is null);
        some |= Models(markup, page, "The file is malformed, so nothing in it was used:", m => m.Model.Artifacts.Any(a => a.IsMalformed));
        some |= Models(markup, page, "The file is missing:", m => m.Model.Artifacts.Any(a => a.Access == ArtifactAccess.Missing));
        some |= Models(markup, page, "The file could not be read:", m => m.Model.Artifacts.Any(a => a.Access == ArtifactAccess.Denied));
        some |= Models(markup, page, "Only a Git LFS pointer is here, the weights are absent:", m => m.Model.Artifacts.Any(a => a.PointerOid is not null));
        foreach (var standard in Standard.All)
        {
            some |= OfStandard(markup, page, standard);
        }

        markup.Add($"</ul>");
        if (!some)
        {
            markup.Add($"""<p class="none">Everything was evaluated.</p>""");
        }

        markup.Add($"</section>\n");
    }

    private static bool Models(Markup markup, Page page, string what, Predicate<ModelRow> isMeant)
    {
        var rows = page.Models.FindAll(isMeant);
        if (rows.Count == 0)
        {
            return false;
        }

        markup.Add($"<li>{what} ");
        Parts.ModelLinks(markup, rows);
        markup.Add($".</li>");
        return true;
    }

    private static bool OfStandard(Markup markup, Page page, Standard standard)
    {
        var count = 0;
        var reasons = new List<string>();
        var unsought = new List<string>();
        foreach (var card in page.Cards)
        {
            var verdict = card.Assessment.Verdicts.First(v => ReferenceEquals(v.Standard, standard));
            if (verdict.Outcome != StandardOutcome.NotEvaluated)
            {
                continue;
            }

            count += card.Models.Count;
            foreach (var reason in verdict.Reasons.Where(r => r.Outcome == StandardOutcome.NotEvaluated))
            {
                unsought.AddRange(reason.Unknown);
                reasons.AddRange(
                    reason
                        .Text.Split([Separator], StringSplitOptions.None)
                        .Where(t => !t.StartsWith(StandardReason.NothingThere, StringComparison.Ordinal))
                );
            }
        }

        if (count == 0)
        {
            return false;
        }

        if (unsought.Count > 0)
        {
            reasons.Add(StandardReason.NothingThere + string.Join(", ", unsought.Distinct(StringComparer.Ordinal)));
        }

        markup.Add($"<li><b>{standard.Name}</b>, {Words.Count(count, "model")}: {string.Join("; ", reasons.Distinct(StringComparer.Ordinal))}.</li>");
        return true;
    }
}
