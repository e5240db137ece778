using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Judging;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packing;

/// <summary>Reads what a package says of its license, and the texts and notices in it.</summary>
internal static class PackedPackage
{
    private const int MaxTexts = 128;

    // A text that lacks only an exhibit still goes with the package.
    private const double NearlyWhole = 0.9;

    /// <summary>True for a file that calls itself a notice.</summary>
    /// <param name="path">Path or name.</param>
    public static bool IsNotice(string path) => NameOf(path).IndexOf("NOTICE", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True for a file that may be prose.</summary>
    /// <param name="path">Path or name.</param>
    public static bool IsText(string path) =>
        TextFileNames.IsProse(Path.GetExtension(path))
        || path.EndsWith(".license", StringComparison.OrdinalIgnoreCase)
        || IsLicenseName(path);

    /// <summary>Reads a package.</summary>
    /// <param name="file">The package file.</param>
    /// <param name="files">The disk.</param>
    /// <param name="place">Where its license is stated; null for the manifest in the package.</param>
    /// <param name="models">The models in it.</param>
    public static PackedContent Read(PackageFile file, SourceFiles files, Place? place, IReadOnlyList<PackedModel> models)
    {
        var package = new PackageBook(files).Read(file.FullPath) ?? throw new UnreadableException("holds no manifest (.nuspec) that can be read");
        var manifest = package.Manifest;
        var named = manifest.LicenseFile is { } text ? ZipTree.Inside(text.Text.Replace('\\', '/')) : null;
        var texts = new List<PackedText>();
        PackedText? licenseFile = null;
        // Those that call themselves licenses first, where there are too many.
        foreach (var path in file.Paths.Where(p => IsText(p) || p == named).OrderBy(p => p == named ? 0 : IsLicenseName(p) ? 1 : 2).Take(MaxTexts))
        {
            if (files.ReadText(Path.Combine(file.FullPath, path.Replace('/', Path.DirectorySeparatorChar))) is not { } content)
            {
                continue;
            }

            var read = Read(NameOf(path), content);
            texts.Add(read);
            licenseFile = path == named ? read : licenseFile;
        }

        var stated = (manifest.LicenseExpression ?? manifest.LicenseFile ?? manifest.LicenseUrl)?.Place;
        return new PackedContent(package.Name, place ?? stated ?? new Place(package.ManifestPath, 1, 1, 1, 1))
        {
            Expression = manifest.LicenseExpression?.Text ?? (manifest.LicenseFile is null ? OfUrl(manifest) : null),
            LicenseFile = licenseFile,
            Texts = texts,
            Models = models,
        };
    }

    /// <summary>The license texts and notices among files.</summary>
    /// <param name="paths">Full paths.</param>
    /// <param name="files">The disk.</param>
    public static IReadOnlyList<PackedText> Texts(IEnumerable<string> paths, SourceFiles files) =>
        [
            .. paths
                .Where(p => IsText(Path.GetFileName(p)))
                .OrderBy(p => IsLicenseName(Path.GetFileName(p)) ? 0 : 1)
                .ThenBy(p => p, StringComparer.Ordinal)
                .Take(MaxTexts)
                .Select(p => (Path: p, Text: files.ReadText(p)))
                .Where(p => p.Text is not null)
                .Select(p => Read(Path.GetFileName(p.Path), p.Text!)),
        ];

    private static PackedText Read(string name, string text)
    {
        var match = LicenseRecognizer.Recognize(text);
        var holds = match.Kind is LicenseMatchKind.Exact or LicenseMatchKind.Equivalent or LicenseMatchKind.Modified
            || match is { Kind: LicenseMatchKind.Partial, Similarity: >= NearlyWhole };
        return new PackedText(name)
        {
            Holds = [.. (holds ? [match.License!] : Array.Empty<License>()).Concat(match.AlsoContains).Select(l => l.Id).Distinct(StringComparer.Ordinal)],
            Mentions = holds || match.License is null ? [] : [match.License.Id],
            IsChanged = match.Kind == LicenseMatchKind.Modified,
            IsNotice = IsNotice(name),
            Folded = PackedText.Fold(text),
        };
    }

    /// <summary>The license that an older package's address stands for.</summary>
    private static string? OfUrl(PackageManifest manifest) => manifest.LicenseUrl is { } url ? LicenseCatalog.Default.Resolve(url.Text).Id : null;

    private static bool IsLicenseName(string path) =>
        TextFileNames.NamesPackedLicense(NameOf(path)) && !TextFileNames.IsCodeOrData(Path.GetExtension(path));

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
