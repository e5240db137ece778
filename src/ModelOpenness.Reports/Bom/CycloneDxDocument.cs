using System.Xml.Linq;

namespace ModelOpenness.Reports.Bom;

/// <summary>
/// The bill as a CycloneDX 1.6 ML-BOM: one document, in the order that the XML schema asks for; <see cref="CycloneDxReport"/> writes it
/// in either notation, so that both say the same.
/// </summary>
internal static class CycloneDxDocument
{
    public static readonly XNamespace Namespace = "http://cyclonedx.org/schema/bom/1.6";
    private const string Application = "application";
    private const string MachineLearningModel = "machine-learning-model";

    public static XElement Of(Bill bill, string uuid) => E(
        "bom",
        A("serialNumber", "urn:uuid:" + uuid),
        A("version", "1"),
        E(
            "metadata",
            E("tools", E("components", E("component", A("type", Application), E("name", JsonReport.ToolName), E("version", JsonReport.ToolVersion)))),
            E("component", A("type", Application), A("bom-ref", BillBuilder.RootReference), E("name", bill.Name)),
            List(
                "properties",
                [
                    Property(new BomFact("completeness", bill.Completeness)),
                    .. bill.Projects.Count > 1 ? bill.Projects.Select(p => Property(new BomFact("project", p.Name))) : [],
                ])),
        E("components", bill.Models.Select(Component)),
        E("dependencies", E("dependency", A("ref", BillBuilder.RootReference), bill.Models.Select(m => E("dependency", A("ref", m.Reference))))),
        E("compositions", E("composition", E("aggregate", "incomplete"), E("assemblies", E("assembly", A("ref", BillBuilder.RootReference))))));

    private static XElement Component(BomModel model) =>
        E(
            "component",
            A("type", MachineLearningModel),
            A("bom-ref", model.Reference),
            model.Supplier is { } supplier ? E("supplier", E("name", supplier)) : null,
            model.Author is { } author ? E("authors", E("author", E("name", author))) : null,
            Text("group", model.Group),
            E("name", model.Name),
            Text("version", model.Version),
            E("scope", model.Ships ? "required" : "excluded"),
            model.Sha256 is { } hash ? E("hashes", E("hash", A("alg", "SHA-256"), hash)) : null,
            model.License is { } license ? E("licenses", Concluded(license)) : null,
            Text("purl", model.PackageUrl),
            model.Bases.Count > 0 ? E("pedigree", E("ancestors", model.Bases.Select(Base))) : null,
            model.Homepage is { } homepage
                ? E(
                    "externalReferences",
                    E("reference", A("type", "distribution"), E("url", homepage), Text("comment", BomWords.Relation(model)))
                )
                : null,
            List("properties", model.Facts.Select(Property)),
            model.Files.Count + model.Statements.Count == 0
                ? null
                : E(
                    "evidence",
                    List("occurrences", model.Files.Select(f => E("occurrence", E("location", f.Path), E("additionalContext", f.Format)))),
                    List("licenses", model.Statements.Select(s => License(s.License, "declared", s.Facts)))
                ),
            E(
                "modelCard",
                model.Data.Count > 0
                    ? E("modelParameters", E("datasets", model.Data.Select(d => E("dataset", E("type", "dataset"), E("name", d.Name)))))
                    : null,
                List("properties", model.Verdicts.Select(Property))
            )
        );

    private static XElement Base(BomBase from) => E("component", A("type", MachineLearningModel), E("name", from.Name), Text("purl", from.PackageUrl));

    private static XElement Concluded(BomLicense license) => license.IsCompound
        ? E("expression", A("acknowledgement", "concluded"), license.Expression)
        : License(license, "concluded", []);

    /// <summary>Id or name, never both.</summary>
    private static XElement License(BomLicense license, string acknowledgement, IReadOnlyList<BomFact> facts) => E(
        "license",
        A("acknowledgement", acknowledgement),
        license.Id is { } id ? E("id", id) : E("name", license.Name),
        license.Licensor is { } licensor
            ? E("licensing", E("altIds", E("altId", license.Expression)), E("licensor", E("organization", E("name", licensor))))
            : null,
        List("properties", facts.Select(Property)));

    private static XElement Property(BomFact fact) => E("property", A("name", "modelopenness:" + fact.Name), fact.Value);

    private static XElement? List(string name, IEnumerable<XElement> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? null : E(name, all);
    }

    private static XElement? Text(string name, string? value) => value is null ? null : E(name, value);

    private static XElement E(string name, params object?[] content) =>
        new(Namespace + name, [.. content.Select(c => c is string text ? Clean(text) : c)]);

    private static XAttribute A(string name, string value) => new(name, Clean(value));

    /// <summary>XML has no way to write most control characters and half a character: they are shown as a square, in both notations.</summary>
    private static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(
                    char.IsSurrogate(text[i]) || text[i] is '\ufffe' or '\uffff' || (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r'))
                        ? '\u25a1'
                        : text[i]
                );
            }
        }

        return clean.ToString();
    }
}
