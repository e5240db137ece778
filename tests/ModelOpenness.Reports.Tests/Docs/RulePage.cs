using System.Text;
using ModelOpenness.Knowledge;
using ModelOpenness.Rules;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Docs;

/// <summary>Writes a rule's page from the table of rules, the kinds of terms and the words in docs/rules/rules.ini.</summary>
internal static class RulePage
{
    private static readonly Lazy<Dictionary<string, KnowledgeEntry>> Entries = new(() =>
        KnowledgeFile.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", "rules.ini")), "rules.ini").ToDictionary(e => e.Id, StringComparer.Ordinal));

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "rules");

    public static IEnumerable<string> Known => Entries.Value.Keys;

    public static string Write(Rule rule)
    {
        var words = Entries.Value[rule.Id];
        var page = new StringBuilder();
        page.Append($"<!-- Written from docs/rules/rules.ini and the table of rules; do not edit. -->\n# {rule.Id}: {rule.Title}\n\n");
        page.Append($"Default severity: **{Severity(rule.Severity)}**. Category: {Rule.Category}.\n\n");
        page.Append($"## Cause\n{words.Get("cause")}\n\n");
        page.Append($"## Why\n{words.Get("why")}\n\n{rule.Description}\n\nSource: {words.Get("source")}.\n\n");
        var kinds = TermKind.All.Where(k => k.RuleId == rule.Id).ToList();
        if (kinds.Count > 0)
        {
            page.Append("Kinds of terms that it reports:\n\n");
            kinds.ForEach(k => page.Append($"- `{k.Id}`: {k.Description}\n"));
            page.Append('\n');
        }

        var examples = words.All("example").ToList();
        if (examples.Count > 0)
        {
            page.Append("## Example\nA build prints:\n\n```text\n");
            examples.ForEach(e => page.Append(e).Append('\n'));
            page.Append("```\n\n");
        }

        page.Append("## Fix\n");
        foreach (var fix in words.All("fix"))
        {
            page.Append($"- {Code(fix)}\n");
        }

        Suppress(page, rule, words.Find("waiver") != "no");
        Severities(page, rule, words.Find("csharp") == "yes");
        return page.ToString();
    }

    private static void Suppress(StringBuilder page, Rule rule, bool canBeWaived)
    {
        if (!canBeWaived)
        {
            page.Append($"""

                ## Suppress
                No waiver accepts it, since it is not known what would be accepted. `<NoWarn>$(NoWarn);{rule.Id}</NoWarn>` in the project silences it, and
                `<WarningsNotAsErrors>$(WarningsNotAsErrors);{rule.Id}</WarningsNotAsErrors>` keeps it a warning where other rules are errors.

                """.ReplaceLineEndings("\n"));
            return;
        }

        page.Append($$"""

            ## Suppress
            With a reason, for some models and until a day, in `modelopenness.json`; reports keep showing the finding as waived:

            ```json
            {
              "waivers": [
                { "rule": "{{rule.Id}}", "model": "models/example.gguf", "reason": "why it is accepted", "until": "2027-12-31" }
              ]
            }
            ```

            Everywhere and without a reason: `<NoWarn>$(NoWarn);{{rule.Id}}</NoWarn>` in the project.

            """.ReplaceLineEndings("\n"));
    }

    private static void Severities(StringBuilder page, Rule rule, bool standsInCSharp)
    {
        page.Append($"\n## Where its severity is set\n- `.globalconfig`: `dotnet_diagnostic.{rule.Id}.severity = error` (or `warning`, `suggestion`, `none`)\n");
        page.Append($"- project or `Directory.Build.props`: `<WarningsAsErrors>$(WarningsAsErrors);{rule.Id}</WarningsAsErrors>`, `<NoWarn>`, `<TreatWarningsAsErrors>`\n");
        page.Append(standsInCSharp
            ? "- `.editorconfig`, as the finding stands in C#\n"
            : "- not `.editorconfig`: the compiler reads it for C# files only, and this finding stands in another file\n");
        if (rule.Severity == FindingSeverity.Info)
        {
            page.Append("\nA build does not print information; IDEs and reports show it. Raise it to `warning` to see it in a build.\n");
        }
    }

    private static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Info => "info",
        FindingSeverity.Error => "error",
        _ => "warning",
    };

    /// <summary>Markup in a fix is shown as code.</summary>
    private static string Code(string fix)
    {
        var open = fix.IndexOf('<', StringComparison.Ordinal);
        var close = fix.LastIndexOf('>');
        return open < 0 || close < open ? fix : fix[..open] + "`" + fix[open..(close + 1)] + "`" + fix[(close + 1)..];
    }
}
