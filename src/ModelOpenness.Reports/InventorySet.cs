using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports;

/// <summary>Inventories of several projects or machines, as one.</summary>
internal static class InventorySet
{
    /// <summary>
    /// Puts inventories into a fixed order and drops those that say the same, so that two machines that built one project count
    /// once. Two that differ both stay, even of one project: which of them is right is not for a report to say.
    /// </summary>
    /// <param name="inventories">The inventories.</param>
    public static IReadOnlyList<Inventory> Merge(IReadOnlyList<Inventory> inventories)
    {
        if (inventories.Count < 2)
        {
            return inventories;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. inventories
                .Select(i => (Inventory: i, Text: Convert.ToBase64String(InventoryWriter.ToBytes(i))))
                .Where(i => seen.Add(i.Text))
                .OrderBy(i => i.Inventory.ProjectPath, StringComparer.Ordinal)
                .ThenBy(i => i.Text, StringComparer.Ordinal)
                .Select(i => i.Inventory),
        ];
    }

    /// <summary>
    /// The inventories with what else could not be looked at, whose paths are those of the caller: the first one carries it, or one that
    /// holds nothing else.
    /// </summary>
    /// <param name="inventories">The inventories.</param>
    /// <param name="notLookedAt">What could not be looked at.</param>
    public static IReadOnlyList<Inventory> With(IReadOnlyList<Inventory> inventories, IReadOnlyList<NotLookedAt> notLookedAt)
    {
        if (notLookedAt.Count == 0)
        {
            return inventories;
        }

        var first = inventories.Count > 0 ? inventories[0] : new Inventory(notLookedAt[0].Path, Standard.OpenSourceDefinition);
        return [first with { NotLookedAt = [.. first.NotLookedAt, .. notLookedAt] }, .. inventories.Skip(1)];
    }

    /// <summary>Reads a file that holds an inventory or a set of them.</summary>
    /// <param name="json">UTF-8 JSON as <see cref="InventoryWriter"/> or <see cref="ToBytes"/> writes it.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static IReadOnlyList<Inventory> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (OtherDocument.Name(document.RootElement) is { } other)
            {
                throw new FormatException($"is {other}, not an inventory; 'inspect --format inventory' and ModelOpennessReport=inventory write those");
            }

            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("inventories", out var inventories))
            {
                return [InventoryReader.Parse(json)];
            }

            var parsed = new List<Inventory>();
            foreach (var inventory in inventories.EnumerateArray())
            {
                parsed.Add(InventoryReader.Parse(System.Text.Encoding.UTF8.GetBytes(inventory.GetRawText())));
            }

            return parsed;
        }
        catch (JsonException e)
        {
            throw new FormatException("is not JSON, so not an inventory", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("The inventory is damaged: " + e.Message, e);
        }
    }

    /// <summary>One inventory as itself; several as an object that lists them under <c>inventories</c>.</summary>
    /// <param name="inventories">The inventories.</param>
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories) => inventories.Count == 1
        ? InventoryWriter.ToBytes(inventories[0])
        : JsonReport.ToBytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("schemaVersion", Inventory.SchemaVersion);
            writer.WriteStartArray("inventories");
            foreach (var inventory in inventories)
            {
                InventoryWriter.Write(writer, inventory);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
}
