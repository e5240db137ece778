using System.Text.RegularExpressions;

namespace ModelOpenness.PackFiles;

/// <summary>Documents of the repository as a package shows them.</summary>
internal static partial class Documents
{
    /// <summary>Links and pictures of a README with their addresses; a gallery has no other files to link to.</summary>
    public static string ForGallery(string readme, string url) =>
        RelativeLink().Replace(readme, m => m.Groups["picture"].Length > 0
            ? $"{m.Groups["text"]}({url.Replace("://github.com/", "://raw.githubusercontent.com/", StringComparison.Ordinal)}/main/{m.Groups["path"]})"
            : $"{m.Groups["text"]}({url}/blob/main/{m.Groups["path"]})");

    /// <summary>The section of a version.</summary>
    /// <exception cref="FormatException">The changelog has none.</exception>
    public static string NotesOf(string changelog, string version)
    {
        var lines = changelog.Split('\n').SkipWhile(l => l != "## " + version && !l.StartsWith("## " + version + " ", StringComparison.Ordinal)).ToList();
        return lines.Count > 0
            ? string.Join('\n', lines.Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))).Trim() + "\n"
            : throw new FormatException($"CHANGELOG.md has no section for {version}: write one, or correct VersionPrefix in Directory.Build.props.");
    }

    [GeneratedRegex(@"(?<text>(?<picture>!?)\[[^\]\n]*\])\((?![a-z]+:|#)(?<path>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex RelativeLink();
}
