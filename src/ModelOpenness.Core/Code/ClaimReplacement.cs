using ModelOpenness.Knowledge;

namespace ModelOpenness.Code;

/// <summary>What a claim in C# may say instead, and which attributes speak about the project: the data file <c>code-claims.ini</c>.</summary>
internal static class ClaimReplacement
{
    private const string Ending = "ending ";

    private static readonly Lazy<IReadOnlyList<KnowledgeEntry>> Entries = new(() => KnowledgeFile.Read("code-claims.ini"));

    private static readonly Lazy<HashSet<string>> ProjectAttributes = new(() => new HashSet<string>(
        Entry("attributes")!.Get("project").Split(' '), StringComparer.Ordinal));

    /// <summary>True for an attribute whose text describes the assembly.</summary>
    /// <param name="name">Name without namespace and without "Attribute".</param>
    public static bool IsProjectAttribute(string name) => ProjectAttributes.Value.Contains(name);

    /// <summary>Accurate words in the place of a claim: its language, form, capitals and hyphens are kept.</summary>
    /// <param name="wording">The words as they stand: "Open-source".</param>
    /// <param name="language">Two-letter language of the words.</param>
    public static string WeightsFor(string wording, string language)
    {
        var entry = Entry("words " + language) ?? Entry("words *")!;
        var say = entry.Get("say");
        foreach (var pair in entry.Values)
        {
            if (pair.Key.StartsWith(Ending, StringComparison.Ordinal)
                && wording.EndsWith(pair.Key.Substring(Ending.Length), StringComparison.OrdinalIgnoreCase))
            {
                return Capitals(wording, pair.Value);
            }
        }

        return Capitals(wording, wording.IndexOf('-') >= 0 ? say.Replace(' ', '-') : say);
    }

    private static string Capitals(string wording, string say)
    {
        var letters = wording.Where(char.IsLetter).ToList();
        if (letters.Count > 1 && letters.TrueForAll(c => char.IsUpper(c)))
        {
            return say.ToUpperInvariant();
        }

        if (letters.Count == 0 || !char.IsUpper(letters[0]))
        {
            return say;
        }

        // "Open Source" is a title, "Open source" the start of a sentence.
        var words = wording.Split(' ', '-');
        var isTitle = words.Length > 1 && words[words.Length - 1].Length > 0 && char.IsUpper(words[words.Length - 1][0]);
        var capitals = say.ToCharArray();
        for (var i = 0; i < capitals.Length; i++)
        {
            if (i == 0 || (isTitle && capitals[i - 1] is ' ' or '-'))
            {
                capitals[i] = char.ToUpperInvariant(capitals[i]);
            }
        }

        return new string(capitals);
    }

    private static KnowledgeEntry? Entry(string id)
    {
        foreach (var entry in Entries.Value)
        {
            if (string.Equals(entry.Id, id, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}
