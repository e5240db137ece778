using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Licenses;
using ModelOpenness.Reports.Assessments;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Bom;

/// <summary>
/// The models as a CycloneDX 1.6 ML-BOM. There is no timestamp, and the serial number is made from the content, so that the same
/// models give the same bytes.
/// </summary>
internal static class CycloneDxReport
{
    private const string RootReference = "project";
    private const string PlaceholderSerial = "00000000-0000-0000-0000-000000000000";

    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var content = JsonReport.ToBytes(writer => Document(writer, inventories));

        // The serial number stands near the beginning, before anything that a file says.
        var serial = Encoding.ASCII.GetBytes(ContentHash.Uuid(content));
        serial.CopyTo(content, content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PlaceholderSerial)));
        return content;
    }

    private static void Document(Utf8JsonWriter writer, IReadOnlyList<Inventory> inventories)
    {
        var models = inventories.SelectMany(i => i.Models.Concat(i.Named).Select(m => (Inventory: i, Model: m))).ToList();
        var references = References(models);
        var assessments = new AssessmentSet();
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", "1.6");
        writer.WriteString("serialNumber", "urn:uuid:" + PlaceholderSerial);
        writer.WriteNumber("version", 1);
        Metadata(writer, inventories);
        writer.WriteStartArray("components");
        var next = 0;
        foreach (var inventory in inventories)
        {
            var findings = inventory.Findings.SelectMany(f => f.Models.Select(m => (Model: m, Finding: f))).ToLookup(p => p.Model, p => p.Finding, StringComparer.Ordinal);
            foreach (var model in inventory.Models.Concat(inventory.Named))
            {
                Component(writer, inventory, model, references[next++], assessments.Of(model), findings[model.Id]);
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("dependencies");
        writer.WriteStartObject();
        writer.WriteString("ref", RootReference);
        writer.WriteStartArray("dependsOn");
        foreach (var reference in references)
        {
            writer.WriteStringValue(reference);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Metadata(Utf8JsonWriter writer, IReadOnlyList<Inventory> inventories)
    {
        writer.WriteStartObject("metadata");
        writer.WriteStartObject("tools");
        writer.WriteStartArray("components");
        writer.WriteStartObject();
        writer.WriteString("type", "application");
        writer.WriteString("name", JsonReport.ToolName);
        writer.WriteString("version", JsonReport.ToolVersion);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartObject("component");
        writer.WriteString("type", "application");
        writer.WriteString("bom-ref", RootReference);
        writer.WriteString("name", inventories.Count == 1 ? inventories[0].Project : "projects");
        if (inventories.Count > 1)
        {
            writer.WriteStartArray("properties");
            foreach (var inventory in inventories)
            {
                writer.Property("project", inventory.Project);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Component(Utf8JsonWriter writer, Inventory inventory, Model model, string reference, Assessment assessment, IEnumerable<Finding> findings)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "machine-learning-model");
        writer.WriteString("bom-ref", reference);
        var hub = PackageUrl.HubPath(model.HubId);
        if (hub is not null)
        {
            writer.WriteString("group", hub.Substring(0, hub.IndexOf('/')));
        }

        if (model.Artifacts.Select(a => a.Author).FirstOrDefault(a => !string.IsNullOrWhiteSpace(a)) is { } author)
        {
            writer.WriteStartArray("authors");
            writer.WriteStartObject();
            writer.WriteString("name", author);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteString("name", hub is null ? model.Name : hub.Substring(hub.IndexOf('/') + 1));
        writer.WriteString("scope", model.Ships ? "required" : "excluded");
        Hashes(writer, model);
        Licenses(writer, model);
        if ((PackageUrl.OfHubId(model.HubId) ?? PackageUrl.OfPackagePath(model.Id)) is { } purl)
        {
            writer.WriteString("purl", purl);
        }

        Pedigree(writer, model);
        ExternalReferences(writer, model);
        Evidence(writer, model);
        ModelCard(writer, assessment);
        Properties(writer, inventory, model, findings);
        writer.WriteEndObject();
    }

    /// <summary>The hash of a file that is not here stands in its Git LFS pointer; others are not hashed, as gigabytes would have to be read.</summary>
    private static void Hashes(Utf8JsonWriter writer, Model model)
    {
        if (model.Artifacts.Count == 1 && model.Artifacts[0].PointerOid is { Length: 64 } oid && oid.All(IsHexadecimal))
        {
            writer.WriteStartArray("hashes");
            writer.WriteStartObject();
            writer.WriteString("alg", "SHA-256");
            writer.WriteString("content", oid.ToLowerInvariant());
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    private static void Licenses(Utf8JsonWriter writer, Model model)
    {
        if (model.License is not { } license)
        {
            return;
        }

        writer.WriteStartArray("licenses");
        writer.WriteStartObject();
        if (license.Id is { } id && LicenseCatalog.Default.Find(id) is null && LicenseCatalog.Default.Resolve(id) is { IsRecognized: true } expression && !license.Evidence.IsModified)
        {
            writer.WriteString("expression", expression.Id);
            writer.WriteString("acknowledgement", "concluded");
        }
        else
        {
            writer.WriteStartObject("license");
            License(writer, license.Id, license.Name, license.Evidence.IsModified, "concluded");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>Id or name, never both; a license with words added or removed is not the one of that id.</summary>
    private static void License(Utf8JsonWriter writer, string? id, string name, bool isModified, string acknowledgement)
    {
        var known = id is null ? null : LicenseCatalog.Default.Find(id);
        if (known is not null && !isModified && !known.SpdxId.StartsWith("LicenseRef-", StringComparison.Ordinal))
        {
            writer.WriteString("id", known.SpdxId);
        }
        else
        {
            writer.WriteString("name", isModified ? name + " (modified)" : name);
        }

        writer.WriteString("acknowledgement", acknowledgement);
        if (known?.Steward is { } steward && !isModified)
        {
            writer.WriteStartObject("licensing");
            writer.WriteStartArray("altIds");
            writer.WriteStringValue(known.SpdxId);
            writer.WriteEndArray();
            writer.WriteStartObject("licensor");
            writer.WriteStartObject("organization");
            writer.WriteString("name", steward);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void Pedigree(Utf8JsonWriter writer, Model model)
    {
        if (model.BaseModels.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("pedigree");
        writer.WriteStartArray("ancestors");
        foreach (var ancestor in model.BaseModels)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "machine-learning-model");
            writer.WriteString("name", ancestor);
            if (PackageUrl.OfHubId(ancestor) is { } purl)
            {
                writer.WriteString("purl", purl);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Where a model that does not ship is fetched from.</summary>
    private static void ExternalReferences(Utf8JsonWriter writer, Model model)
    {
        var addresses = model.References.Select(r => r.AsWritten).Where(a => Uri.TryCreate(a, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http").Distinct(StringComparer.Ordinal).ToList();
        if (addresses.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("externalReferences");
        foreach (var address in addresses)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "distribution");
            writer.WriteString("url", new Uri(address).AbsoluteUri);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Evidence(Utf8JsonWriter writer, Model model)
    {
        writer.WriteStartObject("evidence");
        writer.WriteStartArray("occurrences");
        foreach (var artifact in model.Artifacts)
        {
            writer.WriteStartObject();
            writer.WriteString("location", artifact.Path);
            writer.WriteString("additionalContext", artifact.FormatVersion is null ? artifact.Format : artifact.Format + " " + artifact.FormatVersion);
            writer.WriteEndObject();
        }

        foreach (var reference in model.References)
        {
            writer.WriteStartObject();
            writer.WriteString("location", reference.Place.Path);
            writer.WriteNumber("line", Math.Max(1, reference.Place.Line));
            writer.WriteString("additionalContext", Names.Of(reference.How) + ": " + reference.AsWritten);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (model.Stated is not null)
        {
            writer.WriteStartArray("licenses");
            foreach (var evidence in model.Evidence.Where(e => !e.IsBelieved))
            {
                writer.WriteStartObject();
                writer.WriteStartObject("license");
                License(writer, evidence.LicenseId, evidence.LicenseName ?? evidence.LicenseId ?? evidence.AsWritten, evidence.IsModified, "declared");
                writer.WriteStartArray("properties");
                writer.Property("source", Names.Of(evidence.Source));
                writer.Property("as-written", evidence.AsWritten);
                if (evidence.Place is not null)
                {
                    writer.Property("place", evidence.Place.ToString());
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void ModelCard(Utf8JsonWriter writer, Assessment assessment)
    {
        writer.WriteStartObject("modelCard");
        writer.WriteStartArray("properties");
        foreach (var verdict in assessment.Verdicts)
        {
            writer.Property("standard:" + verdict.Standard.Id, verdict.Word);
        }

        foreach (var freedom in assessment.Freedoms)
        {
            writer.Property("freedom:" + Names.Of(freedom.Freedom), Names.Of(freedom.State) + ": " + freedom.Text);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Properties(Utf8JsonWriter writer, Inventory inventory, Model model, IEnumerable<Finding> findings)
    {
        writer.WriteStartArray("properties");
        foreach (var artifact in model.Artifacts)
        {
            if (artifact.Problem is not null)
            {
                writer.Property("malformed", artifact.Path + ": " + artifact.Problem);
            }
        }

        foreach (var term in model.License?.Terms ?? [])
        {
            var value = term.Value is { } number ? number.ToString(CultureInfo.InvariantCulture) + (term.Unit is null ? "" : " " + term.Unit) : null;
            var where = term.Place?.ToString() ?? (term.Section is null ? null : "section " + term.Section);
            var parts = new[] { value, where, term.Quote is null ? null : "\"" + term.Quote + "\"" }.Where(p => p is not null);
            writer.Property("term:" + term.Kind, string.Join("; ", parts));
        }

        foreach (var label in inventory.Labels.Where(l => l.ModelId is null ? model.Ships : string.Equals(l.ModelId, model.Id, StringComparison.Ordinal)))
        {
            writer.Property("label", label.Wording + " (" + label.SourceName + ", " + label.Place + ")");
        }

        foreach (var finding in findings)
        {
            writer.Property("finding:" + finding.RuleId, (finding.Waiver is null ? "" : "waived: ") + finding.Message);
        }

        writer.WriteEndArray();
    }

    /// <summary>A model's id is unique in its inventory; where several inventories hold the same, a number is added.</summary>
    private static List<string> References(List<(Inventory Inventory, Model Model)> models)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { RootReference };
        var references = new List<string>(models.Count);
        foreach (var (inventory, model) in models)
        {
            var reference = "model:" + inventory.Project + "#" + model.Id;
            var unique = reference;
            for (var i = 2; !seen.Add(unique); i++)
            {
                unique = reference + "~" + i.ToString(CultureInfo.InvariantCulture);
            }

            references.Add(unique);
        }

        return references;
    }

    private static bool IsHexadecimal(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
