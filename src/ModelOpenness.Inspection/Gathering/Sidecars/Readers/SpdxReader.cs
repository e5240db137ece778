using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>An SPDX document: 2.x as JSON or tags, 3.0 as JSON-LD. Which one it is, the content says.</summary>
internal sealed class SpdxReader : ISidecarReader
{
    private static readonly SpdxTagReader Tags = new();

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        if (Bom.IsXml(content))
        {
            return [];
        }

        if (!content.Text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith("{", StringComparison.Ordinal))
        {
            return Tags.Read(content);
        }

        var root = JsonTree.Read(content.Bytes);
        return root is null ? []
            : root["spdxVersion"].Text is not null ? Packages(root, content)
            : root["@graph"].Items.Count > 0 ? new SpdxGraph(root, content).Statements()
            : [];
    }

    private static IEnumerable<SidecarStatement> Packages(DocumentNode root, SidecarContent content)
    {
        var texts = root.All("hasExtractedLicensingInfos")
            .Where(t => t["licenseId"].Text is not null)
            .GroupBy(t => t["licenseId"].Text!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var package in root.All("packages"))
        {
            var names = new List<string>();
            AddTo(names, package["name"].Text);
            if (package["primaryPackagePurpose"].Text is "APPLICATION" or "LIBRARY" or "FRAMEWORK" or "CONTAINER" or "OPERATING-SYSTEM"
                || package.All("externalRefs").Any(r => Bom.IsSoftware(r["referenceLocator"].Text)))
            {
                continue;
            }

            foreach (var reference in package.All("externalRefs"))
            {
                AddTo(names, Bom.IdOfPurl(reference["referenceLocator"].Text));
            }

            var subject = new SidecarSubject { Names = names, Paths = package["packageFileName"].Text is { } file ? [file] : [], Hashes = Hashes(package) };
            if (Statement(package, subject, "licenseDeclared", texts, content) is { } statement)
            {
                yield return statement;
            }
        }

        foreach (var file in root.All("files"))
        {
            if (file["fileName"].Text is { } name
                && Statement(file, new SidecarSubject { Paths = [name], Hashes = Hashes(file) }, "licenseInfoInFiles", texts, content) is { } statement)
            {
                yield return statement;
            }
        }
    }

    private static SidecarStatement? Statement(
        DocumentNode node, SidecarSubject subject, string declared, Dictionary<string, DocumentNode> texts, SidecarContent content)
    {
        var concluded = Bom.Asserted(node["licenseConcluded"].ValueAt(content.Path, "licenseConcluded"));
        var licenses = concluded is not null
            ? [concluded]
            : node.All(declared).Select(n => Bom.Asserted(n.ValueAt(content.Path, declared))).OfType<DocumentValue>().ToList();
        if (licenses.Count == 0 || !subject.IsNamed)
        {
            return null;
        }

        // A license of one's own: its text stands elsewhere in the document.
        return licenses.Count == 1 && texts.TryGetValue(licenses[0].Text, out var text)
            ? new SidecarStatement(subject)
            {
                Licenses =
                    text["name"].ValueAt(content.Path, "name") is { } named && Bom.Asserted(named) is not null
                        ? [named with { Place = licenses[0].Place }]
                        : licenses,
                LicenseText = text["extractedText"].ValueAt(content.Path, "extractedText"),
            }
            : new SidecarStatement(subject) { Licenses = licenses };
    }

    private static List<string> Hashes(DocumentNode node) =>
        [.. node.All("checksums").Where(c => c["algorithm"].Text is "SHA256").Select(c => c["checksumValue"].Text).OfType<string>()];

    private static void AddTo(List<string> names, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            names.Add(name!);
        }
    }
}
