using System.Text.Json;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Projects;

/// <summary>What packages bring into a project, by the file that restoring them leaves: <c>project.assets.json</c>.</summary>
/// <param name="Roots">Full paths of packages folders.</param>
/// <param name="Files">Full paths of files of packages that go to the output: assemblies, what lies beside them, content.</param>
/// <param name="References">Full paths of assemblies that code is compiled against.</param>
internal sealed record ProjectAssets(IReadOnlyList<string> Roots, IReadOnlyList<string> Files, IReadOnlyList<string> References)
{
    private const int MaxBytes = 64 << 20;

    private static readonly string[] CopiedGroups = ["runtime", "native", "runtimeTargets"];

    /// <summary>Adds what packages bring to what a project says.</summary>
    /// <param name="project">What the project says.</param>
    public static ProjectContents AddTo(ProjectContents project) =>
        Of(project) is not { } assets
            ? project
            : project with
            {
                PackageRoots = assets.Roots,
                Items =
                [
                    .. project.Items,
                    .. assets.Files.Select(f => new ProjectItem(
                        ProjectItem.PackageFile,
                        f,
                        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
                    )),
                ],
            };

    /// <summary>What packages bring into a project, for the target framework of its contents.</summary>
    /// <param name="project">What the project says.</param>
    /// <returns>Null where it is not restored.</returns>
    public static ProjectAssets? Of(ProjectContents project)
    {
        var folder = Path.GetDirectoryName(project.ProjectFile)!;
        var file = project.Get("ProjectAssetsFile") is { Length: > 0 } path
            ? Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)))
            : Path.Combine(folder, "obj", "project.assets.json");
        // What a library is compiled against is copied by those who use it.
        return Read(
            file,
            [project.Get("TargetFramework"), project.Get("TargetFrameworkMoniker")],
            project.Get("RuntimeIdentifier"),
            copies: !project.Is("CopyLocalLockFileAssemblies", "false")
        );
    }

    /// <summary>Reads the file.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="frameworks">Names of the target framework that counts, or none for the first one.</param>
    /// <param name="runtime">Identifier of the runtime, or empty for what runs anywhere.</param>
    /// <param name="copies">True where assemblies of packages go to the output.</param>
    /// <returns>Null where it is not there, or is not what restoring writes.</returns>
    internal static ProjectAssets? Read(string fullPath, IReadOnlyList<string> frameworks, string runtime = "", bool copies = true)
    {
        try
        {
            if (new SourceFiles(Path.GetDirectoryName(fullPath)!).ReadBytes(fullPath, MaxBytes) is not { } bytes)
            {
                return null;
            }

            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64 });
            var roots = document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
            var libraries = document.RootElement.GetProperty("libraries");
            var files = new SortedSet<string>(StringComparer.Ordinal);
            var references = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var package in Target(document.RootElement.GetProperty("targets"), frameworks, runtime))
            {
                if (libraries.TryGetProperty(package.Name, out var library) && library.GetProperty("type").GetString() == "package"
                    && library.TryGetProperty("path", out var path) && ZipTree.Inside(path.GetString()!) is { } folder
                    && roots.Select(r => Path.Combine(r, folder)).FirstOrDefault(Directory.Exists) is { } found)
                {
                    Add(package.Value, "compile", found, references);
                    Add(package.Value, "contentFiles", found, files);
                    foreach (var group in copies ? CopiedGroups : [])
                    {
                        Add(package.Value, group, found, files);
                    }
                }
            }

            return new ProjectAssets(roots, [.. files], [.. references]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// The target for a framework: called "net10.0", or ".NETStandard,Version=v2.0", with "/linux-x64" where it is for one runtime; the
    /// version of a platform may follow.
    /// </summary>
    private static IEnumerable<JsonProperty> Target(JsonElement targets, IReadOnlyList<string> frameworks, string runtime)
    {
        var all = targets.EnumerateObject().ToList();
        var wanted = frameworks.Where(f => f.Length > 0).ToList();
        var found = wanted.SelectMany(f => runtime.Length > 0 ? new[] { f + "/" + runtime, f } : [f])
            .Select(name => all.FindIndex(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)))
            .Concat(wanted.Select(f => all.FindIndex(t => t.Name.StartsWith(f, StringComparison.OrdinalIgnoreCase))))
            .FirstOrDefault(i => i >= 0);
        return all.Count == 0 ? [] : all[found].Value.EnumerateObject();
    }

    private static void Add(JsonElement package, string group, string folder, SortedSet<string> files)
    {
        if (!package.TryGetProperty(group, out var list))
        {
            return;
        }

        foreach (var file in list.EnumerateObject())
        {
            var copied = group != "contentFiles" || (file.Value.TryGetProperty("copyToOutput", out var copy) && copy.ValueKind == JsonValueKind.True);
            // "_._" says that there is nothing.
            if (copied && ZipTree.Inside(file.Name) is { } inside && !inside.EndsWith("_._", StringComparison.Ordinal))
            {
                files.Add(Path.Combine(folder, inside.Replace('/', Path.DirectorySeparatorChar)));
            }
        }
    }
}
