using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>SPDX 3.0: elements of a graph; relationships tie a package of the AI profile, or a file, to its license and its origin.</summary>
internal sealed class SpdxGraph
{
    private readonly SidecarContent content;
    private readonly Dictionary<string, DocumentNode> elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DocumentNode>> relations = new(StringComparer.Ordinal);

    public SpdxGraph(DocumentNode root, SidecarContent content)
    {
        this.content = content;
        foreach (var element in root["@graph"].Items)
        {
            if ((element["spdxId"].Text ?? element["@id"].Text) is not { } id)
            {
                continue;
            }

            elements[id] = element;
            if (TypeOf(element) is "Relationship" or "LifecycleScopedRelationship" && element["from"].Text is { } from)
            {
                if (!relations.TryGetValue(from, out var list))
                {
                    relations.Add(from, list = []);
                }

                list.Add(element);
            }
        }
    }

    public IEnumerable<SidecarStatement> Statements()
    {
        foreach (var pair in elements)
        {
            var type = TypeOf(pair.Value);
            var isFile = type is "software_File";
            if (!isFile && type is not ("ai_AIPackage" or "software_Package"))
            {
                continue;
            }

            var names = new List<string>();
            if (pair.Value["name"].Text is { } name)
            {
                names.Add(name);
            }

            var purl = pair.Value["software_packageUrl"].Text
                ?? pair.Value.All("externalIdentifier")
                    .Select(e => e["identifier"].Text)
                    .FirstOrDefault(i => i is not null && i.StartsWith("pkg:", StringComparison.Ordinal));
            if (type is "software_Package" && Bom.IsSoftware(purl))
            {
                continue;
            }

            if (!isFile && Bom.IdOfPurl(purl) is { } id)
            {
                names.Add(id);
            }

            var licenses = Related(pair.Key, "hasConcludedLicense").Select(License).OfType<DocumentValue>().ToList();
            licenses = licenses.Count > 0 ? licenses : [.. Related(pair.Key, "hasDeclaredLicense").Select(License).OfType<DocumentValue>()];
            var bases = Related(pair.Key, "descendantOf").Select(n => Named(n)).OfType<string>().ToList();
            if (licenses.Count + bases.Count > 0)
            {
                yield return new SidecarStatement(
                    new SidecarSubject
                    {
                        Names = isFile ? [] : names,
                        IsModel = type is "ai_AIPackage",
                        Paths = isFile ? names : [],
                        Hashes = Hashes(pair.Value),
                    }
                )
                {
                    Licenses = licenses,
                    Bases = bases,
                };
            }
        }
    }

    private IEnumerable<DocumentNode> Related(string id, string type) => relations.TryGetValue(id, out var list)
        ? list.Where(r => string.Equals(r["relationshipType"].Text, type, StringComparison.Ordinal)).SelectMany(r => r.All("to"))
        : [];

    private DocumentValue? License(DocumentNode reference)
    {
        if (reference.IsMap || reference.Text is not { } id)
        {
            return Expression(reference);
        }

        if (elements.TryGetValue(id, out var element))
        {
            return Expression(element);
        }

        const string Listed = "spdx.org/licenses/";
        var at = id.IndexOf(Listed, StringComparison.Ordinal);
        return at < 0 ? null : Bom.Asserted(reference.ValueAt(content.Path, "to")) is { } value ? value with { Text = id.Substring(at + Listed.Length) } : null;
    }

    private DocumentValue? Expression(DocumentNode element) => Bom.Asserted(
        element["simplelicensing_licenseExpression"].ValueAt(content.Path, "simplelicensing_licenseExpression")
        ?? element["simplelicensing_licenseText"].ValueAt(content.Path, "simplelicensing_licenseText")
        ?? element["name"].ValueAt(content.Path, "name"));

    private string? Named(DocumentNode reference) =>
        reference.Text is { } id && elements.TryGetValue(id, out var element)
            ? Bom.IdOfPurl(element["software_packageUrl"].Text) ?? element["name"].Text
            : null;

    private static List<string> Hashes(DocumentNode node) =>
        [.. node.All("verifiedUsing").Where(c => c["algorithm"].Text is "sha256").Select(c => c["hashValue"].Text).OfType<string>()];

    /// <summary>Types are written with or without the profile's prefix path.</summary>
    private static string? TypeOf(DocumentNode element)
    {
        var type = element["type"].Text ?? element["@type"].Text;
        return type is null ? null : type.Substring(type.LastIndexOfAny(['/', ':']) + 1);
    }
}
