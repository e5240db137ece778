namespace ModelOpenness.Licenses;

/// <summary>Finds the words of the notice that a license wants in a "Notice" file, in somebody's copy of its text.</summary>
internal static class NoticeWords
{
    private const int MaxAway = 500;
    private const int MaxLength = 600;
    private const int FewestWords = 4;

    /// <summary>The words, without their quotation marks; null where the text gives none.</summary>
    /// <param name="text">The text of the license.</param>
    public static string? In(string text)
    {
        for (
            var at = text.IndexOf("notice", StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf("notice", at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (AsksForFile(text, at) && Quoted(text, at) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>True where "notice" is followed by "file" or "following": a clause that wants one, and no heading.</summary>
    private static bool AsksForFile(string text, int at)
    {
        var near = text.Substring(at, Math.Min(60, text.Length - at));
        return near.IndexOf("file", StringComparison.OrdinalIgnoreCase) >= 0 || near.IndexOf(':') >= 0;
    }

    private static string? Quoted(string text, int from)
    {
        var end = Math.Min(text.Length, from + MaxAway);
        // "Notice" may itself stand in quotation marks, whose end is no beginning.
        for (var at = from + "notice".Length + 1; at < end; at++)
        {
            if (text[at] is not ('"' or '\u201c') || Close(text, at) is not { } close)
            {
                continue;
            }

            var words = Fold(text.Substring(at + 1, close - at - 1));
            if (words.Split(' ').Length >= FewestWords)
            {
                return words;
            }

            at = close;
        }

        return null;
    }

    /// <summary>Where the quotation ends: curly marks may hold others; a straight one ends before white space or a full stop.</summary>
    private static int? Close(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < Math.Min(text.Length, open + MaxLength); at++)
        {
            if (text[open] == '"')
            {
                if (at > open && (text[at] is '"' or '\u201d'))
                {
                    return at;
                }

                continue;
            }

            depth += text[at] == '\u201c' ? 1 : text[at] == '\u201d' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return null;
    }

    private static string Fold(string words) => string.Join(" ", words.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
