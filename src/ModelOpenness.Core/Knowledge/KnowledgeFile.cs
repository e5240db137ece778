using System.Text;

namespace ModelOpenness.Knowledge;

/// <summary>
/// Reads the knowledge files: text with <c>[id]</c> headings, <c>key: value</c> lines below them (a key may repeat) and
/// <c>#</c> comments. One format for all knowledge, readable in a diff, parsed without a library inside every IDE.
/// </summary>
internal static class KnowledgeFile
{
    /// <summary>Reads a file of the product's data.</summary>
    /// <param name="name">Path below <c>Knowledge/</c>, for example <c>terms.ini</c>.</param>
    /// <exception cref="FormatException">The file breaks the format; a test reads every file, so no user sees this.</exception>
    public static IReadOnlyList<KnowledgeEntry> Read(string name)
    {
        using var stream = KnowledgeData.Open("Knowledge/" + name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd(), name);
    }

    /// <summary>Differs between any two states of the product's data.</summary>
    public static string DataId => KnowledgeData.Id;

    /// <summary>The names of the embedded knowledge files, in ordinal order.</summary>
    public static IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        foreach (var name in KnowledgeData.Names)
        {
            if (name.StartsWith("Knowledge/", StringComparison.Ordinal))
            {
                names.Add(name.Substring("Knowledge/".Length));
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Parses the text of a knowledge file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name for error messages.</param>
    /// <exception cref="FormatException">A line is neither heading, <c>key: value</c>, comment nor blank.</exception>
    public static IReadOnlyList<KnowledgeEntry> Parse(string text, string name)
    {
        var entries = new List<KnowledgeEntry>();
        KnowledgeEntry? current = null;
        var lineNumber = 0;
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                end = text.Length;
            }

            lineNumber++;
            var first = start;
            var last = end;
            start = end + 1;
            while (first < last && char.IsWhiteSpace(text[first]))
            {
                first++;
            }

            while (last > first && char.IsWhiteSpace(text[last - 1]))
            {
                last--;
            }

            if (first == last || text[first] == '#')
            {
                continue;
            }

            if (text[first] == '[' && text[last - 1] == ']')
            {
                current = new KnowledgeEntry(text.Substring(first + 1, last - first - 2), lineNumber);
                entries.Add(current);
                continue;
            }

            var colon = text.IndexOf(':', first, last - first);
            if (colon <= first || current is null)
            {
                throw new FormatException($"{name}:{lineNumber}: expected '[id]' or 'key: value', found '{text.Substring(first, last - first)}'.");
            }

            current.Add(text.Substring(first, colon - first).TrimEnd(), text.Substring(colon + 1, last - colon - 1).TrimStart());
        }

        return entries;
    }
}

/// <summary>One <c>[id]</c> of a knowledge file with its values.</summary>
internal sealed class KnowledgeEntry
{
    private readonly List<KeyValuePair<string, string>> values = [];

    internal KnowledgeEntry(string id, int line)
    {
        Id = id;
        Line = line;
    }

    /// <summary>The id of the heading.</summary>
    public string Id { get; }

    /// <summary>Line of the heading, from 1.</summary>
    public int Line { get; }

    /// <summary>Keys and values in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => values;

    /// <summary>The first value of a key.</summary>
    /// <param name="key">Exact key.</param>
    /// <exception cref="FormatException">The entry lacks the key.</exception>
    public string Get(string key) => Find(key) ?? throw new FormatException($"[{Id}] lacks '{key}'.");

    /// <summary>The first value of a key, or null.</summary>
    /// <param name="key">Exact key.</param>
    public string? Find(string key)
    {
        foreach (var pair in values)
        {
            if (string.Equals(pair.Key, key, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>All values of a key, in the order of the file.</summary>
    /// <param name="key">Exact key.</param>
    public IEnumerable<string> All(string key)
    {
        foreach (var pair in values)
        {
            if (string.Equals(pair.Key, key, StringComparison.Ordinal))
            {
                yield return pair.Value;
            }
        }
    }

    internal void Add(string key, string value) => values.Add(new KeyValuePair<string, string>(key, value));
}
