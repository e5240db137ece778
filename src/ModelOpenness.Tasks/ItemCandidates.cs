using Microsoft.Build.Framework;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;

namespace ModelOpenness.Tasks;

/// <summary>
/// Turns items into candidates: which files may be models, and which of them the project ships. A default None item exists
/// for every file in the folder and a file in Content may stand in None as well, so shipping is decided by metadata, and one
/// item that ships is enough.
/// </summary>
internal sealed class ItemCandidates(bool publishesContent, bool isPackable)
{
    private static readonly StringComparer Paths = Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private readonly Dictionary<string, ModelCandidate> candidates = new(Paths);
    private readonly HashSet<string> ignored = new(Paths);

    /// <summary>The candidates so far, ordered by path.</summary>
    public IReadOnlyList<ModelCandidate> Result => [.. candidates.Values.Where(c => !ignored.Contains(c.FullPath)).OrderBy(c => c.FullPath, StringComparer.Ordinal)];

    /// <summary><c>ModelArtifact</c> items: the project says that these are models of its own.</summary>
    public void AddDeclared(ITaskItem[] items)
    {
        foreach (var item in items)
        {
            var path = item.GetMetadata("FullPath");
            if (string.Equals(item.GetMetadata("Ignore"), "true", StringComparison.OrdinalIgnoreCase))
            {
                ignored.Add(path);
                continue;
            }

            candidates[path] = new ModelCandidate(path)
            {
                IsDeclared = true,
                Ships = true,
                License = Text(item, "License"),
                LicenseFile = FilePath(item, "LicenseFile"),
                ModelCard = FilePath(item, "ModelCard"),
                ModelId = Text(item, "ModelId"),
                Label = Text(item, "Label"),
            };
        }
    }

    /// <summary>Content is published by the Web SDK and goes into a package.</summary>
    public void AddContent(ITaskItem[] items) => Add(items, item => Shipping.OfContent(item.GetMetadata, publishesContent || isPackable));

    /// <summary>None ships where it is copied or packed.</summary>
    public void AddNone(ITaskItem[] items) => Add(items, item => Shipping.OfNone(item.GetMetadata));

    /// <summary>An embedded resource is part of the assembly, an asset part of the app.</summary>
    public void AddEmbedded(ITaskItem[] items) => Add(items, _ => true);

    /// <summary>What a referenced project copies lands in this project's output.</summary>
    public void AddReferenced(ITaskItem[] items) => Add(items, _ => true);

    /// <summary>What packages copy to the output beside their assemblies: files of <c>runtimes</c> folders.</summary>
    public void AddPackageFiles(ITaskItem[] items) => Add(items, _ => true);

    /// <summary>Leaves out what stands in packages.</summary>
    /// <param name="roots">Full paths of packages folders.</param>
    public void WithoutPackages(IReadOnlyList<string> roots)
    {
        foreach (var path in candidates.Keys.Where(p => PackageAssemblies.IsIn(p, roots)).ToList())
        {
            candidates.Remove(path);
        }
    }

    private void Add(ITaskItem[] items, Func<ITaskItem, bool> ships)
    {
        foreach (var item in items)
        {
            if (!ModelFileNames.IsCandidate(item.ItemSpec))
            {
                continue;
            }

            var path = item.GetMetadata("FullPath");
            if (ignored.Contains(path))
            {
                continue;
            }

            candidates.TryGetValue(path, out var known);
            candidates[path] = (known ?? new ModelCandidate(path)) with { Ships = known is { Ships: true } || ships(item) };
        }
    }

    private static string? Text(ITaskItem item, string metadata) =>
        item.GetMetadata(metadata) is { Length: > 0 } value ? value : null;

    /// <summary>A path in metadata is relative to the project that defines the item, as everywhere in MSBuild.</summary>
    private static string? FilePath(ITaskItem item, string metadata)
    {
        if (Text(item, metadata) is not { } path)
        {
            return null;
        }

        var folder = item.GetMetadata("DefiningProjectDirectory");
        return Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)));
    }
}
