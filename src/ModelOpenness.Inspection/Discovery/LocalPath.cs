namespace ModelOpenness.Inspection.Discovery;

/// <summary>Paths that documents name, resolved as text: nothing is looked up, and no character can make it throw.</summary>
internal static class LocalPath
{
    private const int MaxLength = 4096;

    /// <summary>The full path of a file or folder that a document in a folder names; null where the text is no path.</summary>
    /// <param name="folder">Full path of the document's folder.</param>
    /// <param name="path">The path as the document writes it, with slashes of either kind.</param>
    public static string? Resolve(string folder, string path)
    {
        if (
            path.Length is 0 or > MaxLength
            || path.IndexOf("://", StringComparison.Ordinal) >= 0
            || path[0] is '/' or '~'
            || (path.Length > 1 && path[1] == ':')
        )
        {
            return null;
        }

        var parts = new List<string>(folder.Split(Path.DirectorySeparatorChar));
        foreach (var part in path.Split('/', '\\'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case "..":
                    if (parts.Count <= 1)
                    {
                        return null;
                    }

                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join(Path.DirectorySeparatorChar.ToString(), parts);
    }

    /// <summary>The path relative to a folder that it lies in, with forward slashes; null where it lies elsewhere.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="folder">Full path of the folder.</param>
    public static string? Below(string fullPath, string folder) =>
        fullPath.Length > folder.Length + 1 && fullPath.StartsWith(folder, StringComparison.Ordinal) && fullPath[folder.Length] == Path.DirectorySeparatorChar
            ? fullPath.Substring(folder.Length + 1).Replace(Path.DirectorySeparatorChar, '/')
            : null;
}
