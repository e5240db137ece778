using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>
/// Files that speak of one model: what a store's manifest lists beside the weights, <c>model.gguf.license</c>, and licenses that name a
/// thing that is called as the model is (<c>LICENSE.heron</c>).
/// </summary>
internal static class NamingFiles
{
    /// <summary>The statements.</summary>
    /// <param name="group">The model.</param>
    /// <param name="names">What it is called; made only where there is a file that names something.</param>
    /// <param name="above">Full paths of the folders above that may speak of it.</param>
    /// <param name="texts">The texts of folders.</param>
    public static IEnumerable<Evidence> Of(ArtifactGroup group, Lazy<ModelNames> names, IReadOnlyList<string> above, FolderTexts texts) =>
        [
            .. group
                .Folders.Concat(above)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(f => texts.Sidecars(f).Named)
                .Where(t => names.Value.IsBegunBy(t.Words) || IsInFolder(group, t, texts))
                .Select(t => Read(t, texts))
                .OfType<Evidence>(),
            .. texts.Licenses(EvidenceSource.LicenseFile, group.Stored?.LicenseBlobs ?? []),
            .. (group.Stored?.Licenses ?? []).Select(l => EvidenceReader.FromWords(EvidenceSource.Sidecar, l.Text, l.Place, l.Key)),
            .. group.Members.SelectMany(m => OfReuse(m.Candidate.FullPath + ".license", texts)),
        ];

    /// <summary>
    /// A folder that is called as the thing is holds it: <c>LICENSE_heron</c> in or above <c>heron/encoder.onnx</c>. The project's own
    /// folder is called as the project is.
    /// </summary>
    private static bool IsInFolder(ArtifactGroup group, NamedText text, FolderTexts texts)
    {
        var top = Path.GetDirectoryName(text.Path)!;
        for (var folder = group.Folder; folder.Length >= top.Length && !texts.IsProject(folder); folder = Path.GetDirectoryName(folder)!)
        {
            if (ModelFamilies.Default.WordsIn(Path.GetFileName(folder)).SequenceEqual(text.Words, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Evidence? Read(NamedText text, FolderTexts texts) =>
        text.IsPolicy ? EvidenceReader.FromUsePolicy(text.Path, texts.Files) : texts.Licenses(EvidenceSource.LicenseFile, [text.Path]).FirstOrDefault();

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
