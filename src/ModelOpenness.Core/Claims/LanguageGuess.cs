namespace ModelOpenness.Claims;

/// <summary>Tells the language of a sentence by its small words.</summary>
internal static class LanguageGuess
{
    private static readonly Lazy<Dictionary<string, List<KeyValuePair<int, int>>>> Shared = new(Load);

    /// <summary>The language whose small words are most frequent; English where nothing speaks clearly for another.</summary>
    public static string Of(List<Token> tokens)
    {
        var languages = ClaimLexicon.Default.Languages;
        var weights = new int[languages.Count];
        foreach (var token in tokens)
        {
            // "MIT" is no German "mit".
            if (!token.Is(WordRole.Acronym) && Shared.Value.TryGetValue(token.Word, out var found))
            {
                foreach (var pair in found)
                {
                    weights[pair.Key] += pair.Value;
                }
            }
        }

        var best = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            var isEnglish = string.Equals(languages[i].Id, "en", StringComparison.Ordinal);
            if (best < 0 || weights[i] > weights[best] || (isEnglish && weights[i] == weights[best]))
            {
                best = i;
            }
        }

        return weights[best] == 0 ? "en" : languages[best].Id;
    }

    /// <summary>For each word, the languages that it speaks for: small words tell most, other words that English lacks a little.</summary>
    private static Dictionary<string, List<KeyValuePair<int, int>>> Load()
    {
        var table = new Dictionary<string, List<KeyValuePair<int, int>>>(StringComparer.Ordinal);
        var languages = ClaimLexicon.Default.Languages;
        var english = ClaimLexicon.Default.For("en");
        for (var i = 0; i < languages.Count; i++)
        {
            foreach (var word in languages[i].Words)
            {
                var weight = (word.Value & WordRole.Stop) != WordRole.None ? 2 : languages[i] == english
                    || english.Find(word.Key) == WordRole.None ? 1 : 0;
                if (weight == 0)
                {
                    continue;
                }

                if (!table.TryGetValue(word.Key, out var list))
                {
                    table.Add(word.Key, list = []);
                }

                list.Add(new KeyValuePair<int, int>(i, weight));
            }
        }

        return table;
    }
}
