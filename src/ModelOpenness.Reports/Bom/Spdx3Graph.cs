using System.Globalization;
using System.Text.Json;

namespace ModelOpenness.Reports.Bom;

/// <summary>The elements of an SPDX 3 document: each has an IRI within the document, and says by whom it was made.</summary>
internal sealed class Spdx3Graph(Utf8JsonWriter writer, string prefix)
{
    private const string CreationInfo = "_:creation";
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The IRIs of all elements so far, in the order of the document.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>By whom and how the document was made.</summary>
    public void Creation()
    {
        writer.WriteStartObject();
        writer.WriteString("type", "CreationInfo");
        writer.WriteString("@id", CreationInfo);
        writer.WriteString("specVersion", "3.0.1");
        writer.WriteString("created", BomWords.NotRecorded);
        Strings(writer, "createdBy", [Iri("agent")]);
        Strings(writer, "createdUsing", [Iri("tool")]);
        writer.WriteEndObject();
        Element("SoftwareAgent", "agent", w => w.WriteString("name", JsonReport.ToolName));
        Element("Tool", "tool", w => w.WriteString("name", BomWords.Creator));
    }

    /// <summary>The IRI of an element with this local name.</summary>
    public string Iri(string name) => prefix + name;

    /// <summary>A local name that no element has yet: <c>model-0</c>, <c>model-1</c> …</summary>
    public string Next(string kind)
    {
        counts.TryGetValue(kind, out var count);
        counts[kind] = count + 1;
        return kind + "-" + count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes an element and gives its IRI.</summary>
    public string Element(string type, string name, Action<Utf8JsonWriter> members)
    {
        var iri = Iri(name);
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteString("spdxId", iri);
        writer.WriteString("creationInfo", CreationInfo);
        members(writer);
        writer.WriteEndObject();
        Ids.Add(iri);
        return iri;
    }

    /// <summary>Writes an element that several others name the first time, and gives its IRI.</summary>
    public string Once(string type, string key, Action<Utf8JsonWriter> members)
    {
        if (!known.TryGetValue(key, out var iri))
        {
            iri = Element(type, Next(key.Substring(0, key.IndexOf(':'))), members);
            known.Add(key, iri);
        }

        return iri;
    }

    /// <summary>Writes a relationship, where there is anything to relate to.</summary>
    public void Relate(string from, string kind, IReadOnlyList<string> to)
    {
        if (to.Count == 0)
        {
            return;
        }

        Element("Relationship", Next("relation"), w =>
        {
            w.WriteString("from", from);
            w.WriteString("relationshipType", kind);
            Strings(w, "to", to);
        });
    }

    public static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
