using System.Xml;

namespace ModelOpenness.Fixes;

/// <summary>Adds items to the text of a project file; what stands there keeps its layout.</summary>
internal static class ProjectFileEdits
{
    /// <summary>Sets the metadata <c>License</c> of a model's <c>ModelArtifact</c> item, which is added where there is none.</summary>
    /// <param name="text">The project file.</param>
    /// <param name="model">The model's path, as the project names it.</param>
    /// <param name="license">The license.</param>
    /// <returns>The edit; null where the text is no project.</returns>
    public static TextEdit? SetLicense(string text, string model, string license) =>
        Item(text, "ModelArtifact", model, $"License=\"{Escaped(license)}\"");

    /// <summary>Packs a file of the project, beside its folder's other files.</summary>
    /// <param name="text">The project file.</param>
    /// <param name="file">The file's path, as the project names it.</param>
    /// <returns>The edit; null where the text is no project.</returns>
    public static TextEdit? Pack(string text, string file) =>
        Item(text, "None", file, $"Pack=\"true\" PackagePath=\"{Escaped(file.StartsWith("../", StringComparison.Ordinal) ? "" : Folder(file))}\"");

    private static string Folder(string file) => file.LastIndexOf('/') is >= 0 and var slash ? file.Substring(0, slash + 1) : "";

    /// <summary>Metadata behind the Include of an item that stands there already, else a new item at the end of the project.</summary>
    private static TextEdit? Item(string text, string type, string include, string metadata)
    {
        int end;
        try
        {
            if (Read(text, type, include) is not { } spots)
            {
                return null;
            }

            if (spots.Attribute >= 0)
            {
                return new TextEdit(spots.Attribute, 0, metadata + " ");
            }

            end = spots.End;
        }
        catch (XmlException)
        {
            return null;
        }

        var line = TextEdit.LineEnd(text);
        var start = text.LastIndexOf('\n', Math.Max(0, end - 1)) + 1;
        var isOwnLine = string.IsNullOrWhiteSpace(text.Substring(start, end - start));
        var indent = text.IndexOf("\n\t", StringComparison.Ordinal) >= 0 ? "\t" : "  ";
        // An item that the SDK includes by itself is updated; a file outside of the project's folder is included.
        var verb = type == "None" && !include.StartsWith("../", StringComparison.Ordinal) ? "Update" : "Include";
        var item = $"{indent}<ItemGroup>{line}{indent}{indent}<{type} {verb}=\"{Escaped(include)}\" {metadata} />{line}{indent}</ItemGroup>{line}";
        return new TextEdit(isOwnLine ? start : end, 0, isOwnLine ? item : line + item);
    }

    /// <summary>Where the attributes of the item begin that has this Include or Update (-1 for none), and where the project's end tag begins; null
    /// where there is none.</summary>
    private static (int Attribute, int End)? Read(string text, string type, string include)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var lines = (IXmlLineInfo)reader;
        var attribute = -1;
        (int, int)? found = null;
        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == type
                && Same(reader.GetAttribute("Include") ?? reader.GetAttribute("Update"), include)
            )
            {
                attribute = Offset(text, lines) + reader.Name.Length + 1;
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == 0 && reader.LocalName == "Project")
            {
                found = (attribute, Offset(text, lines) - "</".Length);
            }
        }

        return found;
    }

    private static bool Same(string? written, string include) =>
        written is not null && string.Equals(written.Replace('\\', '/'), include, StringComparison.OrdinalIgnoreCase);

    /// <summary>The reader counts lines and columns from 1, and stands on the name.</summary>
    private static int Offset(string text, IXmlLineInfo lines)
    {
        var start = 0;
        for (var line = 1; line < lines.LineNumber; line++)
        {
            var end = text.IndexOfAny(['\r', '\n'], start);
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return start + lines.LinePosition - 1;
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");
}
