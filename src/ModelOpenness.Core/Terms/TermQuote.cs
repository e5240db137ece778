using System.Text;

namespace ModelOpenness.Terms;

/// <summary>Chooses the words that a term is quoted with.</summary>
internal static class TermQuote
{
    /// <summary>Longest quote, in words.</summary>
    private const int LongestQuote = 60;

    /// <summary>Longest quote, in characters: what a text without spaces is held to.</summary>
    private const int LongestQuoteCharacters = 600;

    /// <summary>The stretch of text to quote: the sentence where it is short enough, else the matched words with what follows.</summary>
    public static (int Start, int End) Choose(Sentence sentence, int first, int last, Unit unit, string text)
    {
        var (start, end) = (unit.Start, unit.End);
        if (Fits(text, start, end))
        {
            return (start, end);
        }

        start = sentence[first].Start;
        end = sentence[last - 1].End;
        if (!Fits(text, start, end))
        {
            // The match itself is long: its end says what is restricted.
            var from = first;
            while (from < last - 1 && !Fits(text, sentence[from].Start, end))
            {
                from++;
            }

            return (sentence[from].Start, end);
        }

        var ahead = last;
        while (ahead < sentence.Count && Fits(text, start, sentence[ahead].End))
        {
            end = sentence[ahead].End;
            ahead++;
        }

        var back = first;
        while (ahead == sentence.Count && back > sentence.Own && Fits(text, sentence[back - 1].Start, end))
        {
            back--;
            start = sentence[back].Start;
        }

        return (start, end);
    }

    private static bool Fits(string text, int start, int end)
    {
        if (end - start > LongestQuoteCharacters)
        {
            return false;
        }

        var count = 0;
        for (var i = start; i < end; i++)
        {
            count += !char.IsWhiteSpace(text[i]) && (i == start || char.IsWhiteSpace(text[i - 1])) ? 1 : 0;
        }

        return count <= LongestQuote;
    }

    /// <summary>The words of a stretch of text with single spaces between them.</summary>
    public static string Fold(string text, int start, int end)
    {
        var folded = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                folded.Append(text[i]);
            }
            else if (folded.Length > 0 && folded[folded.Length - 1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
