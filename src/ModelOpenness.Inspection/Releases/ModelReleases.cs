using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>Adds to models what lies beside them, for reports: <see cref="Model.Release"/>.</summary>
internal static class ModelReleases
{
    /// <summary>The models with what is known of their releases.</summary>
    public static IReadOnlyList<Model> Add(IReadOnlyList<Model> models, IReadOnlyDictionary<string, OpennessEvidence> releases) =>
        [.. models.Select(m => releases.TryGetValue(m.Id, out var release) ? m with { Release = Of(m, release) } : m)];

    private static IReadOnlyList<ReleaseComponent> Of(Model model, OpennessEvidence release) =>
    [
        // The weights are the model itself; a description speaks of them only where nothing else does.
        .. release.Components.Where(c => !c.IsWeights || (model.License is null && c.License is not null))
            .Select(c => new ReleaseComponent(c.ComponentId, c.License?.Id ?? c.License?.AsWritten, c.Place)),
    ];
}
