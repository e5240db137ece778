using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>A CycloneDX bill of materials, JSON or XML: components that are models or files, with licenses and ancestors.</summary>
internal sealed class CycloneDxReader : ISidecarReader
{
    private const int MaxDepth = 16;

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var root = BomRoot(content);
        return root is null || IsOwn(root)
            ? []
            : Below(root["metadata"], content, 0).Concat(Below(root, content, 0));
    }

    /// <summary>What this tool itself said about the models is no evidence for it.</summary>
    private static bool IsOwn(DocumentNode root) =>
        root.Find("metadata", "tools", "components").Any(t => t["name"].Text is "ModelOpenness" or "model-openness");

    private static DocumentNode? BomRoot(SidecarContent content)
    {
        if (Bom.IsXml(content))
        {
            return XmlTree.Read(content.Bytes)?["bom"] is { IsMap: true } bom ? bom : null;
        }

        var root = JsonTree.Read(content.Bytes);
        return root?["bomFormat"].Text is "CycloneDX" ? root : null;
    }

    private static IEnumerable<SidecarStatement> Below(DocumentNode owner, SidecarContent content, int depth)
    {
        if (depth > MaxDepth)
        {
            yield break;
        }

        foreach (var component in Components(owner, "components").Concat(owner.All("component").Where(c => c.IsMap)))
        {
            if (Of(component, content) is { } statement)
            {
                yield return statement;
            }

            foreach (var below in Below(component, content, depth + 1))
            {
                yield return below;
            }
        }
    }

    /// <summary>JSON has a list of components, XML an element with elements <c>component</c>.</summary>
    private static IEnumerable<DocumentNode> Components(DocumentNode owner, string key)
    {
        foreach (var node in owner.All(key))
        {
            var inner = node.All("component").ToList();
            foreach (var component in inner.Count > 0 ? inner : [node])
            {
                yield return component;
            }
        }
    }

    private static SidecarStatement? Of(DocumentNode component, SidecarContent content)
    {
        var type = component["type"].Text ?? component["@type"].Text;
        if (type is not ("machine-learning-model" or "file" or "data"))
        {
            return null;
        }

        var licenses = new List<DocumentValue>();
        DocumentValue? text = null;
        foreach (var choice in component.All("licenses"))
        {
            licenses.AddRange(choice.All("expression").Select(e => e.ValueAt(content.Path, "expression")).OfType<DocumentValue>());
            foreach (var license in choice.All("license"))
            {
                text ??= license["text"]["@encoding"].Text is null && license["text"]["encoding"].Text is null
                    ? license["text"]["content"].ValueAt(content.Path, "text") ?? license["text"].ValueAt(content.Path, "text")
                    : null;
                if (
                    (
                        license["id"].ValueAt(content.Path, "license.id")
                        ?? license["name"].ValueAt(content.Path, "license.name")
                        ?? license["url"].ValueAt(content.Path, "license.url")
                    ) is
                    { } named
                )
                {
                    licenses.Add(named);
                }
            }
        }

        var name = component["name"].Value;
        var names = new List<string>();
        var paths = new List<string>();
        if (name is not null)
        {
            (type is "file" ? paths : names).Add(name);
            if (component["group"].Value is { } group)
            {
                names.Add(group + "/" + name);
            }
        }

        if (Bom.IdOfPurl(component["purl"].Value) is { } id)
        {
            names.Add(id);
        }

        var ancestors = component.All("pedigree").SelectMany(p => Components(p, "ancestors"))
            .Select(a => Bom.IdOfPurl(a["purl"].Value) ?? (a["group"].Value is { } g ? g + "/" + a["name"].Value : a["name"].Value)).OfType<string>().ToList();
        return licenses.Count + ancestors.Count == 0 && text is null
            ? null
            : new SidecarStatement(
                new SidecarSubject
                {
                    Names = names,
                    IsModel = type is "machine-learning-model",
                    Paths = paths,
                    Hashes =
                    [
                        .. component
                            .All("hashes")
                            .SelectMany(h => h.All("hash").DefaultIfEmpty(h))
                            .Where(IsSha256)
                            .Select(h => h["content"].Text ?? h.Value)
                            .OfType<string>(),
                    ],
                }
            )
            {
                Licenses = licenses,
                LicenseText = text,
                Bases = ancestors,
            };
    }

    private static bool IsSha256(DocumentNode hash) => (hash["alg"].Text ?? hash["@alg"].Text) is "SHA-256";
}
