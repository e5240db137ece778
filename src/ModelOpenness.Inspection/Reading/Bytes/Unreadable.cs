namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>Puts into words why a file or folder could not be read. Messages of the system name paths of the machine, and differ between systems.</summary>
internal static class Unreadable
{
    /// <summary>True for what the file system may answer to anything that is asked of it.</summary>
    /// <param name="e">The exception.</param>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    /// <summary>True where there is nothing of that name.</summary>
    /// <param name="e">The exception.</param>
    public static bool IsMissing(Exception e) => e is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>The reason, as the end of a sentence.</summary>
    /// <param name="e">The exception.</param>
    public static string Why(Exception e) => e switch
    {
        UnreadableException => e.Message,
        UnauthorizedAccessException or System.Security.SecurityException => "it may not be read",
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        PathTooLongException => "its path is too long",
        EndOfStreamException => "it ends too early",
        _ => "it cannot be read",
    };
}
