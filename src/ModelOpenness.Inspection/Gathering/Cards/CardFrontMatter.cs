using ModelOpenness.Vocabulary;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelOpenness.Inspection.Gathering.Cards;

/// <summary>A value of a card's front matter with its place.</summary>
/// <param name="Value">The scalar as written.</param>
/// <param name="Place">Where it stands in the card.</param>
public sealed record CardValue(string Value, Place Place);

/// <summary>The YAML front matter of a model card: the keys that speak about license and origin.</summary>
public sealed class CardFrontMatter
{
    private const int MaxLength = 64 * 1024;
    private const int MaxEvents = 20_000;
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

    /// <summary>
    /// Reads the front matter as YAML events: no objects are built, aliases are not followed, length and number are bounded.
    /// </summary>
    /// <param name="text">The card.</param>
    /// <param name="path">The path that places carry.</param>
    /// <returns>The front matter; without keys where the card has none or its YAML is broken.</returns>
    public static CardFrontMatter Read(string text, string path)
    {
        var result = new CardFrontMatter();
        var yaml = Slice(text);
        if (yaml is null)
        {
            return result;
        }

        try
        {
            result.ReadEvents(new Parser(new StringReader(yaml)), path);
        }
        catch (YamlException e)
        {
            result.Refuse($"line {e.Start.Line + 1}: the YAML front matter is broken");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser answers some broken input with an exception that is not its own.
            result.Refuse("the YAML front matter is broken");
        }

        return result;
    }

    private void Refuse(string problem)
    {
        values.Clear();
        Problem = problem;
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

    private void ReadEvents(Parser parser, string path)
    {
        var depth = 0;
        string? key = null;
        var expectKey = false;
        for (var count = 0; count < MaxEvents && parser.MoveNext(); count++)
        {
            switch (parser.Current)
            {
                case MappingStart:
                    depth++;
                    expectKey = depth == 1;
                    break;
                case SequenceStart:
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    depth--;
                    if (depth == 1)
                    {
                        expectKey = true;
                        key = null;
                    }

                    break;
                case Scalar scalar when depth == 1 && expectKey:
                    key = scalar.Value;
                    expectKey = false;
                    break;
                case Scalar scalar when depth == 1:
                    Add(key!, scalar, path);
                    expectKey = true;
                    break;
                case Scalar scalar when depth == 2 && key is not null && !expectKey:
                    // List items; a nested mapping gives its keys and values too, which no caller asks for by name.
                    Add(key, scalar, path);
                    break;
                case AnchorAlias when depth == 1:
                    expectKey = true;
                    break;
            }
        }
    }

    private void Add(string key, Scalar scalar, string path)
    {
        if (!values.TryGetValue(key, out var list))
        {
            values.Add(key, list = []);
        }

        if (list.Count < MaxValuesPerKey)
        {
            // The front matter starts on line 2 of the card; marks count from 1.
            list.Add(new CardValue(scalar.Value, new Place(
                path, (int)scalar.Start.Line + 1, (int)scalar.Start.Column, (int)scalar.End.Line + 1, (int)scalar.End.Column)));
        }
    }
}
