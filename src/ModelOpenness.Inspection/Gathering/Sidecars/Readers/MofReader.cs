using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// A file of the Model Openness Framework (<c>MOF.yml</c>): the component that holds the weights states their license; the license
/// of the distribution covers what has none.
/// </summary>
internal sealed class MofReader : ISidecarReader
{
    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var root = YamlTree.Read(content.Text);
        var release = root is { IsMap: true } && root["release"].IsMap ? root["release"] : root;
        if (release is null || !release.IsMap)
        {
            yield break;
        }

        foreach (var component in release.All("components"))
        {
            if (component["name"].Value is { } name && IsWeights(name)
                && component["license"].ValueAt(content.Path, "license") is { } license)
            {
                yield return new SidecarStatement(
                    component["component_path"].Value is { } path ? new SidecarSubject { Paths = [path] } : SidecarSubject.Folder
                )
                {
                    Licenses = [license],
                };
            }
        }

        if (release["license"]["distribution"]["name"].ValueAt(content.Path, "license.distribution.name") is { } distribution)
        {
            yield return new SidecarStatement(SidecarSubject.Folder) { Licenses = [distribution], Source = EvidenceSource.FolderAbove };
        }
    }

    private static bool IsWeights(string name)
    {
        foreach (var component in MofComponent.All)
        {
            if (component.IsParameters && (string.Equals(component.Name, name, StringComparison.OrdinalIgnoreCase)
                || component.OtherNames.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
