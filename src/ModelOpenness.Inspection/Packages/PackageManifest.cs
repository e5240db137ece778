using System.Text;
using System.Xml;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packages;

/// <summary>A value of a package's manifest, with the place of its first character.</summary>
/// <param name="Name">Name of the element.</param>
/// <param name="Text">The value, with outer white space removed.</param>
/// <param name="Place">Where it starts.</param>
internal sealed record ManifestValue(string Name, string Text, Place Place);

/// <summary>What a package says about itself: its <c>.nuspec</c>.</summary>
/// <param name="Id">Id as written.</param>
/// <param name="Version">Version as written.</param>
internal sealed record PackageManifest(string Id, string Version)
{
    private const int MaxCharacters = 1 << 20;

    /// <summary>The license expression, or null.</summary>
    public ManifestValue? LicenseExpression { get; private init; }

    /// <summary>Path of the license file in the package, or null.</summary>
    public ManifestValue? LicenseFile { get; private init; }

    /// <summary>Address of the license (older packages), or null.</summary>
    public ManifestValue? LicenseUrl { get; private init; }

    /// <summary>Path of the readme in the package, or null.</summary>
    public ManifestValue? Readme { get; private init; }

    /// <summary>Title, summary, description and release notes, as far as they are there.</summary>
    public IReadOnlyList<ManifestValue> Prose { get; private init; } = [];

    /// <summary>The tags, or null.</summary>
    public ManifestValue? Tags { get; private init; }

    /// <summary>The manifest's own text, so that words in a value can be placed.</summary>
    internal string Source { get; private init; } = "";

    /// <summary>Reads a manifest. A document type, an entity, a wrong root or broken XML make it none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="path">The path that places carry.</param>
    /// <returns>Null for what is no manifest.</returns>
    public static PackageManifest? Read(string text, string path)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharacters,
            });
            var values = Values(reader, path);
            return values is null ? null : Of(values, text);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static PackageManifest Of(Dictionary<string, ManifestValue> values, string text)
    {
        return new PackageManifest(Find("id")?.Text ?? "", Find("version")?.Text ?? "")
        {
            LicenseExpression = Find("license:expression"),
            LicenseFile = Find("license:file"),
            LicenseUrl = Find("licenseUrl"),
            Readme = Find("readme"),
            Tags = Find("tags"),
            Prose = [.. new[] { "title", "summary", "description", "releaseNotes" }.Select(Find).OfType<ManifestValue>()],
            Source = text,
        };

        ManifestValue? Find(string name) => values.TryGetValue(name, out var value) && value.Text.Length > 0 ? value : null;
    }

    /// <summary>The elements directly under <c>package/metadata</c>; the first of a name counts.</summary>
    private static Dictionary<string, ManifestValue>? Values(XmlReader reader, string path)
    {
        var values = new Dictionary<string, ManifestValue>(StringComparer.OrdinalIgnoreCase);
        var line = (IXmlLineInfo)reader;
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "package")
        {
            return null;
        }

        var inMetadata = false;
        while (reader.Read())
        {
            if (reader.Depth == 1)
            {
                inMetadata = reader.NodeType == XmlNodeType.Element && reader.LocalName == "metadata";
            }
            else if (inMetadata && reader.Depth == 2 && reader.NodeType == XmlNodeType.Element)
            {
                var name = reader.LocalName;
                if (name == "license")
                {
                    name += ":" + (reader.GetAttribute("type") ?? "").ToLowerInvariant();
                }

                if (reader.IsEmptyElement)
                {
                    continue;
                }

                var value = Text(reader, line, path, name);
                if (!values.ContainsKey(name))
                {
                    values.Add(name, value);
                }
            }
        }

        return values;
    }

    private static ManifestValue Text(XmlReader reader, IXmlLineInfo line, string path, string name)
    {
        var text = new StringBuilder();
        var place = new Place(path, line.LineNumber, line.LinePosition, line.LineNumber, line.LinePosition);
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                if (text.Length == 0)
                {
                    place = new Place(
                        path, line.LineNumber, line.LinePosition, line.LineNumber,
                        line.LinePosition
                            + Math.Min(
                                reader.Value.Length,
                                Math.Max(0, reader.Value.IndexOf('\n') is var end and >= 0 ? end : reader.Value.Length)
                            )
                    );
                }

                text.Append(reader.Value);
            }
        }

        return new ManifestValue(name.Substring(name.IndexOf(':') + 1), text.ToString().Trim(), place);
    }

    /// <summary>The place of words in a value: where they literally stand, else where the value starts.</summary>
    /// <param name="value">One of the values of this manifest.</param>
    /// <param name="wording">Words of it.</param>
    public Place Find(ManifestValue value, string wording)
    {
        // The value's own lines are searched, so that the same words in another element are not taken for these.
        var start = 0;
        for (var line = 1; line < value.Place.Line; line++)
        {
            start = Source.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return value.Place;
            }
        }

        start = Math.Min(Source.Length, start + Math.Max(0, value.Place.Column - 1));
        var end = Source.IndexOf("</", start, StringComparison.Ordinal);
        var at = Source.IndexOf(wording, start, (end < 0 ? Source.Length : end) - start, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return value.Place;
        }

        var lineOf = value.Place.Line;
        var lineStart = start - (value.Place.Column - 1);
        for (var next = Source.IndexOf('\n', start); next >= 0 && next < at; next = Source.IndexOf('\n', next + 1))
        {
            lineOf++;
            lineStart = next + 1;
        }

        var column = at - lineStart + 1;
        return new Place(value.Place.Path, lineOf, column, lineOf, column + wording.Length);
    }
}
