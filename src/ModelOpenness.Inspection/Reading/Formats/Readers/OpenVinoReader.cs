using System.Xml;
using ModelOpenness.Inspection.Reading.Bytes;
using XmlText = ModelOpenness.Inspection.Reading.Formats.Parsing.XmlText;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// OpenVINO IR. What the model says about itself is <c>rt_info</c>, the last child of <c>net</c>. A long file is read from the end:
/// its layers may take tens of MB.
/// </summary>
internal sealed class OpenVinoReader : IFormatReader
{
    private const int Tail = 256 << 10;
    private const int MaxDepth = 64;

    public string Format => "openvino-ir";

    public bool Recognizes(Candidate file) =>
        file.XmlRoot is { } tag
        && IsNamed(tag, "net")
        && tag.IndexOf("version=", StringComparison.Ordinal) > 0
        && tag.IndexOf("name=", StringComparison.Ordinal) > 0;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var tag = file.XmlRoot ?? "";
        artifact.FormatVersion = Attribute(tag, "version");
        artifact.Name = Attribute(tag, "name");
        var properties = new List<KeyValuePair<string, string>>();
        try
        {
            if (file.Length <= 4 * Tail)
            {
                using var reader = XmlText.Reader(file.Bytes);
                Walk(reader, properties, rootDepth: 1);
            }
            else
            {
                ReadEnd(file, properties);
            }
        }
        catch (XmlException e)
        {
            throw XmlText.Problem(e);
        }

        MetadataProps.Take(Simplified(properties, artifact), artifact);
    }

    /// <summary>Whether the tag is that of an element of this name.</summary>
    public static bool IsNamed(string tag, string name) =>
        tag.StartsWith(name, StringComparison.Ordinal) && tag.Length > name.Length && tag[name.Length] is ' ' or '\t' or '\r' or '\n' or '>' or '/';

    /// <summary>Value of an attribute in a tag that has been found by looking at its beginning only.</summary>
    public static string? Attribute(string tag, string name)
    {
        for (var at = tag.IndexOf(name + "=", StringComparison.Ordinal); at > 0; at = tag.IndexOf(name + "=", at + 1, StringComparison.Ordinal))
        {
            var start = at + name.Length + 1;
            if (!char.IsWhiteSpace(tag[at - 1]) || start >= tag.Length)
            {
                continue;
            }

            var end = tag.IndexOf(tag[start], start + 1);
            return tag[start] is '"' or '\'' && end > start ? tag.Substring(start + 1, end - start - 1) : null;
        }

        return null;
    }

    // The end must be one: a file that breaks off has none. Behind the last edge nothing stands but rt_info and old metadata.
    private static void ReadEnd(Candidate file, List<KeyValuePair<string, string>> properties)
    {
        var start = file.Length - Tail;
        var tail = file.Bytes.Copy(start, Tail, "end").AsSpan();
        var end = tail.LastIndexOf("</net>"u8);
        if (end < 0 || !IsBlank(tail.Slice(end + "</net>"u8.Length)))
        {
            throw file.Bytes.Malformed("XML ends without </net>", file.Length);
        }

        var edges = tail.Slice(0, end).LastIndexOf("</edges>"u8);
        if (edges < 0)
        {
            return;
        }

        edges += "</edges>"u8.Length;
        using var reader = XmlText.Reader(file.Bytes.Slice(start + edges, end - edges, "rt_info"), isFragment: true);
        Walk(reader, properties, rootDepth: 0);
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0))
            {
                return false;
            }
        }

        return true;
    }

    // Leaves are written as <name value="…"/>; older versions wrote the value as text.
    private static void Walk(XmlReader reader, List<KeyValuePair<string, string>> properties, int rootDepth)
    {
        var path = new string[MaxDepth];
        var inside = false;
        while (reader.Read())
        {
            if (reader.Depth >= MaxDepth)
            {
                throw new XmlException("too deep");
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth == rootDepth)
                {
                    inside = reader.LocalName is "rt_info" or "meta_data";
                }

                path[reader.Depth] = reader.LocalName;
                if (inside && reader.Depth > rootDepth && reader.GetAttribute("value") is { } value)
                {
                    Add(path, rootDepth, reader.Depth, value, properties);
                }
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && inside && reader.Depth > rootDepth + 1)
            {
                Add(path, rootDepth, reader.Depth - 1, reader.Value, properties);
            }
        }
    }

    private static void Add(string[] path, int rootDepth, int depth, string value, List<KeyValuePair<string, string>> properties)
    {
        var isLicense = MetadataProps.IsLicense(path[depth]);
        if (properties.Count < Limits.Names && value.Length <= (isLicense ? Limits.License : Limits.Value))
        {
            properties.Add(new KeyValuePair<string, string>(string.Join("/", path, rootDepth + 1, depth - rootDepth), value));
        }
    }

    // Keys keep their path; meaning is given by the last part.
    private static List<KeyValuePair<string, string>> Simplified(List<KeyValuePair<string, string>> properties, ArtifactBuilder artifact)
    {
        var simple = new List<KeyValuePair<string, string>>();
        foreach (var pair in properties)
        {
            var key = pair.Key.Substring(pair.Key.LastIndexOf('/') + 1);
            if (MetadataProps.IsLicense(key))
            {
                artifact.SetLicense("rt_info/" + pair.Key, pair.Value);
            }
            else
            {
                simple.Add(pair.Key.StartsWith("model_info/", StringComparison.Ordinal) ? new KeyValuePair<string, string>(key, pair.Value) : pair);
            }
        }

        return simple;
    }
}
