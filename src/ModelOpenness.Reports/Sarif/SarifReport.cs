using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Sarif;

/// <summary>The findings as SARIF 2.1.0: one run a project, waivers as suppressions, no clock and no path of the machine.</summary>
internal static class SarifReport
{
    private const string SourceRoot = "SRCROOT";
    private const string PackageRoot = "NUGETROOT";

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
        writer.WriteStartObject();
        Tool(writer);
        writer.WriteStartObject("automationDetails");
        writer.WriteString("id", "ModelOpenness/" + inventory.Project + "/");
        writer.WriteEndObject();
        writer.WriteStartObject("originalUriBaseIds");
        Root(writer, SourceRoot, "The folder of the project that was inspected.");
        if (inventory.Findings.Any(f => Place.IsInPackage(f.Place.Path) || f.Related.Any(r => Place.IsInPackage(r.Place.Path))))
        {
            Root(writer, PackageRoot, "The folder of NuGet packages: id/version/file.");
        }

        writer.WriteEndObject();
        if (inventory.NotLookedAt.Count > 0)
        {
            Notifications(writer, inventory.NotLookedAt);
        }

        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        var fingerprints = new Fingerprints();
        var sizes = Sizes(inventory);
        foreach (var finding in inventory.Findings)
        {
            Result(writer, finding, fingerprints, sizes);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        writer.WriteString("project", inventory.Project);
        writer.WriteString("standard", inventory.Standard);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>What could not be looked at: the run is not whole, so that nobody takes few results for a good verdict.</summary>
    private static void Notifications(Utf8JsonWriter writer, IReadOnlyList<NotLookedAt> notLookedAt)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", false);
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
            Location(writer, new Place(unseen.Path), []);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Tool(Utf8JsonWriter writer)
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
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            Message(writer, "shortDescription", rule.Title + ".");
            Message(writer, "fullDescription", rule.Description);
            Message(writer, "help", rule.Description + " See " + rule.HelpLink + ".");
            writer.WriteString("helpUri", rule.HelpLink);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", Level(rule.Severity));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter writer, Finding finding, Fingerprints fingerprints, Dictionary<string, long> sizes)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.RuleId);
        if (RuleIndex(finding.RuleId) is >= 0 and var index)
        {
            writer.WriteNumber("ruleIndex", index);
        }

        writer.WriteString("level", Level(finding.Severity));
        Message(writer, "message", finding.Message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        Location(writer, finding.Place, sizes);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            writer.WriteStartArray("relatedLocations");
            for (var i = 0; i < finding.Related.Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", i + 1);
                Location(writer, finding.Related[i].Place, sizes);
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
            Suppression(writer, waiver, sizes);
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

    private static void Suppression(Utf8JsonWriter writer, Waiver waiver, Dictionary<string, long> sizes)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "external");
        writer.WriteString("status", "accepted");
        var until = waiver.Until is null ? "" : " Until " + waiver.Until + ".";
        var approver = waiver.Approver is null ? "" : " Approved by " + waiver.Approver + ".";
        writer.WriteString("justification", waiver.Reason + (waiver.Reason.EndsWith(".", StringComparison.Ordinal) || until.Length + approver.Length == 0 ? "" : ".") + until + approver);
        writer.WriteStartObject("location");
        Location(writer, waiver.Place, sizes);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter writer, Place place, Dictionary<string, long> sizes)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        var inPackage = Place.IsInPackage(place.Path);
        writer.WriteString("uri", RelativeUri(inPackage ? place.Path.Substring(Place.PackagePrefix.Length) : place.Path));
        writer.WriteString("uriBaseId", inPackage ? PackageRoot : SourceRoot);
        writer.WriteEndObject();
        if (place.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", place.Line);
            if (place.Column > 0)
            {
                writer.WriteNumber("startColumn", place.Column);
            }

            if (place.EndLine >= place.Line)
            {
                writer.WriteNumber("endLine", place.EndLine);
            }

            if (place.EndColumn > 0 && (place.EndLine > place.Line || place.EndColumn >= place.Column))
            {
                writer.WriteNumber("endColumn", place.EndColumn);
            }

            writer.WriteEndObject();
        }
        else if (sizes.TryGetValue(place.Path, out var size))
        {
            // A binary file as a whole is a stretch of bytes.
            writer.WriteStartObject("region");
            writer.WriteNumber("byteOffset", 0);
            writer.WriteNumber("byteLength", size);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static Dictionary<string, long> Sizes(Inventory inventory)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var artifact in inventory.Models.SelectMany(m => m.Artifacts))
        {
            sizes[artifact.Path] = artifact.Size;
        }

        return sizes;
    }

    /// <summary>A relative reference: every part escaped, so that no name can turn into a scheme, a query or a fragment.</summary>
    internal static string RelativeUri(string path) =>
        string.Join("/", path.TrimStart('/').Split('/').Select(part => Uri.EscapeDataString(WellFormed(part))));

    /// <summary>A lone surrogate, which a hostile file name may hold, cannot be escaped.</summary>
    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return text;
    }

    private static void Root(Utf8JsonWriter writer, string id, string description)
    {
        writer.WriteStartObject(id);
        Message(writer, "description", description);
        writer.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter writer, string name, string text)
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

    private static int RuleIndex(string id)
    {
        for (var i = 0; i < RuleTable.All.Count; i++)
        {
            if (string.Equals(RuleTable.All[i].Id, id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Level(FindingSeverity severity) => severity == FindingSeverity.Info ? "note" : Names.Of(severity);
}
