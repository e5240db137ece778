namespace ModelOpenness.Inspection.Discovery;

/// <summary>What stands at a path.</summary>
internal enum FileStampKind
{
    /// <summary>Nothing, or nothing that may be looked at.</summary>
    Absent,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder, known by the names of the files in it.</summary>
    Folder,
}

/// <summary>State of a file or folder: equal stamps mean that it need not be read again.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Kind">File, folder or nothing.</param>
/// <param name="Size">Size of a file in bytes; number of files in a folder.</param>
/// <param name="State">
/// Time of the last change of a file in UTC ticks. For a folder a hash of the file names in it: its own time also changes when
/// <c>obj</c> or an editor's scratch folder comes and goes.
/// </param>
internal readonly record struct FileStamp(string Path, FileStampKind Kind, long Size, long State)
{
    /// <summary>Looks at a path; never throws for what stands there.</summary>
    /// <param name="fullPath">Full path.</param>
    public static FileStamp Of(string fullPath)
    {
        try
        {
            var file = new FileInfo(fullPath);
            if (file.Exists)
            {
                return new FileStamp(fullPath, FileStampKind.File, file.Length, file.LastWriteTimeUtc.Ticks);
            }

            var folder = new DirectoryInfo(fullPath);
            if (folder.Exists)
            {
                return OfFolder(fullPath);
            }
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException or NotSupportedException
            )
        {
            // Not to be seen is the same as not there.
        }

        return new FileStamp(fullPath, FileStampKind.Absent, 0, 0);
    }

    private static FileStamp OfFolder(string fullPath)
    {
        long count = 0;
        long hash = 0;
        foreach (var path in Directory.EnumerateFiles(fullPath))
        {
            // A sum, because the order of a listing is the file system's affair.
            hash = unchecked(hash + Fnv1a(path));
            if (++count == SourceFiles.MaxFolderEntries)
            {
                break;
            }
        }

        return new FileStamp(fullPath, FileStampKind.Folder, count, hash);
    }

    private static long Fnv1a(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return unchecked((long)hash);
    }
}
