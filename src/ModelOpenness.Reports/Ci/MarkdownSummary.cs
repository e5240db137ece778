using System.Globalization;
using System.Text;
using ModelOpenness.Rules;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Ci;

/// <summary>A summary in GitHub's Markdown, for a job or a comment on a pull request: one line, the findings, the models that ship and those that are
/// only named.</summary>
internal static class MarkdownSummary
{
    // A job's summary may hold 1 MiB, a comment 65,536 characters.
    private const int MostRows = 100;
    private const int MostPlaces = 3;

    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var text = new StringBuilder();
        var findings = StandingFinding.In(inventories);
        var models = inventories.SelectMany(i => i.Models.Select(m => (Inventory: i, Model: m))).ToList();
        var named = inventories.SelectMany(i => i.Named.Select(m => (Inventory: i, Model: m))).ToList();
        text.Append("## ModelOpenness: ").Append(Headline(findings.Count, models.Count, named.Count, inventories)).Append("\n\n");
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

        Table(Count(models.Count, "model"), models.ConvertAll(m => Cells(m.Model, m.Inventory.FromRoot(m.Model.Id))), "model", "license", "restricts");
        Table(
            Named(named.Count),
            named.ConvertAll(m => Cells(m.Model, m.Model.Id).Append(Places(m.Inventory, m.Model)).ToArray()),
            "model",
            "license",
            "restricts",
            "where"
        );
        return Encoding.UTF8.GetBytes(text.ToString());

        void Table(string summary, List<string[]> rows, params string[] heads)
        {
            if (rows.Count == 0)
            {
                return;
            }

            text.Append("\n<details><summary>").Append(summary).Append("</summary>\n\n");
            Row(text, heads);
            Row(text, [.. heads.Select(_ => "---")]);
            rows.Take(MostRows).ToList().ForEach(r => Row(text, r));
            Rest(text, rows.Count);
            text.Append("\n</details>\n");
        }
    }

    private static string[] Cells(Model model, string name)
    {
        var kinds = (model.License?.Terms ?? []).Select(t => t.Kind).Distinct(StringComparer.Ordinal).Select(k => TermKind.Find(k)?.Fact ?? k);
        return [Escaped(name), Escaped(model.License?.Name ?? "none found"), Escaped(string.Join(", ", kinds))];
    }

    /// <summary>Where a model is named: the first places.</summary>
    private static string Places(Inventory inventory, Model model)
    {
        var places = model
            .References.Take(MostPlaces)
            .Select(r =>
                (r.How == ReferenceHow.Fetched ? "fetched " : "mentioned ") + (r.Place with { Path = inventory.FromRoot(r.Place.Path) })
            );
        var more = model.References.Count - MostPlaces;
        return Escaped(string.Join(", ", places)) + (more > 0 ? " and " + more.ToString(CultureInfo.InvariantCulture) + " more" : "");
    }

    private static string Named(int count) => Count(count, "model") + " named, not shipped";

    private static string Headline(int findings, int models, int named, IReadOnlyList<Inventory> inventories)
    {
        var waived = inventories.Sum(i => i.Findings.Count(f => f.Waiver is not null));
        return (models + named == 0 ? "no models found" : Count(findings, "finding") + ", " + Count(models, "model"))
            + (named == 0 ? "" : ", " + Named(named))
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
