using ModelOpenness.Knowledge;

namespace ModelOpenness.Code;

/// <summary>How projects name models that they do not ship: the data file <c>references.ini</c>.</summary>
internal static class ReferenceWords
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Lists = new(() =>
        KnowledgeFile
            .Read("references.ini")
            .ToDictionary(
                e => e.Id,
                e => new HashSet<string>(
                    e.All("is").SelectMany(l => l.Split(e.Id == "commands" ? '|' : ' ')),
                    StringComparer.OrdinalIgnoreCase
                ),
                StringComparer.Ordinal
            )
    );

    /// <summary>The words of a list.</summary>
    /// <param name="list">Its heading.</param>
    public static IReadOnlyCollection<string> Of(string list) => Lists.Value[list];

    /// <summary>Whether a list holds a word, in any case.</summary>
    /// <param name="list">Its heading.</param>
    /// <param name="word">The word.</param>
    public static bool Is(string list, string word) => Lists.Value[list].Contains(word);

    /// <summary>True for the name of a method that fetches or loads what it is given.</summary>
    /// <param name="method">The name.</param>
    public static bool Fetches(string method)
    {
        foreach (var verb in Lists.Value["fetch"])
        {
            // "LoadModel" loads; "Loader" and "Useful" are other words.
            if (method.StartsWith(verb, StringComparison.OrdinalIgnoreCase) && (method.Length == verb.Length || !char.IsLower(method[verb.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the name of a property that is fetched from a hub, whatever type it has.</summary>
    /// <param name="member">The name.</param>
    public static bool IsFetchedKey(string member)
    {
        foreach (var key in Lists.Value["fetched-keys"])
        {
            if (member.EndsWith(key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a method or type whose texts are for people.</summary>
    /// <param name="call">The name.</param>
    public static bool IsAbout(string call) => Is("about", call) || call.EndsWith("Exception", StringComparison.Ordinal);

    /// <summary>True where a text begins as the address of a place that keeps models.</summary>
    /// <param name="text">The text.</param>
    public static bool IsAddress(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme is <= 0 or > 12)
        {
            return scheme < 0 && text.IndexOf('/') is > 0 and var slash && Host(text, 0, slash);
        }

        for (var i = 0; i < scheme; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        var start = scheme + 3;
        var end = text.IndexOf('/', start);
        return text.StartsWith("hf://", StringComparison.OrdinalIgnoreCase) || Host(text, start, end < 0 ? text.Length : end);
    }

    /// <summary>The host, or what it is a part of: "cdn-lfs.huggingface.co".</summary>
    private static bool Host(string text, int start, int end)
    {
        while (start < end)
        {
            if (Is("hosts", text.Substring(start, end - start)))
            {
                return true;
            }

            var dot = text.IndexOf('.', start, end - start);
            if (dot < 0)
            {
                return false;
            }

            start = dot + 1;
        }

        return false;
    }
}
