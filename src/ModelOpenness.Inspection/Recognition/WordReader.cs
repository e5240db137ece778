using System.Globalization;
using System.Runtime.InteropServices;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Reads the words of a text in one pass: linear in the text, whatever it holds.</summary>
internal sealed partial class WordReader
{
    private const ulong Offset = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;
    private const int CommentWord = 3;

    private readonly string text;
    private readonly EquivalentWords equivalents;
    private readonly List<DroppedNumber> dropped = [];
    private ulong[] hashes;
    private int[] starts;
    private int[] ends;
    private WordTraits[] traits;
    private int count;
    private int pos;

    // What was seen since the word before.
    private int lineBreaks = 2;
    private bool sentenceEnd = true;
    private bool copyrightSign;

    // Where the text begins with a word that makes lines comments, or -1.
    private int commentWord = -1;

    private WordReader(string text, EquivalentWords equivalents)
    {
        this.text = text;
        this.equivalents = equivalents;
        var guess = (text.Length / 6) + 16;
        hashes = new ulong[guess];
        starts = new int[guess];
        ends = new int[guess];
        traits = new WordTraits[guess];
    }

    public static LicenseWords Read(string text, EquivalentWords equivalents)
    {
        var reader = new WordReader(text, equivalents);
        reader.ReadAll();
        return new LicenseWords(text, reader.count, reader.hashes, reader.starts, reader.ends, reader.traits, reader.dropped);
    }

    /// <summary>The hash of one plain word, for word lists.</summary>
    public static ulong HashOf(string word)
    {
        var h = Offset;
        foreach (var c in word)
        {
            h = Add(h, char.ToLowerInvariant(c));
        }

        return Finish(h);
    }

    /// <summary>The hash of the text's words, written together without spaces, in any case: what names are compared by.</summary>
    public static ulong Add(ulong hash, char c) => unchecked((hash ^ c) * Prime);

    /// <summary>Start value for <see cref="Add"/>.</summary>
    public static ulong Start => Offset;

    private static ulong Finish(ulong h)
    {
        unchecked
        {
            h ^= h >> 32;
            h *= 0xD6E8FEB86659FD93UL;
            return h ^ (h >> 29);
        }
    }

    private static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') < 26;

    private static bool IsDigit(char c) => (uint)(c - '0') < 10;

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4' or '\u02BC' or '\uFF07';

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\uFEFF' or '\u2060' or (>= '\u202A' and <= '\u202E');

