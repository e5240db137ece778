using System.Buffers.Binary;
using System.Globalization;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// Tables, vectors and strings of a flatbuffer. Every offset is checked, and the number of objects visited is limited, so cycles
/// and tables that overlap cost no more than sound ones.
/// </summary>
internal sealed class FlatBuffer(ByteRange bytes)
{
    private const int MaxVisits = 100_000;
    private const int MaxVtable = 4096;
    private int visits;

    public ByteRange Bytes => bytes;

    /// <summary>The root table.</summary>
    public Table Root() => this.TableAt(bytes.U32(0, "root offset"), 0);

    /// <summary>The table that a field or a vector element at <paramref name="position"/> points to.</summary>
    public Table Follow(long position, string what) => this.TableAt(position + bytes.U32(position, what), position);

    /// <summary>The bytes of a string or byte vector that <paramref name="position"/> points to.</summary>
    public ByteRange Data(long position, string what)
    {
        var start = position + bytes.U32(position, what);
        var length = bytes.U32(start, what);
        return bytes.Slice(start + 4, length, what);
    }

    /// <summary>Text of at most so many bytes; null where it is longer.</summary>
    public string? Text(long position, int limit, string what)
    {
        var data = this.Data(position, what);
        return data.Length > limit ? null : data.Text(0, (int)data.Length, what);
    }

    private Table TableAt(long position, long from)
    {
        if (++this.visits > MaxVisits)
        {
            throw bytes.Malformed("more than " + MalformedException.Text(MaxVisits) + " objects", from);
        }

        var back = BinaryPrimitives.ReadInt32LittleEndian(bytes.Window(position, 4, "table"));
        var vtable = position - back;
        if (vtable < 0 || vtable > bytes.Length - 4)
        {
            throw bytes.Malformed("vtable outside the file, by " + back.ToString(CultureInfo.InvariantCulture) + " from its table,", position);
        }

        var window = bytes.Window(vtable, 4, "vtable");
        var length = BinaryPrimitives.ReadUInt16LittleEndian(window);
        var size = BinaryPrimitives.ReadUInt16LittleEndian(window.Slice(2));
        if (length < 4 || length % 2 != 0 || length > MaxVtable)
        {
            throw bytes.Malformed("vtable of " + length.ToString(CultureInfo.InvariantCulture) + " bytes", vtable);
        }

        bytes.Check(vtable, (long)length, "vtable");
        bytes.Check(position, (long)size, "table");
        return new Table(this, position, vtable, (length - 4) / 2, size);
    }

    /// <summary>One table.</summary>
    internal readonly struct Table(FlatBuffer buffer, long position, long vtable, int slots, int size)
    {
        /// <summary>Where the field's value is, or 0 where the table has none.</summary>
        public long Field(int slot, int width)
        {
            if (slot >= slots)
            {
                return 0;
            }

            var at = vtable + 4 + (2 * slot);
            var offset = BinaryPrimitives.ReadUInt16LittleEndian(buffer.Bytes.Window(at, 2, "vtable"));
            if (offset == 0)
            {
                return 0;
            }

            return offset + width <= size ? position + offset : throw buffer.Bytes.Malformed("field outside its table", at);
        }

        public string? Text(int slot, int limit) => this.Field(slot, 4) is var at && at == 0 ? null : buffer.Text(at, limit, "text");

        public Table? Child(int slot) => this.Field(slot, 4) is var at && at == 0 ? null : buffer.Follow(at, "table");

        public ulong U64(int slot) => this.Field(slot, 8) is var at && at == 0 ? 0 : buffer.Bytes.U64(at, "number");

        public uint U32(int slot) => this.Field(slot, 4) is var at && at == 0 ? 0 : buffer.Bytes.U32(at, "number");

        public byte U8(int slot) => this.Field(slot, 1) is var at && at == 0 ? (byte)0 : buffer.Bytes.U8(at, "number");

        /// <summary>A vector of offsets: where its elements begin, and how many they are.</summary>
        public (long Start, int Count) Vector(int slot)
        {
            var at = this.Field(slot, 4);
            if (at == 0)
            {
                return (0, 0);
            }

            var start = at + buffer.Bytes.U32(at, "vector");
            var count = buffer.Bytes.U32(start, "vector");
            buffer.Bytes.Check(start + 4, (long)count * 4, "vector");
            return (start + 4, (int)count);
        }
    }
}
