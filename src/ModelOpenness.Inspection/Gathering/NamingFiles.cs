using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>Files that by their nature speak of one model: what a store's manifest lists beside the weights, and <c>model.gguf.license</c>.</summary>
internal static class NamingFiles
{
    /// <summary>The statements.</summary>
    public static IEnumerable<Evidence> Of(ArtifactGroup group, FolderTexts texts) =>
    [
        .. texts.Licenses(EvidenceSource.LicenseFile, group.Stored?.LicenseBlobs ?? []),
        .. (group.Stored?.Licenses ?? []).Select(l => EvidenceReader.FromWords(EvidenceSource.Sidecar, l.Text, l.Place, l.Key)),
        .. group.Members.SelectMany(m => OfReuse(m.Candidate.FullPath + ".license", texts)),
    ];

    /// <summary>REUSE: tags, or a whole text.</summary>
    private static IEnumerable<Evidence> OfReuse(string path, FolderTexts texts)
    {
        if (!texts.Files.FileNames(Path.GetDirectoryName(path)!).Contains(Path.GetFileName(path), StringComparer.Ordinal))
        {
            return [];
        }

        var tags = SpdxTags.Of(texts.Files.ReadText(path) ?? "", texts.Files.Display(path));
        return tags.Count > 0
            ? tags.Select(t => EvidenceReader.FromWords(EvidenceSource.LicenseFile, t.Text, t.Place, t.Key))
            : texts.Licenses(EvidenceSource.LicenseFile, [path]);
    }
}
