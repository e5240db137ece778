using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>Why a text is no YAML that is read.</summary>
/// <param name="Line">Where, from 1; 0 where that is not known.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record YamlProblem(long Line, string Message);

/// <summary>
/// Reads the first document of a YAML text into nodes, from YamlDotNet's events: no type of the text's choosing is made, an alias shares
/// its node instead of copying it, and counts as much as what it stands for, so a small text cannot grow large for whoever walks it.
/// </summary>
internal static class YamlTree
{
    private const int MaxNodes = 100_000;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The root; null where the text is no YAML, empty, too deep or too large.</returns>
    public static DocumentNode? Read(string text) => Read(text, out _);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; null where it is well formed or empty.</param>
    /// <returns>The root; null where the text is no YAML, empty, too deep or too large.</returns>
    public static DocumentNode? Read(string text, out YamlProblem? problem)
    {
        problem = null;
        try
        {
            return new Reader().Read(new Parser(new BoundedScanner(text)));
        }
        catch (YamlException e)
        {
            problem = new YamlProblem(
                e.Start.Line,
                "no YAML: line "
                    + e.Start.Line.ToString(CultureInfo.InvariantCulture)
                    + ", "
                    + FirstLine(e.InnerException?.Message ?? e.Message)
            );
        }
        catch (DocumentBoundException e)
        {
            problem = new YamlProblem(0, e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            // The parser answers some broken input with an exception that is not its own.
            problem = new YamlProblem(0, "no YAML: " + FirstLine(e.Message));
        }

        return null;
    }

    private static string FirstLine(string message)
    {
        var end = message.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? message : message.Substring(0, end);
        return line.Length > 200 ? line.Substring(0, 200) : line;
    }

    private sealed class Reader
    {
        private readonly Stack<Open> open = new();
        private readonly Dictionary<string, (DocumentNode Node, int Size)> anchors = new(StringComparer.Ordinal);
        private int count;

        public DocumentNode? Read(Parser parser)
        {
            DocumentNode? root = null;
            while (parser.MoveNext() && parser.Current is not DocumentEnd)
            {
                switch (parser.Current)
                {
                    case Scalar scalar when open.Count > 0 && open.Peek() is { Node.IsMap: true, HasKey: false } map:
                        Count(1);
                        map.HasKey = true;
                        map.Key = scalar.Value;
                        break;
                    case MappingEnd or SequenceEnd:
                        var closed = open.Pop();
                        Keep(closed.Anchor, closed.Node, count - closed.Begin);
                        break;
                    case NodeEvent or AnchorAlias:
                        var node = Node(parser.Current);
                        root ??= node;
                        Put(node);
                        if (parser.Current is MappingStart or SequenceStart)
                        {
                            open.Push(new Open(node, ((NodeEvent)parser.Current).Anchor, count - 1));
                        }
                        else if (parser.Current is Scalar { Anchor: var anchor })
                        {
                            Keep(anchor, node, 1);
                        }

                        break;
                }
            }

            return root;
        }

        private DocumentNode Node(ParsingEvent e)
        {
            // An alias to what does not stand before it, or to a node that it is itself part of, is nothing.
            if (e is AnchorAlias alias && anchors.TryGetValue(alias.Value.Value, out var shared))
            {
                Count(shared.Size);
                return shared.Node;
            }

            Count(1);
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

        private void Put(DocumentNode node)
        {
            if (open.Count == 0)
            {
                return;
            }

            var parent = open.Peek();
            if (!parent.Node.IsMap)
            {
                parent.Node.Add(node);
            }
            else if (parent.HasKey)
            {
                parent.HasKey = false;
                parent.Node.Add(parent.Key, node);
            }
            else
            {
                // A list, a map or an alias as a key is nobody's name.
                parent.HasKey = true;
                parent.Key = "";
            }
        }

        private void Keep(AnchorName anchor, DocumentNode node, int size)
        {
            if (!anchor.IsEmpty)
            {
                anchors[anchor.Value] = (node, size);
            }
        }

        private void Count(int nodes)
        {
            count += nodes;
            if (count > MaxNodes)
            {
                throw new DocumentBoundException("more than " + MaxNodes.ToString(CultureInfo.InvariantCulture) + " values");
            }
        }

        private static int Number(long value) => (int)Math.Min(value, int.MaxValue);

        private sealed class Open(DocumentNode node, AnchorName anchor, int begin)
        {
            public DocumentNode Node => node;

            public AnchorName Anchor => anchor;

            /// <summary>How many nodes were read before this one.</summary>
            public int Begin => begin;

            /// <summary>True where a key waits for its value.</summary>
            public bool HasKey { get; set; }

            public string Key { get; set; } = "";
        }
    }

    /// <summary>
    /// Counts how deep the tokens nest before anything is made of them: what the scanner does for a token grows with the depth that it
    /// stands in, so a text of brackets alone would cost the square of its length.
    /// </summary>
    private sealed class BoundedScanner(string text) : IScanner
    {
        private const int MaxDepth = 32;
        private readonly Scanner scanner = new(new StringReader(text));
        private int depth;

        public Mark CurrentPosition => scanner.CurrentPosition;

        public YamlDotNet.Core.Tokens.Token? Current => scanner.Current;

        public bool MoveNext()
        {
            if (scanner.Current is not null)
            {
                ConsumeCurrent();
            }

            return MoveNextWithoutConsuming();
        }

        public bool MoveNextWithoutConsuming()
        {
            var any = scanner.MoveNextWithoutConsuming();
            depth += scanner.Current switch
            {
                YamlDotNet.Core.Tokens.FlowSequenceStart or YamlDotNet.Core.Tokens.FlowMappingStart
                    or YamlDotNet.Core.Tokens.BlockSequenceStart or YamlDotNet.Core.Tokens.BlockMappingStart => 1,
                YamlDotNet.Core.Tokens.FlowSequenceEnd or YamlDotNet.Core.Tokens.FlowMappingEnd or YamlDotNet.Core.Tokens.BlockEnd => -1,
                _ => 0,
            };
            return depth <= MaxDepth
                ? any
                : throw new DocumentBoundException("lists and mappings nest deeper than " + MaxDepth.ToString(CultureInfo.InvariantCulture));
        }

        public void ConsumeCurrent() => scanner.ConsumeCurrent();
    }

    private sealed class DocumentBoundException(string message) : Exception(message);
}
