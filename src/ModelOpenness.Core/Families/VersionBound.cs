namespace ModelOpenness.Families;

/// <summary>
/// A star ends where a version begins that its row does not know: "kanana-*" is no "kanana-1.5-8b", since the next version of a line may
/// have another license. Sizes, dates and numbers that belong to a word ("7b", "2410", "L6") are no versions.
/// </summary>
internal static class VersionBound
{
    // "2410" is a date, "224" a number of pixels.
    private const int DigitsOfVersion = 2;

    /// <summary>True where what a star stands for names no version, or one of the family.</summary>
    /// <param name="pattern">The pattern; one that names a version before its star needs no bound.</param>
    /// <param name="name">The name that it matches.</param>
    /// <param name="family">The family, which knows its versions.</param>
    public static bool Holds(string pattern, string name, ModelFamily family)
    {
        var star = pattern.IndexOf('*');
        return star < 0 || HasDigit(pattern, star) || Holds(name, Math.Min(star, name.Length), family);
    }

    /// <summary>
    /// True for a version that the family does not know, among the words of a copy's name: "Llama-3-8B-Instruct-v0.8" is somebody's
    /// fine-tune. Files are numbered for many reasons, so that their numbers tell nothing.
    /// </summary>
    /// <param name="name">The words.</param>
    /// <param name="at">Which of them.</param>
    /// <param name="family">The family.</param>
    /// <param name="words">Knows what belongs to a format.</param>
    public static bool IsForeign(IReadOnlyList<string> name, int at, ModelFamily family, FamilyWords words) =>
        IsVersion(name[at], 0, name[at].Length) && !family.IsOwnWord(name[at])
        && (at == 0 || !words.HasNumber(name[at - 1]))
        && !(at + 1 < name.Count && name[at + 1] is "bit" or "bits");

    private static bool HasDigit(string text, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (char.IsDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(string name, int start, ModelFamily family)
    {
        for (var i = start; i < name.Length;)
        {
            if (!char.IsDigit(name[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < name.Length && (char.IsDigit(name[i]) || (name[i] is '.' or '_' && i + 1 < name.Length && char.IsDigit(name[i + 1]))))
            {
                i++;
            }

            var isOfWord = first > 0 && char.IsLetter(name[first - 1]) && name[first - 1] is not ('v' or 'V');
            var isSize = i < name.Length && char.IsLetter(name[i]);
            var number = name.Substring(first, i - first).Replace('_', '.');
            if (!isOfWord && !isSize && IsVersion(number, 0, number.Length) && !family.IsOwnWord(number))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVersion(string text, int start, int end)
    {
        var hasDot = false;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '.')
            {
                hasDot = true;
            }
            else if (!char.IsDigit(text[i]))
            {
                return false;
            }
        }

        return hasDot || (end - start <= DigitsOfVersion && text[start] != '0');
    }
}
