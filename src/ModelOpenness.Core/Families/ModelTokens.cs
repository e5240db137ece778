namespace ModelOpenness;

/// <summary>
/// Cuts the name of a model into words that compare whatever the spelling: "Llama-3.2-1B_Instruct", "llama3_2-1b.instruct" and
/// "Llama 3.2 1B Instruct" are all llama, 3.2, 1b, instruct.
/// </summary>
internal static class ModelTokens
{
    /// <summary>Stands for "anything" in the words of a pattern; right after a word it also continues that word.</summary>
    public const string Any = "*";

    // More words than this name no model.
    private const int Most = 48;

    /// <summary>The first word, or a star where there is none.</summary>
    /// <param name="name">A name or a pattern.</param>
    public static string First(string name) => Split(name, null, 1) is { Count: > 0 } words ? words[0] : Any;

    /// <summary>The words, in lower case. A star is a word of its own.</summary>
    /// <param name="name">A name or a pattern.</param>
    /// <param name="continued">For each word, whether a star follows without separator, so that the word may go on.</param>
    /// <param name="most">How many words are wanted.</param>
    public static IReadOnlyList<string> Split(string name, List<bool>? continued = null, int most = Most)
    {
        var words = new List<string>();
        var i = 0;
        while (i < name.Length && words.Count < most)
        {
            var start = i;
            if (name[i] == '*')
            {
                i++;
                words.Add(Any);
            }
            else if (char.IsDigit(name[i]))
            {
                i = EndOfNumber(name, i);
                words.Add(name.Substring(start, i - start).Replace('_', '.').ToLowerInvariant());
            }
            else if (char.IsLetter(name[i]))
            {
                while (i < name.Length && char.IsLetter(name[i]))
                {
                    i++;
                }

                // the v of "v0.2" and "yolov8" belongs to the number; so may that of "-v*", but not that of "dev*"
                var isNumber = i < name.Length && (char.IsDigit(name[i]) || (name[i] == '*' && i - start == 1));
                var end = isNumber && name[i - 1] is 'v' or 'V' ? i - 1 : i;
                if (end == start && words.Count > 0)
                {
                    continue;
                }

                words.Add(name.Substring(start, Math.Max(end, start + 1) - start).ToLowerInvariant());
            }
            else
            {
                i++;
                continue;
            }

            // "2.*" continues the number as "2*" does
            var next = i < name.Length && name[i] == '.' && char.IsDigit(name[i - 1]) ? i + 1 : i;
            continued?.Add(next < name.Length && name[next] == '*');
        }

        return words;
    }

    /// <summary>Digits with dots or underscores between, then one letter ("1b", "8x7b") or none: "2.5vl" is 2.5 and vl.</summary>
    private static int EndOfNumber(string name, int i)
    {
        while (i < name.Length)
        {
            if (char.IsDigit(name[i]) || (name[i] is '.' or '_' && i + 1 < name.Length && char.IsDigit(name[i + 1])))
            {
                i++;
            }
            else if (char.IsLetter(name[i]) && (i + 1 == name.Length || !char.IsLetter(name[i + 1])))
            {
                i++;
                if (i == name.Length || !char.IsDigit(name[i]))
                {
                    return i;
                }
            }
            else
            {
                return i;
            }
        }

        return i;
    }
}
