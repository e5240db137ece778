using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace ModelOpenness.Analyzers;

/// <summary>
/// Reads the findings of an inventory. No third-party dll may stand beside an analyzer, so the JSON is read with what the
/// framework has; the findings come first in the file, the rest is not looked at.
/// </summary>
internal static class InventoryFindings
{
    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = 16,
        MaxStringContentLength = 1 << 20,
        MaxArrayLength = 1 << 20,
    };

    /// <summary>The findings that are not waived; none where the file is damaged, since the task writes it anew.</summary>
    public static IReadOnlyList<Finding> Read(SourceText text)
    {
        var findings = new List<Finding>();
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text.ToString()), Quotas);
            if (!reader.ReadToDescendant("findings"))
            {
                return findings;
            }

            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1 && Finding(reader) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            findings.Clear();
        }

        return findings;
    }

    private static Finding? Finding(XmlReader reader)
    {
        string? rule = null;
        string? message = null;
        var path = "";
        var numbers = new int[4];
        var waived = false;
        var depth = reader.Depth;
        var inLocation = false;
        if (reader.IsEmptyElement)
        {
            return null;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth == depth + 1)
            {
                inLocation = reader.LocalName == "location";
                switch (reader.LocalName)
                {
                    case "rule":
                        rule = Text(reader);
                        break;
                    case "message":
                        message = Text(reader);
                        break;
                    case "waiver":
                        waived = true;
                        break;
                }
            }
            else if (inLocation && reader.Depth == depth + 2)
            {
                switch (reader.LocalName)
                {
                    case "path":
                        path = Text(reader);
                        break;
                    case "line":
                        numbers[0] = XmlConvert.ToInt32(Text(reader));
                        break;
                    case "column":
                        numbers[1] = XmlConvert.ToInt32(Text(reader));
                        break;
                    case "endLine":
                        numbers[2] = XmlConvert.ToInt32(Text(reader));
                        break;
                    case "endColumn":
                        numbers[3] = XmlConvert.ToInt32(Text(reader));
                        break;
                }
            }
        }

        return rule is null || message is null || waived
            ? null
            : new Finding(rule, FindingSeverity.Warning, message, new Place(path, numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    /// <summary>The text of the element, leaving the reader on its end tag.</summary>
    private static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            text.Append(reader.Value);
        }

        return text.ToString();
    }
}
