using System.Text.Encodings.Web;
using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Inventories;

/// <summary>Writes an inventory as JSON: UTF-8, camelCase, the same bytes for the same inventory.</summary>
internal static class InventoryWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The inventory as a JSON document with <c>\n</c> line ends.</summary>
    /// <param name="inventory">The inventory.</param>
    public static byte[] ToBytes(Inventory inventory)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, inventory);
        }

        stream.WriteByte((byte)'\n');
        return WithoutCarriageReturns(stream);
    }

    /// <summary>Writes the inventory as one JSON object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="inventory">The inventory.</param>
    public static void Write(Utf8JsonWriter writer, Inventory inventory)
    {
        writer.WriteStartObject();
        writer.WriteString("schemaVersion", Inventory.SchemaVersion);
        writer.WriteStartObject("tool");
        writer.WriteString("name", "ModelOpenness");
        writer.WriteString("version", typeof(InventoryWriter).Assembly.GetName().Version!.ToString(3));
        writer.WriteEndObject();
        writer.WriteString("project", inventory.Project);
        Optional(writer, "folder", inventory.Folder);
        Optional(writer, "repositoryPath", inventory.RepositoryPath.Length == 0 ? null : inventory.RepositoryPath);
        writer.WriteString("standard", inventory.Standard);
        Each(writer, "findings", inventory.Findings, Write);
        Each(writer, "labels", inventory.Labels, Write);
        if (inventory.CodeWaivers.Count > 0)
        {
            Each(writer, "codeWaivers", inventory.CodeWaivers, Write);
        }

        Each(writer, "models", inventory.Models, (to, model) => Write(to, model, null));
        if (inventory.Named.Count > 0)
        {
            Each(writer, "named", inventory.Named, (to, model) => Write(to, model, null));
        }

        if (inventory.NotLookedAt.Count > 0)
        {
            Write(writer, inventory.NotLookedAt);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes what could not be looked at as the property <c>notLookedAt</c>.</summary>
    /// <param name="writer">The writer, inside an object.</param>
    /// <param name="notLookedAt">What could not be looked at.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<NotLookedAt> notLookedAt) =>
        Each(
            writer,
            "notLookedAt",
            notLookedAt,
            (to, unseen) =>
            {
                to.WriteStartObject();
                to.WriteString("path", unseen.Path);
                to.WriteString("why", unseen.Why);
                to.WriteEndObject();
            }
        );

    /// <summary>Writes a model as one JSON object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="model">The model.</param>
    /// <param name="labels">The labels that count for it, written under <c>labels</c>; null to leave them out.</param>
    public static void Write(Utf8JsonWriter writer, Model model, IReadOnlyList<Label>? labels)
    {
        writer.WriteStartObject();
        writer.WriteString("id", model.Id);
        writer.WriteString("name", model.Name);
        Optional(writer, "hubId", model.HubId);
        writer.WriteBoolean("shipped", model.Ships);
        Each(writer, "artifacts", model.Artifacts, Write);
        Each(writer, "licenseEvidence", model.Evidence, Write);
        writer.WritePropertyName("license");
        if (model.License is { } license)
        {
            writer.WriteStartObject();
            OrNull(writer, "id", license.Id);
            writer.WriteString("name", license.Name);
            writer.WriteNumber("evidence", IndexOf(model.Evidence, license.Evidence));
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNullValue();
        }

        Each(writer, "terms", model.License?.Terms ?? [], Write);
        Strings(writer, "baseModels", model.BaseModels);
        if (model.References.Count > 0)
        {
            Each(writer, "references", model.References, Write);
        }

        if (model.Release is not null)
        {
            Each(writer, "release", model.Release, Write);
        }

        if (labels is not null)
        {
            Each(writer, "labels", labels, Write);
        }

        writer.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, CodeWaiver waiver)
    {
        writer.WriteStartObject();
        Optional(writer, "rule", waiver.RuleId);
        Optional(writer, "model", waiver.Model);
        Optional(writer, "term", waiver.TermKind);
        Optional(writer, "license", waiver.LicenseId);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Reference reference)
    {
        writer.WriteStartObject();
        Write(writer, "place", reference.Place);
        writer.WriteString("how", Names.Of(reference.How));
        writer.WriteString("asWritten", reference.AsWritten);
        Optional(writer, "key", reference.Key);
        if (reference.IsSuppressed)
        {
            writer.WriteBoolean("suppressed", true);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReleaseComponent component)
    {
        writer.WriteStartObject();
        writer.WriteString("component", component.ComponentId);
        OrNull(writer, "license", component.License);
        if (component.Place is { } found)
        {
            Write(writer, "location", found);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a finding as one JSON object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="finding">The finding.</param>
    public static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.RuleId);
        writer.WriteString("severity", Names.Of(finding.Severity));
        writer.WriteString("message", finding.Message);
        Write(writer, "location", finding.Place);
        Each(writer, "related", finding.Related, Write);
        Strings(writer, "models", finding.Models);
        Optional(writer, "license", finding.LicenseId);
        Strings(writer, "terms", finding.TermKinds);
        if (finding.Waiver is { } waiver)
        {
            writer.WriteStartObject("waiver");
            writer.WriteString("reason", waiver.Reason);
            Optional(writer, "until", waiver.Until);
            Optional(writer, "approver", waiver.Approver);
            Write(writer, "location", waiver.Place);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RelatedPlace related)
    {
        writer.WriteStartObject();
        writer.WriteString("message", related.Message);
        Write(writer, "location", related.Place);
        writer.WriteEndObject();
    }

    /// <summary>Writes a label as one JSON object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="label">The label.</param>
    public static void Write(Utf8JsonWriter writer, Label label)
    {
        writer.WriteStartObject();
        writer.WriteString("source", Names.Of(label.Source));
        writer.WriteString("name", label.SourceName);
        writer.WriteString("wording", label.Wording);
        Optional(writer, "sentence", label.Sentence);
        Optional(writer, "language", label.Language == "en" ? null : label.Language);
        Optional(writer, "model", label.ModelId);
        Optional(writer, "standard", label.Standard);
        if (label.IsPlural)
        {
            writer.WriteBoolean("plural", true);
        }

        Write(writer, "location", label.Place);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Artifact artifact)
    {
        writer.WriteStartObject();
        writer.WriteString("path", artifact.Path);
        writer.WriteString("format", artifact.Format);
        Optional(writer, "formatVersion", artifact.FormatVersion);
        writer.WriteNumber("size", artifact.Size);
        if (artifact.Access != ArtifactAccess.Read)
        {
            writer.WriteString("access", Names.Of(artifact.Access));
        }

        Optional(writer, "problem", artifact.Problem);
        Optional(writer, "license", artifact.License);
        Optional(writer, "licenseName", artifact.LicenseName);
        Optional(writer, "licenseLink", artifact.LicenseLink);
        Optional(writer, "licenseKey", artifact.LicenseKey);
        Optional(writer, "name", artifact.Name);
        Optional(writer, "author", artifact.Author);
        Optional(writer, "sourceUrl", artifact.SourceUrl);
        if (artifact.BaseModels.Count > 0)
        {
            Strings(writer, "baseModels", artifact.BaseModels);
        }

        Optional(writer, "oid", artifact.PointerOid);
        if (artifact.PointerSize is { } size)
        {
            writer.WriteNumber("pointerSize", size);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteStartObject();
        writer.WriteString("source", Names.Of(evidence.Source));
        writer.WriteString("asWritten", evidence.AsWritten.Length <= 200 ? evidence.AsWritten : evidence.AsWritten.Substring(0, 200) + "…");
        Optional(writer, "key", evidence.Key);
        OrNull(writer, "license", evidence.LicenseId);
        Optional(writer, "licenseName", evidence.LicenseName);
        if (evidence.IsModified)
        {
            writer.WriteBoolean("modified", true);
        }

        if (evidence.IsBelieved)
        {
            writer.WriteBoolean("believed", true);
        }

        Optional(writer, "note", evidence.Note);
        if (evidence.Place is { } place)
        {
            Write(writer, "location", place);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Term term)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", term.Kind);
        Optional(writer, "quote", term.Quote);
        if (term.Value is { } value)
        {
            writer.WriteNumber("value", value);
        }

        Optional(writer, "unit", term.Unit);
        Optional(writer, "section", term.Section);
        Optional(writer, "clause", term.Clause);
        if (term.Place is { } place)
        {
            Write(writer, "location", place);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Place place)
    {
        writer.WriteStartObject(name);
        writer.WriteString("path", place.Path);
        if (place.Line > 0)
        {
            writer.WriteNumber("line", place.Line);
            writer.WriteNumber("column", place.Column);
            writer.WriteNumber("endLine", place.EndLine);
            writer.WriteNumber("endColumn", place.EndColumn);
        }

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

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void OrNull(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }

    private static int IndexOf(IReadOnlyList<Evidence> evidence, Evidence wanted)
    {
        for (var i = 0; i < evidence.Count; i++)
        {
            if (ReferenceEquals(evidence[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The writer of .NET Framework and old System.Text.Json ends lines as the machine does; the inventory must not.</summary>
    private static byte[] WithoutCarriageReturns(MemoryStream stream)
    {
        var bytes = stream.ToArray();
        if (Array.IndexOf(bytes, (byte)'\r') < 0)
        {
            return bytes;
        }

        // Inside strings a carriage return is escaped, so every raw one ends a line.
        return Array.FindAll(bytes, b => b != (byte)'\r');
    }
}
