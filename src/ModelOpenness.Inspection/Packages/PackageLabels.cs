using ModelOpenness.Claims;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Licenses;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packages;

/// <summary>
/// Finds what packages claim about the models that they bring: in description, title, tags and readme, and, where no words do, by
/// a license that is open source and, as NuGet has it, speaks for all that is inside. One label a model, the first that there is.
/// </summary>
internal static class PackageLabels
{
    private static readonly char[] TagSeparators = [' ', ';', ',', '\t', '\r', '\n'];

    public static IEnumerable<Label> Of(IReadOnlyList<Model> models, InspectionRequest request, SourceFiles files)
    {
        if (!models.Any(m => Place.IsInPackage(m.Id)))
        {
            yield break;
        }

        var book = new PackageBook(files);
        var words = new Dictionary<string, Label?>(StringComparer.Ordinal);
        var paths = request.Candidates.ToDictionary(c => files.Display(c.FullPath), c => c.FullPath, StringComparer.Ordinal);
        foreach (var model in models.Where(m => Place.IsInPackage(m.Id)))
        {
            if (!paths.TryGetValue(model.Id, out var path) || book.Of(path) is not { } package)
            {
                continue;
            }

            if (!words.TryGetValue(package.Folder, out var label))
            {
                words.Add(package.Folder, label = ByWords(package, files));
            }

            label ??= request.PackageIsSubject ? null : ByLicense(package, model);
            if (label is not null)
            {
                yield return label with { ModelId = model.Id };
            }
        }
    }

    private static Label? ByWords(NuGetPackage package, SourceFiles files)
    {
        foreach (var value in package.Manifest.Prose)
        {
            if (ClaimDetector.Detect(value.Text, "", ClaimContext.Description).FirstOrDefault(Counts) is { } claim)
            {
                return Label.Of(LabelSource.Package, Name(package), claim) with { Place = package.Manifest.Find(value, claim.Wording) };
            }
        }

        if (
            package.Manifest.Tags is { } tags
            && tags.Text.Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(ClaimDetector.DetectTag) is { } tag
        )
        {
            return Create(package, tag, package.Manifest.Find(tags, tag));
        }

        return package.Manifest.Readme is { } readme && package.PathOf(readme) is { } path && files.Exists(path) && files.ReadText(path) is { } text
            && MarkdownProse.Claims(text, files.Display(path), ClaimContext.Readme).FirstOrDefault(Counts) is { } found
                ? Label.Of(LabelSource.Package, Name(package), found)
                : null;
    }

    /// <summary>An open source license of the package is a claim about a model that has another one.</summary>
    private static Label? ByLicense(NuGetPackage package, Model model)
    {
        if (model.License is not { Evidence.Source: not EvidenceSource.Package }
            || model.Evidence.FirstOrDefault(e => e.Source == EvidenceSource.Package) is not { LicenseId: { } id, IsModified: false, Place: { } place })
        {
            return null;
        }

        var statement = LicenseCatalog.Default.Resolve(id);
        return statement.IsRecognized && statement.Licenses.Count > 0 && statement.Licenses.All(l => l.IsOsiApproved)
            ? Create(package, id, place)
            : null;
    }

    private static Label Create(NuGetPackage package, string wording, Place place) => new(LabelSource.Package, Name(package), wording, place);

    private static string Name(NuGetPackage package) => "Package " + package.Name;

    private static bool Counts(Claim claim) => claim is { Polarity: ClaimPolarity.Asserted, IsSoft: false } && claim.Subject != ClaimSubject.Other;
}
