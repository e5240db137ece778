using System.Xml;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Knowledge;
using ModelOpenness.Policies;

namespace ModelOpenness.Inspection.Projects;

/// <summary>
/// Reads a project file as XML, for projects that do not evaluate here: old-style ones whose targets are installed elsewhere, and
/// machines without an SDK. Conditions are not weighed, imports are not followed; every item and the last value of every property
/// count. A project with an <c>Sdk</c> gets the files of its folder as None items, as the SDK does it.
/// </summary>
public static class ProjectXml
{
    private const int MaxFiles = 100_000;
    private const int MaxDepth = 32;

    /// <summary>Reads a project file.</summary>
    /// <param name="projectFile">Full path.</param>
    /// <param name="files">The disk.</param>
    /// <returns>Null where it cannot be read, or is no project.</returns>
    public static ProjectContents? Read(string projectFile, SourceFiles files)
    {
        if (files.ReadText(projectFile) is not { } text)
        {
            return null;
        }

        if (Load(text) is not { } project)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(projectFile)!;
        var properties = Properties(project);
        var isSdk = project.HasAttribute("Sdk") || Children(project).Any(e => e.LocalName is "Sdk" || (e.LocalName == "Import" && e.HasAttribute("Sdk")));
        var all = new Lazy<IReadOnlyList<string>>(() => FilesUnder(folder));
        var items = new List<ProjectItem>();
        if (isSdk && !(properties.TryGetValue("EnableDefaultItems", out var enabled) && string.Equals(enabled, "false", StringComparison.OrdinalIgnoreCase)))
        {
            items.AddRange(all.Value.Where(ModelFileNames.IsCandidate).Select(p => new ProjectItem("None", p, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))));
        }

        foreach (var element in Children(project).Where(e => e.LocalName == "ItemGroup").SelectMany(Children).Where(e => ProjectContents.ItemTypes.Contains(e.LocalName, StringComparer.OrdinalIgnoreCase)))
        {
            Apply(element, folder, items, all);
        }

        return new ProjectContents(projectFile, items, properties);
    }

    /// <summary>The root element; null for what is no project, or is nested deeper than one ever is: .NET reads inner texts by recursion.</summary>
    private static XmlElement? Load(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using (var reader = XmlReader.Create(new StringReader(text), settings))
            {
                while (reader.Read())
                {
                    if (reader.Depth > MaxDepth)
                    {
                        return null;
                    }
                }
            }

            var document = new XmlDocument { XmlResolver = null };
            using var again = XmlReader.Create(new StringReader(text), settings);
            document.Load(again);
            return document.DocumentElement is { LocalName: "Project" } project ? project : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void Apply(XmlElement element, string folder, List<ProjectItem> items, Lazy<IReadOnlyList<string>> all)
    {
        var metadata = Metadata(element);
        var isDeclared = string.Equals(element.LocalName, "ModelArtifact", StringComparison.OrdinalIgnoreCase);
        foreach (var path in Paths(element.GetAttribute("Include"), folder, all).Where(p => isDeclared || ModelFileNames.IsCandidate(p) || IsReadme(p)))
        {
            items.Add(new ProjectItem(element.LocalName, path, metadata));
        }

        foreach (var path in Paths(element.GetAttribute("Update"), folder, all).Where(ModelFileNames.IsCandidate))
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].FullPath == path && string.Equals(items[i].Type, element.LocalName, StringComparison.OrdinalIgnoreCase))
                {
                    var updated = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                    foreach (var pair in items[i].Metadata.Concat(metadata))
                    {
                        updated[pair.Key] = pair.Value;
                    }

                    items[i] = items[i] with { Metadata = updated };
                }
            }
        }

        foreach (var path in Paths(element.GetAttribute("Remove"), folder, all).Where(ModelFileNames.IsCandidate))
        {
            items.RemoveAll(i => i.FullPath == path && string.Equals(i.Type, element.LocalName, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static bool IsReadme(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>The files that a list of paths and patterns stands for; a path with a property in it stands for none that is known.</summary>
    private static IEnumerable<string> Paths(string list, string folder, Lazy<IReadOnlyList<string>> all)
    {
        foreach (var part in list.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Uri.UnescapeDataString(part.Trim().Replace("$(MSBuildThisFileDirectory)", "").Replace("$(MSBuildProjectDirectory)", ".")).Replace('\\', '/');
            if (path.Length == 0 || path.IndexOf("$(", StringComparison.Ordinal) >= 0 || path.IndexOf("@(", StringComparison.Ordinal) >= 0 || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            {
                continue;
            }

            if (path.IndexOfAny(['*', '?']) < 0)
            {
                yield return Path.GetFullPath(Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar)));
                continue;
            }

            foreach (var file in all.Value)
            {
                if (PathGlob.Matches(path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path, file.Substring(folder.Length + 1).Replace('\\', '/')))
                {
                    yield return file;
                }
            }
        }
    }

    private static Dictionary<string, string> Properties(XmlElement project)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Children(project).Where(e => e.LocalName == "PropertyGroup").SelectMany(Children))
        {
            if (property.InnerText.IndexOf("$(", StringComparison.Ordinal) is var at && (at < 0 || !properties.ContainsKey(property.LocalName)))
            {
                properties[property.LocalName] = property.InnerText;
            }
        }

        return properties;
    }

    private static Dictionary<string, string> Metadata(XmlElement item)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (XmlAttribute attribute in item.Attributes)
        {
            metadata[attribute.LocalName] = attribute.Value;
        }

        foreach (var child in Children(item))
        {
            metadata[child.LocalName] = child.InnerText.Trim();
        }

        return metadata;
    }

    private static IEnumerable<XmlElement> Children(XmlElement element) => element.ChildNodes.OfType<XmlElement>();

    private static IReadOnlyList<string> FilesUnder(string folder)
    {
        var found = new List<string>();
        Walk(folder, 0, found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Walk(string folder, int depth, List<string> found)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (found.Count == MaxFiles)
                {
                    return;
                }

                found.Add(file);
            }

            foreach (var sub in depth == MaxDepth ? [] : Directory.EnumerateDirectories(folder))
            {
                // As the SDK leaves them out; a link may lead back up.
                var name = Path.GetFileName(sub);
                if (name[0] != '.' && !(depth == 0 && name is "bin" or "obj") && name != "node_modules" && !File.GetAttributes(sub).HasFlag(FileAttributes.ReparsePoint))
                {
                    Walk(sub, depth + 1, found);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be listed holds nothing that could be inspected.
        }
    }
}
