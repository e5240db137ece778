using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>
/// What one folder holds. A name that cannot be opened, and a folder that may not be listed, are told of and cost nothing else: whatever
/// stands beside them is still found.
/// </summary>
internal sealed class FolderListing
{
    /// <summary>How many folders deep a walk goes.</summary>
    public const int MaxDepth = 64;

    private const string BadName = "its name is not valid text (UTF-8), so it cannot be opened";

    // What the system puts in place of bytes that are no character: a path with it leads nowhere.
    private const char Replacement = '\uFFFD';

    private readonly List<string> files = [];
    private readonly List<string> folders = [];

    private FolderListing(string folder) => Folder = folder;

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Names of the files, links to files among them, in ordinal order.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Names of the folders, in ordinal order. Links are left out: one may lead back up.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="notLookedAt">Told of each full path that cannot be looked at, and why.</param>
    /// <param name="isWanted">Whether a file of that name would be looked at: others need not be told of. Null for all.</param>
    public static FolderListing Of(string folder, Action<string, string> notLookedAt, Func<string, bool>? isWanted = null)
    {
        var listing = new FolderListing(folder);
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                listing.Add(entry, notLookedAt, isWanted);
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            notLookedAt(folder, Unreadable.Why(e));
        }

        listing.files.Sort(StringComparer.Ordinal);
        listing.folders.Sort(StringComparer.Ordinal);
        return listing;
    }

    /// <summary>Lists a folder and those below it, each before those in it.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="notLookedAt">Told of each full path that cannot be looked at, and why.</param>
    /// <param name="isWanted">Whether a file of that name would be looked at: others need not be told of. Null for all.</param>
    /// <param name="isSkipped">Whether a folder is left out, by the listing that it stands in and its name; null for none.</param>
    public static IEnumerable<FolderListing> Below(
        string folder, Action<string, string> notLookedAt, Func<string, bool>? isWanted = null, Func<FolderListing, string, bool>? isSkipped = null)
    {
        var open = new Stack<(string Folder, int Depth)>();
        open.Push((folder, 0));
        while (open.Count > 0)
        {
            var (path, depth) = open.Pop();
            var listing = Of(path, notLookedAt, isWanted);
            yield return listing;
            for (var i = listing.folders.Count - 1; i >= 0; i--)
            {
                if (isSkipped is not null && isSkipped(listing, listing.folders[i]))
                {
                    continue;
                }

                var below = Path.Combine(path, listing.folders[i]);
                if (depth == MaxDepth)
                {
                    notLookedAt(below, "it lies more than 64 folders deep");
                    continue;
                }

                open.Push((below, depth + 1));
            }
        }
    }

    private void Add(FileSystemInfo entry, Action<string, string> notLookedAt, Func<string, bool>? isWanted)
    {
        var name = entry.Name;
        var isFolder = entry is DirectoryInfo;
        if (name.IndexOf(Replacement) >= 0 && !entry.Exists)
        {
            if (isFolder || isWanted is null || isWanted(name))
            {
                notLookedAt(Path.Combine(Folder, name), BadName);
            }
        }
        else if (!isFolder)
        {
            files.Add(name);
        }
        else if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            folders.Add(name);
        }
    }
}
