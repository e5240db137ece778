namespace ModelOpenness;

/// <summary>A pattern over the words of a model's name, with stars, that belongs to a family.</summary>
internal sealed class NamePattern
{
    private readonly IReadOnlyList<string> words;
    private readonly List<bool> continued = [];

    private readonly bool openToFormats;

    /// <summary>Reads a pattern such as <c>Llama-3.2-1B*</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="family">The family that it names.</param>
    /// <param name="extension">The ending that a file must have, or null for any.</param>
    /// <param name="openToFormats">True where the words of a format may follow a pattern without star: "phi-2" is also "phi-2-GGUF".</param>
    public NamePattern(string pattern, ModelFamily family, string? extension = null, bool openToFormats = false)
    {
        this.openToFormats = openToFormats;
        Family = family;
        Extension = extension;
        words = ModelTokens.Split(pattern, continued);
        foreach (var word in words)
        {
            Weight += IsAny(word) ? 0 : word.Length;
        }
    }

    /// <summary>The family that the pattern names.</summary>
    public ModelFamily Family { get; }

    /// <summary>The ending that a file must have, or null for any.</summary>
    public string? Extension { get; }

    /// <summary>How much the pattern says: of two that match, the heavier one decides.</summary>
    public int Weight { get; }

    /// <summary>The first word, by which patterns are looked up; a star where it is open.</summary>
    public string First => words.Count == 0 ? ModelTokens.Any : words[0];

    /// <summary>How many words the pattern spells out.</summary>
    public int Words
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += IsAny(word) ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>True where the name is the pattern, a star in the middle standing for anything, one at the end for variants only.</summary>
    /// <param name="name">The words of the name.</param>
    /// <param name="known">Which words may follow without making it another model.</param>
    public bool Matches(IReadOnlyList<string> name, FamilyWords known) => Matches(name, 0, 0, known);

    private bool Matches(IReadOnlyList<string> name, int at, int word, FamilyWords known)
    {
        for (; word < words.Count; word++, at++)
        {
            if (IsAny(words[word]))
            {
                return word == words.Count - 1 ? Rest(name, at, known) : Skip(name, at, word + 1, known);
            }

            if (at == name.Count || !Same(name[at], word))
            {
                return false;
            }
        }

        return at == name.Count || (openToFormats && known.IsFormat(name, at));
    }

    private static bool IsAny(string word) => string.Equals(word, ModelTokens.Any, StringComparison.Ordinal);

    private bool Skip(IReadOnlyList<string> name, int at, int word, FamilyWords known)
    {
        for (; at < name.Count; at++)
        {
            if (Matches(name, at, word, known))
            {
                return true;
            }
        }

        return false;
    }

    private bool Rest(IReadOnlyList<string> name, int at, FamilyWords known)
    {
        for (; at < name.Count; at++)
        {
            if (!known.IsVariant(name[at]) && !Family.OwnWords.Contains(name[at]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Same(string given, int word)
    {
        var wanted = words[word];
        if (given.Length <= wanted.Length || !continued[word])
        {
            return string.Equals(given, wanted, StringComparison.Ordinal);
        }

        // "3*" goes on in "3.5" and "3n", not in "32"; "b*" not in "base"
        return given.StartsWith(wanted, StringComparison.Ordinal)
            && char.IsDigit(given[wanted.Length]) != char.IsDigit(wanted[wanted.Length - 1])
            && char.IsLetter(given[wanted.Length]) != char.IsLetter(wanted[wanted.Length - 1]);
    }
}
