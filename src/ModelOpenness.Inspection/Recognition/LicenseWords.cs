namespace ModelOpenness.Inspection.Recognition;

/// <summary>What is noted of a word beside its hash.</summary>
[Flags]
internal enum WordTraits : byte
{
    None = 0,

    /// <summary>A URL, domain or mail address: one word, whatever it consists of.</summary>
    Url = 1,

    /// <summary>Starts with a digit.</summary>
    Number = 2,

    /// <summary>A number written as lists are counted, in a place where lists are not: "1.", "(2)".</summary>
    Enumerator = 4,

    /// <summary>A character of a script without spaces between words: each is a word of its own.</summary>
    Wide = 8,

    /// <summary>A copyright sign, or "(c)", stands before it.</summary>
    AfterCopyrightSign = 16,

    /// <summary>A line break stands before it.</summary>
    StartsLine = 32,

    /// <summary>A blank line, or the beginning of the text, stands before it.</summary>
    StartsParagraph = 64,

    /// <summary>A number small enough to count a list, in whatever place: "2", "3.1".</summary>
    ListNumber = 128,
}

/// <summary>
/// A text as the recogniser sees it: its words as hashes, freed of everything that the SPDX matching guidelines say makes no
/// difference (case, white space, quotes, dashes, bullets, comment prefixes, markup), with the place of each word.
/// </summary>
internal sealed class LicenseWords
{
    /// <summary>How many words one fingerprint covers.</summary>
    public const int Span = 3;

    internal LicenseWords(string text, int count, ulong[] hashes, int[] starts, int[] ends, WordTraits[] traits, List<DroppedNumber> dropped)
    {
        Text = text;
        Count = count;
        Hashes = hashes;
        Starts = starts;
        Ends = ends;
        Traits = traits;
        Dropped = dropped;
        Shingles = new ushort[Math.Max(0, count - Span + 1)];
        for (var i = 0; i < Shingles.Length; i++)
        {
            Shingles[i] = Shingle(hashes[i], hashes[i + 1], hashes[i + 2]);
        }
    }

    public string Text { get; }

    public int Count { get; }

    public ulong[] Hashes { get; }

    public int[] Starts { get; }

    public int[] Ends { get; }

    public WordTraits[] Traits { get; }

    /// <summary>One fingerprint for each three words that follow each other; sixteen bits, so it stands for millions of phrases.</summary>
    public ushort[] Shingles { get; }

    /// <summary>Numbers left out because they count a list.</summary>
    public List<DroppedNumber> Dropped { get; }

    /// <summary>Where a phrase stands for the first time from a word on, or -1.</summary>
    public int IndexOf(LicenseWords phrase, int from = 0)
    {
        for (var i = from; i + phrase.Count <= Count; i++)
        {
            if (Hashes[i] == phrase.Hashes[0] && Hashes.AsSpan(i, phrase.Count).SequenceEqual(phrase.Hashes.AsSpan(0, phrase.Count)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True where a number that counts a list stands before the word.</summary>
    public bool IsCounted(int word) => Dropped.Exists(d => d.Before == word);

    /// <summary>After the last word of the line that the word stands in.</summary>
    public int EndOfLine(int word)
    {
        do
        {
            word++;
        }
        while (word < Count && (Traits[word] & WordTraits.StartsLine) == WordTraits.None);

        return word;
    }

    /// <summary>True where a sentence ends behind the word, or a paragraph does.</summary>
    public bool EndsSentence(int word)
    {
        if (word + 1 >= Count || (Traits[word + 1] & WordTraits.StartsParagraph) != WordTraits.None)
        {
            return true;
        }

        var between = Text.AsSpan(Ends[word], Starts[word + 1] - Ends[word]);
        var mark = between.IndexOfAny(".;!?\u3002\uFF1B".AsSpan());
        return mark >= 0
            && (
                between[mark] >= 0x3000
                || (mark + 1 < between.Length && (char.IsWhiteSpace(between[mark + 1]) || between[mark + 1] is ')' or '"' or '\u201D'))
            );
    }

    /// <summary>True where a number stands before or behind the word: "May 2015".</summary>
    public bool HasNumberBeside(int word) =>
        (word > 0 && (Traits[word - 1] & WordTraits.Number) != WordTraits.None)
        || (word + 1 < Count && (Traits[word + 1] & WordTraits.Number) != WordTraits.None);

    /// <summary>True for a number with a mark of money before it or a percent sign after it.</summary>
    public bool IsAmount(int word)
    {
        int start = Starts[word], end = Ends[word];
        return (start > 0 && Text[start - 1] is '$' or '\u20AC' or '\u00A3' or '\u00A5' or '\uFFE5') || (end < Text.Length && Text[end] is '%' or '\uFF05');
    }

    public static ushort Shingle(ulong first, ulong second, ulong third)
    {
        unchecked
        {
            var h = first * 0x9E3779B97F4A7C15UL;
            h = ((h << 23) | (h >> 41)) ^ second;
            h *= 0xC2B2AE3D27D4EB4FUL;
            h = ((h << 29) | (h >> 35)) ^ third;
            h *= 0x165667B19E3779F9UL;
            return (ushort)(h >> 48);
        }
    }
}

/// <summary>A number that was left out of the words because it counts a list.</summary>
/// <param name="Before">Index of the word that follows it.</param>
/// <param name="Hash">Its hash, as if it were a word.</param>
internal sealed record DroppedNumber(int Before, ulong Hash);
