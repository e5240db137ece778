using ModelOpenness.Vocabulary;

namespace ModelOpenness.Fixes;

/// <summary>
/// Finds the words of a finding again in a text that was edited since the inspection: where they stood, in the same line further up or
/// down, or elsewhere in what became of their line. Words that are gone are not found.
/// </summary>
internal static class WordsInText
{
    /// <summary>Offset of the words in the text, or -1 where they are gone.</summary>
    /// <param name="text">The text as it is now.</param>
    /// <param name="place">Where the words stood.</param>
    /// <param name="words">The words.</param>
    /// <param name="line">Their whole line as it was, without white space around it; null where nobody kept it.</param>
    public static int Find(string text, Place place, string words, string? line)
    {
        var (start, end) = Line(text, place.Line);
        if (start >= 0)
        {
            var exact = start + place.Column - 1;
            if (exact + words.Length <= end && string.CompareOrdinal(text, exact, words, 0, words.Length) == 0)
            {
                return exact;
            }
        }

        if (line is not null && Moved(text, place, words, line) is >= 0 and var moved)
        {
            return moved;
        }

        return start < 0 ? -1 : text.IndexOf(words, start, end - start, StringComparison.Ordinal);
    }

    /// <summary>The words in the nearest line that is what their line was.</summary>
    private static int Moved(string text, Place place, string words, string line)
    {
        var nearest = -1;
        var distance = int.MaxValue;
        var number = 1;
        for (var start = 0; start <= text.Length; number++)
        {
            var end = End(text, start);
            if (Math.Abs(number - place.Line) < distance && string.Equals(text.Substring(start, end - start).Trim(), line, StringComparison.Ordinal))
            {
                // The indentation may be another one: the words stand as far from the line's end as they did.
                var at = text.IndexOf(words, start, end - start, StringComparison.Ordinal);
                if (at >= 0)
                {
                    (nearest, distance) = (at, Math.Abs(number - place.Line));
                }
            }

            start = Next(text, end);
        }

        return nearest;
    }

    private static (int Start, int End) Line(string text, int number)
    {
        var start = 0;
        for (var line = 1; line < number; line++)
        {
            var end = End(text, start);
            if (end >= text.Length)
            {
                return (-1, -1);
            }

            start = Next(text, end);
        }

        return number < 1 ? (-1, -1) : (start, End(text, start));
    }

    private static int End(string text, int start)
    {
        var end = text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text.Length : end;
    }

    private static int Next(string text, int end) =>
        end < text.Length && text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
}
