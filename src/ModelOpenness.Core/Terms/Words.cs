using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>One word of a text: where it stands and which known word it is.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="Id">Number in the <see cref="TermVocabulary"/>; 0 for a word that no pattern knows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Word(int Start, int End, int Id);

/// <summary>
/// Turns a text into words. Case, typographic quotes, full-width forms, soft hyphens, markup tags and a word broken at the
/// end of a line are folded; hyphens separate ("non-commercial" is two words); each Chinese character is a word of its own,
/// so that no dictionary is needed to segment it. One pass, linear.
/// </summary>
internal static class Words
{
    /// <summary>Longest stretch that is still taken for a markup tag.</summary>
    private const int LongestTag = 300;

    public static List<Word> Read(string text, TermVocabulary vocabulary)
    {
        var words = new List<Word>(text.Length / 6 + 8);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (IsWordCharacter(c))
            {
                i = IsAddress(text, i) ? ReadAddress(text, i, words) : ReadWord(text, i, vocabulary, words);
            }
            else if (c == '<')
            {
                i = SkipTag(text, i);
            }
            else if (c == '&')
            {
                i = SkipEntity(text, i);
            }
            else
            {
                if (IsIdeograph(c) || IsSign(c) || (c == '+' && (i == 0 || char.IsLetterOrDigit(text[i - 1]))))
                {
                    words.Add(new Word(i, i + 1, vocabulary.Find(text, i, i + 1)));
                }

                i++;
            }
        }

