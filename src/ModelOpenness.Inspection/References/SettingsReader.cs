using System.Text;
using System.Text.Json;

namespace ModelOpenness.Inspection.References;

/// <summary>A text in a settings file.</summary>
/// <param name="Keys">The path of keys from the root; an element of a list has its index as key.</param>
/// <param name="Value">The text.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
/// <param name="IsPlain">True where it stands in the file as it is, without escapes: then parts of it have places of their own.</param>
internal sealed record Setting(IReadOnlyList<string> Keys, string Value, int Line, int Column, bool IsPlain);

/// <summary>
/// Reads the texts of a settings file as .NET's configuration does: comments and trailing commas are fine, "A:B" is B in A. What
/// stands before the first mistake is read; deeper than 64 levels nothing is.
/// </summary>
internal static class SettingsReader
{
    /// <summary>The texts, in the order of the file.</summary>
    /// <param name="text">The file's text, without byte-order mark.</param>
    public static List<Setting> Read(string text)
    {
        var settings = new List<Setting>();
        var bytes = Encoding.UTF8.GetBytes(text);
        var json = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var path = new List<string>();
        var indexes = new Stack<int>();
        var place = new Position(bytes);
        try
        {
            while (json.Read())
            {
                switch (json.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        path.Add(json.GetString()!);
                        continue;
                    case JsonTokenType.StartObject:
                        EnterElement(path, indexes);
                        indexes.Push(-1);
                        continue;
                    case JsonTokenType.StartArray:
                        EnterElement(path, indexes);
                        indexes.Push(0);
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        indexes.Pop();
                        break;
                    default:
                        EnterElement(path, indexes);
                        if (json.TokenType == JsonTokenType.String)
                        {
                            place.MoveTo((int)json.TokenStartIndex + 1);
                            var value = json.GetString()!;
                            settings.Add(
                                new Setting(
                                    Split(path),
                                    value,
                                    place.Line,
                                    place.Column,
                                    value.Length == 0 || Encoding.UTF8.GetByteCount(value) == json.ValueSpan.Length
                                )
                            );
                        }

                        break;
                }

                // The value is done, and so is its key.
                if (path.Count > 0)
                {
                    path.RemoveAt(path.Count - 1);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The application would not start with such a file; what was read before stays.
        }

        return settings;
    }

    private static void EnterElement(List<string> path, Stack<int> indexes)
    {
        if (indexes.Count > 0 && indexes.Peek() >= 0)
        {
            var index = indexes.Pop();
            path.Add(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            indexes.Push(index + 1);
        }
    }

    private static string[] Split(List<string> path) => [.. path.SelectMany(k => k.Split([":", "__"], StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Line and column of a place in UTF-8, going forward only.</summary>
    private sealed class Position(byte[] bytes)
    {
        private int at;

        public int Line { get; private set; } = 1;

        public int Column { get; private set; } = 1;

        public void MoveTo(int offset)
        {
            for (; at < offset && at < bytes.Length; at++)
            {
                if (bytes[at] == (byte)'\n')
                {
                    Line++;
                    Column = 1;
                }
                else if ((bytes[at] & 0xC0) != 0x80)
                {
                    // A character beyond the basic plane has four bytes here and two units in UTF-16.
                    Column += bytes[at] >= 0xF0 ? 2 : 1;
                }
            }
        }
    }
}
