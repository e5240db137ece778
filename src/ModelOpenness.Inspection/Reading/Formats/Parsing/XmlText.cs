using System.Text;
using System.Xml;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Parsing;

/// <summary>XML without DTD, entities of its own, or anything fetched from elsewhere.</summary>
internal static class XmlText
{
    private const int MaxCharacters = 32 << 20;

    /// <summary>Name of the root element with the text of its tag as far as it is in the head, or null for no XML.</summary>
    public static string? RootTag(Candidate file)
    {
        var head = file.Head;
        var start = JsonText.Start(file);
        head = head.Slice(start);
        while (head.Length > 0 && head[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            head = head.Slice(1);
        }

        if (head.Length == 0 || head[0] != '<')
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(head.ToArray());
        for (var i = 0; i >= 0 && i < text.Length - 1; i = text.IndexOf('<', i + 1))
        {
            if (text.IndexOf("<!--", i, StringComparison.Ordinal) == i)
            {
                i = text.IndexOf("-->", i, StringComparison.Ordinal);
                if (i < 0)
                {
                    return null;
                }
            }
            else if (text[i + 1] is not ('?' or '!'))
            {
                var end = text.IndexOf('>', i);
                return end < 0 ? text.Substring(i + 1) : text.Substring(i + 1, end - i - 1);
            }
        }

        return null;
    }

    /// <summary>A reader of the text, or of a fragment of it.</summary>
    public static XmlReader Reader(ByteRange bytes, bool isFragment = false) => XmlReader.Create(new RangeStream(bytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        ConformanceLevel = isFragment ? ConformanceLevel.Fragment : ConformanceLevel.Document,
        CheckCharacters = true,
    });

    /// <summary>What is wrong, without the framework's words, which differ with version and culture.</summary>
    public static MalformedException Problem(XmlException e) => new(
        "XML is damaged, or has a DTD, at line " + ArtifactBuilder.Text(e.LineNumber) + ", column " + ArtifactBuilder.Text(e.LinePosition));
}
