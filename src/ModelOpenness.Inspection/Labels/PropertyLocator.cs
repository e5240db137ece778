using System.Xml;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Labels;

/// <summary>Finds where a property is set: in the project file, the Directory.Build.* chain, or what they import by a plain path.</summary>
/// <param name="projectFile">Full path of the project file.</param>
/// <param name="files">The disk.</param>
internal sealed class PropertyLocator(string projectFile, SourceFiles files)
{
    private const int MaxFiles = 32;

    private IReadOnlyList<string>? chain;

    /// <summary>Full paths of the project file and what it is made of: the Directory.Build.* chain, imports by a plain path.</summary>
    public IReadOnlyList<string> Files => chain ??= Chain();

    /// <summary>The place of words in the value of a property.</summary>
    /// <param name="property">Name of the property.</param>
    /// <param name="wording">Words of its value.</param>
    /// <returns>The words where they are literally set; line 1 of the project file where they come from elsewhere.</returns>
    public Place Find(string property, string wording)
    {
        foreach (var file in Files)
        {
            var text = files.ReadText(file);
            if (text is not null && FindIn(text, files.Display(file), property, wording) is { } place)
            {
                return place;
            }
        }

        return new Place(files.Display(projectFile), 1, 1, 1, 1);
    }

    /// <summary>The last element of that name that holds the words: later definitions win in MSBuild.</summary>
    private static Place? FindIn(string text, string path, string property, string wording)
    {
        Place? found = null;
        try
        {
            using var reader = Create(text);
            var line = (IXmlLineInfo)reader;
            while (reader.Read())
            {
                if (
                    reader.NodeType == XmlNodeType.Element
                    && !reader.IsEmptyElement
                    && string.Equals(reader.LocalName, property, StringComparison.OrdinalIgnoreCase)
                )
                {
                    var depth = reader.Depth;
                    while (reader.Read() && reader.Depth > depth)
                    {
                        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
                        {
                            continue;
                        }

                        // The raw text is searched, so that columns are those of the editor; a comment in the value is none of it.
                        var start = Offset(text, line.LineNumber, line.LinePosition);
                        var end = text.IndexOf(reader.NodeType == XmlNodeType.CDATA ? "]]>" : "<", start, StringComparison.Ordinal);
                        var at = text.IndexOf(wording, start, Math.Max(0, (end < 0 ? text.Length : end) - start), StringComparison.OrdinalIgnoreCase);
                        if (at >= 0)
                        {
                            found = At(text, path, at, wording.Length);
                        }
                    }
                }
            }
        }
        catch (XmlException)
        {
            // MSBuild would have refused a broken project; an import that is no XML holds no property.
        }

        return found;
    }

    private List<string> Chain()
    {
        var result = new List<string>();
        Add(result, projectFile);
        foreach (var name in new[] { "Directory.Build.targets", "Directory.Build.props" })
        {
            for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var candidate = Path.Combine(folder, name);
                if (files.Exists(candidate))
                {
                    Add(result, candidate);
                    break;
                }
            }
        }

        return result;
    }

    /// <summary>
    /// Adds a file and what it imports by a path without wildcards; of properties only the folders of the importing file and of the
    /// project are understood. Conditions are not evaluated: the words decide, not the branch.
    /// </summary>
    private void Add(List<string> result, string file)
    {
        if (result.Count >= MaxFiles || result.Contains(file, StringComparer.Ordinal) || files.ReadText(file) is not { } text)
        {
            return;
        }

        result.Add(file);
        var imports = new List<string>();
        try
        {
            using var reader = Create(text);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Import" && reader.GetAttribute("Project") is { Length: > 0 } import)
                {
                    imports.Add(import);
                }
            }
        }
        catch (XmlException)
        {
            return;
        }

        foreach (var import in imports)
        {
            if (Resolve(file, import) is { } path && files.Exists(path))
            {
                Add(result, path);
            }
        }
    }

    private string? Resolve(string file, string import)
    {
        if (import.IndexOf("GetPathOfFileAbove", StringComparison.Ordinal) is var above and >= 0)
        {
            // The usual way to chain Directory.Build.props files: the next one above the importing file.
            var name = Path.GetFileName(file);
            if (import.IndexOf(name, above, StringComparison.OrdinalIgnoreCase) < 0)
            {
                return null;
            }

            for (var folder = Path.GetDirectoryName(Path.GetDirectoryName(file)); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var candidate = Path.Combine(folder, name);
                if (files.Exists(candidate))
                {
                    return candidate;
                }
            }

            return null;
        }

        var here = Path.GetDirectoryName(file) + Path.DirectorySeparatorChar;
        var path = import
            .Replace("$(MSBuildThisFileDirectory)", here)
            .Replace("$(MSBuildProjectDirectory)", Path.GetDirectoryName(projectFile))
            .Replace("$(ProjectDir)", Path.GetDirectoryName(projectFile) + Path.DirectorySeparatorChar)
            .Replace('\\', Path.DirectorySeparatorChar);
        return path.IndexOfAny(['$', '*', '@']) >= 0 || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0 ? null : Path.GetFullPath(Path.Combine(here, path));
    }

    private static XmlReader Create(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    });

    private static int Offset(string text, int line, int column)
    {
        var offset = 0;
        for (var i = 1; i < line; i++)
        {
            var next = text.IndexOf('\n', offset);
            if (next < 0)
            {
                return text.Length;
            }

            offset = next + 1;
        }

        return Math.Min(text.Length, offset + column - 1);
    }

    private static Place At(string text, string path, int offset, int length)
    {
        var line = 1;
        var start = 0;
        for (var next = text.IndexOf('\n', 0); next >= 0 && next < offset; next = text.IndexOf('\n', next + 1))
        {
            line++;
            start = next + 1;
        }

        var column = offset - start + 1;
        return new Place(path, line, column, line, column + length);
    }
}
