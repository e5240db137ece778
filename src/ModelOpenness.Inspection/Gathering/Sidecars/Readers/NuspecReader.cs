using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>A .nuspec: the license of a package, by expression or file, which its models have where they have no other.</summary>
internal sealed class NuspecReader : ISidecarReader
{
    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var metadata = XmlTree.Read(content.Bytes)?["package"]["metadata"];
        if (metadata?["license"].ValueAt(content.Path, "license") is not { } license)
        {
            yield break;
        }

        yield return metadata["license"]["@type"].Text is "file"
            ? new SidecarStatement(SidecarSubject.Folder) { LicenseFile = license, Source = EvidenceSource.Package }
            : new SidecarStatement(SidecarSubject.Folder) { Licenses = [license], Source = EvidenceSource.Package };
    }
}
