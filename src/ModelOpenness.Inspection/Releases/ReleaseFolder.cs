using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>A component that lies beside a model.</summary>
/// <param name="Component">The component.</param>
/// <param name="Place">The file, or the section of the card, that stands for it: the first in ordinal order.</param>
internal sealed record FoundComponent(MofComponent Component, Place Place)
{
    /// <summary>The license that applies to it, as stated; null where none was found.</summary>
    public string? License { get; init; }

    /// <summary>Where that license is stated, or null.</summary>
    public string? LicensePath { get; init; }

    /// <summary>The terms that were read from the text of that license.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];
}

/// <summary>What lies in a model's folder, as components of a release: told from names, so to be checked by a person.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Components">The components, in the framework's order.</param>
internal sealed record ReleaseFolder(string Name, IReadOnlyList<FoundComponent> Components)
{
    /// <summary>The folder as a MOF file would describe it, with SPDX ids where licenses have them.</summary>
    /// <param name="catalog">Understands the licenses.</param>
    public MofRelease ToRelease(LicenseCatalog catalog) => new(Name)
    {
        Components =
        [
            .. Components.Select(c => new MofReleaseComponent(c.Component.Name, c.License is { } stated ? catalog.Resolve(stated).Id ?? stated : "")
            {
                Place = c.Place,
                ComponentPath = c.Place.Path,
                Description = c.Component.Description,
            }),
        ],
    };

    /// <summary>The folder as evidence for the standards.</summary>
    /// <param name="catalog">Understands the licenses.</param>
    /// <param name="weights">
    /// What is known better of the weights than names tell, from the files themselves; empty to go by the names.
    /// </param>
    /// <param name="otherwise">The license of what has none of its own: that of the project; null for none.</param>
    public OpennessEvidence ToEvidence(
        LicenseCatalog catalog, IReadOnlyList<ComponentEvidence> weights, LicenseStatement? otherwise = null) => OpennessEvidence.OfRelease(
    [
        .. weights,
        .. Components
            .Where(c => weights.Count == 0 || !string.Equals(c.Component.Id, MofComponent.FinalParameters, StringComparison.Ordinal))
            .Select(c => new ComponentEvidence(c.Component.Id)
            {
                License = c.License is null ? otherwise : catalog.Resolve(c.License),
                Terms = c.Terms,
                Place = c.Place,
            }),
    ]);
}
