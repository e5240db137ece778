using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Cards;

/// <summary>A value of a card's front matter with its place.</summary>
/// <param name="Value">The scalar as written.</param>
/// <param name="Place">Where it stands in the card.</param>
internal sealed record CardValue(string Value, Place Place);

/// <summary>The YAML front matter of a model card: the keys that speak about license and origin.</summary>
internal sealed class CardFrontMatter
{
    private const int MaxLength = 64 * 1024;
    private const int MaxValuesPerKey = 100;

    private readonly Dictionary<string, List<CardValue>> values = new(StringComparer.Ordinal);

    private CardFrontMatter()
    {
    }

    /// <summary>What is wrong with the YAML, or null. What stood before the mistake is not used.</summary>
    public string? Problem { get; private set; }

    /// <summary>True where any key was read.</summary>
    public bool HasKeys => values.Count > 0;

    /// <summary>The values of a top-level key: one for a scalar, several for a list, none for anything else.</summary>
    /// <param name="key">Exact key.</param>
    public IReadOnlyList<CardValue> this[string key] => values.TryGetValue(key, out var found) ? found : [];

    /// <summary>Reads the front matter.</summary>
    /// <param name="text">The card.</param>
    /// <param name="path">The path that places carry.</param>
    /// <returns>The front matter; without keys where the card has none or its YAML is broken.</returns>
    public static CardFrontMatter Read(string text, string path)
    {
        var result = new CardFrontMatter();
        if (Slice(text) is not { } yaml)
        {
            return result;
        }

        var root = YamlTree.Read(yaml, out var problem);
        if (problem is not null)
        {
            result.Problem = problem.Line > 0 ? $"line {problem.Line + 1}: the YAML front matter is broken" : "the YAML front matter is broken";
        }

        foreach (var member in root?.Members ?? [])
        {
            result.Add(member.Key, member.Value, path);
        }

        return result;
    }

    /// <summary>The lines between the first <c>---</c> and the next one; null where the card does not start with one.</summary>
    private static string? Slice(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (string.CompareOrdinal(text, start, "---", 0, 3) != 0)
        {
            return null;
        }

        var first = text.IndexOf('\n', start);
        if (first < 0 || text.Substring(start + 3, first - start - 3).Trim().Length > 0)
        {
            return null;
        }

        for (var line = first; line >= 0 && line < MaxLength; line = text.IndexOf('\n', line + 1))
        {
            if (string.CompareOrdinal(text, line + 1, "---", 0, 3) == 0)
            {
                return text.Substring(first + 1, line - first);
            }
        }

        return null;
    }

    private void Add(string key, DocumentNode value, string path)
    {
        if (!values.TryGetValue(key, out var list))
        {
            values.Add(key, list = []);
        }

        foreach (var node in value.IsMap ? value.Members.Select(m => m.Value) : value.IsList ? value.Items : [value])
        {
            if (list.Count < MaxValuesPerKey && node is { IsMap: false, IsList: false })
            {
                // The front matter starts on line 2 of the card; marks count from 1.
                list.Add(new CardValue(node.Text ?? "", new Place(path, node.Line + 1, node.Column, node.EndLine + 1, node.EndColumn)));
            }
        }
    }
}
