using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Cli.Worker;

/// <summary>What a project may ask the disk while it is evaluated: the same answers as the framework's, in bounded measure, and no way to change
/// anything.</summary>
internal static class BoundedDisk
{
    /// <summary>How many entries a listing may have.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>An argument that is answered without a look at the disk.</summary>
    internal const string Probe = "modelopenness-probe";

    /// <summary>How often one of these was called.</summary>
    internal static int Calls { get; private set; }

    /// <summary>As <see cref="Directory.GetParent"/>, without the methods that write.</summary>
    /// <param name="path">Path.</param>
    public static FolderName? GetParent(string path)
    {
        Calls++;
        return path == Probe ? null : FolderName.Of(Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>As <see cref="Directory.GetFiles(string)"/>.</summary>
    /// <param name="path">Folder.</param>
    public static string[] GetFiles(string path) => GetFiles(path, "*");

    /// <summary>As <see cref="Directory.GetFiles(string, string)"/>.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="pattern">Pattern of names.</param>
    public static string[] GetFiles(string path, string pattern) => GetFiles(path, pattern, SearchOption.TopDirectoryOnly);

    /// <summary>As <see cref="Directory.GetFiles(string, string, SearchOption)"/>.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="pattern">Pattern of names.</param>
    /// <param name="option">Whether folders in it are searched.</param>
    public static string[] GetFiles(string path, string pattern, SearchOption option) => List(path, pattern, option, files: true);

    /// <summary>As <see cref="Directory.GetDirectories(string)"/>.</summary>
    /// <param name="path">Folder.</param>
    public static string[] GetDirectories(string path) => GetDirectories(path, "*");

    /// <summary>As <see cref="Directory.GetDirectories(string, string)"/>.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="pattern">Pattern of names.</param>
    public static string[] GetDirectories(string path, string pattern) => GetDirectories(path, pattern, SearchOption.TopDirectoryOnly);

    /// <summary>As <see cref="Directory.GetDirectories(string, string, SearchOption)"/>.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="pattern">Pattern of names.</param>
    /// <param name="option">Whether folders in it are searched.</param>
    public static string[] GetDirectories(string path, string pattern, SearchOption option) => List(path, pattern, option, files: false);

    /// <summary>As <see cref="File.ReadAllText(string)"/>, of regular files and at most a megabyte of them.</summary>
    /// <param name="path">File.</param>
    public static string ReadAllText(string path)
    {
        Calls++;
        if (path == Probe)
        {
            return "";
        }

        return new SourceFiles(Path.GetTempPath()).ReadText(Path.GetFullPath(path)) ?? throw new IOException("The file cannot be read as a text.");
    }

    private static string[] List(string path, string pattern, SearchOption option, bool files)
    {
        Calls++;
        if (path == Probe)
        {
            return [];
        }

        var found = new List<string>();
        var seen = 0;
        foreach (var entry in Directory.EnumerateFileSystemEntries(path, "*", option))
        {
            if (++seen > MaxEntries)
            {
                throw new IOException("The folder holds too many entries to be listed.");
            }

            if (
                Directory.Exists(entry) != files
                && System.IO.Enumeration.FileSystemName.MatchesWin32Expression(
                    System.IO.Enumeration.FileSystemName.TranslateWin32Expression(pattern),
                    Path.GetFileName(entry)
                )
            )
            {
                found.Add(entry);
            }
        }

        return [.. found];
    }
}

/// <summary>The name of a folder, with the properties of <see cref="DirectoryInfo"/> that only read.</summary>
internal sealed class FolderName
{
    private FolderName(string path) => FullName = path;

    /// <summary>Full path.</summary>
    public string FullName { get; }

    /// <summary>Its last part.</summary>
    public string Name => Path.GetFileName(FullName) is { Length: > 0 } name ? name : FullName;

    /// <summary>The folder that holds it, or null.</summary>
    public FolderName? Parent => Of(Path.GetDirectoryName(FullName));

    /// <summary>The root of its path.</summary>
    public FolderName? Root => Of(Path.GetPathRoot(FullName));

    /// <summary>True where it is there.</summary>
    public bool Exists => Directory.Exists(FullName);

    /// <inheritdoc/>
    public override string ToString() => FullName;

    internal static FolderName? Of(string? path) => string.IsNullOrEmpty(path) ? null : new FolderName(path);
}
