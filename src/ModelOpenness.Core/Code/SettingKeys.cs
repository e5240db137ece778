using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Code;

/// <summary>Which settings name a model, from the data file <c>settings.ini</c>.</summary>
internal static class SettingKeys
{
    private const int LongestValue = 512;
    private const string ConnectionStrings = "connectionstrings";

    private static readonly Lazy<Dictionary<string, string[]>> Lists = new(() => KnowledgeFile.Read("settings.ini")
        .ToDictionary(e => e.Id, e => e.All("is").SelectMany(l => l.Split(' ')).ToArray(), StringComparer.Ordinal));

    /// <summary>The stretches of a value that may name a model; none where the setting is about something else.</summary>
    /// <param name="keys">The path of keys from the root; an element of a list has its index as key.</param>
    /// <param name="value">The value.</param>
    /// <returns>Start and length of each.</returns>
    public static IEnumerable<(int Start, int Length)> Names(IReadOnlyList<string> keys, string value)
    {
        if (value.Length is 0 or > LongestValue || keys.Count == 0)
        {
            yield break;
        }

        if (keys.Count > 1 && string.Equals(Plain(keys[keys.Count - 2]), ConnectionStrings, StringComparison.Ordinal))
        {
            foreach (var part in Connection(value))
            {
                yield return part;
            }
        }
        else if (IsName(keys) && (SaysMore(value) || HasContext(keys)))
        {
            yield return (0, value.Length);
        }
    }

    /// <summary>True where the keys lead into a list of models: each is one to choose from.</summary>
    /// <param name="keys">The path of keys from the root.</param>
    public static bool IsListed(IReadOnlyList<string> keys) => keys.Any(k => k.Length > 0 && k.All(char.IsDigit)) || keys.Any(k => Is(Plain(k), "lists"));

    private static bool IsName(IReadOnlyList<string> keys)
    {
        var last = keys.Count - 1;
        var key = Plain(keys[last]);
        if (Is(key, "keys"))
        {
            return true;
        }

        // An element of a list, or a member of an object: the list or the model is named above.
        var isElement = key.Length > 0 && key.All(char.IsDigit);
        for (var above = last - 1; above >= 0 && above >= last - 2; above--)
        {
            var parent = Plain(keys[above]);
            if (Is(parent, "lists"))
            {
                return isElement || above == last - 1 || Is(key, "members");
            }

            if (Is(parent, "keys"))
            {
                return Is(key, "members");
            }

            if (above == last - 1 && !isElement && !(parent.Length > 0 && parent.All(char.IsDigit)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"llama3.2:1b" and "org/name" can hardly be the model of a car; "falcon" can.</summary>
    private static bool SaysMore(string value) => value.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '/', '\\', ':']) >= 0;

    private static bool HasContext(IReadOnlyList<string> keys)
    {
        var words = Lists.Value["context"];
        return keys.Any(key => Array.IndexOf(words, Plain(key)) >= 0 || Words(key).Any(w => Array.IndexOf(words, w) >= 0));
    }

    private static IEnumerable<(int Start, int Length)> Connection(string value)
    {
        var start = 0;
        while (start < value.Length)
        {
            var end = value.IndexOf(';', start);
            end = end < 0 ? value.Length : end;
            var equal = value.IndexOf('=', start, end - start);
            if (equal > start && Is(Plain(value.Substring(start, equal - start)), "connection") && end > equal + 1)
            {
                yield return (equal + 1, end - equal - 1);
            }

            start = end + 1;
        }
    }

    private static bool Is(string key, string list)
    {
        foreach (var pattern in Lists.Value[list])
        {
            if (pattern[0] == '*' ? key.EndsWith(pattern.Substring(1), StringComparison.Ordinal) : string.Equals(key, pattern, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string key)
    {
        var plain = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            if (c is not ('-' or '_' or '.' or ' '))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }

    /// <summary>"ChatModel" and "chat-model" are chat and model.</summary>
    private static IEnumerable<string> Words(string key)
    {
        var start = 0;
        for (var i = 1; i <= key.Length; i++)
        {
            var ends = i == key.Length || !char.IsLetterOrDigit(key[i]) || (char.IsUpper(key[i]) && !char.IsUpper(key[i - 1]))
                || (char.IsUpper(key[i]) && i + 1 < key.Length && char.IsLower(key[i + 1]));
            if (ends)
            {
                yield return key.Substring(start, i - start).ToLowerInvariant().Trim('-', '_', '.', ' ');
                start = i;
            }
        }
    }
}
