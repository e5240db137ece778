using System.IO.Compression;

namespace ModelOpenness.PackFiles;

/// <summary>NuGet compresses so that packing is fast; every build agent fetches and unpacks what was packed once.</summary>
internal static class Shrinking
{
    /// <summary>Compresses a package as far as ZIP goes: the same entries, in their order, with their times.</summary>
    public static byte[] Shrink(byte[] package)
    {
        using var from = new ZipArchive(new MemoryStream(package));
        using var shrunk = new MemoryStream();
        using (var to = new ZipArchive(shrunk, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.SmallestSize);
                copy.LastWriteTime = entry.LastWriteTime;
                copy.ExternalAttributes = entry.ExternalAttributes;
                using var read = entry.Open();
                using var write = copy.Open();
                read.CopyTo(write);
            }
        }

        return shrunk.ToArray();
    }
}
