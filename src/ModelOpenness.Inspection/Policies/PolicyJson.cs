using System.Text;
using System.Text.Json;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>
/// A policy's JSON as objects of texts, each with its place. Comments, trailing commas and a byte-order mark are fine. Whatever cannot be
/// used becomes one mistake at its place, and the rest is read on.
/// </summary>
internal sealed class PolicyJson
{
    // A suggestion looks through all names of licenses; whoever has made so many mistakes needs another kind of help.
    private const int MostSuggestions = 50;

    private readonly byte[] bytes;
    private readonly string path;
    private readonly int start;
    private readonly List<int> lineStarts = [0];
    private readonly List<PolicyMistake> mistakes = [];

    public PolicyJson(byte[] bytes, string path)
    {
        this.bytes = bytes;
        this.path = path;
        start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    public delegate void ReadItem(ref Utf8JsonReader json);

    /// <summary>What is wrong.</summary>
    public List<PolicyMistake> Mistakes => mistakes;

    /// <summary>Reads the document, which is an object.</summary>
    public void Read(ReadItem readRoot)
    {
        var json = new Utf8JsonReader(
            bytes.AsSpan(start),
            new JsonReaderOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = 16,
            }
        );
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                Mistake("The policy must be a JSON object: { \"waivers\": [ … ] }.", At(ref json));
                return;
            }

            readRoot(ref json);
        }
        catch (JsonException e)
        {
            // Line and position of the exception count from 0, the position in bytes; what was read before it stays.
            var line = (int)Math.Min(e.LineNumber ?? 0, lineStarts.Count - 1);
            Mistake(
                "The policy is not valid JSON from here on; what stands before it is used.",
                lineStarts[line] + (line == 0 ? start : 0) + (e.BytePositionInLine ?? 0)
            );
        }
        catch (InvalidOperationException)
        {
            Mistake("The policy holds text that is not valid UTF-8; save it as UTF-8.", start);
        }
    }

    /// <summary>Where the reader stands.</summary>
    public long At(ref Utf8JsonReader json) => start + json.TokenStartIndex;

    /// <summary>Goes on to the value of a key.</summary>
    /// <returns>Where it stands.</returns>
    public long NextValue(ref Utf8JsonReader json)
    {
        json.Read();
        return At(ref json);
    }

    /// <summary>Reads each item of a list.</summary>
    public void List(ref Utf8JsonReader json, string key, ReadItem readItem)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            Mistake($"'{key}' must be a list: [ … ].", At(ref json));
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            readItem(ref json);
        }
    }

    /// <summary>Reads an object of texts and lists of texts; a mistake in one value leaves the others usable.</summary>
    public Fields? Object(ref Utf8JsonReader json, string what, string example, string[] keys)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Mistake($"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is written as {example}.", At(ref json));
            json.Skip();
            return null;
        }

        var fields = new Fields(keys, At(ref json));
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref json, keys, ref seen, what);
            var at = NextValue(ref json);
            if (key is null)
            {
                json.Skip();
            }
            else if (key is "terms" or "for")
            {
                fields[key] = new Value(null, Strings(ref json, key), at);
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                fields[key] = new Value(json.GetString(), null, at);
            }
            else
            {
                Mistake($"'{key}' must be a text in quotes.", at);
                json.Skip();
                if (key != "reason")
                {
                    // A waiver without the limit that was meant would cover too much.
                    fields[key] = new Value(null, null, at);
                }
            }
        }

        return fields;
    }

    /// <summary>The key that the reader stands on, one of the known ones; null with a mistake for any other.</summary>
    // 'seen' has one bit a known key: no set is made for each of ten thousand waivers.
    public string? Key(ref Utf8JsonReader json, string[] known, ref int seen, string of)
    {
        for (var i = 0; i < known.Length; i++)
        {
            if (json.ValueTextEquals(known[i]))
            {
                if ((seen & (1 << i)) != 0)
                {
                    Mistake($"'{known[i]}' stands twice; the last one counts.", At(ref json));
                }

                seen |= 1 << i;
                return known[i];
            }
        }

        var key = json.GetString()!;
        Mistake($"'{Short(key)}' is not a key of {of}{Suggestion(key, known)}", At(ref json));
        return null;
    }

    /// <summary>True where a value may be a glob of paths, or is not given.</summary>
    public bool IsGlob(Fields fields, string key)
    {
        if (fields[key] is not { } value)
        {
            return true;
        }

        if (value.Text is not { } text)
        {
            return false;
        }

        if (PathProblem(text) is { } problem)
        {
            Mistake($"'{key}' {problem}.", value.At);
            return false;
        }

        return true;
    }

    /// <summary>Why a text is no path relative to the policy's folder, to follow its key; null where it is one.</summary>
    public static string? PathProblem(string text) =>
        text.Length == 0 ? "is empty"
        : text.IndexOf('\\') >= 0 ? "has a backslash; write paths with '/'"
        : text[0] == '/' || text.IndexOf(":/", StringComparison.Ordinal) == 1 ? "is an absolute path; write it relative to the policy's folder"
        : text.StartsWith("./", StringComparison.Ordinal) ? "starts with './'; write it without"
        : null;

    /// <summary>The end of a sentence about a word that nobody knows.</summary>
    public string Suggestion(string word, IEnumerable<string> known) => mistakes.Count < MostSuggestions ? Suggestions.End(word, known) : ".";

    public static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "…";

    public void Mistake(string message, long at) => mistakes.Add(new PolicyMistake(message, PlaceAt(at)));

    /// <summary>The place of a byte.</summary>
    public Place PlaceAt(long offset)
    {
        var at = (int)Math.Max(0, Math.Min(offset, bytes.Length));
        var line = lineStarts.BinarySearch(at);
        if (line < 0)
        {
            line = ~line - 1;
        }

        var from = lineStarts[line];
        // A byte-order mark takes no column.
        if (line == 0 && at >= 3)
        {
            from = start;
        }

        var column = Encoding.UTF8.GetCharCount(bytes, from, Math.Min(at - from, 4096)) + 1;
        return new Place(path, line + 1, column, line + 1, column + 1);
    }

    private List<(string, long)> Strings(ref Utf8JsonReader json, string key)
    {
        var example = key == "for" ? "shipped" : "non-commercial";
        var items = new List<(string, long)>();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            Mistake($"'{key}' must be a list of texts: [ \"{example}\" ].", At(ref json));
            json.Skip();
            return items;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                items.Add((json.GetString()!, At(ref json)));
            }
            else
            {
                Mistake($"'{key}' must be a list of texts: [ \"{example}\" ].", At(ref json));
                json.Skip();
            }
        }

        return items;
    }

    /// <summary>A value of an object: a text, or a list of texts.</summary>
    public readonly record struct Value(string? Text, List<(string Text, long At)>? Items, long At);

    /// <summary>The values of one object by key. A policy may hold ten thousand waivers, so no dictionary is made for each.</summary>
    public sealed class Fields(string[] keys, long at)
    {
        private readonly Value?[] values = new Value?[keys.Length];

        /// <summary>Where the object begins.</summary>
        public long At => at;

        public Value? this[string key]
        {
            get => values[Array.IndexOf(keys, key)];
            set => values[Array.IndexOf(keys, key)] = value;
        }

        public string? Text(string key) => this[key]?.Text;
    }
}
