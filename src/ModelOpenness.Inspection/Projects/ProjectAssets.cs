using System.Text.Json;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Projects;

/// <summary>What packages bring into a project's output, by the file that restoring them leaves: <c>project.assets.json</c>.</summary>
/// <param name="Roots">Full paths of packages folders.</param>
/// <param name="Models">Full paths of files of packages that may be models.</param>
/// <param name="Assemblies">Full paths of assemblies of packages.</param>
public sealed record ProjectAssets(IReadOnlyList<string> Roots, IReadOnlyList<string> Models, IReadOnlyList<string> Assemblies)
{
    private const int MaxBytes = 64 << 20;

    /// <summary>Adds what packages bring to what a project says.</summary>
    /// <param name="project">The project.</param>
    public static ProjectContents AddTo(ProjectContents project)
    {
        var folder = Path.GetDirectoryName(project.ProjectFile)!;
        var file = project.Get("ProjectAssetsFile") is { Length: > 0 } named ? Path.GetFullPath(Path.Combine(folder, named.Replace('\\', Path.DirectorySeparatorChar))) : Path.Combine(folder, "obj", "project.assets.json");
        return Read(file, project.Get("TargetFramework")) is not { } assets ? project : project with
        {
            PackageRoots = assets.Roots,
            Items = [.. project.Items, .. assets.Models.Concat(assets.Assemblies).Select(p => new ProjectItem(ProjectItem.PackageFile, p, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)))],
        };
    }

    /// <summary>Reads the file.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="framework">The target framework that counts, or empty for the first one.</param>
    /// <returns>Null where it is not there, or is not what restoring writes.</returns>
    public static ProjectAssets? Read(string fullPath, string framework)
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
            var models = new SortedSet<string>(StringComparer.Ordinal);
            var assemblies = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var package in Target(document.RootElement.GetProperty("targets"), framework))
            {
                if (libraries.TryGetProperty(package.Name, out var library) && library.GetProperty("type").GetString() == "package"
                    && library.TryGetProperty("path", out var path) && ZipTree.Inside(path.GetString()!) is { } folder
                    && roots.Select(r => Path.Combine(r, folder)).FirstOrDefault(Directory.Exists) is { } found)
                {
                    Add(package.Value, found, models, assemblies);
                }
            }

            return new ProjectAssets(roots, [.. models], [.. assemblies]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The target without runtime identifier: what runs anywhere.</summary>
    private static IEnumerable<JsonProperty> Target(JsonElement targets, string framework)
    {
        var all = targets.EnumerateObject().ToList();
        // Targets are called "net10.0" or, in older files, ".NETCoreApp,Version=v10.0".
        var found = all.FindIndex(t => string.Equals(t.Name, framework, StringComparison.OrdinalIgnoreCase));
        return all.Count == 0 ? [] : all[Math.Max(0, found)].Value.EnumerateObject();
    }

    private static void Add(JsonElement package, string folder, SortedSet<string> models, SortedSet<string> assemblies)
    {
        foreach (var group in new[] { "runtime", "native", "runtimeTargets", "contentFiles" })
        {
            foreach (var file in package.TryGetProperty(group, out var list) ? list.EnumerateObject().ToList() : [])
            {
                var copied = group != "contentFiles" || (file.Value.TryGetProperty("copyToOutput", out var copy) && copy.ValueKind == JsonValueKind.True);
                if (ZipTree.Inside(file.Name) is not { } inside)
                {
                    continue;
                }

                var path = Path.Combine(folder, inside.Replace('/', Path.DirectorySeparatorChar));
                if (copied && ModelFileNames.IsCandidate(path))
                {
                    models.Add(path);
                }
                else if (group is "runtime" or "runtimeTargets" && AssemblyModels.MayBeAssembly(path))
                {
                    assemblies.Add(path);
                }
            }
        }
    }
}
