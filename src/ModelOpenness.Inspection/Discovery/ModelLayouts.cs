using ModelOpenness.Knowledge;
using ModelOpenness.Policies;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>A folder that is one model.</summary>
/// <param name="Id">Which kind: an entry of <c>layouts.ini</c>, or <see cref="ModelLayouts.Snapshot"/>.</param>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="HubId">Id on the Hugging Face hub, where the folder's path tells it; else null.</param>
internal sealed record ModelLayout(string Id, string Folder, string? HubId = null);

/// <summary>Finds the folder that a model file is a part of: kinds of such folders are knowledge, <c>layouts.ini</c>.</summary>
internal sealed class ModelLayouts(SourceFiles files)
{
    /// <summary>A snapshot in the cache of the Hugging Face hub.</summary>
    public const string Snapshot = "hub-snapshot";

    private const int MaxFoldersUp = 4;
    private const string CachePrefix = "models--";

    private static readonly Lazy<IReadOnlyList<Kind>> Kinds = new(() => [.. KnowledgeFile.Read("layouts.ini").Select(e => new Kind(e))]);

    private readonly Dictionary<string, IReadOnlyList<Kind>> marked = new(StringComparer.Ordinal);

    /// <summary>The folder that the file is a part of, or null where the file stands for itself.</summary>
    /// <param name="fullPath">The model file.</param>
    public ModelLayout? Of(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        if (OfSnapshot(folder) is { } snapshot)
        {
            return snapshot;
        }

        var name = Path.GetFileName(fullPath);
        string? below = null;
        for (var step = 0; step < MaxFoldersUp && folder is not null; step++)
        {
            foreach (
                var kind in KindsOf(
                    folder,
                    lists: step == 0
                        || LocalPath.Below(folder, files.BaseFolder) is not null
                        || string.Equals(folder, files.BaseFolder, StringComparison.Ordinal)
                )
            )
            {
                if (kind.Takes(name, below))
                {
                    return new ModelLayout(kind.Id, folder);
                }
            }

            below = Path.GetFileName(folder);
            folder = Path.GetDirectoryName(folder);
        }

        return null;
    }

    /// <summary><c>models--org--name/snapshots/revision/…</c>: the cache's folders tell the id.</summary>
    private static ModelLayout? OfSnapshot(string folder)
    {
        var at = folder.LastIndexOf(Path.DirectorySeparatorChar + CachePrefix, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var parts = folder.Substring(at + 1).Split(Path.DirectorySeparatorChar);
        if (parts.Length < 3 || !string.Equals(parts[1], "snapshots", StringComparison.Ordinal))
        {
            return null;
        }

        var root = folder.Substring(0, at + 1) + string.Join(Path.DirectorySeparatorChar.ToString(), parts.Take(3));
        return new ModelLayout(Snapshot, root, parts[0].Substring(CachePrefix.Length).Replace("--", "/"));
    }

    private IReadOnlyList<Kind> KindsOf(string folder, bool lists)
    {
        if (!marked.TryGetValue(folder, out var found))
        {
            // A folder outside the one that was asked about is known by its name only: its files are no affair of this inspection.
            var names = lists ? files.FileNames(folder) : [];
            var kinds = new List<Kind>();
            foreach (var kind in Kinds.Value)
            {
                if (kind.Is(folder, names))
                {
                    kinds.Add(kind);
                }
            }

            marked.Add(folder, found = kinds);
        }

        return found;
    }

    private sealed class Kind(KnowledgeEntry entry)
    {
        private readonly string? marker = entry.Find("marker");
        private readonly string? folderName = entry.Find("folder")?.TrimStart('*');
        private readonly string[] takes = [.. entry.All("takes").SelectMany(t => t.Split(' '))];
        private readonly string[] below = [.. entry.All("below").SelectMany(t => t.Split(' '))];

        public string Id { get; } = entry.Id;

        public bool Is(string folder, IReadOnlyList<string> names) =>
            folderName is not null ? folder.EndsWith(folderName, StringComparison.OrdinalIgnoreCase) : Contains(names, marker!);

        public bool Takes(string name, string? folderBelow) =>
            (folderBelow is null || below.Contains("*", StringComparer.Ordinal) || below.Contains(folderBelow, StringComparer.OrdinalIgnoreCase))
            && takes.Any(t => PathGlob.Matches(t, name));

        /// <summary>The names are in ordinal order.</summary>
        private static bool Contains(IReadOnlyList<string> names, string name)
        {
            var low = 0;
            var high = names.Count - 1;
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var order = string.CompareOrdinal(names[middle], name);
                if (order == 0)
                {
                    return true;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return false;
        }
    }
}
