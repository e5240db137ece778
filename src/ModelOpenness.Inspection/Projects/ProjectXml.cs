using System.Xml;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Knowledge;
using ModelOpenness.Policies;

namespace ModelOpenness.Inspection.Projects;

/// <summary>
/// Reads a project as XML, for projects that do not evaluate here: old-style ones whose targets are installed elsewhere, machines
/// without an SDK, and trees that nobody trusts. Conditions are not weighed; every item and the last literal value of every property
/// count. A project with an <c>Sdk</c> gets the files of its folder as items, as the SDK does it, and what the nearest
/// <c>Directory.Build.props</c> and <c>Directory.Build.targets</c> say; other imports are not followed.
/// </summary>
internal static class ProjectXml
{
    private const int MaxFiles = 100_000;
    private const int MaxDepth = 32;

    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] OtherTypes = ["ProjectReference", "PackageReference", "Compile"];

    /// <summary>Reads a project file.</summary>
    /// <param name="projectFile">Full path.</param>
    /// <param name="files">The disk.</param>
    /// <returns>Null where it cannot be read, or is no project.</returns>
    public static ProjectContents? Read(string projectFile, SourceFiles files)
    {
        if (files.ReadText(projectFile) is not { } text || Load(text) is not { } project)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(projectFile)!;
        var sdk = Sdk(project);
        var documents = new List<(string File, XmlElement Root)> { (projectFile, project) };
        if (sdk is not null)
        {
            documents.InsertRange(0, Above(folder, "Directory.Build.props", files));
            documents.AddRange(Above(folder, "Directory.Build.targets", files));
        }

        var properties = Properties(documents);
        SetKnown(properties, projectFile, sdk);
        var all = new Lazy<IReadOnlyList<string>>(() => FilesUnder(folder, files));
        var items = new List<ProjectItem>();
        if (
            sdk is not null
            && !(
                properties.TryGetValue("EnableDefaultItems", out var enabled)
                && string.Equals(enabled, "false", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            items.AddRange(all.Value.Select(p => new ProjectItem(DefaultType(p), p, NoMetadata)).Where(i => Counts(i.Type, i.FullPath)));
        }

        foreach (var (file, root) in documents)
        {
            foreach (var element in Children(root).Where(e => e.LocalName == "ItemGroup").SelectMany(Children))
            {
                if (
                    ProjectContents
                        .ModelItemTypes.Concat(OtherTypes)
                        .FirstOrDefault(t => string.Equals(t, element.LocalName, StringComparison.OrdinalIgnoreCase)) is
                    { } type
                )
                {
                    Apply(type, element, new Folders(folder, Path.GetDirectoryName(file)!), items, all);
                }
            }
        }

        return new ProjectContents(projectFile, items, properties) { NotLookedAt = files.NotLookedAt };
    }

    /// <summary>What the SDK makes of a file in the project's folder.</summary>
    private static string DefaultType(string path) =>
        path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? "Compile"
        : path.EndsWith(".resx", StringComparison.OrdinalIgnoreCase) ? "EmbeddedResource"
        : "None";

    private static bool Counts(string type, string path) => OtherTypes.Contains(type, StringComparer.Ordinal) || ProjectRequest.Asks(type, path);

    /// <summary>The name of the SDK; null where the project is of the old style.</summary>
    private static string? Sdk(XmlElement project) =>
        project.HasAttribute("Sdk")
            ? project.GetAttribute("Sdk")
            : Children(project)
                .Select(e =>
                    e.LocalName is "Sdk" ? e.GetAttribute("Name")
                    : e.LocalName == "Import" && e.HasAttribute("Sdk") ? e.GetAttribute("Sdk")
                    : null
                )
                .FirstOrDefault(s => s is not null);

    /// <summary>The nearest file of a name upwards, as MSBuild takes it; none where it is no project.</summary>
    private static IEnumerable<(string File, XmlElement Root)> Above(string? folder, string name, SourceFiles files)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, name);
            if (files.Exists(path))
            {
                return files.ReadText(path) is { } text && Load(text) is { } root ? [(path, root)] : [];
            }
        }

        return [];
    }

    /// <summary>What every evaluation says, as far as names tell it.</summary>
    private static void SetKnown(Dictionary<string, string> properties, string projectFile, string? sdk)
    {
        if (projectFile.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            properties["Language"] = "C#";
        }

        foreach (var kind in sdk is null ? [] : new[] { "Web", "Razor" })
        {
            if (sdk!.Split(';', '/').Contains("Microsoft.NET.Sdk." + kind, StringComparer.OrdinalIgnoreCase))
            {
                properties["UsingMicrosoftNETSdk" + kind] = "true";
            }
        }
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

    private static void Apply(string type, XmlElement element, Folders folders, List<ProjectItem> items, Lazy<IReadOnlyList<string>> all)
    {
        var metadata = Metadata(element, folders.File);
        if (type == "PackageReference")
        {
            items.AddRange(
                element
                    .GetAttribute("Include")
                    .Split(';')
                    .Select(n => n.Trim())
                    .Where(n => n.Length > 0)
                    .Select(n => new ProjectItem(type, Path.Combine(folders.Project, Path.GetFileName(n)), metadata) { Include = n })
            );
            return;
        }

        foreach (var path in Paths(element.GetAttribute("Include"), folders, all).Where(p => Counts(type, p)))
        {
            items.Add(new ProjectItem(type, path, metadata));
        }

        foreach (var path in Paths(element.GetAttribute("Update"), folders, all).Where(p => Counts(type, p)))
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].FullPath == path && items[i].Type == type)
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

        foreach (var path in Paths(element.GetAttribute("Remove"), folders, all).Where(p => Counts(type, p)))
        {
            items.RemoveAll(i => i.FullPath == path && i.Type == type);
        }
    }

    /// <summary>The files that a list of paths and patterns stands for; a path with a property in it stands for none that is known.</summary>
    private static IEnumerable<string> Paths(string list, Folders folders, Lazy<IReadOnlyList<string>> all)
    {
        foreach (var part in list.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Uri.UnescapeDataString(
                    part.Trim()
                        .Replace("$(MSBuildThisFileDirectory)", folders.File + Path.DirectorySeparatorChar)
                        .Replace("$(MSBuildProjectDirectory)", folders.Project)
                )
                .Replace('\\', '/');
            if (
                path.Length == 0
                || path.IndexOf("$(", StringComparison.Ordinal) >= 0
                || path.IndexOf("@(", StringComparison.Ordinal) >= 0
                || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0
            )
            {
                continue;
            }

            var full = Path.GetFullPath(Path.Combine(folders.Project, path.Replace('/', Path.DirectorySeparatorChar)));
            if (path.IndexOfAny(['*', '?']) < 0)
            {
                yield return full;
                continue;
            }

            if (LocalPath.Below(full, folders.Project) is not { } pattern)
            {
                continue;
            }

            foreach (var file in all.Value)
            {
                if (PathGlob.Matches(pattern, file.Substring(folders.Project.Length + 1).Replace('\\', '/')))
                {
                    yield return file;
                }
            }
        }
    }

    private static Dictionary<string, string> Properties(IEnumerable<(string File, XmlElement Root)> documents)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in documents.SelectMany(d => Children(d.Root)).Where(e => e.LocalName == "PropertyGroup").SelectMany(Children))
        {
            if (property.InnerText.IndexOf("$(", StringComparison.Ordinal) is var at && (at < 0 || !properties.ContainsKey(property.LocalName)))
            {
                properties[property.LocalName] = property.InnerText;
            }
        }

        return properties;
    }

    private static Dictionary<string, string> Metadata(XmlElement item, string folder)
    {
        // A path in metadata is relative to the file that defines the item.
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["DefiningProjectDirectory"] = folder };
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

    /// <summary>The files of a project's folder, as the SDK takes them.</summary>
    private static IReadOnlyList<string> FilesUnder(string folder, SourceFiles files) =>
        [
            .. FolderListing
                .Below(folder, files.CannotLookAt, ModelFileNames.IsCandidate, (listing, name) =>
                    name[0] == '.' || name == "node_modules" || (listing.Folder == folder && name is "bin" or "obj")
                )
                .SelectMany(listing => listing.Files.Select(name => Path.Combine(listing.Folder, name)))
                .Take(MaxFiles)
                .OrderBy(path => path, StringComparer.Ordinal),
        ];

    /// <summary>The folder that items are relative to, and that of the file that names them.</summary>
    private readonly record struct Folders(string Project, string File);
}
