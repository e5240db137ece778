namespace ModelOpenness.Vocabulary;

/// <summary>
/// Where a license was stated. The order is the order of precedence (design: "whose license is it"): an earlier source
/// speaks for the model before a later one; sources of one <see cref="Evidence.Level"/> stand side by side.
/// </summary>
internal enum EvidenceSource
{
    /// <summary>Metadata of the project's own <c>ModelArtifact</c> item.</summary>
    ItemMetadata,

    /// <summary>Metadata embedded in the model file.</summary>
    EmbeddedMetadata,

    /// <summary>The front matter of a model card beside the model.</summary>
    ModelCard,

    /// <summary>A license file beside the model.</summary>
    LicenseFile,

    /// <summary>Another file that speaks of the model: a Modelfile, a manifest, a bill of materials, a notice that names it.</summary>
    Sidecar,

    /// <summary>A use policy beside the model; it belongs to the license.</summary>
    UsePolicy,

    /// <summary>The model families of the catalogue, by model id.</summary>
    ModelFamily,

    /// <summary>The package that brought the model.</summary>
    Package,

    /// <summary>A card or license file of a folder above the model, inside the project.</summary>
    FolderAbove,

    /// <summary>The license of the project or repository; it fills a gap and disagrees with nothing.</summary>
    ProjectLicense,
}

/// <summary>One statement of a model's license: what, by whom, where.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="AsWritten">The words of the statement; for a license file the name of the file.</param>
/// <param name="Place">Where it stands; null for the catalogue.</param>
internal sealed record Evidence(EvidenceSource Source, string AsWritten, Place? Place)
{
    /// <summary>Catalogue id or SPDX expression, or null where the statement is not recognised.</summary>
    public string? LicenseId { get; init; }

    /// <summary>Display name of the license, or null.</summary>
    public string? LicenseName { get; init; }

    /// <summary>
    /// The family of licenses that is named without saying which one ("gpl", "cc"), or null: something is said, though no license.
    /// </summary>
    public string? LicenseFamily { get; init; }

    /// <summary>True where the text is a known license with words added or removed.</summary>
    public bool IsModified { get; init; }

    /// <summary>The terms: of the catalogue, quoted from the text where one was read, or read from the words alone.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>What was changed in the license, where <see cref="IsModified"/>: the passage that matters most.</summary>
    public ChangedPassage? Change { get; init; }

    /// <summary>True where a whole license text was read: then its words were judged, known license or not.</summary>
    public bool IsLicenseText { get; init; }

    /// <summary>
    /// True where only an unverified row of the catalogue says it: it is shown and can be confirmed (MOP2004), and decides nothing.
    /// </summary>
    public bool IsBelieved { get; init; }

    /// <summary>The metadata key or item metadata that the statement was read from (<c>general.license</c>), or null.</summary>
    public string? Key { get; init; }

    /// <summary>Further detail for people: a model family's note, what was changed in a license; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Rank of the source: 0 the project's own word about the model, 1 the model file, 2 beside it, 3 catalogue, 4 package,
    /// 5 folder above, 6 project.
    /// </summary>
    public int Level => Source switch
    {
        EvidenceSource.ItemMetadata => 0,
        EvidenceSource.EmbeddedMetadata => 1,
        EvidenceSource.ModelCard or EvidenceSource.LicenseFile or EvidenceSource.Sidecar or EvidenceSource.UsePolicy => 2,
        EvidenceSource.ModelFamily => 3,
        EvidenceSource.Package => 4,
        EvidenceSource.FolderAbove => 5,
        _ => 6,
    };

    /// <summary>True where something is known from this statement: a license, a term, or a text that was read and has none.</summary>
    public bool Speaks => !IsBelieved && (LicenseId is not null || LicenseFamily is not null || Terms.Count > 0 || IsLicenseText);
}

/// <summary>An operative sentence that was added to a known license, taken from it or changed in it.</summary>
/// <param name="Place">Where it stands, or where the gap is.</param>
/// <param name="Quote">The sentence as it stands, white space folded; null where nothing of it is left.</param>
/// <param name="Words">How many words were added or taken.</param>
/// <param name="HasTerms">True where a restrictive term stands in the words added.</param>
internal sealed record ChangedPassage(Place Place, string? Quote, int Words, bool HasTerms);
