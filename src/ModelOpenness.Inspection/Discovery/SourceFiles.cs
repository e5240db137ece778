using System.Text;
using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>
/// The one way in which an inspection looks at the disk. It bounds what is read and remembers every file and folder that
/// was looked at with its size and time, so that a later build can tell by a few stats that nothing changed.
/// </summary>
internal sealed class SourceFiles
{
    /// <summary>Longest text that is read of a card, license or project file, in bytes.</summary>
    public const int MaxTextBytes = 1 << 20;

    /// <summary>Most entries that are taken from one folder.</summary>
    public const int MaxFolderEntries = 100_000;

    private readonly Dictionary<string, FileStamp> stamps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> unseen = new(StringComparer.Ordinal);
    private readonly Mounts mounts = new();

    /// <summary>Creates a view on the disk.</summary>
    /// <param name="baseFolder">Full path of the folder that all paths are shown relative to.</param>
    /// <param name="packageRoots">Full paths of NuGet package folders; files in them are shown as <c>nuget:id/version/…</c>.</param>
    public SourceFiles(string baseFolder, IReadOnlyList<string>? packageRoots = null)
    {
        BaseFolder = baseFolder;
        PackageRoots = packageRoots ?? [];
    }

    /// <summary>The folder that all paths are shown relative to.</summary>
    public string BaseFolder { get; }

    /// <summary>NuGet package folders.</summary>
    public IReadOnlyList<string> PackageRoots { get; }

    /// <summary>Everything looked at so far, ordered by path.</summary>
    public IReadOnlyList<FileStamp> Stamps => [.. stamps.Values.OrderBy(s => s.Path, StringComparer.Ordinal)];

    /// <summary>What should have been looked at and could not be, ordered by path.</summary>
    public IReadOnlyList<NotLookedAt> NotLookedAt =>
        [.. unseen.Select(u => new NotLookedAt(Display(u.Key), u.Value)).OrderBy(u => u.Path, StringComparer.Ordinal)];

    /// <summary>The path as findings show it.</summary>
    /// <param name="fullPath">Full path.</param>
    public string Display(string fullPath) => mounts.Display(fullPath) ?? DisplayPath.Of(fullPath, BaseFolder, PackageRoots);

    /// <summary>The full path of what <see cref="Display"/> shows; null for a package that is in none of the folders.</summary>
    /// <param name="display">A path as places carry it.</param>
    public string? FullPathOf(string display)
    {
        if (!Place.IsInPackage(display))
        {
            return Path.GetFullPath(Path.Combine(BaseFolder, display.Replace('/', Path.DirectorySeparatorChar)));
        }

        var inRoot = display.Substring(Place.PackagePrefix.Length).Replace('/', Path.DirectorySeparatorChar);
        return mounts.FullPath(display) ?? PackageRoots.Select(r => Path.Combine(r, inRoot)).FirstOrDefault(File.Exists);
    }

    /// <summary>Makes the files inside a package or an assembly look as if they stood in a folder of that path.</summary>
    /// <param name="fullPath">Full path of the package or assembly, which may itself stand in one.</param>
    /// <param name="tree">What is in it.</param>
    /// <param name="display">The path that places carry for it; null for that of the file.</param>
    internal void Mount(string fullPath, IFileTree tree, string? display = null) => mounts.Add(fullPath, tree, display);

    /// <summary>Opens a file on disk, or inside a package or assembly, for reading and seeking.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <returns>The stream, to be disposed of; null for what is no regular file or is empty.</returns>
    /// <exception cref="IOException">It is not there or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal Stream? OpenRead(string fullPath)
    {
        if (mounts.Find(fullPath) is { } mounted)
        {
            return mounted.Tree.Open(mounted.Path);
        }

        return RegularFile.OpenRead(fullPath);
    }

    /// <summary>True where the path is inside something mounted.</summary>
    /// <param name="fullPath">Full path.</param>
    internal bool IsMounted(string fullPath) => mounts.Find(fullPath) is not null;

