using ModelOpenness.Knowledge;

namespace ModelOpenness.Claims;

/// <summary>The words of one language with their roles.</summary>
internal sealed class LanguageWords
{
    private static readonly List<KeyValuePair<string[], WordRole>> NoPhrases = [];
    private readonly Dictionary<string, WordRole> words = new(StringComparer.Ordinal);
    private readonly List<Affix> affixes = [];
    private readonly Dictionary<string, List<KeyValuePair<string[], WordRole>>> phrases = new(StringComparer.Ordinal);

    public LanguageWords(string id) => Id = id;

    public string Id { get; }

    /// <summary>Where the noun stands before the wording: "modelo de código abierto".</summary>
    public bool NounFirst { get; set; }

    /// <summary>Where a noun without an article may be any of its kind.</summary>
    public bool BareIsGeneric { get; set; }

    /// <summary>Where what ends with a noun behind a hyphen is that noun; elsewhere it is an adjective ("cross-platform").</summary>
    public bool CompoundIsNoun { get; set; }

    /// <summary>Where "is" stands behind the wording.</summary>
    public bool BeLast { get; set; }

    /// <summary>All single words.</summary>
    public IEnumerable<KeyValuePair<string, WordRole>> Words => words;

    /// <summary>The roles of a word that is listed.</summary>
    public WordRole Find(string word) => words.TryGetValue(word, out var role) ? role : WordRole.None;

    /// <summary>The roles of a word that is not listed, by its longest known beginning or end.</summary>
    public WordRole FindByAffix(string word)
    {
        var role = WordRole.None;
        var longest = 0;
        foreach (var affix in affixes)
        {
            var fits = affix.IsEnding ? word.EndsWith(affix.Text, StringComparison.Ordinal) : word.StartsWith(affix.Text, StringComparison.Ordinal);
            if (fits && (affix.Text.Length > 3 || word.Length > affix.Text.Length + 1) && affix.Text.Length >= longest)
            {
                role = affix.Text.Length > longest ? affix.Role : role | affix.Role;
                longest = affix.Text.Length;
            }
        }

        return role;
    }

    public void AddAffix(string text, bool isEnding, WordRole role) => affixes.Add(new Affix(text, isEnding, role));

    /// <summary>The phrases that start with a word, longest first.</summary>
    public List<KeyValuePair<string[], WordRole>> PhrasesFrom(string first) => phrases.TryGetValue(first, out var found) ? found : NoPhrases;

    public void Add(string word, WordRole role)
    {
        words.TryGetValue(word, out var had);
        words[word] = had | role;
    }

    public void AddPhrase(string phrase, WordRole role)
    {
        var parts = phrase.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1)
        {
            Add(parts[0], role);
            return;
        }

        if (!phrases.TryGetValue(parts[0], out var list))
        {
            phrases.Add(parts[0], list = []);
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (string.Equals(string.Join(" ", list[i].Key), phrase, StringComparison.Ordinal))
            {
                list[i] = new KeyValuePair<string[], WordRole>(list[i].Key, list[i].Value | role);
                return;
            }
        }

        var at = 0;
        while (at < list.Count && list[at].Key.Length >= parts.Length)
        {
            at++;
        }

        list.Insert(at, new KeyValuePair<string[], WordRole>(parts, role));
    }

    private sealed record Affix(string Text, bool IsEnding, WordRole Role);
}

/// <summary>Words and names that decide what a sentence about openness says: <c>Knowledge/claim-words.ini</c> and <c>claim-names.ini</c>, read once.</summary>
internal sealed class ClaimLexicon
{
    private static readonly Lazy<ClaimLexicon> Shared = new(Load);
    private readonly Dictionary<string, LanguageWords> languages = new(StringComparer.Ordinal);
    private readonly HashSet<string> families = new(StringComparer.Ordinal);
    private readonly HashSet<string> smallFamilies = new(StringComparer.Ordinal);
    private readonly HashSet<string> nameParts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> tools = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> abbreviations = new(StringComparer.Ordinal);
    private readonly List<string> nameEndings = [];

    public static ClaimLexicon Default => Shared.Value;

    /// <summary>All languages that have words, in ordinal order; those written without spaces have cues instead.</summary>
    public IReadOnlyList<LanguageWords> Languages { get; private set; } = [];

    /// <summary>The words of a language, or English.</summary>
    public LanguageWords For(string language) => languages.TryGetValue(language, out var found) ? found : languages["en"];

