using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Cards;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>The cards, license files and other texts of folders, each read once, whatever number of models it may speak of.</summary>
internal sealed class FolderTexts
{
    private const int MaxCardToSearch = 64 << 10;

    private readonly InspectionRequest request;
    private readonly Memo<SidecarFiles> sidecars;
    private readonly Memo<CardFrontMatter> cards;
    private readonly Memo<IReadOnlyList<IReadOnlyList<string>>> cardLines;
    private readonly Memo<Evidence?> licenseFiles;
    private readonly Lazy<IReadOnlyList<string>> repositoryFolders;

    public FolderTexts(InspectionRequest request, SourceFiles files)
    {
        this.request = request;
        Files = files;
        Packages = new PackageBook(files);
        sidecars = new(folder => SidecarFiles.Of(folder, files));
        cards = new(path => CardFrontMatter.Read(files.ReadText(path) ?? "", files.Display(path)));
        cardLines = new(path => WordsOf(files.ReadText(path) ?? ""));
        repositoryFolders = new(() => RepositoryRoot.Folders(files.BaseFolder, files));
        licenseFiles = new(path => EvidenceReader.FromFile(EvidenceSource.LicenseFile, path, files));
    }

    /// <summary>The disk.</summary>
    public SourceFiles Files { get; }

    /// <summary>The packages that folders belong to.</summary>
    public PackageBook Packages { get; }

    /// <summary>The folder that is inspected and those above it, up to its repository's root.</summary>
    public IReadOnlyList<string> RepositoryFolders => repositoryFolders.Value;

    /// <summary>The sidecars in a folder.</summary>
    public SidecarFiles Sidecars(string folder) => sidecars[folder];

    /// <summary>True for the folder of the project that is inspected.</summary>
    public bool IsProject(string folder) => request.BaseIsProject && string.Equals(folder, request.BaseFolder, StringComparison.Ordinal);

    /// <summary>
    /// The license files of a folder that cover weights. Beside a MODEL_LICENSE, a LICENSE covers the code. That of the project's or
    /// package's own folder covers the project or package first of all; there it only fills a gap.
    /// </summary>
    public IReadOnlyList<string> LicensesOfWeights(string folder)
    {
        var found = Sidecars(folder);
        return found.WeightLicenses.Count > 0 ? found.WeightLicenses : IsProject(folder) || Packages.IsPackage(folder) ? [] : found.Licenses;
    }

    /// <summary>What a card's front matter says.</summary>
    public IEnumerable<Evidence> Card(EvidenceSource source, string path) =>
        EvidenceReader.FromCard(source, FrontMatter(path), Path.GetDirectoryName(path)!, Files);

    /// <summary>The front matter of a card.</summary>
    public CardFrontMatter FrontMatter(string path) => cards[path];

    /// <summary>True where a card names the model, by a file of its own or in a line.</summary>
    public bool CardNames(string path, ModelNames names) => names.IsNamedIn(Files.ReadText(path) ?? "", cardLines[path]);

    /// <summary>What license files say; the same file may stand beside one model and above another.</summary>
    public IEnumerable<Evidence> Licenses(EvidenceSource source, IEnumerable<string> paths) =>
        paths.Select(p => licenseFiles[p]).OfType<Evidence>().Select(e => e.Source == source ? e : e with { Source = source });

    /// <summary>The words of a card's lines, as far as it may name models.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> WordsOf(string text) =>
        [.. text.Substring(0, Math.Min(text.Length, MaxCardToSearch)).Split('\n').Select(ModelFamilies.Default.WordsIn).Where(w => w.Count > 0)];
}
