namespace ModelOpenness.Knowledge;

/// <summary>Path globs: <c>?</c> one character, <c>*</c> within a folder, <c>**</c> across folders; everything else literally.</summary>
internal static class PathGlob
{
    /// <summary>True where the path matches. Linear in pattern times path; case counts.</summary>
    /// <param name="pattern">The glob, with forward slashes.</param>
    /// <param name="path">The path, with forward slashes.</param>
    public static bool Matches(string pattern, string path)
    {
        // One row of the usual table: which prefixes of the path the pattern so far can match.
        var reachable = new bool[path.Length + 1];
        reachable[0] = true;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '*')
            {
                var deep = i + 1 < pattern.Length && pattern[i + 1] == '*';
                if (deep)
                {
                    i++;
                    // "**/" also stands for no folder at all.
                    if (i + 1 < pattern.Length && pattern[i + 1] == '/')
                    {
                        i++;
                        AtFolderStarts(reachable, path);
                        continue;
                    }
                }

                for (var at = 1; at <= path.Length; at++)
                {
                    reachable[at] |= reachable[at - 1] && (deep || path[at - 1] != '/');
                }

                continue;
            }

            for (var at = path.Length; at > 0; at--)
            {
                reachable[at] = reachable[at - 1] && (c == '?' ? path[at - 1] != '/' : path[at - 1] == c);
            }

            reachable[0] = false;
        }

        return reachable[path.Length];
    }

    /// <summary>True where the pattern is a plain path.</summary>
    /// <param name="pattern">The glob.</param>
    public static bool IsLiteral(string pattern) => pattern.IndexOfAny(['*', '?']) < 0;

    /// <summary>The folders before the first wildcard, with a slash at the end, or nothing.</summary>
    /// <param name="pattern">The glob.</param>
    public static string LiteralFolder(string pattern)
    {
        var wildcard = pattern.IndexOfAny(['*', '?']);
        var end = pattern.LastIndexOf('/', wildcard < 0 ? pattern.Length - 1 : wildcard);
        return end < 0 ? "" : pattern.Substring(0, end + 1);
    }

    private static void AtFolderStarts(bool[] reachable, string path)
    {
        var open = false;
        for (var at = 0; at <= path.Length; at++)
        {
            var start = open && at > 0 && path[at - 1] == '/';
            open |= reachable[at];
            reachable[at] |= start;
        }
    }
}
