namespace ModelOpenness.Inspection.Recognition;

/// <summary>The lines at the head of a text by which it names itself, with version and date.</summary>
/// <param name="Start">First word.</param>
/// <param name="End">After the last word.</param>
/// <param name="Text">The first of the lines as it stands.</param>
/// <param name="Date">The date of the license in the lines as yyyy-mm-dd, or null.</param>
/// <param name="DateAt">Word of its month.</param>
/// <param name="Version">The number behind "version", or null.</param>
/// <param name="VersionAt">Its word; below 0 where it is read as the number of a list.</param>
internal sealed record LicenseTitle(int Start, int End, string Text, string? Date, int DateAt, string? Version, int VersionAt)
{
    private const int HeadWords = 60;
    private const int LongestLine = 16;
    private const int LongestNamedVersion = 8;
    private const int LongestWideLine = 30;

    /// <summary>The title of a text, or null where it has none.</summary>
    public static LicenseTitle? Find(LicenseWords words, Wording wording)
    {
        for (var start = 0; start < words.Count && start < HeadWords; start = words.EndOfLine(start))
        {
            var end = words.EndOfLine(start);
            if (!IsTitle(words, wording, start, end))
            {
                if (wording.Has(wording.Sentence, words, start, end) && !IsCopyrightLine(words, wording, start, end))
                {
                    return null;
                }

                continue;
            }

            var last = end;
            while (last < words.Count && (IsContinued(words, wording, last, words.EndOfLine(last)) || IsTitle(words, wording, last, words.EndOfLine(last))))
            {
                last = words.EndOfLine(last);
            }

            var text = words.Text.Substring(words.Starts[start], words.Ends[end - 1] - words.Starts[start]);
            var date = TitleDate.Find(words, wording, start, Math.Min(words.Count, Math.Max(last, HeadWords)), out var dateAt);
            var version = VersionIn(words, start, last, out var versionAt);
            return new LicenseTitle(start, last, text, date, dateAt, version, versionAt);
        }

        return null;
    }

    /// <summary>The number that follows the word "version".</summary>
    private static string? VersionIn(LicenseWords words, int start, int end, out int word)
    {
        word = -1;
        const string Said = "version";
        var limit = end < words.Count ? words.Starts[end] : words.Text.Length;
        var at = words.Text.IndexOf(Said, words.Starts[start], limit - words.Starts[start], StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        at += Said.Length;
        while (at < limit && !char.IsLetterOrDigit(words.Text[at]))
        {
            at++;
        }

        var from = at;
        while (at < limit && (char.IsLetterOrDigit(words.Text[at]) || words.Text[at] == '.'))
        {
            at++;
        }

        word = Array.IndexOf(words.Starts, from, start, end - start);
        return from < at && char.IsDigit(words.Text[from]) ? words.Text.Substring(from, at - from).TrimEnd('.') : null;
    }

    /// <summary>A short line that says "license" or the like, written as titles are, and is no sentence.</summary>
    private static bool IsTitle(LicenseWords words, Wording wording, int start, int end) =>
        IsShort(words, start, end)
        && !words.IsCounted(start)
        && (wording.Has(wording.Title, words, start, end) || IsFirstWithVersion(words, start, end))
        && !wording.Has(wording.Sentence, words, start, end)
        && !IsCopyrightLine(words, wording, start, end)
        && !EndsSentence(words, end)
        && IsCapitalized(words, start, end);

    /// <summary>The first line, alone, with a version: "Attribution 2.0 England and Wales".</summary>
    private static bool IsFirstWithVersion(LicenseWords words, int start, int end)
    {
        if (start > 0 || end - start > LongestNamedVersion || end >= words.Count || (words.Traits[end] & WordTraits.StartsParagraph) == WordTraits.None)
        {
            return false;
        }

        for (var i = start + 1; i < end; i++)
        {
            if ((words.Traits[i] & WordTraits.Number) != WordTraits.None && words.Text.IndexOf('.', words.Starts[i], words.Ends[i] - words.Starts[i]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line below a title that goes on with it: a version, a date, an address.</summary>
    private static bool IsContinued(LicenseWords words, Wording wording, int start, int end)
    {
        if (
            !IsShort(words, start, end)
            || IsCopyrightLine(words, wording, start, end)
            || wording.Has(wording.Sentence, words, start, end)
            || EndsSentence(words, end)
        )
        {
            return false;
        }

        if (words.Hashes[start] == wording.Version || (start + 1 < end && words.Hashes[start + 1] == wording.Version))
        {
            return true;
        }

        for (var i = start; i < end; i++)
        {
            if (!wording.Empty.Contains(words.Hashes[i]) && (words.Traits[i] & (WordTraits.Number | WordTraits.Url)) == WordTraits.None)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsShort(LicenseWords words, int start, int end) =>
        end - start <= ((words.Traits[start] & WordTraits.Wide) != WordTraits.None ? LongestWideLine : LongestLine);

    private static bool IsCopyrightLine(LicenseWords words, Wording wording, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if ((words.Traits[i] & WordTraits.AfterCopyrightSign) != WordTraits.None)
            {
                return true;
            }
        }

        return wording.Copyright.Contains(words.Hashes[start]);
    }

    private static bool EndsSentence(LicenseWords words, int end)
    {
        var text = words.Text;
        var p = words.Ends[end - 1];
        while (p < text.Length && text[p] is ')' or '"' or '\u201D' or '*' or '_' or '\'')
        {
            p++;
        }

        return p < text.Length && text[p] is ',' or ';' or '\u3002' or '\uFF0C' or '\uFF1B'
            || (p < text.Length && text[p] == '.' && (p + 1 >= text.Length || char.IsWhiteSpace(text[p + 1])));
    }

    /// <summary>Half of the words of four letters or more begin with a capital letter, or the line is a heading of Markdown.</summary>
    private static bool IsCapitalized(LicenseWords words, int start, int end)
    {
        var before = words.Starts[start];
        while (before > 0 && words.Text[before - 1] is ' ' or '*')
        {
            before--;
        }

        if (before > 0 && words.Text[before - 1] == '#')
        {
            return true;
        }

        var capital = 0;
        var small = 0;
        for (var i = start; i < end; i++)
        {
            if (words.Ends[i] - words.Starts[i] >= 4 && (words.Traits[i] & WordTraits.Number) == WordTraits.None)
            {
                _ = char.IsLower(words.Text[words.Starts[i]]) ? small++ : capital++;
            }
        }

        return small <= capital;
    }
}
