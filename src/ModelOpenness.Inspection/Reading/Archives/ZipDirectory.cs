using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>One entry of a ZIP file, as the central directory has it.</summary>
/// <param name="Name">Name with <c>/</c> as separator; it names nothing outside the file.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="IsEncrypted">Encrypted entries are not read.</param>
/// <param name="Compressed">Bytes in the file.</param>
/// <param name="Size">Bytes of the content, as the directory claims.</param>
/// <param name="Header">Where its local header is.</param>
internal sealed record ZipEntry(string Name, int Method, bool IsEncrypted, long Compressed, long Size, long Header);

/// <summary>
/// A ZIP file's central directory, read by hand: System.IO.Compression takes directories of any size, and cannot give the place
/// of a stored entry, which a model inside a bundle is read from. Nothing is written anywhere.
/// </summary>
internal sealed class ZipDirectory
{
    private const int MaxEntries = 65_536;
    private const int MaxDirectory = 4 << 20;
    private const int MaxName = 1024;
    private const int MaxInflated = 1 << 20;
    private const int MaxRatio = 100;
    private const int EndSize = 22;
    private readonly ByteRange bytes;
    private readonly long shift;

    private ZipDirectory(ByteRange bytes, End end)
    {
        this.bytes = bytes;
        this.shift = end.Shift;
        this.Entries = this.Scan(end);
    }

    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>Finds and reads the directory; null where there is none.</summary>
    public static ZipDirectory? Open(ByteRange bytes) => FindEnd(bytes) is { } end ? new ZipDirectory(bytes, end) : null;

    /// <summary>The first entry whose name is this, or ends with it behind a folder.</summary>
    public ZipEntry? Find(string name)
    {
        foreach (var entry in this.Entries)
        {
            if (entry.Name.EndsWith(name, StringComparison.Ordinal)
                && (entry.Name.Length == name.Length || entry.Name[entry.Name.Length - name.Length - 1] == '/'))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Bytes of a stored entry, where they stand in the file.</summary>
    public ByteRange Stored(ZipEntry entry)
    {
        var data = this.Data(entry);
        return entry.Method == 0 && entry.Compressed == entry.Size
            ? data
            : throw this.bytes.Malformed("entry that should be stored is not", entry.Header);
    }

    /// <summary>Content of a small entry.</summary>
    public byte[] Content(ZipEntry entry)
    {
        if (entry.Size > MaxInflated)
        {
            throw this.bytes.Malformed(
                "entry of " + MalformedException.Text(entry.Size) + " bytes, " + MalformedException.Text(MaxInflated) + " are the limit,",
                entry.Header
            );
        }

        var data = this.Data(entry);
        if (entry.Method == 0)
        {
            return this.Stored(entry).Copy(0, (int)entry.Size, "entry");
        }

        if (entry.Method != 8)
        {
            throw this.bytes.Malformed("compression method " + MalformedException.Text(entry.Method), entry.Header);
        }

        if (entry.Size > (data.Length + 10) * MaxRatio)
        {
            throw this.bytes.Malformed("entry that unpacks to more than " + MalformedException.Text(MaxRatio) + " times its size", entry.Header);
        }

        // One byte more than promised is asked for, to notice a directory that lies about the size.
        var content = new byte[entry.Size + 1];
        var count = 0;
        try
        {
            using var inflated = new DeflateStream(new RangeStream(data), CompressionMode.Decompress);
            while (count < content.Length)
            {
                var got = inflated.Read(content, count, content.Length - count);
                if (got <= 0)
                {
                    break;
                }

                count += got;
            }
        }
        catch (InvalidDataException)
        {
            throw this.bytes.Malformed("entry that cannot be unpacked", entry.Header);
        }

        if (count != entry.Size)
        {
            throw this.bytes.Malformed("entry whose size is not " + MalformedException.Text(entry.Size) + " as the directory says,", entry.Header);
        }

        Array.Resize(ref content, count);
        return content;
    }

    /// <summary>
    /// Bytes of an entry as they stand in the file. Scanners were misled by entries that have one name in the directory and another
    /// one before their data: these are refused.
    /// </summary>
    public ByteRange Data(ZipEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw this.bytes.Malformed("encrypted entry", entry.Header);
        }

        var at = entry.Header + this.shift;
        var head = this.bytes.Window(at, 30, "local header");
        if (!head.StartsWith("PK\x3\x4"u8))
        {
            throw this.bytes.Malformed("no local header", at);
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(26));
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(28));
        if (nameLength > MaxName || !string.Equals(Name(this.bytes.Copy(at + 30, nameLength, "name")), entry.Name, StringComparison.Ordinal))
        {
            throw this.bytes.Malformed("entry with another name in the directory", at);
        }

        return this.bytes.Slice(at + 30 + nameLength + extraLength, entry.Compressed, "entry");
    }

    private static string Name(byte[] raw) => Encoding.UTF8.GetString(raw).Replace('\\', '/');

