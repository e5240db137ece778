using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// A stretch of a file: the whole of it, or a file inside a container. Every access is checked against the stretch; problems
/// name the offset in the file itself.
/// </summary>
internal sealed class ByteRange
{
    private readonly FileBytes file;
    private readonly long start;

    public ByteRange(FileBytes file)
        : this(file, 0, file.Length)
    {
    }

    private ByteRange(FileBytes file, long start, long length)
    {
        this.file = file;
        this.start = start;
        this.Length = length;
    }

    public long Length { get; }

    /// <summary>Where the stretch starts in the file.</summary>
    public long Start => this.start;

    /// <summary>A stretch inside this one.</summary>
    public ByteRange Slice(long offset, long length, string what)
    {
        this.Check(offset, length, what);
        return new ByteRange(this.file, this.start + offset, length);
    }

    /// <summary>The file starts or goes on with these bytes here.</summary>
    public bool HasAt(long offset, ReadOnlySpan<byte> bytes) =>
        offset >= 0 && offset <= this.Length - bytes.Length && this.file.Window(this.start + offset, bytes.Length).StartsWith(bytes);

    /// <summary>At least <paramref name="minimum"/> bytes (at most 64 KiB) and as many more as are at hand.</summary>
    public ReadOnlySpan<byte> Window(long offset, int minimum, string what)
    {
        this.Check(offset, minimum, what);
        var window = this.file.Window(this.start + offset, minimum);
        return window.Length > this.Length - offset ? window.Slice(0, (int)(this.Length - offset)) : window;
    }

    /// <summary>Up to <paramref name="count"/> bytes: fewer where the stretch ends.</summary>
    public ReadOnlySpan<byte> Head(long offset, int count)
    {
        var there = (int)Math.Max(0, Math.Min(count, this.Length - offset));
        return there == 0 ? default : this.file.Window(this.start + offset, there).Slice(0, there);
    }

    public byte U8(long offset, string what) => this.Window(offset, 1, what)[0];

    public uint U32(long offset, string what) => BinaryPrimitives.ReadUInt32LittleEndian(this.Window(offset, 4, what));

    public ulong U64(long offset, string what) => BinaryPrimitives.ReadUInt64LittleEndian(this.Window(offset, 8, what));

    /// <summary>A copy of some bytes. The caller limits the count.</summary>
    public byte[] Copy(long offset, int count, string what)
    {
        this.Check(offset, count, what);
        var copy = new byte[count];
        for (var done = 0; done < count;)
        {
            var window = this.file.Window(this.start + offset + done, Math.Min(count - done, FileBytes.WindowSize));
            var part = Math.Min(window.Length, count - done);
            window.Slice(0, part).CopyTo(copy.AsSpan(done));
            done += part;
        }

        return copy;
    }

    /// <summary>Counts one field or value of this file; false where they have become too many.</summary>
    public bool TakesStep(int most = Limits.Steps) => this.file.TakesStep(most);

    /// <summary>Whether a further text of so many bytes, at most <paramref name="limit"/>, may be taken from this file; counts it.</summary>
    public bool TakesText(long length, int limit) => length <= limit && this.file.TakesText(length);

    /// <summary>UTF-8 text; bytes that are none become U+FFFD. The caller limits the count.</summary>
    public string Text(long offset, int count, string what) => Encoding.UTF8.GetString(this.Copy(offset, count, what));

    /// <summary>Throws unless so many bytes are there.</summary>
    public void Check(long offset, long count, string what)
    {
        if (offset < 0 || count < 0 || offset > this.Length || count > this.Length - offset)
        {
            throw this.Malformed(what + " of " + count.ToString(CultureInfo.InvariantCulture) + " bytes goes past the end", offset);
        }
    }

    /// <summary>Throws unless so many bytes are there; for counts that a file wrote as unsigned.</summary>
    public void Check(long offset, ulong count, string what)
    {
        if (offset < 0 || offset > this.Length || count > (ulong)(this.Length - offset))
        {
            throw this.Malformed(what + " of " + count.ToString(CultureInfo.InvariantCulture) + " bytes goes past the end", offset);
        }
    }

    public MalformedException Malformed(string what, long offset) => MalformedException.At(what, this.start + offset);
}