        return words;
    }

    /// <summary>A Chinese character (or kana, hangul): written without spaces.</summary>
    public static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\u3040' and <= '\u30ff' or >= '\uac00' and <= '\ud7a3';

    /// <summary>The character as words are compared: lower case, full-width forms made plain.</summary>
    public static char Fold(char c)
    {
        if (c is >= 'A' and <= 'Z')
        {
            return (char)(c | 0x20);
        }

        if (c < '\u0080')
        {
            return c;
        }

        if (c is >= '\uff01' and <= '\uff5e')
        {
            c = (char)(c - 0xfee0);
        }

        return char.ToLowerInvariant(c);
    }

    /// <summary>Characters inside a word that are read over: soft hyphen, zero-width characters, apostrophes.</summary>
    public static bool IsSilent(char c) => c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\'' or '’' or '‘';

    private static bool IsWordCharacter(char c) =>
        c < '\u0080' ? c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' : char.IsLetterOrDigit(c) && !IsIdeograph(c);

    /// <summary>Signs that are words: currencies and the percent sign.</summary>
    private static bool IsSign(char c) =>
        // The block of currency signs as a whole: older runtimes do not know the later ones (the ruble's, in Mono).
        c < '\u0080' ? c is '$' or '%' : c is >= '\u20A0' and <= '\u20CF' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;

    private static int ReadWord(string text, int start, TermVocabulary vocabulary, List<Word> words)
    {
        var i = start;
        var digits = text[i] is >= '0' and <= '9' or >= '０' and <= '９';
        while (i < text.Length)
        {
            var c = text[i];
            if (c is >= 'a' and <= 'z' || IsWordCharacter(c))
            {
                i++;
            }
            else if (c is ' ' or '\n')
            {
                break;
            }
            else if (digits && c is ',' or '.' && i + 1 < text.Length && text[i + 1] is >= '0' and <= '9' && text[i - 1] is >= '0' and <= '9')
            {
                i++;
            }
            else if (IsSilent(c) && i + 1 < text.Length && IsWordCharacter(text[i + 1]))
            {
                // "licensor's" is the word "licensor"; "don't" is "dont".
                if (c is '\'' or '’' && text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || !IsWordCharacter(text[i + 2])))
                {
                    words.Add(new Word(start, i, vocabulary.Find(text, start, i)));
                    return i + 2;
                }

                if (IsElided(text, start, i))
                {
                    // "l'uso" is two words.
                    words.Add(new Word(start, i, vocabulary.Find(text, start, i)));
                    return i + 1;
                }

                i++;
            }
            else
            {
                break;
            }
        }

        var id = vocabulary.Find(text, start, i);
        if (id == 0 && i + 2 < text.Length && text[i] == '-' && text[i + 1] is '\n' or '\r' && ReadBroken(text, start, i, vocabulary) is { Id: > 0 } whole)
        {
            words.Add(whole);
            return whole.End;
        }

        words.Add(new Word(start, i, id));
        return i;
    }

    /// <summary>A word broken at the end of a line counts as whole where the whole is a known word.</summary>
    private static Word ReadBroken(string text, int start, int hyphen, TermVocabulary vocabulary)
    {
        var next = hyphen + 1;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '*' or '#' or '/') && next - hyphen < 24)
        {
            next++;
        }

        var end = next;
        while (end < text.Length && IsWordCharacter(text[end]) && end - next < 40)
        {
            end++;
        }

        return new Word(start, end, vocabulary.Find(text.Substring(start, Math.Min(hyphen - start, 40)) + text.Substring(next, end - next)));
    }

    /// <summary>An address is one word, without a full stop behind it that ends the sentence.</summary>
    private static int ReadAddress(string text, int start, List<Word> words)
    {
        var i = start;
        while (
            i < text.Length
            && !char.IsWhiteSpace(text[i])
            && text[i] is not ('"' or '<' or '>' or ')' or ']' or '”' or '’' or ',')
            && !IsIdeograph(text[i])
        )
        {
            i++;
        }

        var end = i;
        while (text[end - 1] is '.' or ';' or ':')
        {
            end--;
        }

        words.Add(new Word(start, end, 0));
        return i;
    }

    /// <summary>An article that has lost its vowel: at most four letters before the apostrophe, at least three behind it.</summary>
    private static bool IsElided(string text, int start, int apostrophe) =>
        text[apostrophe] is '\'' or '’'
        && apostrophe - start <= 4
        && apostrophe + 3 < text.Length
        && char.IsLetter(text[apostrophe + 2])
        && char.IsLetter(text[apostrophe + 3]);

    private static bool IsAddress(string text, int i) =>
        text[i] is 'h' or 'w' &&
        (string.CompareOrdinal(text, i, "http://", 0, 7) == 0 || string.CompareOrdinal(text, i, "https://", 0, 8) == 0 ||
        string.CompareOrdinal(text, i, "www.", 0, 4) == 0);

    /// <summary>Offset behind the markup tag that begins at an offset; behind its bracket where there is none.</summary>
    public static int SkipTag(string text, int i)
    {
        if (i + 1 >= text.Length || !(text[i + 1] is '/' or '!' or >= 'a' and <= 'z' or >= 'A' and <= 'Z'))
        {
            return i + 1;
        }

        var limit = Math.Min(text.Length, i + LongestTag);
        for (var k = i + 1; k < limit; k++)
        {
            if (text[k] == '>')
            {
                // "<name of author>" is a blank to fill in, not markup.
                return IsTag(text, i, k) ? k + 1 : i + 1;
            }

            if (text[k] == '<')
            {
                break;
            }
        }

        return i + 1;
    }

    private static bool IsTag(string text, int start, int end)
    {
        if (text[start + 1] is '/' or '!')
        {
            return true;
        }

        var k = start + 1;
        while (k < end && IsWordCharacter(text[k]))
        {
            k++;
        }

        if (k == end || text[k] == '/')
        {
            return true;
        }

        for (; k < end; k++)
        {
            if (text[k] == '=')
            {
                return true;
            }
        }

        return false;
    }

    private static int SkipEntity(string text, int i)
    {
        for (var k = i + 1; k < text.Length && k - i <= 9; k++)
        {
            if (text[k] == ';')
            {
                return k + 1;
            }

            if (!(text[k] is '#' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9'))
            {
                break;
            }
        }

        return i + 1;
    }
}
