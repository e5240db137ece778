using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>
/// Reads the first document of a YAML text into nodes, from YamlDotNet's events: no type of the text's choosing is made, an alias
/// shares its node instead of copying it, and depth and number of nodes are bounded, so a small text cannot grow large.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 100_000;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it, where null is given back.</param>
    /// <returns>The root, or null where the text is no YAML, empty, too deep or too large.</returns>
    public static YamlNode? Read(string text, out string? problem)
    {
        problem = null;
        try
        {
            var reader = new Reader(new Parser(new StringReader(text)));
            var root = reader.ReadDocument();
            problem = root is null ? "the file is empty" : null;
            return root;
        }
        catch (YamlException e)
        {
            problem = "no YAML: line " + Number(e.Start.Line) + ", " + FirstLine(e.InnerException?.Message ?? e.Message);
        }
        catch (FormatException e)
        {
            problem = e.Message;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            // The parser is a third party's; what it does not expect must not end the run.
            problem = "no YAML: " + FirstLine(e.Message);
        }

        return null;
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string FirstLine(string message)
    {
        var end = message.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? message : message.Substring(0, end);
        return line.Length > 200 ? line.Substring(0, 200) : line;
    }

    private sealed class Reader(Parser parser)
    {
        private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
        private int nodes;

        public YamlNode? ReadDocument()
        {
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart)
                {
                    parser.MoveNext();
                    return ReadNode(0);
                }
            }

            return null;
        }

        /// <summary>Reads the node that the current event begins, and leaves its last event current.</summary>
        private YamlNode ReadNode(int depth)
        {
            if (depth > MaxDepth)
            {
                throw new FormatException("lists and mappings nest deeper than " + Number(MaxDepth));
            }

            if (++nodes > MaxNodes)
            {
                throw new FormatException("more than " + Number(MaxNodes) + " values");
            }

            switch (parser.Current)
            {
                case Scalar scalar:
                    return Keep(scalar, new YamlScalar(Text(scalar), Line(scalar), Column(scalar)));
                case SequenceStart start:
                    return Keep(start, ReadSequence(start, depth));
                case MappingStart start:
                    return Keep(start, ReadMapping(start, depth));
                case AnchorAlias alias:
                    // An alias to what does not stand before it, or to a node that it is itself part of, is nothing.
                    return anchors.TryGetValue(alias.Value.Value, out var shared)
                        ? shared
                        : new YamlScalar(Value: null, Line(alias), Column(alias));
                default:
                    throw new FormatException("the file ends in the middle");
            }
        }

        private YamlSequence ReadSequence(SequenceStart start, int depth)
        {
            var items = new List<YamlNode>();
            while (parser.MoveNext() && parser.Current is not SequenceEnd)
            {
                items.Add(ReadNode(depth + 1));
            }

            return new YamlSequence(items, Line(start), Column(start));
        }

        private YamlMapping ReadMapping(MappingStart start, int depth)
        {
            var entries = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
            while (parser.MoveNext() && parser.Current is not MappingEnd)
            {
                var key = ReadNode(depth + 1);
                if (!parser.MoveNext())
                {
                    break;
                }

                var value = ReadNode(depth + 1);
                if (key is YamlScalar { Value: { } name })
                {
                    entries[name] = value;
                }
            }

            return new YamlMapping(entries, Line(start), Column(start));
        }

        private YamlNode Keep(NodeEvent e, YamlNode node)
        {
            if (!e.Anchor.IsEmpty)
            {
                anchors[e.Anchor.Value] = node;
            }

            return node;
        }

        private static string? Text(Scalar scalar) =>
            scalar.Style == ScalarStyle.Plain && scalar.Value is ("" or "~" or "null" or "Null" or "NULL") ? null : scalar.Value;

        private static int Line(ParsingEvent e) => (int)Math.Min(e.Start.Line, int.MaxValue);

        private static int Column(ParsingEvent e) => (int)Math.Min(e.Start.Column, int.MaxValue);
    }
}
