using System.Text;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Tells the differences between a text and its license with lines and quotes.</summary>
internal static class ChangeList
{
    // Neighbouring differences with fewer words between are one passage to a reader.
    private const int Near = 3;

    private const int LongestSentence = 60;

    public static IReadOnlyList<LicenseChange> Of(LicenseWords words, IReadOnlyList<Difference> differences)
    {
        var changes = new List<LicenseChange>();
        var lines = new LineCounter(words.Text);
        var i = 0;
        while (i < differences.Count)
        {
            var difference = differences[i++];
            while (i < differences.Count && difference.TextEnd > difference.TextStart
                && differences[i].TextEnd > differences[i].TextStart && differences[i].TextStart - difference.TextEnd <= Near)
            {
                difference = new Difference(
                    difference.TextStart,
                    differences[i].TextEnd,
                    difference.Missing + differences[i].Missing,
                    difference.IsOperative || differences[i].IsOperative,
                    difference.IsOutside
                );
                i++;
            }

            var isAddition = difference.TextEnd > difference.TextStart;
            var start = StartOf(words, difference.TextStart, isAddition);
            var line = lines.LineOf(start);
            var sentence = difference.IsOperative ? SentenceOf(words, difference) : null;
            if (isAddition)
            {
                var end = words.Ends[difference.TextEnd - 1];
                var quote = Fold(words.Text, start, end);
                changes.Add(new LicenseChange(true, line, lines.LineOf(end), quote, difference.TextEnd - difference.TextStart) { Sentence = sentence });
            }

            if (difference.Missing > 0)
            {
                changes.Add(new LicenseChange(false, line, line, null, difference.Missing) { Sentence = isAddition ? null : sentence });
            }
        }

        return changes;
    }

    /// <summary>The sentence in which the change stands; null for a gap between two sentences, of which nothing is left to quote.</summary>
    private static string? SentenceOf(LicenseWords words, Difference difference)
    {
        var isGap = difference.TextEnd == difference.TextStart;
        if (words.Count == 0 || (isGap && (difference.TextStart == 0 || difference.TextStart == words.Count || words.EndsSentence(difference.TextStart - 1))))
        {
            return null;
        }

        var first = isGap ? difference.TextStart - 1 : difference.TextStart;
        var last = isGap ? first : difference.TextEnd - 1;
        for (var i = 0; i < LongestSentence && first > 0 && !words.EndsSentence(first - 1); i++)
        {
            first--;
        }

        while (last + 1 < words.Count && last - first < LongestSentence && !words.EndsSentence(last))
        {
            last++;
        }

        return Fold(words.Text, words.Starts[first], words.Ends[last]);
    }

    private static int StartOf(LicenseWords words, int word, bool isAddition)
    {
        if (words.Count == 0)
        {
            return 0;
        }

        // A gap is where the words before it end.
        return isAddition ? words.Starts[word] : word > 0 ? words.Ends[word - 1] : words.Starts[0];
    }

    /// <summary>A stretch of text with white space folded.</summary>
    private static string Fold(string text, int start, int end)
    {
        var folded = new StringBuilder(end - start);
        var space = false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                space = true;
                continue;
            }

            if (space && folded.Length > 0)
            {
                folded.Append(' ');
            }

            space = false;
            folded.Append(c);
        }

        return folded.ToString();
    }

    /// <summary>Counts lines forwards: offsets are asked for in ascending order.</summary>
    private sealed class LineCounter(string text)
    {
        private int at;
        private int line = 1;

        public int LineOf(int offset)
        {
            if (offset < at)
            {
                at = 0;
                line = 1;
            }

            for (; at < offset; at++)
            {
                if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n')))
                {
                    line++;
                }
            }

            return line;
        }
    }
}
