namespace ModelOpenness.Vocabulary;

/// <summary>Where a label of openness stands.</summary>
internal enum LabelSource
{
    /// <summary>A property of the project: <c>PackageTags</c>, <c>Description</c>, <c>Title</c>, <c>ModelOpennessLabel</c>.</summary>
    Property,

    /// <summary>Item metadata <c>Label</c> of a <c>ModelArtifact</c>.</summary>
    ItemMetadata,

    /// <summary>The project's README or package readme.</summary>
    Readme,

    /// <summary>The model's own card.</summary>
    ModelCard,

    /// <summary>The package that brought the model: its description, tags or readme.</summary>
    Package,
}

/// <summary>A claim of openness that counts: about the project and all models that it ships, or about one model.</summary>
/// <param name="Source">The kind of place.</param>
/// <param name="SourceName">The name of the property, metadata or file for messages: <c>PackageTags</c>, <c>README.md</c>.</param>
/// <param name="Wording">The words: "open-source".</param>
/// <param name="Place">Where the words stand.</param>
internal sealed record Label(LabelSource Source, string SourceName, string Wording, Place Place)
{
    /// <summary>The <see cref="Model.Id"/> that the label is about; null for the project.</summary>
    public string? ModelId { get; init; }

    /// <summary>True for words about the models that the project has ("features popular open-source models"): they count for what it ships or
    /// fetches.</summary>
    public bool IsPlural { get; init; }

    /// <summary>The sentence in which the words stand, white space folded; null where they stand alone, as a tag does.</summary>
    public string? Sentence { get; init; }

    /// <summary>Two-letter language of the words.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The standard that the label names (<c>osaid</c>, <c>mof-2</c>), or null.</summary>
    public string? Standard { get; init; }

    /// <summary>The label that a claim is.</summary>
    /// <param name="source">The kind of place.</param>
    /// <param name="sourceName">The name of the property, metadata or file for messages.</param>
    /// <param name="claim">The claim, with its place.</param>
    public static Label Of(LabelSource source, string sourceName, Claim claim) => new(source, sourceName, claim.Wording, claim.Place)
    {
        Sentence = claim.Quote,
        Language = claim.Language,
        Standard = claim.Standard,
    };
}
