using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ModelOpenness.Inspection.Tests.Reading.Formats.Writers;

/// <summary>Small whole files of formats that need no writer of their own.</summary>
internal static class Files
{
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    /// <summary>A safetensors file with this header and so many bytes of tensors.</summary>
    public static byte[] Safetensors(string header, int data = 0, ulong? claimed = null)
    {
        var text = Text(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, claimed ?? (ulong)text.Length);
        return Join(length, text, new byte[data]);
    }

    /// <summary>A ZIP file written by System.IO.Compression; entries whose name begins with = are stored.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var isStored = name[0] == '=';
                var entry = zip.CreateEntry(isStored ? name[1..] : name, isStored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var into = entry.Open();
                into.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A ZIP file of stored entries, written by hand so that anything in it can be wrong.</summary>
    public static byte[] StoredZip(byte[] prefix, params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        stream.Write(prefix);
        using var directory = new MemoryStream();
        foreach (var (name, content) in entries)
        {
            var header = (uint)stream.Length;
            var raw = Encoding.UTF8.GetBytes(name);
            stream.Write(Join("PK\x3\x4"u8.ToArray(), Numbers((20, 2), (0, 2), (0, 2), (0, 4), (0, 4), ((uint)content.Length, 4), ((uint)content.Length, 4), ((uint)raw.Length, 2), (0, 2)), raw, content));
            directory.Write(Join("PK\x1\x2"u8.ToArray(), Numbers((20, 2), (20, 2), (0, 2), (0, 2), (0, 4), (0, 4), ((uint)content.Length, 4), ((uint)content.Length, 4), ((uint)raw.Length, 2), (0, 2), (0, 2), (0, 2), (0, 2), (0, 4), (header, 4)), raw));
        }

        var start = (uint)stream.Length;
        directory.WriteTo(stream);
        stream.Write(Join("PK\x5\x6"u8.ToArray(), Numbers((0, 2), (0, 2), ((uint)entries.Length, 2), ((uint)entries.Length, 2), ((uint)directory.Length, 4), (start, 4), (0, 2))));
        return stream.ToArray();
    }

    public static byte[] Numbers(params (uint Value, int Width)[] numbers) =>
        numbers.SelectMany(number => BitConverter.GetBytes(number.Value).Take(number.Width)).ToArray();

    /// <summary>Compressed as zlib has it.</summary>
    public static byte[] Zlib(byte[] content) => Packed(content, stream => new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true));

    public static byte[] Gzip(byte[] content) => Packed(content, stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true));

    /// <summary>A tar file of empty members.</summary>
    public static byte[] Tar(params string[] members) => Tar([.. members.Select(name => (name, Array.Empty<byte>()))]);

    /// <summary>A tar file.</summary>
    public static byte[] Tar(params (string Name, byte[] Content)[] members) => Join([.. members.Select(member =>
    {
        var block = new byte[512];
        Encoding.ASCII.GetBytes(member.Name).CopyTo(block, 0);
        Encoding.ASCII.GetBytes(Convert.ToString(member.Content.Length, 8).PadLeft(11, '0')).CopyTo(block, 124);
        "ustar"u8.CopyTo(block.AsSpan(257));
        return Join(block, member.Content, new byte[(512 - (member.Content.Length % 512)) % 512]);
    }), new byte[1024]]);

    private static byte[] Packed(byte[] content, Func<Stream, Stream> open)
    {
        using var stream = new MemoryStream();
        using (var packed = open(stream))
        {
            packed.Write(content);
        }

        return stream.ToArray();
    }
}
