using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>
/// Reads the first document of a YAML text into nodes, as events: no type of the text's choosing is made, an alias is nothing, depth
/// and number are bounded. Anything broken gives nothing at all.
/// </summary>
internal static class YamlNodes
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 50_000;

    /// <summary>Reads a text.</summary>
    /// <returns>The root; null where the text is no YAML, too deep or too large.</returns>
    public static DocumentNode? Read(string text)
    {
        try
        {
            return Read(new Parser(new StringReader(text)));
        }
        catch (YamlException)
        {
            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            // The parser answers some broken input with an exception that is not its own.
            return null;
        }
    }

    private static DocumentNode? Read(Parser parser)
    {
        var open = new Stack<DocumentNode>();
        // A key waits for its value; a map as a key is nobody's name.
        var keys = new Stack<string?>();
        DocumentNode? root = null;
        for (var count = 0; parser.MoveNext(); count++)
        {
            if (count == MaxNodes || open.Count > MaxDepth)
            {
                return null;
            }

            switch (parser.Current)
            {
                case Scalar scalar when open.Count > 0 && open.Peek().IsMap && keys.Peek() is null:
                    keys.Pop();
                    keys.Push(scalar.Value);
                    continue;
                case MappingStart or SequenceStart or Scalar or AnchorAlias:
                    var node = Node(parser.Current);
                    if (open.Count == 0)
                    {
                        root = node;
                    }
                    else if (!open.Peek().IsMap)
                    {
                        open.Peek().Add(node);
                    }
                    else
                    {
                        open.Peek().Add(keys.Pop() ?? "", node);
                        keys.Push(null);
                    }

                    if (parser.Current is MappingStart or SequenceStart)
                    {
                        open.Push(node);
                        keys.Push(null);
                    }

                    break;
                case MappingEnd or SequenceEnd:
                    open.Pop();
                    keys.Pop();
                    break;
                case DocumentEnd:
                    return root;
            }
        }

        return root;
    }

    private static DocumentNode Node(ParsingEvent e)
    {
        var node = new DocumentNode(Number(e.Start.Line), Number(e.Start.Column)) { EndLine = Number(e.End.Line), EndColumn = Number(e.End.Column) };
        switch (e)
        {
            case MappingStart:
                node.BeMap();
                break;
            case SequenceStart:
                node.BeList();
                break;
            case Scalar scalar when scalar.Style != ScalarStyle.Plain || scalar.Value is not ("" or "~" or "null" or "Null" or "NULL"):
                node.Text = scalar.Value;
                break;
        }

        return node;
    }

    private static int Number(long value) => (int)Math.Min(value, int.MaxValue);
}
