using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>
/// What the standards judge of a model: its weights as the inspection knows them, and what lies beside them, by a MOF file where
/// there is one and by names where there is none.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="catalog">Understands the licenses.</param>
internal sealed class ReleaseEvidence(SourceFiles files, LicenseCatalog catalog)
{
    private static readonly string[] MofFileNames = ["mof.yml", "mof.yaml"];
    private static readonly string[] MofFileEndings = [".mof.yml", ".mof.yaml"];

    // Models that lie in one folder share what lies beside them.
    private readonly Dictionary<string, MofRelease?> described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReleaseFolder> found = new(StringComparer.Ordinal);

    /// <summary>Gathers the evidence on models, by id. Of models in packages there is none: a package brings a model, not its release.</summary>
    /// <param name="models">The models; <see cref="Model.License"/> is set.</param>
    public IReadOnlyDictionary<string, OpennessEvidence> Of(IEnumerable<Model> models) =>
        models.Where(m => !Place.IsInPackage(m.Id)).ToDictionary(m => m.Id, m => Of(m, FolderOf(m)), StringComparer.Ordinal);

    /// <summary>Gathers the evidence on a model.</summary>
    /// <param name="model">The model; <see cref="Model.License"/> is set.</param>
    /// <param name="folder">Full path of the folder that the model lies in.</param>
    public OpennessEvidence Of(Model model, string folder)
    {
        var weights = ComponentEvidence.OfModel(model, catalog);
        if (!described.TryGetValue(folder, out var release))
        {
            described.Add(folder, release = Described(folder));
        }

        return release is null
            ? Found(folder).ToEvidence(catalog, [weights], OfProject(model))
            : ByDescription(release, weights);
    }

    private string FolderOf(Model model) => Path.GetDirectoryName(Path.GetFullPath(Path.Combine(files.BaseFolder, model.Id)))!;

    private ReleaseFolder Found(string folder)
    {
        if (!found.TryGetValue(folder, out var release))
        {
            found.Add(folder, release = ReleaseFolderReader.Read(folder, files));
        }

        return release;
    }

    private OpennessEvidence ByDescription(MofRelease release, ComponentEvidence weights)
    {
        var whole = OpennessEvidence.OfRelease(release, catalog);
        // The weights that are shipped count with the license that was found on them; without one the description fills the gap.
        return OpennessEvidence.OfRelease(weights.License is null && weights.Terms.Count == 0 && whole.Has(MofComponent.FinalParameters)
            ? whole.Components
            : [weights, .. whole.Components.Where(c => !c.IsWeights)]);
    }

    private MofRelease? Described(string folder)
    {
        foreach (var name in files.FileNames(folder))
        {
            if (MofFileNames.Contains(name, StringComparer.OrdinalIgnoreCase)
                || MofFileEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            {
                var path = Path.Combine(folder, name);
                if (Text(path) is { } text && MofFile.Parse(text, files.Display(path)).Release is { } release)
                {
                    return release;
                }
            }
        }

        return null;
    }

    private string? Text(string path)
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

    private LicenseStatement? OfProject(Model model) =>
        model.Evidence.FirstOrDefault(e => e.Source == EvidenceSource.ProjectLicense && e.LicenseId is not null) is { } project
            ? catalog.Resolve(project.LicenseId!)
            : null;
}
