namespace ModelOpenness;

/// <summary>Finds claims of openness in prose: what is claimed, of what, and whether it is meant.</summary>
public static class ClaimDetector
{
    /// <summary>Finds the claims in a text, in the order of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The path that the places of the claims carry.</param>
    /// <param name="context">What kind of document it is.</param>
    public static IReadOnlyList<Claim> Detect(string text, string path, ClaimContext context = ClaimContext.Prose) => [];

    /// <summary>TEMPORARY, uncommitted.</summary>
    public static Claim? DetectTag(string tag) => tag is "open-source" ? new Claim(tag, tag, ClaimPolarity.Asserted, ClaimSubject.Project, "en", false, new Place("")) : null;
}

/// <summary>The kind of document that a sentence stands in; it helps to decide what the sentence is about.</summary>
public enum ClaimContext
{
    /// <summary>Nothing is known of the document.</summary>
    Prose,

    /// <summary>A model's own card: "it" and "this" are the model.</summary>
    ModelCard,

    /// <summary>A README of the project, in Markdown.</summary>
    Readme,

    /// <summary>A description or title of a package or project: the subject left out is the project.</summary>
    Description,
}