    /// <summary>Whether a word, as written, is the name of a model: a known family, or a name of a model's shape ("Foo-7B", "FooGPT").</summary>
    public bool IsModelName(string word)
    {
        if (!HasCapital(word))
        {
            return IsFamilyWithNumber(word);
        }

        if (families.Contains(word))
        {
            return true;
        }

        if (nameParts.Contains(word) || tools.Contains(word))
        {
            // "LLM" alone is a kind, not a name; "vLLM" serves models.
            return false;
        }

        var stem = Stem(word);
        return (stem > 1 && stem < word.Length && families.Contains(word.Substring(0, stem)))
            || HasNamePart(word)
            || HasVersion(word)
            || nameEndings.Exists(ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>How many letters a word begins with.</summary>
    private static int Stem(string word)
    {
        var stem = 0;
        while (stem < word.Length && char.IsLetter(word[stem]))
        {
            stem++;
        }

        return stem;
    }

    /// <summary>"Foo-7B", "Foo-Instruct": a size, a part of names or a family between hyphens.</summary>
    private bool HasNamePart(string word)
    {
        var parts = word.Split('-', '_', '/');
        for (var i = 0; parts.Length > 1 && i < parts.Length; i++)
        {
            if (IsSize(parts[i]) || (i > 0 && nameParts.Contains(parts[i])) || families.Contains(parts[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a full stop behind a word does not end the sentence.</summary>
    public bool IsAbbreviation(string word) => abbreviations.Contains(word);

    /// <summary>Whether a word is a number of parameters: "7B", "0.5B", "8x7B", "350M".</summary>
    public static bool IsSize(string word)
    {
        var last = word.Length - 1;
        if (last < 1 || word[last] is not ('B' or 'M' or 'b' or 'T') || !IsDigit(word[0]))
        {
            return false;
        }

        for (var i = 1; i < last; i++)
        {
            if (!IsDigit(word[i]) && word[i] is not ('.' or 'x' or 'X' or 'A' or 'a'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"llama2", "qwen2.5-7b": written small, a family counts with the number of its version.</summary>
    private bool IsFamilyWithNumber(string word)
    {
        var stem = Stem(word);
        var digit = stem < word.Length && word[stem] is '-' or '_' ? stem + 1 : stem;
        return stem > 1 && digit < word.Length && IsDigit(word[digit]) && smallFamilies.Contains(word.Substring(0, stem));
    }

    /// <summary>"Foo-2", "FooBar-3.1": models carry their version so; "UTF-8" and "SHA-256", all in capitals, are something else.</summary>
    private bool HasVersion(string word)
    {
        var hyphen = word.LastIndexOf('-');
        if (hyphen < 2 || hyphen == word.Length - 1 || !char.IsUpper(word[0]) || tools.Contains(word.Substring(0, hyphen)))
        {
            return false;
        }

        for (var i = hyphen + 1; i < word.Length; i++)
        {
            if (!IsDigit(word[i]) && word[i] != '.')
            {
                return false;
            }
        }

        for (var i = 1; i < hyphen; i++)
        {
            if (char.IsLower(word[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool HasCapital(string word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    private static ClaimLexicon Load()
    {
        var lexicon = new ClaimLexicon();
        foreach (var entry in KnowledgeFile.Read("claim-words.ini").Concat(KnowledgeFile.Read("claim-words-languages.ini")))
        {
            var space = entry.Id.IndexOf(' ');
            var language = entry.Id.Substring(0, space);
            if (!lexicon.languages.TryGetValue(language, out var words))
            {
                lexicon.languages.Add(language, words = new LanguageWords(language));
            }

            AddWords(words, entry, entry.Id.Substring(space + 1));
        }

        lexicon.Languages = [.. lexicon.languages.Values.OrderBy(static words => words.Id, StringComparer.Ordinal)];
        foreach (var entry in KnowledgeFile.Read("claim-names.ini"))
        {
            var names = entry.Id switch
            {
                "families" => lexicon.families,
                "abbreviations" => lexicon.abbreviations,
                "tools" => lexicon.tools,
                "name parts" => lexicon.nameParts,
                _ => null,
            };
            names?.UnionWith(Values(entry, "words"));
            if (string.Equals(entry.Id, "name endings", StringComparison.Ordinal))
            {
                lexicon.nameEndings.AddRange(Values(entry, "words"));
            }
        }

        lexicon.smallFamilies.UnionWith(lexicon.families.Select(static f => f.ToLowerInvariant()));
        return lexicon;
    }

    private static void AddWords(LanguageWords words, KnowledgeEntry entry, string name)
    {
        if (string.Equals(name, "grammar", StringComparison.Ordinal))
        {
            words.NounFirst = entry.Find("noun") is "first";
            words.BareIsGeneric = entry.Find("bare") is "generic";
            words.CompoundIsNoun = entry.Find("compound") is "noun";
            words.BeLast = entry.Find("be") is "last";
            return;
        }

        var role = Role(name);
        foreach (var stem in Values(entry, "stems"))
        {
            words.AddAffix(stem, isEnding: false, role);
        }

        foreach (var ending in Values(entry, "endings"))
        {
            words.AddAffix(ending, isEnding: true, role);
        }

        foreach (var phrase in Values(entry, "words").Concat(Values(entry, "phrases")))
        {
            words.AddPhrase(phrase, role);
        }
    }

    /// <summary>The comma-separated values of a key that may repeat.</summary>
    internal static IEnumerable<string> Values(KnowledgeEntry entry, string key)
    {
        foreach (var line in entry.All(key))
        {
            foreach (var value in line.Split(','))
            {
                var trimmed = value.Trim();
                if (trimmed.Length > 0)
                {
                    yield return trimmed;
                }
            }
        }
    }

    /// <summary>A role by its name in the file; three names stand for two roles each.</summary>
    private static WordRole Role(string name) => name switch
    {
        "negated be" => WordRole.NegatedBe | WordRole.Negator,
        "possible" => WordRole.Modal | WordRole.Possible,
        "beside" => WordRole.Compare | WordRole.Beside,
        _ => Enum.TryParse<WordRole>(name.Replace(" ", ""), ignoreCase: true, out var role)
            ? role
            : throw new FormatException("claim-words.ini: no role '" + name + "'."),
    };
}
