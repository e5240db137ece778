using System.Globalization;
using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Bom;

/// <summary>
/// The models as SPDX 2.3 JSON, for tools that do not read SPDX 3. SPDX asks for a time, which would differ between runs: the first
/// second of 1970 stands for "not recorded", and the document says so.
/// </summary>
internal static class Spdx2Report
{
    private const string Document = "SPDXRef-DOCUMENT";
    private const string NoAssertion = "NOASSERTION";

    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var bill = BillBuilder.Of(inventories);
        return ContentHash.Named(uuid => JsonReport.ToBytes(writer => Write(writer, bill, uuid)));
    }

    private static void Write(Utf8JsonWriter writer, Bill bill, string uuid)
    {
        writer.WriteStartObject();
        writer.WriteString("spdxVersion", "SPDX-2.3");
        writer.WriteString("dataLicense", BomWords.DataLicense);
        writer.WriteString("SPDXID", Document);
        writer.WriteString("name", BomWords.Name(bill.Name));
        writer.WriteString("documentNamespace", "urn:uuid:" + uuid);
        writer.WriteString("comment", BomWords.Comment(bill));
        writer.WriteStartObject("creationInfo");
        writer.WriteString("created", BomWords.NotRecorded);
        writer.WriteStartArray("creators");
        writer.WriteStringValue(BomWords.Creator);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("packages");
        var relationships = new List<(string From, string Kind, string To)>();
        var (p, m) = (0, 0);
        foreach (var project in bill.Projects)
        {
            var projectId = Id("project", p++);
            relationships.Add((Document, "DESCRIBES", projectId));
            Package(writer, projectId, project.Name, "APPLICATION", null);
            foreach (var model in project.Models)
            {
                var modelId = Id("model", m++);
                relationships.Add((projectId, Relation(model.Relation), modelId));
                Package(writer, modelId, model, relationships);
            }
        }

        writer.WriteEndArray();
        Licenses(writer, bill);
        writer.WriteStartArray("relationships");
        foreach (var (from, kind, to) in relationships)
        {
            writer.WriteStartObject();
            writer.WriteString("spdxElementId", from);
            writer.WriteString("relationshipType", kind);
            writer.WriteString("relatedSpdxElement", to);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A model with what it was made from and from which data.</summary>
    private static void Package(Utf8JsonWriter writer, string modelId, BomModel model, List<(string From, string Kind, string To)> relationships)
    {
        Package(writer, modelId, model.Name, "OTHER", model, BomWords.Relation(model));
        for (var i = 0; i < model.Bases.Count; i++)
        {
            var baseId = modelId + "-base-" + i.ToString(CultureInfo.InvariantCulture);
            Package(writer, baseId, model.Bases[i].Name, "OTHER", new BomModel(baseId, model.Bases[i].Name) { PackageUrl = model.Bases[i].PackageUrl });
            relationships.Add((modelId, "DESCENDANT_OF", baseId));
        }

        for (var i = 0; i < model.Data.Count; i++)
        {
            var dataId = modelId + "-data-" + i.ToString(CultureInfo.InvariantCulture);
            Package(writer, dataId, model.Data[i].Name, "OTHER", new BomModel(dataId, model.Data[i].Name) { License = model.Data[i].License });
            relationships.Add((dataId, model.Data[i].IsTraining ? "DATA_FILE_OF" : "TEST_OF", modelId));
        }
    }

    private static void Package(Utf8JsonWriter writer, string id, string name, string purpose, BomModel? model, string? comment = null)
    {
        writer.WriteStartObject();
        writer.WriteString("SPDXID", id);
        writer.WriteString("name", BomWords.Name(name));
        if (model?.Version is { } version)
        {
            writer.WriteString("versionInfo", version);
        }

        if (comment is not null)
        {
            writer.WriteString("comment", comment);
        }

        writer.WriteString("supplier", model?.Supplier is { } supplier ? "Organization: " + BomWords.Name(supplier) : NoAssertion);
        writer.WriteString("downloadLocation", model?.Homepage ?? NoAssertion);
        writer.WriteBoolean("filesAnalyzed", false);
        writer.WriteString("primaryPackagePurpose", purpose);
        writer.WriteString("licenseConcluded", model?.License?.Expression ?? NoAssertion);
        writer.WriteString("licenseDeclared", model?.Statements.FirstOrDefault()?.License.Expression ?? NoAssertion);
        writer.WriteString("copyrightText", NoAssertion);
        if (model is not null)
        {
            if (model.Files.Count > 0)
            {
                writer.WriteString("sourceInfo", string.Join("; ", model.Files.Select(f => f.Path + " (" + f.Format + ")")));
            }

            Hash(writer, model);
            Annotations(writer, model);
        }

        writer.WriteEndObject();
    }

    private static void Hash(Utf8JsonWriter writer, BomModel model)
    {
        if (model.Sha256 is { } hash)
        {
            writer.WriteStartArray("checksums");
            writer.WriteStartObject();
            writer.WriteString("algorithm", "SHA256");
            writer.WriteString("checksumValue", hash);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (model.PackageUrl is { } url)
        {
            writer.WriteStartArray("externalRefs");
            writer.WriteStartObject();
            writer.WriteString("referenceCategory", "PACKAGE-MANAGER");
            writer.WriteString("referenceType", "purl");
            writer.WriteString("referenceLocator", url);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    private static void Annotations(Utf8JsonWriter writer, BomModel model)
    {
        var facts = BomWords.Facts(model).ToList();
        if (facts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("annotations");
        foreach (var fact in facts)
        {
            writer.WriteStartObject();
            writer.WriteString("annotationDate", BomWords.NotRecorded);
            writer.WriteString("annotationType", "OTHER");
            writer.WriteString("annotator", BomWords.Creator);
            writer.WriteString("comment", fact);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Licenses(Utf8JsonWriter writer, Bill bill)
    {
        writer.WriteStartArray("hasExtractedLicensingInfos");
        foreach (var license in BomWords.Unlisted(bill))
        {
            writer.WriteStartObject();
            writer.WriteString("licenseId", license.Id);
            writer.WriteString("name", license.Name);
            writer.WriteString("extractedText", license.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Relation(BomRelation relation) => relation switch
    {
        BomRelation.Contained => "CONTAINS",
        BomRelation.Fetched => "DEPENDS_ON",
        _ => "OTHER",
    };

    private static string Id(string kind, int number) => "SPDXRef-" + kind + "-" + number.ToString(CultureInfo.InvariantCulture);
}
