using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Formats;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Mof;

/// <summary>
/// What the standards judge of a model: its weights as the inspection knows them, and what lies beside them, by a MOF file where
/// there is one and by names where there is none.
/// </summary>
public static class ReleaseEvidence
{
    private static readonly string[] MofFileNames = ["mof.yml", "mof.yaml"];
    private static readonly string[] MofFileEndings = [".mof.yml", ".mof.yaml"];

    /// <summary>Gathers the evidence on a model.</summary>
    /// <param name="model">The model; <see cref="Model.License"/> is set.</param>
    /// <param name="folder">Full path of the folder that the model lies in.</param>
    /// <param name="files">The disk.</param>
    /// <param name="catalog">Understands the licenses.</param>
    public static OpennessEvidence Of(Model model, string folder, SourceFiles files, LicenseCatalog catalog)
    {
        var weights = ComponentEvidence.OfModel(model, catalog);
        if (Described(folder, files) is not { } release)
        {
            return ReleaseFolderReader.Read(folder, files).ToEvidence(catalog, [weights], OfProject(model, catalog));
        }

        var described = OpennessEvidence.OfRelease(release, catalog);
        return described with
        {
            // The weights that are shipped count with the license that was found on them; without one the description fills the gap.
            Components = weights.License is null && weights.Terms.Count == 0 && described.Has(MofComponent.FinalParameters)
                ? described.Components
                : [weights, .. described.Components.Where(c => !c.IsWeights)],
        };
    }

    private static MofRelease? Described(string folder, SourceFiles files)
    {
        foreach (var name in files.FileNames(folder))
        {
            if (MofFileNames.Contains(name, StringComparer.OrdinalIgnoreCase)
                || MofFileEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            {
                var path = Path.Combine(folder, name);
                if (Text(path, files) is { } text && MofFile.Parse(text, files.Display(path)).Release is { } release)
                {
                    return release;
                }
            }
        }

        return null;
    }

    private static string? Text(string path, SourceFiles files)
    {
        try
        {
            return RegularFile.LengthOf(path) == 0 ? null : files.ReadText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static LicenseStatement? OfProject(Model model, LicenseCatalog catalog) =>
        model.Evidence.FirstOrDefault(e => e.Source == EvidenceSource.ProjectLicense && e.LicenseId is not null) is { } project
            ? catalog.Resolve(project.LicenseId!)
            : null;
}
