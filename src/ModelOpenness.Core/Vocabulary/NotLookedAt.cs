namespace ModelOpenness.Vocabulary;

/// <summary>A file or folder that should have been looked at and could not be: the inspection is not whole.</summary>
/// <param name="Path">The file or folder, as <see cref="Place.Path"/>.</param>
/// <param name="Why">Why not, as the end of a sentence: "it may not be read".</param>
internal sealed record NotLookedAt(string Path, string Why)
{
    /// <summary>MOP9000 for it.</summary>
    public string Message => $"{Path} was not looked at: {Why}. Make it readable, or take it out of the project.";
}
