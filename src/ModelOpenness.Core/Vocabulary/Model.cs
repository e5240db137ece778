namespace ModelOpenness.Vocabulary;

/// <summary>Artifacts that belong together, with everything known about their license.</summary>
/// <param name="Id">Stable key: the path of the first artifact, as <see cref="Place.Path"/>; the id on a hub where no file is here.</param>
/// <param name="Name">Name for people: the file or folder name.</param>
internal sealed record Model(string Id, string Name)
{
    /// <summary>The first statement of a license, recognised or not, the believed ones left out; null where nobody states any.</summary>
    public Evidence? Stated => Evidence.FirstOrDefault(e => !e.IsBelieved);

    /// <summary>The model files, the first one naming the model.</summary>
    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];

    /// <summary>All statements of its license, in order of precedence.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What it was made from, as ids or URLs.</summary>
    public IReadOnlyList<string> BaseModels { get; init; } = [];

    /// <summary>Hub id of the model ("org/name"), where an item, a card or the file says so; else null.</summary>
    public string? HubId { get; init; }

    /// <summary>True where the project ships it: copied to output or publish, packed, embedded.</summary>
    public bool Ships { get; init; }

    /// <summary>Where the project names it, of a model that it does not ship; in the order of places.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>What lies beside the weights, as components of a release; null where nobody looked for it.</summary>
    public IReadOnlyList<ReleaseComponent>? Release { get; init; }

    /// <summary>The license that counts by precedence, or null where nothing speaks.</summary>
    public EffectiveLicense? License { get; init; }
}

/// <summary>The license that counts for a model.</summary>
/// <param name="Id">Catalogue id or SPDX expression; null where the license is known only by its terms.</param>
/// <param name="Name">Name for people: the license's, or the file or the words it was read from.</param>
/// <param name="Evidence">The statement that decided.</param>
/// <param name="Terms">Its terms, from all statements of the deciding level.</param>
internal sealed record EffectiveLicense(string? Id, string Name, Evidence Evidence, IReadOnlyList<Term> Terms);

/// <summary>A part of a model's release that was found: training code, a data card …</summary>
/// <param name="ComponentId">Id of the component, as <c>Knowledge/mof.ini</c> names it.</param>
/// <param name="License">The license stated for it: an id or as written; null where none was found.</param>
/// <param name="Place">Where it was found, or null.</param>
internal sealed record ReleaseComponent(string ComponentId, string? License, Place? Place);
