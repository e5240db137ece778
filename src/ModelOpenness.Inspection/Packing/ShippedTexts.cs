using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packing;

/// <summary>The texts beside a model that may have to go with it: its license, its use policy and its NOTICE file.</summary>
internal static class ShippedTexts
{
    /// <summary>The models that ship, each with its texts.</summary>
    /// <param name="models">Models of an inventory.</param>
    /// <param name="files">The disk that they were found on.</param>
    public static IReadOnlyList<PackedModel> Shipped(IEnumerable<Model> models, SourceFiles files) => [.. models.Where(m => m.Ships).Select(m => Of(m, files))];

    /// <summary>A model with its texts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="files">The disk that it was found on.</param>
    public static PackedModel Of(Model model, SourceFiles files) => new(model, model.Id)
    {
        LicenseSource = LicenseOf(model, files),
        PolicySource = model.Evidence.FirstOrDefault(e => e.Source == EvidenceSource.UsePolicy)?.Place is { } policy ? Source(policy, files) : null,
        NoticeSource = NoticeOf(model, files),
    };

    /// <summary>The file that holds the license's text.</summary>
    private static PackedSource? LicenseOf(Model model, SourceFiles files)
    {
        if (model.License is not { } license)
        {
            return null;
        }

        foreach (var statement in model.Evidence)
        {
            var isFile =
                statement.Place is { } at
                && string.Equals(statement.AsWritten, at.Path.Substring(at.Path.LastIndexOf('/') + 1), StringComparison.Ordinal);
            var isSame =
                statement == license.Evidence
                || (statement.LicenseId is not null && string.Equals(statement.LicenseId, license.Id, StringComparison.Ordinal));
            if (
                isFile
                && isSame
                && statement.Source is not EvidenceSource.ProjectLicense and not EvidenceSource.UsePolicy
                && Source(statement.Place!, files) is { } source
            )
            {
                return source;
            }
        }

        return null;
    }

    private static PackedSource? NoticeOf(Model model, SourceFiles files)
    {
        if (files.FullPathOf(model.Id) is not { } path)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(path)!;
        return files.FileNames(folder)
            .Where(n => PackedPackage.IsNotice(n) && PackedPackage.IsText(n))
            .Select(n => Path.Combine(folder, n))
            .Select(n => Source(new Place(files.Display(n), 1, 1, 1, 1), files))
            .FirstOrDefault(s => s is not null);
    }

    private static PackedSource? Source(Place place, SourceFiles files) =>
        files.FullPathOf(place.Path) is { } path && files.ReadText(path) is { } text && !string.IsNullOrWhiteSpace(text) ? new PackedSource(place, text) : null;
}
