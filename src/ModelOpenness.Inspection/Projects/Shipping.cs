namespace ModelOpenness.Inspection.Projects;

/// <summary>
/// Which items a project ships. A default None item exists for every file in the folder and a file in Content may stand in None as
/// well, so metadata decides, and one item that ships is enough.
/// </summary>
internal static class Shipping
{
    /// <summary>Content is published by the Web SDK and goes into a package.</summary>
    /// <param name="metadata">Gives the item's metadata by name.</param>
    /// <param name="goesAlong">True where the project publishes or packs its Content by default.</param>
    public static bool OfContent(Func<string, string> metadata, bool goesAlong) =>
        IsCopied(metadata) || (goesAlong && !Is(metadata("Pack"), "false") && !Is(metadata("CopyToPublishDirectory"), "Never"));

    /// <summary>None ships where it is copied or packed.</summary>
    /// <param name="metadata">Gives the item's metadata by name.</param>
    public static bool OfNone(Func<string, string> metadata) => IsCopied(metadata) || Is(metadata("Pack"), "true");

    private static bool IsCopied(Func<string, string> metadata) => IsCopy(metadata("CopyToOutputDirectory")) || IsCopy(metadata("CopyToPublishDirectory"));

    private static bool IsCopy(string value) => Is(value, "Always") || Is(value, "PreserveNewest") || Is(value, "IfDifferent");

    private static bool Is(string value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
