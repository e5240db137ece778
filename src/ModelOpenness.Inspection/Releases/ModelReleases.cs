using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>Adds to models what lies beside them, for reports: <see cref="Model.Release"/>.</summary>
internal static class ModelReleases
{
    public static IReadOnlyList<Model> Add(IReadOnlyList<Model> models, InspectionRequest request, SourceFiles files)
    {
        var evidence = new ReleaseEvidence(files, LicenseCatalog.Default);
        // A package brings a model, not its release.
        return [.. models.Select(m => Place.IsInPackage(m.Id) ? m : m with { Release = Of(m, evidence, request) })];
    }

    private static List<ReleaseComponent> Of(Model model, ReleaseEvidence evidence, InspectionRequest request)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(request.BaseFolder, model.Id)))!;
        var components = new List<ReleaseComponent>();
        foreach (var part in evidence.Of(model, folder).Components)
        {
            // The weights are the model itself; a description speaks of them only where nothing else does.
            if (!part.IsWeights || (model.License is null && part.License is not null))
            {
                components.Add(new ReleaseComponent(part.ComponentId, part.License?.Id ?? part.License?.AsWritten, part.Place));
            }
        }

        return components;
    }
}