    /// <summary>True where a file stands there; remembered either way.</summary>
    /// <param name="fullPath">Full path.</param>
    public bool Exists(string fullPath)
    {
        if (mounts.Find(fullPath) is { } mounted)
        {
            return mounted.Tree.Holds(mounted.Path);
        }

        var stamp = FileStamp.Of(fullPath);
        Remember(stamp);
        return stamp.Kind == FileStampKind.File;
    }

    /// <summary>Remembers a file that somebody else reads.</summary>
    /// <param name="fullPath">Full path.</param>
    public void Watch(string fullPath) => Remember(FileStamp.Of(mounts.File(fullPath) ?? fullPath));

    /// <summary>The names of the files in a folder, in ordinal order; none where it cannot be read.</summary>
    /// <param name="folder">Full path.</param>
    public IReadOnlyList<string> FileNames(string folder)
    {
        if (folders.TryGetValue(folder, out var known))
        {
            return known;
        }

        if (mounts.Names(folder) is { } inside)
        {
            folders.Add(folder, inside);
            return inside;
        }

        Remember(FileStamp.Of(folder));
        var names = new List<string>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                if (names.Count == MaxFolderEntries)
                {
                    CannotLookAt(folder, "it holds more than 100,000 files");
                    break;
                }

                names.Add(Path.GetFileName(path));
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            // A folder that cannot be listed has no sidecars; the model itself may still be readable.
            CannotLookAt(folder, e);
        }

        names.Sort(StringComparer.Ordinal);
        folders.Add(folder, names);
        return names;
    }

    /// <summary>The text of a file, at most <see cref="MaxTextBytes"/> of it; null where it cannot be read or is no text.</summary>
    /// <param name="fullPath">Full path.</param>
    public string? ReadText(string fullPath)
    {
        if (texts.TryGetValue(fullPath, out var known))
        {
            return known;
        }

        Watch(fullPath);
        string? text = null;
        try
        {
            // A pipe or a device has no length and would never end.
            using var stream = OpenRead(fullPath);
            if (stream is null)
            {
                texts.Add(fullPath, null);
                return null;
            }

            var buffer = new byte[Math.Min(Math.Max(stream.Length, 0), MaxTextBytes)];
            var length = 0;
            int read;
            while (length < buffer.Length && (read = stream.Read(buffer, length, buffer.Length - length)) > 0)
            {
                length += read;
            }

            if (Array.IndexOf(buffer, (byte)0, 0, length) < 0 || (length > 1 && (buffer[0] | buffer[1]) >= 0xFE))
            {
                using var reader = new StreamReader(new MemoryStream(buffer, 0, length), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
                text = reader.ReadToEnd();
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            CannotLookAt(fullPath, e);
        }

        texts.Add(fullPath, text);
        return text;
    }

    /// <summary>The bytes of a file; null where it cannot be read or is too large.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="maxBytes">Largest size that is read.</param>
    public byte[]? ReadBytes(string fullPath, int maxBytes)
    {
        Watch(fullPath);
        try
        {
            using var stream = OpenRead(fullPath);
            if (stream is null || stream.Length is <= 0 || stream.Length > maxBytes)
            {
                return null;
            }

            var bytes = new byte[stream.Length];
            var length = 0;
            int read;
            while (length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0)
            {
                length += read;
            }

            // A file that grew shorter in between is read again another time.
            return length == bytes.Length ? bytes : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            CannotLookAt(fullPath, e);
            return null;
        }
    }

    /// <summary>Keeps in mind what could not be looked at. What is not there says nothing, and is not missed.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="e">What the file system said.</param>
    internal void CannotLookAt(string fullPath, Exception e)
    {
        if (!Unreadable.IsMissing(e))
        {
            CannotLookAt(fullPath, Unreadable.Why(e));
        }
    }

    /// <summary>Keeps in mind what could not be looked at.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="why">Why, as the end of a sentence.</param>
    internal void CannotLookAt(string fullPath, string why) => unseen[fullPath] = why;

    private void Remember(FileStamp stamp)
    {
        if (!stamps.ContainsKey(stamp.Path))
        {
            stamps.Add(stamp.Path, stamp);
        }
    }
}
