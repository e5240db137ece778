using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// The one way to open a file that somebody else wrote: regular, and read up to a bound. Opening a pipe waits for its other end, reading
/// /dev/zero never ends, and netstandard2.0 does not name the kind of a file. But pipes, sockets and devices have no length, so what
/// has no length is not opened.
/// </summary>
internal static class RegularFile
{
    // Length of a symbolic link is that of its own text, so the file behind it is asked. .NET Framework has no such method, nor
    // (on Windows) the pipes and devices in the file system that it is needed for.
    private static readonly Func<string, bool, FileSystemInfo?>? ResolveLink =
        typeof(File).GetMethod("ResolveLinkTarget", BindingFlags.Public | BindingFlags.Static, null, [typeof(string), typeof(bool)], null)
            ?.CreateDelegate(typeof(Func<string, bool, FileSystemInfo?>)) as Func<string, bool, FileSystemInfo?>;

    /// <summary>Opens a file for reading and seeking.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="bufferSize">Size of the stream's buffer; 1 for none.</param>
    /// <returns>The stream, to be disposed of; null for an empty file.</returns>
    /// <exception cref="IOException">It is not there, a folder, a loop of links, locked; or a pipe, a socket or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Stream? OpenRead(string fullPath, int bufferSize = 1)
    {
        if (LengthOf(fullPath) != 0)
        {
            return new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize);
        }

        return IsSpecial(fullPath) ? throw new UnreadableException("it is a pipe, a socket or a device, not a regular file") : null;
    }

    /// <summary>The bytes of a file.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="maxBytes">Largest size that is read.</param>
    /// <exception cref="IOException">It is larger, or cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAll(string fullPath, int maxBytes)
    {
        var bytes = ReadUpTo(fullPath, maxBytes, out var isCut);
        return isCut ? throw new UnreadableException($"it is larger than the {maxBytes >> 20} MiB that are read of such a file") : bytes;
    }

    /// <summary>The first bytes of a file.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="maxBytes">How many at most.</param>
    /// <param name="isCut">True where there are more.</param>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadUpTo(string fullPath, int maxBytes, out bool isCut)
    {
        isCut = false;
        using var stream = OpenRead(fullPath);
        if (stream is null)
        {
            return [];
        }

        // Never more than the length that the file has now: one that grows meanwhile is read as it was.
        var size = stream.Length;
        isCut = size > maxBytes;
        var bytes = new byte[(int)Math.Min(size, maxBytes)];
        var length = 0;
        int read;
        while (length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0)
        {
            length += read;
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }

    /// <summary>Bytes as text: UTF-8 where no mark says otherwise; invalid bytes become replacement characters.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string ToText(byte[] bytes)
    {
        using var reader = new StreamReader(
            new MemoryStream(bytes),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            detectEncodingFromByteOrderMarks: true
        );
        return reader.ReadToEnd();
    }

    /// <summary>True for a pipe, a socket or a device, links followed; false where the system has no way to tell.</summary>
    /// <param name="fullPath">The path.</param>
    public static bool IsSpecial(string fullPath) => FileType.Of(fullPath) is { } type && type is not (FileType.Regular or FileType.Folder);

    /// <summary>Length of the file, behind links; 0 for what is no regular file; null for a link whose target is not known before it is opened.</summary>
    /// <exception cref="IOException">It is not there, a folder, or a loop of links.</exception>
    internal static long? LengthOf(string fullPath)
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
            throw new FileNotFoundException("no such file, or a link to a file that is not there", fullPath);
        }

        var attributes = file.Attributes;
        if (attributes.HasFlag(FileAttributes.Directory))
        {
            throw new UnreadableException("it is a folder");
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
            throw new UnreadableException("it is a loop of links, or a link that cannot be followed", e);
        }
    }

    /// <summary>The kind of a file, which .NET does not tell. Linux does without opening it, in a structure that is the same everywhere.</summary>
    private static class FileType
    {
        public const int Regular = 0x8000;
        public const int Folder = 0x4000;

        private const int Mask = 0xF000;
        private const int WorkingFolder = -100;
        private const int TypeOnly = 1;
        private const int Size = 256;
        private const int ModeAt = 28;

        public static int? Of(string fullPath)
        {
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            {
                return null;
            }

            try
            {
                var status = new byte[Size];
                return Status(WorkingFolder, Encoding.UTF8.GetBytes(fullPath + "\0"), 0, TypeOnly, status) == 0
                    ? BitConverter.ToUInt16(status, ModeAt) & Mask
                    : null;
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                return null;
            }
        }

        [DllImport("libc", EntryPoint = "statx")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Status(int folder, byte[] path, int flags, uint mask, [Out] byte[] status);
    }
}
