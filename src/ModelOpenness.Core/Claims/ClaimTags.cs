using ModelOpenness.Knowledge;

namespace ModelOpenness.Claims;

/// <summary>Tags of packages and topics of repositories: <c>Knowledge/claim-tags.ini</c>.</summary>
internal static class ClaimTags
{
    private static readonly Lazy<Table> Shared = new(Load);

    /// <summary>Whether the tag says that the project, or a model it ships, is open source.</summary>
    public static bool Claims(string? tag)
    {
        if (tag is null || tag.Length > 100)
        {
            return false;
        }

        var table = Shared.Value;
        var parts = tag.Trim().TrimStart('#').ToLowerInvariant().Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        var rest = string.Join(" ", parts);
        foreach (var claim in table.Claims)
        {
            if (string.Equals(rest, claim, StringComparison.Ordinal))
            {
                return true;
            }

            // "open-source-llm", "fully-open-source": one more word on either side that keeps the sense.
            if (rest.StartsWith(claim + " ", StringComparison.Ordinal) && AllIn(table.After, rest.Substring(claim.Length + 1)))
            {
                return true;
            }

            if (rest.EndsWith(" " + claim, StringComparison.Ordinal) && AllIn(table.Before, rest.Substring(0, rest.Length - claim.Length - 1)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllIn(HashSet<string> words, string rest)
    {
        foreach (var word in rest.Split(' '))
        {
            if (!words.Contains(word))
            {
                return false;
            }
        }

        return true;
    }

    private static Table Load()
    {
        var table = new Table([], new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var entry in KnowledgeFile.Read("claim-tags.ini"))
        {
            foreach (var word in ClaimLexicon.Values(entry, "words"))
            {
                switch (entry.Id)
                {
                    case "claims":
                        table.Claims.Add(word);
                        break;
                    case "before":
                        table.Before.Add(word);
                        break;
                    case "after":
                        table.After.Add(word);
                        break;
                }
            }
        }

        return table;
    }

    private sealed record Table(List<string> Claims, HashSet<string> Before, HashSet<string> After);
}
