using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>Which paths lead into a package or an assembly. Without any of those every question is answered at once.</summary>
internal sealed class Mounts
{
    private Dictionary<string, Mount>? all;

    public void Add(string fullPath, IFileTree tree, string? display)
    {
        // An assembly in a package counts for the package's file: that is what is on disk.
        var outer = Find(fullPath);
        var shown = display ?? (outer is null ? null : outer.Value.Display + "/" + outer.Value.Path);
        (all ??= new Dictionary<string, Mount>(StringComparer.Ordinal))[fullPath] = new Mount(tree, shown, outer?.File ?? fullPath);
    }

    /// <summary>What a path inside a mounted file leads to; null for a path on disk.</summary>
    public Found? Find(string fullPath)
    {
        if (all is null)
        {
            return null;
        }

        for (var end = LastSlash(fullPath, fullPath.Length); end > 0; end = LastSlash(fullPath, end))
        {
            if (all.TryGetValue(fullPath.Substring(0, end), out var mount))
            {
                return new Found(mount.Tree, fullPath.Substring(end + 1).Replace('\\', '/'), mount.Display, mount.File, fullPath.Substring(0, end));
            }
        }

        return null;
    }

    /// <summary>The path that places carry, or null where that of the disk holds.</summary>
    public string? Display(string fullPath) => Find(fullPath) is { Display: { } display } found ? display + "/" + found.Path : null;

    /// <summary>The path that is shown so, inside a mounted file; null where none is.</summary>
    public string? FullPath(string display)
    {
        foreach (var mount in all ?? [])
        {
            if (
                mount.Value.Display is { } shown
                && display.Length > shown.Length
                && display[shown.Length] == '/'
                && display.StartsWith(shown, StringComparison.Ordinal)
            )
            {
                return Path.Combine(mount.Key, display.Substring(shown.Length + 1).Replace('/', Path.DirectorySeparatorChar));
            }
        }

        return null;
    }

    /// <summary>The file on disk that a path leads into, or null.</summary>
    public string? File(string fullPath) => Find(fullPath)?.File;

    /// <summary>The names of the files in a folder inside a mounted file; null for a folder on disk.</summary>
    public IReadOnlyList<string>? Names(string folder)
    {
        if (all is null)
        {
            return null;
        }

        if (all.TryGetValue(folder, out var mount))
        {
            return mount.Names("");
        }

        return Find(folder) is { } found && all.TryGetValue(found.Root, out mount) ? mount.Names(found.Path) : null;
    }

    private static int LastSlash(string path, int before) => before <= 0 ? -1 : path.LastIndexOfAny(['/', Path.DirectorySeparatorChar], before - 1);

    /// <summary>A file inside a mounted one.</summary>
    /// <param name="Tree">What is in that.</param>
    /// <param name="Path">The path in it.</param>
    /// <param name="Display">How places call the mounted file, or null.</param>
    /// <param name="File">The file on disk.</param>
    /// <param name="Root">The path of the mounted file.</param>
    internal readonly record struct Found(IFileTree Tree, string Path, string? Display, string File, string Root);

    private sealed record Mount(IFileTree Tree, string? Display, string File)
    {
        private Dictionary<string, List<string>>? folders;

        public IReadOnlyList<string> Names(string folder) => (folders ??= Read()).TryGetValue(folder, out var names) ? names : [];

        private Dictionary<string, List<string>> Read()
        {
            var read = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var path in Tree.Paths)
            {
                var end = path.LastIndexOf('/');
                var folder = path.Substring(0, Math.Max(0, end));
                if (!read.TryGetValue(folder, out var names))
                {
                    read.Add(folder, names = []);
                }

                if (names.Count < SourceFiles.MaxFolderEntries)
                {
                    names.Add(path.Substring(end + 1));
                }
            }

            return read;
        }
    }
}
