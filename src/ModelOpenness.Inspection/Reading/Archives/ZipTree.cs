using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>The entries of a ZIP file, a NuGet package for one. Read by hand, bounded, nothing written anywhere.</summary>
internal sealed class ZipTree : IFileTree
{
    private readonly string file;
    private readonly Dictionary<string, (ZipEntry Entry, long Start)> entries = new(StringComparer.Ordinal);
    private readonly InflateBudget budget = new(InflateBudget.OfPackage);

    private ZipTree(string file) => this.file = file;

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>How many entries were left out because their names lead out of the archive, are there twice, are encrypted or damaged.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Opens a ZIP file.</summary>
    /// <param name="fullPath">The file.</param>
    /// <exception cref="IOException">It cannot be read, or is no ZIP file; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ZipTree Read(string fullPath)
    {
        if (RegularFile.LengthOf(fullPath) == 0)
        {
            throw new UnreadableException("is empty, or not a regular file");
        }

        var tree = new ZipTree(fullPath);
        using var stream = OpenFile(fullPath);
        using var bytes = new FileBytes(stream);
        try
        {
            var directory = ZipDirectory.Open(new ByteRange(bytes)) ?? throw new UnreadableException("is not a ZIP file, or is cut short");
            foreach (var entry in directory.Entries)
            {
                tree.Add(directory, entry);
            }
        }
        catch (MalformedException e)
        {
            throw new UnreadableException("is a damaged ZIP file: " + e.Message, e);
        }

        tree.Paths = [.. tree.entries.Keys.OrderBy(p => p, StringComparer.Ordinal)];
        return tree;
    }

    /// <inheritdoc/>
    public bool Holds(string path) => entries.ContainsKey(path);

    /// <summary>Length of an entry's content, as the directory claims.</summary>
    public long LengthOf(string path) => entries.TryGetValue(path, out var found) ? found.Entry.Size : 0;

    /// <inheritdoc/>
    public Stream? Open(string path)
    {
        if (!entries.TryGetValue(path, out var found))
        {
            throw new FileNotFoundException("no such entry", path);
        }

        var (entry, start) = found;
        return entry.Size == 0 ? null : entry.Method switch
        {
            0 when entry.Compressed == entry.Size => new SliceStream(OpenFile(file), start, entry.Size),
            8 => new InflatedStream(() => new SliceStream(OpenFile(file), start, entry.Compressed), entry.Size, budget),
            _ => throw new UnreadableException("it is packed in a way that is not read"),
        };
    }

    /// <summary>
    /// The name as a package means it. NuGet writes spaces and other characters of names as in addresses.
    /// </summary>
    /// <returns>Null for a name that leads out of the archive.</returns>
    internal static string? Inside(string name)
    {
        var path = name.IndexOf('%') < 0 ? name : Uri.UnescapeDataString(name).Replace('\\', '/');
        if (path.Length == 0 || path[0] == '/' || (path.Length > 1 && path[1] == ':') || path.IndexOf('\0') >= 0)
        {
            return null;
        }

        foreach (var part in path.Split('/'))
        {
            if (part is "" or "." or "..")
            {
                return null;
            }
        }

        return path;
    }

    private void Add(ZipDirectory directory, ZipEntry entry)
    {
        if (entry.Name.EndsWith("/", StringComparison.Ordinal))
        {
            return;
        }

        if (entry.IsEncrypted || Inside(entry.Name) is not { } path || entries.ContainsKey(path))
        {
            LeftOut++;
            return;
        }

        try
        {
            entries.Add(path, (entry, directory.Data(entry).Start));
        }
        catch (MalformedException)
        {
            // One entry that is not what the directory says does not hide the others.
            LeftOut++;
        }
    }

    private static FileStream OpenFile(string fullPath) =>
        new(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 4096);
}
