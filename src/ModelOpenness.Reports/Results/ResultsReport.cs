using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Results;

/// <summary>
/// The document of <c>model-openness inspect --format json</c>: one result a model with its findings, freedoms and the verdict of every
/// standard, and what was inspected with the other findings. Schema: docs/schemas/inspect.schema.json.
/// </summary>
internal static class ResultsReport
{
    /// <summary>The document.</summary>
    /// <param name="inspected">What was found, path by path.</param>
    /// <param name="notLookedAt">What could not be looked at.</param>
    public static byte[] ToBytes(IReadOnlyList<InspectedPath> inspected, IReadOnlyList<NotLookedAt> notLookedAt) => JsonReport.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("schemaVersion", Inventory.SchemaVersion);
        writer.WriteStartObject("tool");
        writer.WriteString("name", "model-openness");
        writer.WriteString("version", JsonReport.ToolVersion);
        writer.WriteEndObject();
        var listed = Listed(inspected);
        writer.WriteStartArray("results");
        foreach (var (one, models) in listed)
        {
            WriteModels(writer, one, models);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("paths");
        foreach (var (one, models) in listed)
        {
            WritePath(writer, one, models);
        }

        writer.WriteEndArray();
        InventoryWriter.Write(writer, notLookedAt);
        writer.WriteEndObject();
    });

    /// <summary>A file that two projects link is listed once; what the second project makes of it stands with that project.</summary>
    private static List<(InspectedPath Path, List<Model> Models)> Listed(IReadOnlyList<InspectedPath> inspected)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. inspected.Select(one => (one, one.Inventory.Models.Where(m => seen.Add(one.Identity(m))).Concat(one.Inventory.Named).ToList()))];
    }

    private static void WritePath(Utf8JsonWriter writer, InspectedPath inspected, List<Model> listed)
    {
        writer.WriteStartObject();
        writer.WriteString("path", inspected.Path);
        WriteStrings(writer, "frameworks", inspected.Frameworks);
        WriteStrings(writer, "notes", inspected.Notes);
        WriteStrings(writer, "models", inspected.Inventory.Models.Concat(inspected.Inventory.Named).Select(m => m.Id));
        writer.WriteStartArray("findings");
        foreach (var finding in inspected.FindingsBeside(listed))
        {
            InventoryWriter.Write(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteModels(Utf8JsonWriter writer, InspectedPath inspected, List<Model> models)
    {
        var standards = new ModelStandards();
        foreach (var model in models)
        {
            writer.WriteStartObject();
            writer.WriteString("path", inspected.Path);
            writer.WritePropertyName("model");
            InventoryWriter.Write(writer, model, [.. inspected.Inventory.Labels.Where(l => l.ModelId is null || l.ModelId == model.Id)]);
            writer.WriteStartArray("findings");
            foreach (var finding in inspected.FindingsOn(model))
            {
                InventoryWriter.Write(writer, finding);
            }

            writer.WriteEndArray();
            WriteFreedoms(writer, model);
            WriteVerdicts(writer, standards.Of(model));
            writer.WriteEndObject();
        }
    }

    private static void WriteFreedoms(Utf8JsonWriter writer, Model model)
    {
        writer.WriteStartArray("freedoms");
        foreach (var row in ModelStandards.Freedoms(model))
        {
            writer.WriteStartObject();
            writer.WriteString("freedom", Lower(row.Freedom));
            writer.WriteString("state", Lower(row.State));
            writer.WriteString("text", row.Text);
            WriteStrings(writer, "terms", row.Terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVerdicts(Utf8JsonWriter writer, IReadOnlyList<StandardVerdict> verdicts)
    {
        writer.WriteStartArray("standards");
        foreach (var verdict in verdicts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", verdict.Standard.Id);
            writer.WriteString("verdict", verdict.Word);
            WriteStrings(writer, "reasons", verdict.Reasons.Select(r => r.ToString()));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string key, IEnumerable<string> values)
    {
        writer.WriteStartArray(key);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}
