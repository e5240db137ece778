namespace ModelOpenness.Code;

/// <summary>
/// Finds whole identifiers in source text: one table look-up a character, no allocation. With it nearly every file is settled
/// before its syntax tree is looked at.
/// </summary>
internal sealed class NameFinder
{
    private const int PairBits = 12;
    private readonly string[]?[] byPair = new string[1 << PairBits][];

    /// <summary>Prepares the names.</summary>
    /// <param name="names">Identifiers of two characters or more.</param>
    public NameFinder(IEnumerable<string> names)
    {
        foreach (var group in names.Where(n => n.Length > 1).Distinct(StringComparer.Ordinal).GroupBy(n => Pair(n[0], n[1])))
        {
            byPair[group.Key] = [.. group];
        }
    }

    /// <summary>The next place where one of the names stands as a whole word, or -1.</summary>
    /// <param name="text">Source text.</param>
    /// <param name="start">Where to start.</param>
    public int Next(string text, int start)
    {
        for (var i = start; i + 1 < text.Length; i++)
        {
            var names = byPair[Pair(text[i], text[i + 1])];
            if (names is null || (i > 0 && IsIdentifier(text[i - 1])))
            {
                continue;
            }

            foreach (var name in names)
            {
                if (string.CompareOrdinal(text, i, name, 0, name.Length) == 0
                    && (i + name.Length >= text.Length || !IsIdentifier(text[i + name.Length])))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static int Pair(char first, char second) => ((first << 5) ^ second) & ((1 << PairBits) - 1);

    private static bool IsIdentifier(char c) => c == '_' || char.IsLetterOrDigit(c);
}
