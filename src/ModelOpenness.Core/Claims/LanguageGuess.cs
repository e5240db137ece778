namespace ModelOpenness.Claims;

/// <summary>Tells the language of a sentence by its small words.</summary>
internal static class LanguageGuess
{
    /// <summary>The language whose small words are most frequent; English where nothing speaks clearly for another.</summary>
    public static string Of(List<Token> tokens)
    {
        var best = "en";
        var most = Count(tokens, ClaimLexicon.Default.For("en"));
        foreach (var words in ClaimLexicon.Default.Languages)
        {
            var count = string.Equals(words.Id, "en", StringComparison.Ordinal) ? 0 : Count(tokens, words);
            if (count > most)
            {
                best = words.Id;
                most = count;
            }
        }

        return best;
    }

    private static int Count(List<Token> tokens, LanguageWords words)
    {
        var count = 0;
        var isEnglish = string.Equals(words.Id, "en", StringComparison.Ordinal);
        foreach (var token in tokens)
        {
            // Small words tell most; other words of the language that English lacks tell a little.
            var roles = words.Find(token.Word);
            count += (roles & WordRole.Stop) != WordRole.None ? 2
                : roles != WordRole.None && (isEnglish || ClaimLexicon.Default.For("en").Find(token.Word) == WordRole.None) ? 1
                : 0;
        }

        return count;
    }
}
