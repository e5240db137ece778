using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// Manifests and configurations of models as OCI artifacts (CNCF ModelPack, Docker, KitOps) that lie unpacked beside their model:
/// annotations of the manifest, the descriptor of the configuration.
/// </summary>
internal sealed class OciManifestReader : ISidecarReader
{
    private const string LicenseAnnotation = "org.opencontainers.image.licenses";

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var root = JsonTree.Read(content.Bytes);
        if (root is null || !root.IsMap)
        {
            yield break;
        }

        var descriptor = root["descriptor"];
        if (descriptor.IsMap && (root["modelfs"].IsMap || root["config"].IsMap))
        {
            var stated = descriptor.All("licenses").Select(l => l.ValueAt(content.Path, "descriptor.licenses")).OfType<DocumentValue>().ToList();
            if (stated.Count > 0)
            {
                yield return new SidecarStatement(SidecarSubject.Folder) { Licenses = stated, ModelId = descriptor["name"].Text };
            }

            yield break;
        }

        foreach (var manifest in root["layers"].Items.Count > 0 ? [root] : root["manifests"].Items)
        {
            var license = manifest["annotations"][LicenseAnnotation].ValueAt(content.Path, LicenseAnnotation);
            if (license is null)
            {
                continue;
            }

            var files = manifest.All("layers").SelectMany(l => FilesOf(l["annotations"])).ToList();
            var title = manifest["annotations"]["org.opencontainers.image.title"].Text;
            var subject = files.Count > 0 ? new SidecarSubject { Paths = files, Hashes = Digests(manifest) }
                : title is not null ? new SidecarSubject { Names = [title], IsModel = true, Hashes = Digests(manifest) }
                : new SidecarSubject { Hashes = Digests(manifest) };
            yield return new SidecarStatement(subject.IsNamed ? subject : SidecarSubject.Folder) { Licenses = [license] };
        }
    }

    private static IEnumerable<string> FilesOf(DocumentNode annotations)
    {
        foreach (var key in new[] { "org.cncf.model.filepath", "org.cnai.model.filepath", "org.opencontainers.image.title" })
        {
            if (annotations[key].Text is { Length: > 0 } path)
            {
                yield return path;
                yield break;
            }
        }
    }

    private static List<string> Digests(DocumentNode manifest) =>
        [
            .. manifest
                .All("layers")
                .Select(l => l["digest"].Text)
                .OfType<string>()
                .Where(d => d.StartsWith("sha256:", StringComparison.Ordinal))
                .Select(d => d.Substring(7)),
        ];
}
