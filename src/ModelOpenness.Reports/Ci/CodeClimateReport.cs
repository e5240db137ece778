using System.Text.Json;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Ci;

/// <summary>GitLab's code quality report: the part of the Code Climate form that GitLab reads (docs.gitlab.com/ci/testing/code_quality).</summary>
internal static class CodeClimateReport
{
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories) => JsonReport.ToBytes(writer =>
    {
        writer.WriteStartArray();
        foreach (var inventory in inventories)
        {
            var fingerprints = new Fingerprints(inventory);
            foreach (var standing in StandingFinding.In([inventory]))
            {
                Issue(
                    writer,
                    standing.Finding.RuleId,
                    standing.Finding.Message,
                    standing.Finding.Severity switch { FindingSeverity.Error => "critical", FindingSeverity.Warning => "major", _ => "info" },
                    fingerprints.Next(standing.Finding),
                    standing.File ?? inventory.ProjectPath,
                    standing.Place.Line);
            }

            foreach (var unseen in inventory.NotLookedAt)
            {
                var message = $"{unseen.Path} was not looked at: {unseen.Why}.";
                Issue(
                        writer, RuleTable.NotInspected, message, "critical",
                        ContentHash.Of(RuleTable.NotInspected, inventory.ProjectPath, unseen.Path),
                        inventory.FromRoot(unseen.Path),
                        1
                    );
            }
        }

        writer.WriteEndArray();
    });

    private static void Issue(Utf8JsonWriter writer, string rule, string message, string severity, string fingerprint, string path, int line)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "issue");
        writer.WriteString("check_name", rule);
        writer.WriteString("description", message);
        writer.WriteStartArray("categories");
        writer.WriteStringValue("Compatibility");
        writer.WriteEndArray();
        writer.WriteString("severity", severity);
        writer.WriteString("fingerprint", fingerprint);
        writer.WriteStartObject("location");
        writer.WriteString("path", path);
        writer.WriteStartObject("lines");
        writer.WriteNumber("begin", Math.Max(line, 1));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
