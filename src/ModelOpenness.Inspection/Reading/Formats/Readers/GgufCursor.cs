using System.Buffers.Binary;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>A place in a GGUF header, in the byte order and with the width of lengths that the file has.</summary>
/// <param name="bytes">The file.</param>
internal sealed class GgufCursor(ByteRange bytes)
{
    /// <summary>Where the next value begins.</summary>
    public long Position { get; set; }

    /// <summary>Numbers have their highest byte first.</summary>
    public bool IsBigEndian { get; set; }

    /// <summary>Version 1: lengths have four bytes.</summary>
    public bool IsNarrow { get; set; }

    public uint U32(string what)
    {
        var value = bytes.U32(this.Position, what);
        this.Position += 4;
        return this.IsBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    public ulong U64(string what)
    {
        var value = bytes.U64(this.Position, what);
        this.Position += 8;
        return this.IsBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    /// <summary>A length or a count.</summary>
    public ulong Length(string what) => this.IsNarrow ? this.U32(what) : this.U64(what);
}
