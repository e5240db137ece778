namespace ModelOpenness.Vocabulary;

/// <summary>Whether a claim of openness is made, denied or weakened.</summary>
internal enum ClaimPolarity
{
    /// <summary>"X is open source."</summary>
    Asserted,

    /// <summary>"X is not open source."</summary>
    Negated,

    /// <summary>"X may become open source", "so-called open source".</summary>
    Hedged,
}

/// <summary>What a claim of openness is about.</summary>
internal enum ClaimSubject
{
    /// <summary>An AI model or its weights.</summary>
    Model,

    /// <summary>The project that the text belongs to.</summary>
    Project,

    /// <summary>Something else: a third party's software, the movement, a programme.</summary>
    Other,
}

/// <summary>Words about openness in prose.</summary>
/// <param name="Wording">The words matched, as they stand in the text: "open source", "开源".</param>
/// <param name="Quote">The sentence, white space folded.</param>
/// <param name="Polarity">Made, denied or weakened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">Two-letter language of the wording: <c>en</c>, <c>zh</c> …</param>
/// <param name="IsSoft">True for softer words that are no open source claim: "open weights", "openly available".</param>
/// <param name="Place">Where the wording stands.</param>
internal sealed record Claim(
    string Wording, string Quote, ClaimPolarity Polarity, ClaimSubject Subject, string Language, bool IsSoft, Place Place)
{
    /// <summary>The standard that the claim names (<c>osaid</c>, <c>mof-2</c>, <c>osd</c>), or null for plain "open source".</summary>
    public string? Standard { get; init; }

    /// <summary>Whether the sentence says that an open source model is used and names none: "powered by an open-source speech model".</summary>
    public bool UsesModel { get; init; }

    /// <summary>Whether the sentence calls the models open source that the project has, without naming them: "features popular open-source models".</summary>
    public bool OffersModels { get; init; }
}
