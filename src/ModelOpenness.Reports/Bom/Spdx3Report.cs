using System.Globalization;
using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Bom;

/// <summary>
/// The models as SPDX 3.0.1 JSON-LD: models as packages of the AI profile, data that lie beside them as packages of the Dataset
/// profile, licenses, files and lineage as relationships.
/// </summary>
internal static class Spdx3Report
{
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var bill = BillBuilder.Of(inventories);
        return ContentHash.Named(uuid => JsonReport.ToBytes(writer =>
        {
            var graph = new Spdx3Graph(writer, "urn:uuid:" + uuid + "#");
            writer.WriteStartObject();
            writer.WriteString("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
            writer.WriteStartArray("@graph");
            graph.Creation();
            Elements(graph, bill);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }));
    }

    private static void Elements(Spdx3Graph graph, Bill bill)
    {
        graph.Element("simplelicensing_LicenseExpression", "data-license", w => w.WriteString("simplelicensing_licenseExpression", BomWords.DataLicense));
        foreach (var license in BomWords.Unlisted(bill))
        {
            graph.Element("simplelicensing_SimpleLicensingText", license.Id, w =>
            {
                w.WriteString("name", license.Name);
                w.WriteString("simplelicensing_licenseText", license.Text);
            });
        }

        var roots = new List<string>();
        foreach (var project in bill.Projects)
        {
            var id = graph.Element("software_Package", "project-" + roots.Count.ToString(CultureInfo.InvariantCulture), w =>
            {
                w.WriteString("name", BomWords.Name(project.Name));
                w.WriteString("software_primaryPurpose", "application");
            });
            roots.Add(id);
            foreach (var related in project.Models.GroupBy(m => m.Relation, m => Model(graph, m)))
            {
                graph.Relate(id, Relation(related.Key), [.. related]);
            }
        }

        var profiles = new List<string> { "core", "software", "simpleLicensing", "ai" };
        if (bill.Models.Any(m => m.Data.Count > 0))
        {
            profiles.Add("dataset");
        }

        var elements = graph.Ids.ToList();
        var sbom = graph.Element("software_Sbom", "bom", w => Collection(w, bill, roots, profiles, elements, "software_sbomType", "analyzed"));
        graph.Element("SpdxDocument", "document", w =>
        {
            Collection(w, bill, [sbom], profiles, [.. elements, sbom], null, null);
            w.WriteString("comment", BomWords.Comment(bill));
            w.WriteString("dataLicense", graph.Iri("data-license"));
        });
    }

    private static void Collection(Utf8JsonWriter writer, Bill bill, List<string> roots, List<string> profiles, List<string> elements,
        string? key, string? value)
    {
        writer.WriteString("name", BomWords.Name(bill.Name));
        Spdx3Graph.Strings(writer, "rootElement", roots);
        Spdx3Graph.Strings(writer, "profileConformance", profiles);
        Spdx3Graph.Strings(writer, "element", elements);
        if (key is not null)
        {
            Spdx3Graph.Strings(writer, key, [value!]);
        }
    }

    private static string Model(Spdx3Graph graph, BomModel model)
    {
        var supplier = model.Supplier is { } name
            ? graph.Once("Organization", "supplier:" + name, w => w.WriteString("name", BomWords.Name(name)))
            : null;
        var id = graph.Element("ai_AIPackage", graph.Next("model"), w => Package(w, model, supplier, BomWords.Relation(model)));
        var files = model.Files.Select(f => graph.Element("software_File", graph.Next("file"), w =>
        {
            w.WriteString("name", BomWords.Name(f.Path));
            w.WriteString("comment", f.Format);
            w.WriteString("software_primaryPurpose", "model");
        })).ToList();
        graph.Relate(id, "contains", files);
        License(graph, id, "hasConcludedLicense", model.License);
        License(graph, id, "hasDeclaredLicense", model.Statements.FirstOrDefault()?.License);
        graph.Relate(
            id,
            "descendantOf",
            [
                .. model.Bases.Select(b =>
                    graph.Once("ai_AIPackage", "base:" + b.Name, w =>
                        Package(w, new BomModel("", b.Name) { PackageUrl = b.PackageUrl }, null, null)
                    )
                ),
            ]
        );
        foreach (var data in model.Data)
        {
            var dataId = graph.Element("dataset_DatasetPackage", graph.Next("data"), w =>
            {
                w.WriteString("name", BomWords.Name(data.Name));
                w.WriteString("software_primaryPurpose", "data");
                Spdx3Graph.Strings(w, "dataset_datasetType", ["noAssertion"]);
            });
            License(graph, dataId, "hasDeclaredLicense", data.License);
            graph.Relate(id, data.IsTraining ? "trainedOn" : "testedOn", [dataId]);
        }

        foreach (var fact in BomWords.Facts(model))
        {
            graph.Element("Annotation", graph.Next("note"), w =>
            {
                w.WriteString("annotationType", "other");
                w.WriteString("subject", id);
                w.WriteString("statement", fact);
            });
        }

        return id;
    }

    private static void Package(Utf8JsonWriter writer, BomModel model, string? supplier, string? comment)
    {
        writer.WriteString("name", BomWords.Name(model.Name));
        writer.WriteString("software_primaryPurpose", "model");
        if (comment is not null)
        {
            writer.WriteString("comment", comment);
        }

        if (supplier is not null)
        {
            writer.WriteString("suppliedBy", supplier);
        }

        foreach (
            var (key, value) in new[]
            {
                ("software_packageVersion", model.Version),
                ("software_packageUrl", model.PackageUrl),
                ("software_downloadLocation", model.Homepage),
            }
        )
        {
            if (value is not null)
            {
                writer.WriteString(key, value);
            }
        }

        if (model.Sha256 is { } hash)
        {
            writer.WriteStartArray("verifiedUsing");
            writer.WriteStartObject();
            writer.WriteString("type", "Hash");
            writer.WriteString("algorithm", "sha256");
            writer.WriteString("hashValue", hash);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (model.Satisfied.Count > 0)
        {
            Spdx3Graph.Strings(writer, "ai_standardCompliance", model.Satisfied);
        }
    }

    private static string Relation(BomRelation relation) => relation switch
    {
        BomRelation.Contained => "contains",
        BomRelation.Fetched => "dependsOn",
        _ => "other",
    };

    private static void License(Spdx3Graph graph, string from, string kind, BomLicense? license)
    {
        if (license is null)
        {
            return;
        }

        var id = graph.Once("simplelicensing_LicenseExpression", "expression:" + license.Expression, w =>
        {
            w.WriteString("simplelicensing_licenseExpression", license.Expression);
            if (license.References.Count == 0)
            {
                return;
            }

            w.WriteStartArray("simplelicensing_customIdToUri");
            foreach (var reference in license.References)
            {
                w.WriteStartObject();
                w.WriteString("type", "DictionaryEntry");
                w.WriteString("key", reference.Key);
                w.WriteString("value", graph.Iri(reference.Key));
                w.WriteEndObject();
            }

            w.WriteEndArray();
        });
        graph.Relate(from, kind, [id]);
    }
}
