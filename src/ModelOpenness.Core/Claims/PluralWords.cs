using ModelOpenness.Knowledge;

namespace ModelOpenness.Claims;

/// <summary>The words of a plural claim, from the data file <c>claim-plural.ini</c>.</summary>
internal static class PluralWords
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Lists = new(() =>
        KnowledgeFile
            .Read("claim-plural.ini")
            .ToDictionary(
                e => e.Id,
                e => new HashSet<string>(e.All("is").SelectMany(l => l.Split(' ')), StringComparer.OrdinalIgnoreCase),
                StringComparer.Ordinal
            )
    );

    /// <summary>True for a verb by which a project speaks of what it has.</summary>
    public static bool IsVerb(string word) => Lists.Value["verbs"].Contains(word);

    /// <summary>True for a word that says how many there are, or how good.</summary>
    public static bool IsQuantity(string word) => Lists.Value["quantities"].Contains(word);
}
