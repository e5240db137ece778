using System.Xml;

namespace ModelOpenness.Inspection.Labels;

/// <summary>A text in a <c>.resx</c> file.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Value">The text.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
internal sealed record ResourceText(string Name, string Value, int Line, int Column);

/// <summary>Reads the texts of a <c>.resx</c> file; files, images and objects in it are passed over. What stands before the first mistake is read.</summary>
internal static class ResourceReader
{
    /// <summary>The texts, in the order of the file.</summary>
    /// <param name="text">The file's text.</param>
    public static List<ResourceText> Read(string text)
    {
        var texts = new List<ResourceText>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var line = (IXmlLineInfo)reader;
            string? name = null;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
                {
                    name =
                        reader.LocalName == "data" && reader.GetAttribute("type") is null && reader.GetAttribute("mimetype") is null
                            ? reader.GetAttribute("name")
                            : null;
                }
                else if (name is not null && reader.NodeType == XmlNodeType.Element && reader.Depth == 2
                    && reader.LocalName == "value" && !reader.IsEmptyElement
                    && reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    texts.Add(new ResourceText(name, reader.Value, line.LineNumber, line.LinePosition));
                }
            }
        }
        catch (XmlException)
        {
            // The build refuses such a file itself.
        }

        return texts;
    }
}
