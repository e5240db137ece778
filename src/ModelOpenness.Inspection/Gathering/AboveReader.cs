using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What is said of a whole that a model is in: the folders above it, the package that brought it, the project.</summary>
internal sealed class AboveReader
{
    private const int MaxFoldersAbove = 12;

    private readonly InspectionRequest request;
    private readonly FolderTexts texts;
    private readonly PackageEvidence packages;
    private readonly Lazy<IReadOnlyList<Evidence>> project;

    public AboveReader(InspectionRequest request, FolderTexts texts)
    {
        this.request = request;
        this.texts = texts;
        packages = new PackageEvidence(texts);
        project = new(OfProject);
    }

    /// <summary>The folders above a model's, the nearest first, up to that of the project or of the package that brought it.</summary>
    public IReadOnlyList<string> FoldersOf(ArtifactGroup group)
    {
        var top = texts.Packages.Of(group.Members[0].Candidate.FullPath)?.Folder ?? request.BaseFolder;
        var above = new List<string>();
        for (var current = group.Folder; above.Count < MaxFoldersAbove && current.StartsWith(top, StringComparison.Ordinal) && current.Length > top.Length;)
        {
            current = Path.GetDirectoryName(current)!;
            above.Add(current);
        }

        return above;
    }

    /// <summary>What cards and license files in the folders above say, up to the project's.</summary>
    public IEnumerable<Evidence> OfFolders(IReadOnlyList<string> above)
    {
        var between = above.TakeWhile(f => !texts.IsProject(f));
        return between
            .SelectMany(OfFolder)
            .Concat(
                texts.Licenses(EvidenceSource.FolderAbove, above.Where(texts.IsProject).SelectMany(f => texts.Sidecars(f).WeightLicenses))
            );
    }

    /// <summary>A package speaks for what it brought; the license of the project that uses it does not.</summary>
    public IEnumerable<Evidence> OfPackageOrProject(ArtifactGroup group) =>
        Place.IsInPackage(group.Members[0].Artifact.Path) ? packages.Of(group.Members[0].Candidate.FullPath) : project.Value;

    private IEnumerable<Evidence> OfFolder(string folder) =>
        texts.Sidecars(folder).Cards.SelectMany(c => texts.Card(EvidenceSource.FolderAbove, c))
            .Concat(texts.Licenses(EvidenceSource.FolderAbove, texts.LicensesOfWeights(folder)));

    /// <summary>What the project says of its own license, then the license file of its folder, then the repository's.</summary>
    private IReadOnlyList<Evidence> OfProject()
    {
        var found = new List<Evidence>();
        if (request.ProjectLicense is { } stated)
        {
            found.Add(EvidenceReader.FromWords(EvidenceSource.ProjectLicense, stated.AsWritten, stated.Place, stated.Key));
        }

        foreach (var folder in texts.RepositoryFolders.TakeWhile(_ => !found.Exists(e => e.Speaks)))
        {
            found.AddRange(texts.Licenses(EvidenceSource.ProjectLicense, texts.Sidecars(folder).Licenses));
        }

        return found;
    }
}