    private static bool IsWide(char c) =>
        c >= '\u3040' && (c <= '\u30FF' || c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')) && char.IsLetter(c);

    /// <summary>A letter or digit that words consist of (scripts that put spaces between words).</summary>
    private static bool IsWordChar(char c) =>
        c < 128 ? IsAsciiLetter(c) || IsDigit(c) : char.IsLetterOrDigit(c) && !IsWide(c);

    private static char Fold(char c)
    {
        if (c < 128)
        {
            return (uint)(c - 'A') < 26 ? (char)(c | 0x20) : c;
        }

        if (c is >= '\uFF10' and <= '\uFF5A')
        {
            return Fold((char)(c - 0xFEE0));
        }

        return char.ToLowerInvariant(c);
    }

    private void ReadAll()
    {
        while (pos < text.Length)
        {
            var c = text[pos];
            if (c < 128 ? IsAsciiLetter(c) || IsDigit(c) : IsWordChar(c))
            {
                ReadWord();
                continue;
            }

            switch (c)
            {
                case '\n':
                    lineBreaks++;
                    pos++;
                    break;
                case '\r':
                    lineBreaks++;
                    pos += pos + 1 < text.Length && text[pos + 1] == '\n' ? 2 : 1;
                    break;
                case '.' or ';' or ':' or '!' or '?' or ',' or '\u3002' or '\uFF1B' or '\uFF1A' or '\uFF0C' or '\u3001':
                    sentenceEnd = true;
                    pos++;
                    break;
                case '\u00A9':
                    copyrightSign = true;
                    pos++;
                    break;
                case '<':
                    pos = SkipTag();
                    break;
                case '&':
                    ReadEntity();
                    break;
                case ']' when pos + 1 < text.Length && text[pos + 1] == '(':
                    pos = SkipLinkTarget();
                    break;
                default:
                    if (c >= 128)
                    {
                        ReadOther(c);
                    }
                    else
                    {
                        pos++;
                    }

                    break;
            }
        }
    }

    private void ReadOther(char c)
    {
        if (IsWide(c))
        {
            Append(Finish(Add(Offset, c)), pos, pos + 1, WordTraits.Wide);
            pos++;
        }
        else if (char.IsHighSurrogate(c) && pos + 1 < text.Length && char.IsLowSurrogate(text[pos + 1]))
        {
            if (char.IsLetterOrDigit(text, pos))
            {
                Append(Finish(Add(Add(Offset, c), text[pos + 1])), pos, pos + 2, WordTraits.Wide);
            }

            pos += 2;
        }
        else
        {
            pos++;
        }
    }

    private void ReadWord()
    {
        var word = new Scan { Start = pos, At = pos, Hash = Offset, IsRoman = true };
        do
        {
            ReadLetters(ref word);
        }
        while (word.At < text.Length && text[word.At] is not (' ' or '\n') && (ReadCharacter(ref word) || ReadMark(ref word)));

        if (!ReadAddress(word))
        {
            pos = word.At;
            Keep(word);
        }
    }

    /// <summary>Nearly all of every text are letters of ASCII.</summary>
    private void ReadLetters(ref Scan word)
    {
        var (p, h, roman) = (word.At, word.Hash, word.IsRoman);
        for (; p < text.Length && (uint)((text[p] | 0x20) - 'a') < 26; p++)
        {
            var letter = (char)(text[p] | 0x20);
            h = unchecked((h ^ letter) * Prime);
            roman &= letter is 'i' or 'v' or 'x';
        }

        if (p > word.At)
        {
            word.Length += p - word.At;
            word.At = word.End = p;
            word.Hash = h;
            word.IsRoman = roman;
        }
    }

    private bool ReadCharacter(ref Scan word)
    {
        var c = text[word.At];
        if (!IsWordChar(c))
        {
            return false;
        }

        if (c is >= '\uFB00' and <= '\uFB04')
        {
            word.Hash = AddLigature(word.Hash, c);
        }
        else
        {
            var folded = Fold(c);
            word.Hash = Add(word.Hash, folded);
            var isDigit = IsDigit(folded);
            word.Digits += isDigit ? 1 : 0;
            word.LongestDigits += isDigit ? 1 : 0;
            word.IsRoman &= isDigit || folded is 'i' or 'v' or 'x';
        }

        word.Length++;
        word.End = ++word.At;
        return true;
    }

    /// <summary>Goes over a mark inside a word: an apostrophe, a hyphen, the points of a number. False where the word ends.</summary>
    private bool ReadMark(ref Scan word)
    {
        var p = word.At;
        var c = text[p];
        var next = p + 1 < text.Length ? text[p + 1] : '\0';
        if (IsInvisible(c) || (c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark))
        {
            word.At++;
        }
        else if (IsApostrophe(c))
        {
            word.At += IsWordChar(next) && !IsDigit(next) ? 1 : 0;
        }
        else if (IsHyphen(c))
        {
            var after = AfterHyphen(p + 1);
            word.At = after < 0 || (IsDigit(text[after]) && IsDigit(text[p - 1])) ? p : after;
        }
        else if (c == '.' && IsDigit(next) && IsDigit(text[p - 1]))
        {
            word.Hash = Add(word.Hash, '.');
            word.Dots++;
            word.LongestDigits = word.LongestDigits <= 2 ? 0 : word.LongestDigits;
            word.At++;
        }
        else if (c == ',' && IsDigit(text[p - 1]) && GroupFollows(p + 1))
        {
            word.At++;
        }
        else if (c == '&' && TryApostropheEntity(p, out var skip))
        {
            word.At += skip;
        }

        return word.At > p;
    }

    /// <summary>Reads on to the end of an address where the word begins one.</summary>
    private bool ReadAddress(Scan word)
    {
        var p = word.At;
        var next = p + 1 < text.Length ? text[p + 1] : '\0';
        switch (p < text.Length ? text[p] : '\0')
        {
            case ':' when word.Length is 4 or 5 && IsScheme(word.Start, p):
                ReadUrl(word.Start, p + 3, p + 3);
                return true;
            case '.' when (IsAsciiLetter(next) || IsDigit(next)) && IsDomain(word.Start, p):
            case '@' when IsWordChar(next):
                ReadUrl(word.Start, word.Start, p);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Keeps a word that is no counter of a list, no single letter and no mark of a comment.</summary>
    private void Keep(Scan word)
    {
        var (start, end) = (word.Start, word.End);
        if (word.Length == 1 && word.Digits == 0 && text[start] < 128)
        {
            // Single letters are articles and list counters; "(c)" is a copyright sign.
            copyrightSign |= (text[start] | 0x20) == 'c' && start > 0 && text[start - 1] == '(' && end < text.Length && text[end] == ')';
            return;
        }

        if ((word.IsRoman && word.Digits == 0 && word.Length <= 5) || (lineBreaks > 0 && IsCommentWord(start, word.Length)))
        {
            return;
        }

        var trait = IsDigit(Fold(text[start])) ? WordTraits.Number : WordTraits.None;
        if (trait == WordTraits.Number && word.Digits == word.Length && word.LongestDigits <= 2 && !IsAmount(start, end))
        {
            var following = end < text.Length ? text[end] : '\n';
            var listMark = following is '.' or ')' or ':' or ']' && (end + 1 >= text.Length || !IsWordChar(text[end + 1]));
            if ((sentenceEnd || lineBreaks > 0) && (listMark || (word.Dots > 0 && char.IsWhiteSpace(following))))
            {
                dropped.Add(new DroppedNumber(count, equivalents.Map(Finish(word.Hash))));
                sentenceEnd = true;
                return;
            }

            trait |= listMark ? WordTraits.ListNumber | WordTraits.Enumerator : WordTraits.ListNumber;
        }

        Append(equivalents.Map(Finish(word.Hash)), start, end, trait);
    }

    /// <summary>A word that is being read.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Scan
    {
        public int Start;
        public int End;
        public int At;
        public int Length;
        public int Digits;
        public int Dots;
        public int LongestDigits;
        public bool IsRoman;
        public ulong Hash;
    }

    /// <summary>True for the word that makes each line a comment, in a text that begins with it: REM, dnl.</summary>
    private bool IsCommentWord(int start, int length)
    {
        if (length != CommentWord || !(Begins(start, "rem") || Begins(start, "dnl")))
        {
            return false;
        }

        commentWord = count == 0 && commentWord < 0 ? start : commentWord;
        return commentWord >= 0 && string.Compare(text, commentWord, text, start, length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private bool Begins(int start, string word) => string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>True for "$50" and "20%": no list is counted so.</summary>
    private bool IsAmount(int start, int end) =>
        (start > 0 && text[start - 1] is '$' or '\u20AC' or '\u00A3' or '\u00A5' or '\uFFE5') || (end < text.Length && text[end] is '%' or '\uFF05');

    /// <summary>Where the word goes on after a hyphen, also over a line end; -1 where the hyphen is a dash.</summary>
    private int AfterHyphen(int p)
    {
        if (p < text.Length && IsWordChar(text[p]))
        {
            return p;
        }

        var breaks = 0;
        for (var limit = Math.Min(text.Length, p + 80); p < limit; p++)
        {
            var c = text[p];
            if (c == '\n')
            {
                breaks++;
                if (breaks > 1)
                {
                    return -1;
                }
            }
            else if (c is ' ' or '\t' or '\r')
            {
                continue;
            }
            else if (breaks == 1 && c is '*' or '#' or '/' or ';' or '%' or '|' or '>' or '!')
            {
                continue;
            }
            else if (breaks == 1 && commentWord >= 0 && string.Compare(text, commentWord, text, p, CommentWord, StringComparison.OrdinalIgnoreCase) == 0)
            {
                p += CommentWord - 1;
            }
            else
            {
                return breaks == 1 && IsAsciiLetter(c) && char.IsLower(c) ? p : -1;
            }
        }

        return -1;
    }

    private bool GroupFollows(int p) =>
        p + 2 < text.Length && IsDigit(text[p]) && IsDigit(text[p + 1]) && IsDigit(text[p + 2])
        && (p + 3 >= text.Length || !IsDigit(text[p + 3]));

    private static ulong AddLigature(ulong h, char c)
    {
        var letters = c switch { '\uFB00' => "ff", '\uFB01' => "fi", '\uFB02' => "fl", '\uFB03' => "ffi", _ => "ffl" };
        foreach (var letter in letters)
        {
            h = Add(h, letter);
        }

        return h;
    }

    private void Append(ulong hash, int start, int end, WordTraits trait)
    {
        if (count == hashes.Length)
        {
            var size = count * 2;
            Array.Resize(ref hashes, size);
            Array.Resize(ref starts, size);
            Array.Resize(ref ends, size);
            Array.Resize(ref traits, size);
        }

        if (copyrightSign)
        {
            trait |= WordTraits.AfterCopyrightSign;
        }

        if (lineBreaks > 0)
        {
            trait |= lineBreaks > 1 ? WordTraits.StartsLine | WordTraits.StartsParagraph : WordTraits.StartsLine;
        }

        hashes[count] = hash;
        starts[count] = start;
        ends[count] = end;
        traits[count] = trait;
        count++;
        lineBreaks = 0;
        sentenceEnd = false;
        copyrightSign = false;
    }
}
