namespace ModelOpenness.Vocabulary;

/// <summary>How a project names a model that it does not ship.</summary>
internal enum ReferenceHow
{
    /// <summary>The id stands there, as one of several to choose from or without anything that uses it.</summary>
    Mentioned,

    /// <summary>The model is fetched or loaded: an argument of an API, the address of a file, a download, a key that is known.</summary>
    Fetched,
}

/// <summary>A place at which a project names a model without shipping it.</summary>
/// <param name="Place">Where the id, path or address stands.</param>
/// <param name="How">Whether it is fetched or only mentioned.</param>
/// <param name="AsWritten">The id, path or address as it stands there.</param>
internal sealed record Reference(Place Place, ReferenceHow How, string AsWritten)
{
    /// <summary>What names it there: the path of keys in a document ("Ollama:Model"), a task, a command; null for a plain text.</summary>
    public string? Key { get; init; }

    /// <summary>True where the code itself switches the rule off there.</summary>
    public bool IsSuppressed { get; init; }
}
