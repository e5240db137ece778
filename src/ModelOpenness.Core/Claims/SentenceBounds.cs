namespace ModelOpenness.Claims;

/// <summary>Where sentences start and end.</summary>
internal static class SentenceBounds
{
    private const int MaxSide = 700;

    /// <summary>The bounds of the sentence around a place; never longer than a window on each side of it.</summary>
    public static void Around(string text, int from, int at, int after, out int start, out int end)
    {
        start = at;
        var lowest = Math.Max(from, at - MaxSide);
        while (start > lowest && !EndsAt(text, start - 1) && !OpensValue(text, start - 1))
        {
            start--;
        }

        end = after;
        var highest = Math.Min(text.Length, after + MaxSide);
        if (start > 0 && OpensValue(text, start - 1) && text.IndexOf('"', after, highest - after) is var close and >= 0)
        {
            highest = close;
        }

        while (end < highest && !EndsAt(text, end))
        {
            end++;
        }

        if (end < text.Length && end < highest && text[end] != '\n')
        {
            end++;
            while (end < highest && text[end] is '"' or '”' or '»' or ')' or '」')
            {
                end++;
            }
        }
    }

    /// <summary>
    /// Whether a mark opens the value of a setting, an attribute or an argument (<c>description: "…"</c>, <c>content="…"</c>,
    /// <c>Text("…")</c>): it delimits and quotes nobody.
    /// </summary>
    public static bool OpensValue(string text, int i)
    {
        if (text[i] != '"' || i == 0)
        {
            return false;
        }

        var j = i - 1;
        if (text[j] == '(')
        {
            return j > 0 && (WordingScanner.IsWordChar(text[j - 1]) || text[j - 1] == '_');
        }

        j -= text[j] == ' ' ? 1 : 0;
        if (j < 1 || text[j] is not (':' or '='))
        {
            return false;
        }

        if (text[j] == '=')
        {
            return true;
        }

        var key = j - 1;
        while (key >= 0 && j - key < 60 && (WordingScanner.IsWordChar(text[key]) || text[key] is '"' or '_' or '-' or '.'))
        {
            key--;
        }

        // "A reviewer wrote: …" is a sentence, "description: …" a key.
        while (key >= 0 && text[key] == ' ')
        {
            key--;
        }

        var first = key + 1;
        while (first < j && text[first] is ' ' or '"')
        {
            first++;
        }

        return first < j && char.IsLower(text[first]) && (key < 0 || text[key] is '\n' or '{' or ',');
    }

    /// <summary>Whether a sentence ends at this character.</summary>
    private static bool EndsAt(string text, int i)
    {
        var c = text[i];
        switch (c)
        {
            case '\n' or '。' or '！' or '？' or '।' or '؟' or '۔':
                return true;
            case '!' or '?':
                return i + 1 >= text.Length || !WordingScanner.IsWordChar(text[i + 1]);
            case '.':
                break;
            default:
                return false;
        }

        if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && text[i + 1] is not ('"' or '”' or ')' or '»'))
        {
            return false;
        }

        // Not after an initial or an abbreviation, nor before a word in lower case.
        var word = i;
        while (word > 0 && i - word < 5 && WordingScanner.IsWordChar(text[word - 1]))
        {
            word--;
        }

        if (i - word == 1 && !char.IsDigit(text[word]) || (i - word <= 4 && IsAbbreviation(text, word, i)))
        {
            return false;
        }

        var next = i + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        return next >= text.Length || !char.IsLower(text[next]);
    }

    private static bool IsAbbreviation(string text, int start, int end) => ClaimLexicon.Default.IsAbbreviation(text.Substring(start, end - start));
}
