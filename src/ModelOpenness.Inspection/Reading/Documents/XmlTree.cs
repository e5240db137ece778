using System.Xml;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>
/// Reads XML into nodes, without DTD, entities of its own or anything fetched from elsewhere. Namespaces are left aside: names are
/// local ones. Bounded in depth and number; anything broken gives nothing at all.
/// </summary>
internal static class XmlTree
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 400_000;

    /// <summary>Reads a text.</summary>
    /// <returns>The root element, as a map with one key, its name; null where the text is no XML, too deep or too large.</returns>
    public static DocumentNode? Read(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersFromEntities = 1024,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
            return Read(reader);
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static DocumentNode? Read(XmlReader reader)
    {
        var lines = (IXmlLineInfo)reader;
        var root = new DocumentNode(1, 1);
        root.BeMap();
        var open = new Stack<DocumentNode>();
        open.Push(root);
        for (var count = 0; reader.Read(); count++)
        {
            if (count > MaxNodes || open.Count > MaxDepth)
            {
                return null;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new DocumentNode(lines.LineNumber, lines.LinePosition);
                    element.BeMap();
                    open.Peek().Add(reader.LocalName, element);
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        count++;
                        // The place of the value: after the name, the sign and the quote.
                        element.Add("@" + reader.LocalName, Text(reader.Value, lines.LineNumber, lines.LinePosition + reader.Name.Length + 2));
                    }

                    if (!isEmpty)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    open.Peek().Add("#text", Text(reader.Value, lines.LineNumber, lines.LinePosition));
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }

        return root;
    }

    private static DocumentNode Text(string value, int line, int column)
    {
        // Where the text begins with white space, the words begin later.
        var start = 0;
        while (start < value.Length && char.IsWhiteSpace(value[start]))
        {
            if (value[start] == '\n')
            {
                line++;
                column = 0;
            }

            start++;
            column++;
        }

        var text = value.Substring(start).TrimEnd();
        var endLine = line;
        var endColumn = column;
        foreach (var c in text)
        {
            endColumn++;
            if (c == '\n')
            {
                endLine++;
                endColumn = 1;
            }
        }

        return new DocumentNode(line, column) { Text = text, EndLine = endLine, EndColumn = endColumn };
    }
}
