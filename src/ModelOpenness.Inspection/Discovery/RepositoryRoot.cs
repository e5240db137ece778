using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Knowledge;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>
/// Where a repository begins: above it nothing speaks for a project. Source archives and container builds come without <c>.git</c>, and
/// are to be read as the checkout is.
/// </summary>
internal static class RepositoryRoot
{
    private const int MaxFoldersAbove = 8;

    // No repository has so many files at its root; a folder of data may, and is not worth reading through.
    private const int MaxFiles = 4096;

    /// <summary>
    /// The folder that holds <c>.git</c>, at or above a folder. Without one, the nearest that holds a license beside a solution, a file
    /// that every project below imports, or a package manifest: at most eight folders up, never the user's own folder or the disk's.
    /// </summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="files">The disk: remembers the folders that could become the root.</param>
    /// <returns>Its full path; null where there is none.</returns>
    public static string? Of(string folder, SourceFiles files) => Of(folder, files, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The folder and those above it, up to its repository's root; the folder alone where it stands in none.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="files">The disk.</param>
    internal static IReadOnlyList<string> Folders(string folder, SourceFiles files)
    {
        var root = Of(folder, files) ?? folder;
        return [.. Upwards(folder).TakeWhile(f => f.Length >= root.Length)];
    }

    /// <summary>As above, for a user whose own folder is <paramref name="home"/>.</summary>
    internal static string? Of(string folder, SourceFiles files, string home) =>
        Upwards(folder).FirstOrDefault(f => FileStamp.Of(Path.Combine(f, ".git")).Kind != FileStampKind.Absent)
        ?? Upwards(folder).Take(MaxFoldersAbove + 1).TakeWhile(f => !IsOutside(f, home)).FirstOrDefault(f => LooksLikeRoot(f, files));

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }

    private static bool LooksLikeRoot(string folder, SourceFiles files)
    {
        var (license, marker, count) = (false, false, 0);
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                if (++count > MaxFiles)
                {
                    return false;
                }

                var name = Path.GetFileName(path);
                license |= ComponentFileRules.IsLicenseOfAll(name);
                marker |= TextFileNames.MarksRoot(name);
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            // A folder that cannot be listed speaks for nothing.
            return false;
        }

        if (license || marker)
        {
            // What is missing may come. Other folders above are not watched: files come and go in a folder for scratch.
            files.Watch(folder);
        }

        return license && marker;
    }

    private static bool IsOutside(string folder, string home) => Path.GetDirectoryName(folder) is null || string.Equals(folder, home, StringComparison.Ordinal);
}
