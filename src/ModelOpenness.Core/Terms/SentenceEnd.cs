namespace ModelOpenness.Terms;

/// <summary>Tells the full stop of a sentence from that of an abbreviation, an initial, an address or a number.</summary>
internal static class SentenceEnd
{
    private static readonly string[] Abbreviations =
    [
        "inc", "ltd", "corp", "co", "no", "nos", "sec", "art", "e.g", "i.e", "eg", "ie", "u.s", "vs", "v", "st", "mr", "dr", "cf", "al",
        "approx", "para", "incl", "llc",
    ];

    /// <summary>Whether a sentence ends with the character at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">The offset.</param>
    /// <param name="end">Offset after the paragraph.</param>
    /// <param name="next">Where the next sentence begins.</param>
    public static bool At(string text, int i, int end, out int next)
    {
        next = i + 1;
        var c = text[i];
        if (c is '。' or '！' or '？')
        {
            return true;
        }

        while (next < end && text[next] is '"' or '”' or '’' or ')' or '*' or '\'')
        {
            next++;
        }

        if (next >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            // "period.You may": a missing space, but neither "U.S.A" nor "example.Com".
            return next == i + 1 && char.IsUpper(text[next]) && i >= 3 && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]) && char.IsLower(text[i - 3]) &&
                next + 2 < end && char.IsLower(text[next + 1]) && HasSpace(text, next, Math.Min(end, next + 14));
        }

        if (c == '.' && IsAbbreviation(text, i))
        {
            return false;
        }

        var k = next;
        while (k < end && (char.IsWhiteSpace(text[k]) || text[k] is '"' or '“' or '‘' or '\'' or '(' or '*' or '_' or '[' or '/' or '#'))
        {
            k++;
        }

        return k >= end || !char.IsLower(text[k]);
    }

    private static bool HasSpace(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == ' ')
            {
                return true;
            }

            if (text[i] is '/' or '.' or '@')
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && dot - start < 8 && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start < dot)))
        {
            start--;
        }

        var length = dot - start;
        if (length == 0)
        {
            // A number before the stop ends a sentence ("Section 3.") unless it opens one ("3. Term").
            return false;
        }

        if (length == 1)
        {
            // An initial, or the letter of an item inside the paragraph.
            return true;
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (abbreviation.Length == length && string.Compare(abbreviation, 0, text, start, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return length >= 3 && text[start + 1] == '.' && text[dot - 2] == '.';
    }
}
