using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>A KitOps Kitfile: YAML that names the model's path and license, its parts, and the license of the whole kit.</summary>
internal sealed class KitfileReader : ISidecarReader
{
    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var root = YamlTree.Read(content.Text);
        if (root is null || !root.IsMap)
        {
            yield break;
        }

        var model = root["model"];
        var path = model["path"].Value;
        // A path that is no file here is the id of another kit, from which this one is made.
        var isReference = path is not null && path.IndexOf(':') > 0 && path.IndexOf('/') > 0;
        var subject = path is null || isReference ? SidecarSubject.Folder : new SidecarSubject { Paths = [path] };
        if (model["license"].ValueAt(content.Path, "model.license") is { } license)
        {
            yield return new SidecarStatement(subject) { Licenses = [license], Bases = isReference ? [path!] : [] };
        }
        else if (isReference)
        {
            yield return new SidecarStatement(subject) { Bases = [path!] };
        }

        foreach (var part in model.All("parts"))
        {
            if (part["path"].Value is { } partPath && part["license"].ValueAt(content.Path, "model.parts.license") is { } partLicense)
            {
                yield return new SidecarStatement(new SidecarSubject { Paths = [partPath] }) { Licenses = [partLicense] };
            }
        }

        if (root["package"]["license"].ValueAt(content.Path, "package.license") is { } package)
        {
            // The kit's license is that of everything in it that has no other.
            yield return new SidecarStatement(subject) { Licenses = [package], Source = EvidenceSource.FolderAbove };
        }
    }
}
