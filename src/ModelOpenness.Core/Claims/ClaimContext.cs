namespace ModelOpenness.Claims;

/// <summary>The kind of document that a sentence stands in; it helps to decide what the sentence is about.</summary>
internal enum ClaimContext
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
