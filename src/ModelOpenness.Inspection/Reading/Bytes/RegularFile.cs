using System.Reflection;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// Tells what may be opened. Opening a pipe waits for its other end, reading /dev/zero never ends, and netstandard2.0 does not
/// name the kind of a file. But pipes, sockets and devices have no length, and a file without length holds no model: so what has
/// no length is not opened.
/// </summary>
internal static class RegularFile
{
    // Length of a symbolic link is that of its own text, so the file behind it is asked. .NET Framework has no such method, nor
    // (on Windows) the pipes and devices in the file system that it is needed for.
    private static readonly Func<string, bool, FileSystemInfo?>? ResolveLink =
        typeof(File).GetMethod("ResolveLinkTarget", BindingFlags.Public | BindingFlags.Static, null, [typeof(string), typeof(bool)], null)
            ?.CreateDelegate(typeof(Func<string, bool, FileSystemInfo?>)) as Func<string, bool, FileSystemInfo?>;

    /// <summary>Length of the file, behind links; 0 for what is no regular file; null for a link whose target is not known before it is opened.</summary>
    /// <exception cref="IOException">It is not there, a folder, or a loop of links.</exception>
    public static long? LengthOf(string fullPath)
    {
        var file = new FileInfo(fullPath);
        if (Exists(file) && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            if (ResolveLink is null)
            {
                return null;
            }

            file = Target(fullPath) is { } target ? new FileInfo(target.FullName) : file;
        }

        if (!Exists(file))
        {
            throw new FileNotFoundException("no such file, or a link to none", fullPath);
        }

        var attributes = file.Attributes;
        if (attributes.HasFlag(FileAttributes.Directory))
        {
            throw new IOException("is a folder");
        }

        return attributes.HasFlag(FileAttributes.Device) ? 0 : file.Length;
    }

    // What is not there has all attributes.
    private static bool Exists(FileInfo file) => file.Attributes != (FileAttributes)(-1);

    private static FileSystemInfo? Target(string fullPath)
    {
        try
        {
            return ResolveLink?.Invoke(fullPath, true);
        }
        catch (IOException e)
        {
            throw new IOException("a loop of links, or a link that cannot be followed", e);
        }
    }
}
