namespace ModelOpenness.Families;

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

    // Part of a checksum in a name: as good as a number.
    private const string Hash = "0";
    private const int ShortestHash = 6;

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
            else if (EndOfHash(name, i) is var end and > 0)
            {
                i = end;
                words.Add(Hash);
            }
            else if (char.IsDigit(name[i]))
            {
                i = EndOfNumber(name, i);
                words.Add(Number(name.Substring(start, i - start)));
            }
            else if (char.IsLetter(name[i]))
            {
                while (i < name.Length && char.IsLetter(name[i]))
                {
                    i++;
                }

                // the v of "v0.2" and "yolov8" belongs to the number; so may that of "-v*", but not that of "dev*"
                var isNumber = i < name.Length && (char.IsDigit(name[i]) || (name[i] == '*' && i - start == 1));
                var last = isNumber && name[i - 1] is 'v' or 'V' ? i - 1 : i;
                if (last == start && words.Count > 0)
                {
                    continue;
                }

                words.Add(name.Substring(start, Math.Max(last, start + 1) - start).ToLowerInvariant());
            }
            else
            {
                i++;
                continue;
            }

            // "2.*" and "2_*" continue the number as "2*" does
            var next = i < name.Length && name[i] is '.' or '_' && char.IsDigit(name[i - 1]) ? i + 1 : i;
            continued?.Add(next < name.Length && name[next] == '*');
        }

        return words;
    }

    /// <summary>The end of a checksum that stands alone ("4b8939", "01ec64"), or 0: six hexadecimal digits or more, some of them letters.</summary>
    private static int EndOfHash(string name, int start)
    {
        if (start > 0 && char.IsLetterOrDigit(name[start - 1]))
        {
            return 0;
        }

        int i = start, digits = 0;
        for (; i < name.Length && char.IsLetterOrDigit(name[i]); i++)
        {
            if (!char.IsDigit(name[i]) && char.ToLowerInvariant(name[i]) is not (>= 'a' and <= 'f'))
            {
                return 0;
            }

            digits += char.IsDigit(name[i]) ? 1 : 0;
        }

        return i - start >= ShortestHash && digits >= 2 && digits < i - start ? i : 0;
    }

    /// <summary>A number with dots, whatever stood for them: "3_2", and the "3p1" of services whose names hold none.</summary>
    private static string Number(string digits)
    {
        var number = digits.Replace('_', '.').ToLowerInvariant();
        var p = number.IndexOf('p');
        return p > 0 && p + 1 < number.Length ? number.Substring(0, p) + "." + number.Substring(p + 1) : number;
    }

    /// <summary>
    /// Digits with dots between, or one underscore, then one letter ("1b", "8x7b") or none: "2.5vl" is 2.5 and vl, "3_2_1b" is 3.2
    /// and 1b.
    /// </summary>
    private static int EndOfNumber(string name, int i)
    {
        for (var joined = '\0'; i < name.Length;)
        {
            if (char.IsDigit(name[i]))
            {
                i++;
            }
            else if (name[i] is '.' or '_' && i + 1 < name.Length && char.IsDigit(name[i + 1]) && (joined == '\0' || (joined == '.' && name[i] == '.')))
            {
                joined = name[i++];
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
