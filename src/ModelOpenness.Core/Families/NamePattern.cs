namespace ModelOpenness.Families;

/// <summary>A pattern over the words of a model's name, with stars, that belongs to a family.</summary>
internal sealed class NamePattern
{
    private readonly string pattern;
    private readonly bool isCopy;

    // Read by several threads at once: whoever comes first, the outcome is the same, and it is whole when it is seen.
    private volatile Split? split;

    /// <summary>Takes a pattern such as <c>Llama-3.2-1B*</c>. Its words are read when an id first meets it: most ids meet few.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="family">The family that it names.</param>
    /// <param name="extension">The ending that a file must have, or null for any.</param>
    /// <param name="isCopy">
    /// True for an id of the hub whose copies keep the name: the words of a format may follow it without star, so "phi-2" is also
    /// "phi-2-GGUF"; and one word alone ("opt") could be anything's name.
    /// </param>
    public NamePattern(string pattern, ModelFamily family, string? extension = null, bool isCopy = false)
    {
        this.pattern = pattern;
        this.isCopy = isCopy;
        Family = family;
        Extension = extension;
        First = ModelTokens.First(pattern);
        foreach (var c in pattern)
        {
            Weight += char.IsLetterOrDigit(c) ? 1 : 0;
        }
    }

    /// <summary>The family that the pattern names.</summary>
    public ModelFamily Family { get; }

    /// <summary>The ending that a file must have, or null for any.</summary>
    public string? Extension { get; }

    /// <summary>How much the pattern says: of two that match, the heavier one decides.</summary>
    public int Weight { get; }

    /// <summary>The first word, by which patterns are looked up; a star where it is open.</summary>
    public string First { get; }

    private IReadOnlyList<string> Words => Read().Words;

    /// <summary>True where the name is the pattern, a star in the middle standing for anything, one at the end for variants only.</summary>
    /// <param name="name">The words of the name.</param>
    /// <param name="known">Which words may follow without making it another model.</param>
    /// <param name="copy">Whether the name is one of the hub: then a version that the family does not know makes it another model.</param>
    public bool Matches(IReadOnlyList<string> name, FamilyWords known, CopyKind copy) =>
        (copy == CopyKind.Converted || !(isCopy && IsOneWord())) && Matches(name, 0, 0, known, copy != CopyKind.None);

    private bool IsOneWord() => Words.Count == 1 || (Words.Count == 2 && IsAny(Words[1]));

    private bool Matches(IReadOnlyList<string> name, int at, int word, FamilyWords known, bool isOfHub)
    {
        for (; word < Words.Count; word++)
        {
            if (IsAny(Words[word]))
            {
                return word == Words.Count - 1 ? Rest(name, at, known, isOfHub) : Skip(name, at, word + 1, known, isOfHub);
            }

            if (at < name.Count && Same(name[at], word))
            {
                at++;
            }
            else if (at + 1 < name.Count && IsInTwo(name[at], name[at + 1], Words[word]))
            {
                at += 2;
            }
            else if (at < name.Count && word + 1 < Words.Count && IsInTwo(Words[word], Words[word + 1], name[at]))
            {
                at++;
                word++;
            }
            else
            {
                return false;
            }
        }

        return at == name.Count || (isCopy && known.IsFormat(name, at));
    }

    private static bool IsAny(string word) => string.Equals(word, ModelTokens.Any, StringComparison.Ordinal);

    private bool Skip(IReadOnlyList<string> name, int at, int word, FamilyWords known, bool isOfHub)
    {
        for (; at < name.Count; at++)
        {
            if (Matches(name, at, word, known, isOfHub))
            {
                return true;
            }
        }

        return false;
    }

    private bool Rest(IReadOnlyList<string> name, int at, FamilyWords known, bool isOfHub)
    {
        for (; at < name.Count; at++)
        {
            if ((!known.IsVariant(name[at]) && !Family.IsOwnWord(name[at])) || (isOfHub && VersionBound.IsForeign(name, at, Family, known)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Same(string given, int word)
    {
        var wanted = Words[word];
        if (given.Length <= wanted.Length || !Read().Continued[word])
        {
            return string.Equals(given, wanted, StringComparison.Ordinal);
        }

        // "3*" goes on in "3.5" and "3n", not in "32"; "b*" not in "base"
        var last = wanted[wanted.Length - 1];
        var next = given[wanted.Length];
        return given.StartsWith(wanted, StringComparison.Ordinal)
            && !(char.IsDigit(last) && char.IsDigit(next))
            && !(char.IsLetter(last) && char.IsLetter(next));
    }

    /// <summary>Where names may hold no dot, "3.1" is written "3-1"; and "2_2b" is 2 and 2b where 2.2b is not.</summary>
    private static bool IsInTwo(string first, string second, string whole) =>
        whole.Length == first.Length + 1 + second.Length && whole[first.Length] == '.'
        && whole.StartsWith(first, StringComparison.Ordinal) && whole.EndsWith(second, StringComparison.Ordinal);

    private Split Read()
    {
        if (split is { } done)
        {
            return done;
        }

        var continued = new List<bool>();
        var read = new Split(ModelTokens.Split(pattern, continued), continued);
        split = read;
        return read;
    }

    private sealed record Split(IReadOnlyList<string> Words, IReadOnlyList<bool> Continued);
}
