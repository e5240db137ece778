using System.Xml;
using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Inspection.Projects;

/// <summary>Finds the projects of a solution: <c>.sln</c> and <c>.slnx</c>.</summary>
internal static class SolutionFile
{
    private const int MaxProjects = 10_000;

    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj", ".vcxproj", ".esproj", ".wixproj", ".sqlproj"];

    /// <summary>True for a solution, by its name.</summary>
    /// <param name="path">Path or name.</param>
    public static bool IsSolution(string path) =>
        path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a project that can be inspected, by its name.</summary>
    /// <param name="path">Path or name.</param>
    public static bool IsProject(string path) => ProjectExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The projects of a solution, in its order, each once; those that are not there included.</summary>
    /// <param name="fullPath">The solution.</param>
    /// <param name="files">The disk.</param>
    /// <returns>Full paths; null where the file cannot be read, or is none.</returns>
    public static IReadOnlyList<string>? Projects(string fullPath, SourceFiles files)
    {
        if (files.ReadText(fullPath) is not { } text)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(fullPath)!;
        var found = new List<string>();
        foreach (var path in fullPath.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase) ? OfXml(text) ?? [] : OfText(text))
        {
            // Solutions write backslashes everywhere.
            var relative = path.Replace('\\', Path.DirectorySeparatorChar);
            if (found.Count < MaxProjects && IsProject(relative) && relative.IndexOfAny(Path.GetInvalidPathChars()) < 0
                && Path.GetFullPath(Path.Combine(folder, relative)) is var project && !found.Contains(project, StringComparer.Ordinal))
            {
                found.Add(project);
            }
        }

        return found;
    }

    /// <summary><c>Project("{kind}") = "name", "path", "{id}"</c></summary>
    private static IEnumerable<string> OfText(string text)
    {
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimStart();
            if (line.StartsWith("Project(", StringComparison.Ordinal) && line.Split('"') is { Length: >= 6 } parts)
            {
                yield return parts[5];
            }
        }
    }

    private static List<string>? OfXml(string text)
    {
        var paths = new List<string>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Project" && reader.GetAttribute("Path") is { Length: > 0 } path)
                {
                    paths.Add(path);
                }
            }
        }
        catch (XmlException)
        {
            return paths.Count == 0 ? null : paths;
        }

        return paths;
    }
}
