namespace ModelOpenness.Terms;

/// <summary>Reads numbers as lawyers write them: "700 million", "1,000,000", "one hundred (100) million", "10M", "1.5亿".</summary>
internal static class Quantity
{
    /// <summary>Longest number in words.</summary>
    private const int LongestRun = 12;

    /// <summary>Reads a number.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">Index of the word at which it starts.</param>
    /// <param name="text">The text.</param>
    /// <param name="book">For the words of numbers.</param>
    /// <param name="value">The number.</param>
    /// <returns>Index after its last word; <paramref name="start"/> where there is no number.</returns>
    public static int Read(Sentence sentence, int start, string text, PatternBook book, out long value)
    {
        decimal total = 0;
        decimal current = 0;
        var lastWasDigits = false;
        var i = start;
        for (; i < sentence.Count && i - start < LongestRun; i++)
        {
            var word = sentence[i];
            if (Digits(text, word.Start, word.End, out var digits, out var suffix))
            {
                // "one hundred (100) million": the figures repeat the words.
                var repeats = i > start && Parenthesised(text, word);
                if (i > start && !repeats && suffix == 1)
                {
                    break;
                }

                if (!repeats || current != 0 || total == 0)
                {
                    current = digits * suffix;
                    lastWasDigits = true;
                }
            }
            else if (book.NumberOf(word.Id) is > 0 and var meaning)
            {
                if (i == start && meaning >= 1000 ? !IsSpelledMagnitude(sentence, i, text) : lastWasDigits && meaning < 100)
                {
                    break;
                }

                Add(meaning, i == start, ref total, ref current);
                lastWasDigits = false;
            }
            else if (i == start || lastWasDigits || i + 1 == sentence.Count || !IsAnd(text, word) || book.NumberOf(sentence[i + 1].Id) == 0)
            {
                break;
            }
        }

        value = i > start ? (long)Math.Min(total + current, long.MaxValue / 4) : -1;
        return i;
    }

    /// <summary>Adds a word of a number to what was read of it.</summary>
    private static void Add(long meaning, bool isFirst, ref decimal total, ref decimal current)
    {
        if (meaning < 1000)
        {
            current =
                meaning == 100 ? Limit((current == 0 ? 1 : current) * 100)
                : meaning == 10 && current is > 0 and < 10 ? current * 10
                : Limit(current + meaning);
            return;
        }

        // "ten thousand million" and "千万" multiply; a smaller magnitude behind a larger one adds.
        current = isFirst ? 1 : current;
        total = Limit(current == 0 ? total * meaning : total != 0 && total < meaning ? (total + current) * meaning : total + (current * meaning));
        current = 0;
    }

    private static decimal Limit(decimal value) => Math.Min(value, 1_000_000_000_000_000_000m);

    private static bool IsAnd(string text, Word word) =>
        word.End - word.Start == 3 && string.Compare(text, word.Start, "and", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>"million" alone is a number only as "a million".</summary>
    private static bool IsSpelledMagnitude(Sentence sentence, int index, string text) =>
        index > 0 && sentence[index - 1] is var before && before.End - before.Start == 1 && text[before.Start] is 'a' or 'A';

    private static bool Parenthesised(string text, Word word) => word.Start > 0 && text[word.Start - 1] is '(' or '（' or '$' or '¥';

    private static bool Digits(string text, int start, int end, out decimal value, out long suffix)
    {
        value = 0;
        suffix = 1;
        if (!(text[start] is >= '0' and <= '9' or >= '０' and <= '９') || end - start > 24)
        {
            return false;
        }

        var dots = 0;
        for (var i = start; i < end; i++)
        {
            dots += text[i] == '.' ? 1 : 0;
        }

        var fraction = 0m;
        var tail = end - LastDot(text, start, end) - 1;
        var grouped = dots > 1 || (dots == 1 && tail == 3 && text[start] != '0');
        for (var i = start; i < end; i++)
        {
            var c = Words.Fold(text[i]);
            if (c is >= '0' and <= '9')
            {
                if (fraction == 0)
                {
                    value = Limit((value * 10) + (c - '0'));
                }
                else
                {
                    value += (c - '0') * fraction;
                    fraction /= 10;
                }
            }
            else if (c == '.')
            {
                fraction = grouped ? 0 : 0.1m;
            }
            else if (c != ',')
            {
                var rest = text.Substring(i, end - i).ToLowerInvariant();
                suffix = rest switch { "k" => 1_000, "m" or "mn" or "mm" or "mio" => 1_000_000, "b" or "bn" => 1_000_000_000, _ => 0 };
                return suffix != 0;
            }
        }

        return true;
    }

    private static int LastDot(string text, int start, int end)
    {
        for (var i = end - 1; i >= start; i--)
        {
            if (text[i] == '.')
            {
                return i;
            }
        }

        return end - 1;
    }
}