    private List<ZipEntry> Scan(End end)
    {
        if (end.Count > MaxEntries || end.Size > MaxDirectory)
        {
            throw this.bytes.Malformed(
                "ZIP directory of " + MalformedException.Text(end.Count) + " entries and " + MalformedException.Text(end.Size) + " bytes",
                end.Start
            );
        }

        var entries = new List<ZipEntry>((int)Math.Min(end.Count, 1024));
        var at = end.Start;
        var limit = end.Start + end.Size;
        for (var i = 0L; i < end.Count; i++)
        {
            if (limit - at < 46)
            {
                throw this.bytes.Malformed("ZIP directory has fewer entries than its end says", at);
            }

            var head = this.bytes.Window(at, 46, "ZIP directory");
            if (!head.StartsWith("PK\x1\x2"u8))
            {
                throw this.bytes.Malformed("no ZIP directory entry", at);
            }

            var flags = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(8));
            var method = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(10));
            long compressed = BinaryPrimitives.ReadUInt32LittleEndian(head.Slice(20));
            long size = BinaryPrimitives.ReadUInt32LittleEndian(head.Slice(24));
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(28));
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(30));
            var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(32));
            long header = BinaryPrimitives.ReadUInt32LittleEndian(head.Slice(42));
            var next = at + 46 + nameLength + extraLength + commentLength;
            if (nameLength > MaxName || next > limit)
            {
                throw this.bytes.Malformed("ZIP directory entry goes past the directory", at);
            }

            var name = Name(this.bytes.Copy(at + 46, nameLength, "name"));
            if (compressed == uint.MaxValue || size == uint.MaxValue || header == uint.MaxValue)
            {
                this.Wide(this.bytes.Copy(at + 46 + nameLength, extraLength, "extra field"), at, ref size, ref compressed, ref header);
            }

            if (header < 0 || compressed < 0 || size < 0 || header + this.shift > end.Start || compressed > end.Start - header - this.shift)
            {
                throw this.bytes.Malformed("ZIP entry outside the file", at);
            }

            entries.Add(new ZipEntry(name, method, (flags & 0x2041) != 0, compressed, size, header));
            at = next;
        }

        return entries;
    }

    // Zip64: numbers that do not fit stand in an extra field, in this order, only those that are missing.
    private void Wide(byte[] extra, long at, ref long size, ref long compressed, ref long header)
    {
        for (var i = 0; i + 4 <= extra.Length;)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra.AsSpan(i));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra.AsSpan(i + 2));
            i += 4;
            if (length > extra.Length - i)
            {
                break;
            }

            if (id == 1)
            {
                var field = extra.AsSpan(i, length);
                if (Take(ref field, ref size) && Take(ref field, ref compressed) && Take(ref field, ref header))
                {
                    return;
                }

                break;
            }

            i += length;
        }

        throw this.bytes.Malformed("ZIP entry without its 64-bit numbers", at);

        static bool Take(ref Span<byte> field, ref long value)
        {
            if (value != uint.MaxValue)
            {
                return true;
            }

            if (field.Length < 8)
            {
                return false;
            }

            value = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field.Slice(8);
            return true;
        }
    }

    private static End? FindEnd(ByteRange bytes)
    {
        if (bytes.Length < EndSize)
        {
            return null;
        }

        // The end record is the last one whose comment reaches to the end of the file. Usually there is no comment.
        if (EndAt(bytes, bytes.Length - EndSize) is { } plain)
        {
            return plain;
        }

        var length = (int)Math.Min(bytes.Length, EndSize + ushort.MaxValue);
        var tail = bytes.Copy(bytes.Length - length, length, "ZIP end");
        for (var i = length - EndSize; i >= 0; i--)
        {
            if (tail[i] == 'P' && tail.AsSpan(i).StartsWith("PK\x5\x6"u8) && EndAt(bytes, bytes.Length - length + i) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    private static End? EndAt(ByteRange bytes, long at)
    {
        var record = bytes.Window(at, EndSize, "ZIP end");
        if (!record.StartsWith("PK\x5\x6"u8) || at + EndSize + BinaryPrimitives.ReadUInt16LittleEndian(record.Slice(20)) != bytes.Length)
        {
            return null;
        }

        long count = BinaryPrimitives.ReadUInt16LittleEndian(record.Slice(10));
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record.Slice(12));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(record.Slice(16));
        var directoryEnd = at;
        if (bytes.HasAt(at - 20, "PK\x6\x7"u8))
        {
            // Zip64. Some writers add its records where they are not needed; then both must say the same.
            var wideAt = (long)bytes.U64(at - 20 + 8, "ZIP end");
            if (!bytes.HasAt(wideAt, "PK\x6\x6"u8) || wideAt > at - 20 - 56)
            {
                throw bytes.Malformed("ZIP 64-bit end is not where it is said to be,", at - 20);
            }

            if (!Agrees(ref count, ushort.MaxValue, bytes.U64(wideAt + 32, "ZIP end"))
                || !Agrees(ref size, uint.MaxValue, bytes.U64(wideAt + 40, "ZIP end"))
                || !Agrees(ref start, uint.MaxValue, bytes.U64(wideAt + 48, "ZIP end")))
            {
                throw bytes.Malformed("ZIP ends of 32 and 64 bits contradict each other", wideAt);
            }

            directoryEnd = wideAt;
        }

        // A program in front of the archive moves everything, unless its writer counted it in.
        var moved = directoryEnd - size - start;
        if (count < 0 || size < 0 || start < 0 || moved < 0 || size > directoryEnd)
        {
            throw bytes.Malformed("ZIP directory outside the file", at);
        }

        return new End(directoryEnd - size, size, count, moved);
    }

    private static bool Agrees(ref long narrow, long unknown, ulong wide)
    {
        var agrees = narrow == unknown || wide == (ulong)narrow;
        narrow = (long)wide;
        return agrees;
    }

    private sealed record End(long Start, long Size, long Count, long Shift);
}
