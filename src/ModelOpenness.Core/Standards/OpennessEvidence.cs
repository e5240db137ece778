using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>What is known of a model's release, for the standards to judge: which parts are there, and under which terms.</summary>
internal sealed record OpennessEvidence
{
    /// <summary>The parts that were found. A part may stand here more than once: then every one of them counts.</summary>
    public IReadOnlyList<ComponentEvidence> Components { get; init; } = [];

    /// <summary>
    /// Ids of the components that were looked for: one of these that is not in <see cref="Components"/> is missing, any other is
    /// unknown. Null where all were looked for.
    /// </summary>
    public IReadOnlyCollection<string>? Examined { get; init; }

    /// <summary>Ids of facts that somebody states and files do not show: <c>not-monetized</c>, <c>no-systemic-risk</c>.</summary>
    public IReadOnlyCollection<string> Stated { get; init; } = [];

    /// <summary>Evidence on a lone model file: the weights, and nothing looked for beside them.</summary>
    /// <param name="weights">The weights.</param>
    public static OpennessEvidence OfWeights(params ComponentEvidence[] weights) =>
        new() { Components = weights, Examined = [MofComponent.FinalParameters] };

    /// <summary>
    /// Evidence on a model and on what lies beside it: what is not there is missing. Where no part lies there that a release needs (a
    /// list of libraries, a project file or the weights' own metadata are none), the weights alone were copied, and nothing was there to look at.
    /// </summary>
    /// <param name="components">The weights and all else that was found.</param>
    public static OpennessEvidence OfRelease(IReadOnlyList<ComponentEvidence> components) =>
        components.Any(IsPart) ? new() { Components = components } : OfWeights([.. components.Where(c => c.IsWeights)]);

    /// <summary>Evidence from a MOF file: its components are there, all others are not.</summary>
    /// <param name="release">The release as described.</param>
    /// <param name="catalog">Understands the licenses.</param>
    public static OpennessEvidence OfRelease(MofRelease release, LicenseCatalog catalog)
    {
        var components = new List<ComponentEvidence>();
        foreach (var verdict in MofEvaluator.Evaluate(release, catalog).Components)
        {
            if (verdict.Status != MofStatus.Missing)
            {
                components.Add(new ComponentEvidence(verdict.Component.Id)
                {
                    License = verdict.License is { } license ? catalog.Resolve(license) : null,
                    Place = verdict.Place,
                });
            }
        }

        return new OpennessEvidence { Components = components };
    }

    /// <summary>True where a component was found.</summary>
    /// <param name="componentId">Id of the component.</param>
    public bool Has(string componentId) => Of(componentId).Any();

    private static bool IsPart(ComponentEvidence component) =>
        !component.IsWeights && MofComponent.Find(component.ComponentId) is { IsRequired: true };

    internal bool WasExamined(string componentId) => Examined is null || Examined.Contains(componentId, StringComparer.Ordinal);

    internal IEnumerable<ComponentEvidence> Of(string componentId) =>
        Components.Where(c => string.Equals(c.ComponentId, componentId, StringComparison.Ordinal));
}

/// <summary>A part of a release that is there.</summary>
/// <param name="ComponentId">Id of the <see cref="MofComponent"/>.</param>
internal sealed record ComponentEvidence(string ComponentId)
{
    /// <summary>True for the released weights.</summary>
    public bool IsWeights => string.Equals(ComponentId, MofComponent.FinalParameters, StringComparison.Ordinal);

    /// <summary>The license stated for it, or null where none is.</summary>
    public LicenseStatement? License { get; init; }

    /// <summary>Terms read from a text that binds it, with quotes and places, beyond those of <see cref="License"/>.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>Where it was found, or null.</summary>
    public Place? Place { get; init; }

    /// <summary>The weights of a model, with the license that counts for them.</summary>
    /// <param name="model">The model; <see cref="Model.License"/> is set.</param>
    /// <param name="catalog">Understands the license.</param>
    public static ComponentEvidence OfModel(Model model, LicenseCatalog catalog) => new(MofComponent.FinalParameters)
    {
        // Words added to a license make it another one, so its id must not be read: the name then stands for nothing known.
        License = model.License is not { } license ? null
            : license.Id is { } id && !license.Evidence.IsModified ? catalog.Resolve(id) with { AsWritten = license.Name }
            : new LicenseStatement(license.Name),
        Terms = model.License?.Terms ?? [],
        Place = model.License?.Evidence.Place ?? new Place(model.Id),
    };
}
