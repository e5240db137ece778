using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Sarif;

/// <summary>
/// The findings as SARIF 2.1.0: one run a project, waivers as suppressions, no clock and no path of the machine. Places are seen from
/// the root of the repository, since that is where code scanning looks for them.
/// </summary>
internal static class SarifReport
{
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories) => JsonReport.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        foreach (var inventory in inventories)
        {
            Run(writer, inventory);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Run(Utf8JsonWriter writer, Inventory inventory)
    {
        var places = new SarifPlaces(writer, inventory);
        writer.WriteStartObject();
        SarifRules.WriteTool(writer);
        writer.WriteStartObject("automationDetails");

        // What stands before the last slash is the category, and a second upload of one category replaces the first.
        writer.WriteString("id", "ModelOpenness/" + inventory.ProjectPath + "/");
        writer.WriteEndObject();
        places.WriteRoots();
        Invocation(writer, inventory.NotLookedAt, places);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        var fingerprints = new Fingerprints(inventory);
        foreach (var finding in inventory.Findings)
        {
            Result(writer, finding, fingerprints, places);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        writer.WriteString("project", inventory.Project);
        writer.WriteString("standard", inventory.Standard);
        Named(writer, inventory);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Where something could not be looked at, the run is not whole, so that nobody takes few results for a good verdict.</summary>
    private static void Invocation(Utf8JsonWriter writer, IReadOnlyList<NotLookedAt> notLookedAt, SarifPlaces places)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", notLookedAt.Count == 0);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (var unseen in notLookedAt)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("descriptor");
            writer.WriteString("id", RuleTable.NotInspected);
            writer.WriteEndObject();
            writer.WriteString("level", "error");
            Message(writer, "message", $"{unseen.Path} was not looked at: {unseen.Why}.");
            writer.WriteStartArray("locations");
            writer.WriteStartObject();
            places.Write(new Place(unseen.Path));
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter writer, Finding finding, Fingerprints fingerprints, SarifPlaces places)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.RuleId);
        if (SarifRules.IndexOf(finding.RuleId) is >= 0 and var index)
        {
            writer.WriteNumber("ruleIndex", index);
        }

        writer.WriteString("level", SarifRules.Level(finding.Severity));
        Message(writer, "message", finding.Message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        places.Write(finding.Place);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            writer.WriteStartArray("relatedLocations");
            for (var i = 0; i < finding.Related.Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", i + 1);
                places.Write(finding.Related[i].Place);
                Message(writer, "message", finding.Related[i].Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("modelOpenness/v1", fingerprints.Next(finding));
        writer.WriteEndObject();

        // An empty list says "not suppressed" to a reader that asks for waivers; it must be there for all results or none.
        writer.WriteStartArray("suppressions");
        if (finding.Waiver is { } waiver)
        {
            Suppression(writer, waiver, places);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        Strings(writer, "models", finding.Models);
        if (finding.LicenseId is not null)
        {
            writer.WriteString("license", finding.LicenseId);
        }

        Strings(writer, "terms", finding.TermKinds);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Suppression(Utf8JsonWriter writer, Waiver waiver, SarifPlaces places)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "external");
        writer.WriteString("status", "accepted");
        var until = waiver.Until is null ? "" : " Until " + waiver.Until + ".";
        var approver = waiver.Approver is null ? "" : " Approved by " + waiver.Approver + ".";
        writer.WriteString(
            "justification",
            waiver.Reason
                + (waiver.Reason.EndsWith(".", StringComparison.Ordinal) || until.Length + approver.Length == 0 ? "" : ".")
                + until
                + approver
        );
        writer.WriteStartObject("location");
        places.Write(waiver.Place);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Models that are named and not shipped: SARIF has no place for them but the properties of the run.</summary>
    private static void Named(Utf8JsonWriter writer, Inventory inventory)
    {
        writer.WriteStartArray("named");
        foreach (var model in inventory.Named)
        {
            writer.WriteStartObject();
            writer.WriteString("id", model.Id);
            writer.WriteString("license", model.License?.Id);
            Strings(writer, "terms", [.. (model.License?.Terms ?? []).Select(t => t.Kind).Distinct(StringComparer.Ordinal)]);
            writer.WriteStartArray("references");
            foreach (var reference in model.References)
            {
                writer.WriteStartObject();
                writer.WriteString("path", inventory.FromRoot(reference.Place.Path));
                writer.WriteNumber("line", reference.Place.Line);
                writer.WriteString("how", Names.Of(reference.How));
                writer.WriteString("asWritten", reference.AsWritten);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void Message(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
