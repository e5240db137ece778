using System.Globalization;
using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Reports;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Output;

/// <summary>Shows an inventory: one JSON object a model, or text for people.</summary>
internal static class InspectOutput
{
    /// <summary>Writes one result for each model, with the findings that concern it.</summary>
    /// <param name="writer">The writer, inside <c>results</c>.</param>
    /// <param name="path">The path as it was given.</param>
    /// <param name="inventory">The inventory.</param>
    public static void WriteJson(Utf8JsonWriter writer, string path, Inventory inventory)
    {
        var standards = new ModelStandards();
        foreach (var model in inventory.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("path", path);
            writer.WritePropertyName("model");
            InventoryWriter.Write(writer, model, [.. inventory.Labels.Where(l => l.ModelId is null || l.ModelId == model.Id)]);
            writer.WriteStartArray("findings");
            foreach (var finding in Of(inventory, model))
            {
                InventoryWriter.Write(writer, finding);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("freedoms");
            foreach (var row in ModelStandards.Freedoms(model))
            {
                writer.WriteStartObject();
                writer.WriteString("freedom", Lower(row.Freedom));
                writer.WriteString("state", Lower(row.State));
                writer.WriteString("text", row.Text);
                writer.WriteStartArray("terms");
                foreach (var kind in row.Terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal))
                {
                    writer.WriteStringValue(kind);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("standards");
            foreach (var verdict in standards.Of(model))
            {
                writer.WriteStartObject();
                writer.WriteString("name", verdict.Standard.Id);
                writer.WriteString("verdict", verdict.Word);
                writer.WriteStartArray("reasons");
                foreach (var reason in verdict.Reasons)
                {
                    writer.WriteStringValue(reason.ToString());
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    /// <summary>Writes each model with its license, the terms and the findings.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="path">The path as it was given.</param>
    /// <param name="inventory">The inventory.</param>
    public static void WriteText(TextWriter output, string path, Inventory inventory)
    {
        if (inventory.Models.Count == 0)
        {
            output.WriteLine("No models found in " + Printable.Text(path) + ".");
            return;
        }

        foreach (var model in inventory.Models)
        {
            output.WriteLine(Printable.Text(model.Id));
            var artifact = model.Artifacts[0];
            var more = model.Artifacts.Count > 1 ? $", {model.Artifacts.Count.ToString(CultureInfo.InvariantCulture)} files" : "";
            output.WriteLine($"  format   {artifact.Format}{(artifact.FormatVersion is null ? "" : " " + Printable.Text(artifact.FormatVersion))}{more}");
            output.WriteLine($"  license  {(model.License is null ? "none found" : Printable.Text(model.License.Name) + " (" + Source(model.License.Evidence) + ")")}");
            foreach (var term in model.License?.Terms ?? [])
            {
                output.WriteLine($"  term     {term.Kind}{Detail(term)}");
            }

            WriteRelease(output, model);
            output.WriteLine("  freedoms " + string.Join(", ", ModelStandards.Freedoms(model).Select(r => Lower(r.Freedom) + " " + Lower(r.State))));
            foreach (var finding in Of(inventory, model))
            {
                output.WriteLine($"  {Names.Of(finding.Severity),-8} {finding.RuleId}: {finding.Message}");
            }

            output.WriteLine();
        }
    }

    /// <summary>Writes what could not be looked at.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="missed">What that is.</param>
    public static void WriteMissed(TextWriter output, Missed missed)
    {
        if (missed.All.Count == 0)
        {
            return;
        }

        output.WriteLine("Not looked at:");
        foreach (var unseen in missed.All)
        {
            output.WriteLine("  " + Printable.Text(unseen.Path) + ": " + Printable.Text(unseen.Why));
        }

        output.WriteLine();
    }

    /// <summary>The parts beside the weights by their licenses: that of code is often another one than that of the weights.</summary>
    private static void WriteRelease(TextWriter output, Model model)
    {
        var parts = (model.Release ?? []).Where(c => c.ComponentId != MofComponent.FinalParameters && MofComponent.Find(c.ComponentId) is not null);
        foreach (var group in parts.GroupBy(c => c.License, StringComparer.Ordinal))
        {
            var names = string.Join(", ", group.Select(c => MofComponent.Find(c.ComponentId)!.Called));
            output.WriteLine($"  beside   {names}: {(group.Key is null ? "no license found" : Printable.Text(group.Key))}");
        }
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static IEnumerable<Finding> Of(Inventory inventory, Model model) =>
        inventory.Findings.Where(f => f.Models.Contains(model.Id, StringComparer.Ordinal)
            || model.Artifacts.Any(a => f.Models.Contains(a.Path, StringComparer.Ordinal)));

    private static string Source(Evidence evidence) => evidence.Place is { } place
        ? evidence.Key is null ? Printable.Text(place.ToString()) : evidence.Key + " in " + Printable.Text(place.ToString())
        : "known by the name " + Printable.Text(evidence.AsWritten);

    private static string Detail(Term term)
    {
        var value = term.Value is { } number ? ": " + number.ToString("N0", CultureInfo.InvariantCulture) + (term.Unit is null ? "" : " " + term.Unit.Replace('-', ' ')) : "";
        var where = term.Place is { Line: > 0 } place ? " (" + Printable.Text(place.ToString()) + ")" : term.Section is null ? "" : " (section " + term.Section + ")";
        return value + where + (term.Quote is null ? "" : "  \"" + Printable.Text(Short(term.Quote)) + "\"");
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..99] + "…";
}
