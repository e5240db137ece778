using System.Globalization;

namespace ModelOpenness.Terms;

/// <summary>Reads a number as lawyers write it: "700 million", "1,000,000", "one hundred (100) million", "10M", "1.5亿".</summary>
internal struct Quantity
{
    /// <summary>Longest number in words, and longest figure in characters.</summary>
    private const int LongestRun = 12;
    private const int LongestFigure = 24;
    private const decimal Most = 1_000_000_000_000_000_000m;

    private decimal total;
    private decimal current;
    private bool any;
    private bool lastWasFigure;

    /// <summary>Reads a number.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">Index of the word at which it starts.</param>
    /// <param name="text">The text.</param>
    /// <param name="book">For the words of numbers.</param>
    /// <param name="value">The number.</param>
    /// <returns>Index after its last word; <paramref name="start"/> where there is no number.</returns>
    public static int Read(Sentence sentence, int start, string text, PatternBook book, out long value)
    {
        var number = default(Quantity);
        var i = start;
        for (; i < sentence.Count && i - start < LongestRun; i++)
        {
            var word = sentence[i];
            var meaning = book.NumberOf(word.Id);
            var isTaken =
                Figure(text, word, out var figure) ? number.TakeFigure(figure, IsRepeated(text, word))
                : meaning > 0 ? number.TakeWord(meaning, isSpelled: number.any || sentence.Is(i - 1, "a"))
                : number.any && !number.lastWasFigure && sentence.Is(i, "and") && i + 1 < sentence.Count && book.NumberOf(sentence[i + 1].Id) > 0;
            if (!isTaken)
            {
                break;
            }
        }

        value = number.any ? (long)Math.Min(number.total + number.current, long.MaxValue / 4) : -1;
        return number.any ? i : start;
    }

    /// <summary>Whether a character is a digit that a figure can begin with.</summary>
    public static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    /// <summary>A figure begins a number, or repeats its words: "one hundred (100) million".</summary>
    private bool TakeFigure(decimal figure, bool isRepeated)
    {
        if (any && !isRepeated)
        {
            return false;
        }

        if (current != 0 || total == 0)
        {
            current = figure;
            any = lastWasFigure = true;
        }

        return true;
    }

    private bool TakeWord(long meaning, bool isSpelled)
    {
        if (meaning >= 1000)
        {
            // "million" alone is a number only as "a million".
            if (!isSpelled)
            {
                return false;
            }

            // "ten thousand million" and "千万" multiply; a smaller magnitude behind a larger one adds.
            current = any ? current : 1;
            total = Math.Min(current == 0 || total < meaning ? (total + current) * meaning : total + (current * meaning), Most);
            current = 0;
        }
        else if (meaning == 100 || (meaning == 10 && !lastWasFigure && current is > 0 and < 10))
        {
            current = Math.Min((current == 0 ? 1 : current) * meaning, Most);
        }
        else if (lastWasFigure)
        {
            return false;
        }
        else
        {
            current = Math.Min(current + meaning, Most);
        }

        any = true;
        lastWasFigure = false;
        return true;
    }

    /// <summary>Behind a bracket or a currency, figures repeat the words before them.</summary>
    private static bool IsRepeated(string text, Word word) => word.Start > 0 && text[word.Start - 1] is '(' or '（' or '$' or '¥';

    /// <summary>Reads "1,000,000", "1.000.000", "1.5", "10M".</summary>
    private static bool Figure(string text, Word word, out decimal value)
    {
        value = 0;
        if (!IsDigit(text[word.Start]) || word.End - word.Start > LongestFigure)
        {
            return false;
        }

        // A full stop before three figures groups them, and so does one of several.
        var stop = text.IndexOf('.', word.Start, word.End - word.Start);
        var isGrouped = stop >= 0 && (text.LastIndexOf('.', word.End - 1, word.End - stop) > stop || (word.End - stop == 4 && text[word.Start] != '0'));
        var unit = 1m;
        for (var i = word.Start; i < word.End; i++)
        {
            var c = Words.Fold(text[i]);
            if (c is >= '0' and <= '9')
            {
                unit = i > stop && stop >= 0 && !isGrouped ? unit / 10 : 1;
                value = unit < 1 ? value + ((c - '0') * unit) : Math.Min((value * 10) + (c - '0'), Most);
            }
            else if (c is not ('.' or ','))
            {
                var suffix = text.Substring(i, word.End - i).ToLower(CultureInfo.InvariantCulture);
                var magnitude = suffix switch { "k" => 1_000, "m" or "mn" or "mm" or "mio" => 1_000_000, "b" or "bn" => 1_000_000_000, _ => 0 };
                value *= magnitude;
                return magnitude > 0;
            }
        }

        return true;
    }
}
