using System.Text;
using System.Text.Json;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>Reads JSON into nodes with lines and columns. Bounded in depth and number; anything broken gives nothing at all.</summary>
internal static class JsonTree
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 400_000;

    /// <summary>Reads a text.</summary>
    /// <returns>The root; null where the text is no JSON, too deep or too large.</returns>
    public static DocumentNode? Read(byte[] utf8)
    {
        var start = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? 3 : 0;
        var bytes = new ReadOnlySpan<byte>(utf8, start, utf8.Length - start);
        try
        {
            var reader = new Utf8JsonReader(
                bytes,
                new JsonReaderOptions
                {
                    MaxDepth = MaxDepth,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            return Read(ref reader, bytes);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no Unicode.
            return null;
        }
    }

    private static DocumentNode? Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        var position = new TextPosition();
        var open = new Stack<DocumentNode>();
        DocumentNode? root = null;
        string? key = null;
        for (var count = 0; reader.Read(); count++)
        {
            if (count == MaxNodes)
            {
                return null;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                key = reader.GetString();
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                key = null;
                continue;
            }

            position.MoveTo((int)reader.TokenStartIndex, bytes);
            var node = new DocumentNode(position.Line, position.Column);
            root ??= node;
            Add(open, key, node);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    node.BeMap();
                    open.Push(node);
                    break;
                case JsonTokenType.StartArray:
                    node.BeList();
                    open.Push(node);
                    break;
                case JsonTokenType.String:
                    node.Text = reader.GetString();
                    End(node, position, reader.BytesConsumed, bytes);
                    break;
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    node.Text = Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
                    End(node, position, reader.BytesConsumed, bytes);
                    break;
            }
        }

        return root;
    }

    private static void Add(Stack<DocumentNode> open, string? key, DocumentNode node)
    {
        if (open.Count > 0 && open.Peek().IsMap)
        {
            open.Peek().Add(key ?? "", node);
        }
        else if (open.Count > 0)
        {
            open.Peek().Add(node);
        }
    }

    private static void End(DocumentNode node, TextPosition position, long offset, ReadOnlySpan<byte> bytes)
    {
        position.MoveTo((int)offset, bytes);
        node.EndLine = position.Line;
        node.EndColumn = position.Column;
    }

    /// <summary>Line and column of a byte offset that only grows: the text is gone through once.</summary>
    private sealed class TextPosition
    {
        private int at;

        public int Line { get; private set; } = 1;

        public int Column { get; private set; } = 1;

        public void MoveTo(int offset, ReadOnlySpan<byte> bytes)
        {
            for (; at < offset && at < bytes.Length; at++)
            {
                var letter = bytes[at];
                if (letter == '\n')
                {
                    Line++;
                    Column = 1;
                }
                else if ((letter & 0xC0) != 0x80)
                {
                    // Columns are UTF-16 code units: what takes four bytes in UTF-8 is a pair.
                    Column += letter >= 0xF0 ? 2 : 1;
                }
            }
        }
    }
}
