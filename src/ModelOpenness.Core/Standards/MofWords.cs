using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>Words that stand in a license field and are no license; the data file is <c>Knowledge/mof-words.ini</c>.</summary>
internal static class MofWords
{
    private static readonly Lazy<IReadOnlyDictionary<string, Words>> Table = new(() =>
        KnowledgeFile.Read("mof-words.ini").ToDictionary(e => e.Id, e => new Words([.. e.All("word")]), StringComparer.Ordinal));

    public static bool IsUnlicensed(string license)
    {
        var letters = Spellings.Letters(license);
        return letters.Length == 0 || Table.Value["unlicensed"].Match(letters);
    }

    public static bool IsAbsent(string license) => Table.Value["absent"].Match(Spellings.Letters(license));

    private sealed class Words
    {
        private readonly HashSet<string> whole = new(StringComparer.Ordinal);
        private readonly List<string> beginnings = [];

        public Words(IReadOnlyList<string> words)
        {
            foreach (var word in words)
            {
                var letters = Spellings.Letters(word);
                if (word.EndsWith("*", StringComparison.Ordinal))
                {
                    beginnings.Add(letters);
                }
                else
                {
                    whole.Add(letters);
                }
            }
        }

        public bool Match(string letters) =>
            whole.Contains(letters) || beginnings.Exists(b => letters.StartsWith(b, StringComparison.Ordinal));
    }
}
