namespace ModelOpenness.Claims;

/// <summary>Claims of a standard: "OSAID-compliant", "MOF Class II".</summary>
internal static class ClaimedStandard
{
    private const int Window = 8;

    /// <summary>Whether a word near the name of the standard claims conformance.</summary>
    public static bool IsClaimed(List<Token> tokens, int at)
    {
        for (var i = Math.Max(0, at - Window); i < tokens.Count && i <= at + Window; i++)
        {
            if (tokens[i].Is(WordRole.Conformance))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The standard's name as the policy knows it; for the Model Openness Framework with the class that the sentence names.</summary>
    public static string Of(string standard, string text, int start, int end)
    {
        if (!string.Equals(standard, "mof", StringComparison.Ordinal))
        {
            return standard;
        }

        // "Class II", "class 2".
        for (var i = start; i + 6 < end; i++)
        {
            if (string.Compare(text, i, "class", 0, 5, StringComparison.OrdinalIgnoreCase) != 0 || text[i + 5] is not (' ' or '-'))
            {
                continue;
            }

            var from = i + 6;
            var to = from;
            while (to < end && WordingScanner.IsWordChar(text[to]))
            {
                to++;
            }

            switch (text.Substring(from, to - from).ToUpperInvariant())
            {
                case "I" or "1":
                    return "mof-1";
                case "II" or "2":
                    return "mof-2";
                case "III" or "3":
                    return "mof-3";
            }
        }

        // The least that the framework knows.
        return "mof-3";
    }
}
