using System.Globalization;
using System.Text;
using ModelOpenness.Rules;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Ci;

/// <summary>A summary in GitHub's Markdown, for a job or a comment on a pull request: one line, the findings, the models.</summary>
internal static class MarkdownSummary
{
    // A job's summary may hold 1 MiB, a comment 65,536 characters.
    private const int MostRows = 100;

    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var text = new StringBuilder();
        var findings = StandingFinding.In(inventories);
        var models = inventories.SelectMany(i => i.Models.Select(m => (Inventory: i, Model: m))).ToList();
        text.Append("## ModelOpenness: ").Append(Headline(findings, models.Select(m => m.Model).ToList(), inventories)).Append("\n\n");
        if (findings.Count > 0)
        {
            text.Append("| rule | where | what |\n| --- | --- | --- |\n");
            foreach (var standing in findings.Take(MostRows))
            {
                var finding = standing.Finding;
                var rule = RuleTable.Find(finding.RuleId) is { } known ? $"[{known.Id}]({known.HelpLink})" : Escaped(finding.RuleId);
                Row(text, Severity(finding.Severity) + " " + rule, Place(standing), Escaped(finding.Message));
            }

            Rest(text, findings.Count);
        }

        foreach (var unseen in inventories.SelectMany(i => i.NotLookedAt))
        {
            text.Append("\n**Not looked at:** ").Append(Escaped(unseen.Path)).Append(": ").Append(Escaped(unseen.Why)).Append(".\n");
        }

        if (models.Count > 0)
        {
            text.Append("\n<details><summary>").Append(Count(models.Count, "model")).Append("</summary>\n\n| model | license | restricts |\n| --- | --- | --- |\n");
            foreach (var (inventory, model) in models.Take(MostRows))
            {
                var kinds = (model.License?.Terms ?? []).Select(t => t.Kind).Distinct(StringComparer.Ordinal).Select(k => TermKind.Find(k)?.Fact ?? k);
                Row(text, Escaped(inventory.FromRoot(model.Id)), Escaped(model.License?.Name ?? "none found"), Escaped(string.Join(", ", kinds)));
            }

            Rest(text, models.Count);
            text.Append("\n</details>\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Headline(IReadOnlyList<StandingFinding> findings, List<Model> models, IReadOnlyList<Inventory> inventories)
    {
        var waived = inventories.Sum(i => i.Findings.Count(f => f.Waiver is not null));
        return (models.Count == 0 ? "no models found" : Count(findings.Count, "finding") + ", " + Count(models.Count, "model"))
            + (waived == 0 ? "" : ", " + Count(waived, "finding") + " waived");
    }

    private static string Place(StandingFinding standing) =>
        Escaped(standing.File is null ? standing.Finding.Place.ToString() : (standing.Place with { Path = standing.File }).ToString());

    private static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "**error**",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    private static void Rest(StringBuilder text, int count)
    {
        if (count > MostRows)
        {
            text.Append("\n… and ").Append((count - MostRows).ToString(CultureInfo.InvariantCulture)).Append(" more.\n");
        }
    }

    private static string Count(int count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>Text from files is never markup: what Markdown and HTML would read is escaped, and line ends are spaces.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '~' or '!' or '#' or '$' or '@':
                    escaped.Append('\\').Append(c);
                    break;
                default:
                    escaped.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
                    break;
            }
        }

        return escaped.ToString();
    }
}
