namespace ModelOpenness;

/// <summary>Reads the restrictive terms out of the words of a license, use policy or model card.</summary>
public static class TermDetector
{
    /// <summary>Finds the terms in a text, in the order of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The path that the places of the terms carry.</param>
    public static IReadOnlyList<Term> Detect(string text, string path) => [];
}
