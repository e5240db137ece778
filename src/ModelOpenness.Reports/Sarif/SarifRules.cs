using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Sarif;

/// <summary>The tool and its rules in SARIF.</summary>
internal static class SarifRules
{
    private static readonly Dictionary<string, int> Indexes = RuleTable
        .All.Select((rule, index) => (rule.Id, index))
        .ToDictionary(r => r.Id, r => r.index, StringComparer.Ordinal);

    /// <summary>Place of a rule in the list of rules; -1 where it is not in the table.</summary>
    public static int IndexOf(string ruleId) => Indexes.TryGetValue(ruleId, out var index) ? index : -1;

    /// <summary>A severity in SARIF's words.</summary>
    public static string Level(FindingSeverity severity) => severity == FindingSeverity.Info ? "note" : Names.Of(severity);

    public static void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", JsonReport.ToolName);
        writer.WriteString("version", JsonReport.ToolVersion);
        writer.WriteString("semanticVersion", JsonReport.ToolVersion);
        writer.WriteString("informationUri", JsonReport.ToolUrl);
        writer.WriteStartArray("rules");
        foreach (var rule in RuleTable.All)
        {
            Write(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        SarifReport.Message(writer, "shortDescription", rule.Title + ".");
        SarifReport.Message(writer, "fullDescription", rule.Description);
        writer.WriteStartObject("help");
        writer.WriteString("text", rule.Description + " See " + rule.HelpLink + ".");
        writer.WriteString("markdown", $"{rule.Description} [How to fix it]({rule.HelpLink}).");
        writer.WriteEndObject();
        writer.WriteString("helpUri", rule.HelpLink);
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", Level(rule.Severity));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");

        // GitHub shows tags as filters, and sorts by these two.
        writer.WriteStartArray("tags");
        writer.WriteStringValue("ai-model");
        writer.WriteStringValue("license");
        writer.WriteEndArray();
        writer.WriteString("precision", "high");
        writer.WriteString("problem.severity", rule.Severity == FindingSeverity.Info ? "recommendation" : Names.Of(rule.Severity));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
