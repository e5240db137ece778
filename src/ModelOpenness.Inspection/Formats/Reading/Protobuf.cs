using System.Globalization;

namespace ModelOpenness.Inspection.Formats.Reading;

/// <summary>
/// The fields of one protobuf message, one after the other, without decoding what is in them: submessages are stretches to look
/// into or to step over.
/// </summary>
internal struct Protobuf
{
    private readonly ByteRange bytes;
    private readonly long end;
    private long position;

    // Field numbers have 29 bits.
    private const ulong MaxField = (1UL << 29) - 1;

    public Protobuf(ByteRange bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    private Protobuf(ByteRange bytes, long position, long end)
    {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /// <summary>Number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>0 number, 1 eight bytes, 2 bytes, 5 four this.bytes.</summary>
    public int WireType { get; private set; }

    /// <summary>Value of a number.</summary>
    public ulong Number { get; private set; }

    /// <summary>Where the field's bytes begin.</summary>
    public long Start { get; private set; }

    /// <summary>How many they are; 0 for a number.</summary>
    public long Length { get; private set; }

    /// <summary>Where the field itself begins.</summary>
    public long FieldStart { get; private set; }

    /// <summary>Goes to the next field; false at the end of the message.</summary>
    public bool Next()
    {
        if (this.position >= this.end)
        {
            return false;
        }

        this.FieldStart = this.position;
        var tag = this.Varint("field tag");
        var field = tag >> 3;
        this.WireType = (int)(tag & 7);
        if (field is 0 or > MaxField)
        {
            throw this.bytes.Malformed("field number " + field.ToString(CultureInfo.InvariantCulture), this.FieldStart);
        }

        this.Field = (int)field;
        this.Number = 0;
        this.Length = 0;
        switch (this.WireType)
        {
            case 0:
                this.Number = this.Varint("number");
                this.Start = this.position;
                return true;
            case 1:
                this.Take(8, "number");
                return true;
            case 2:
                this.Take(this.Varint("length"), "field " + field.ToString(CultureInfo.InvariantCulture));
                return true;
            case 5:
                this.Take(4, "number");
                return true;
            default:
                throw this.bytes.Malformed("wire type " + ArtifactBuilder.Text(this.WireType), this.FieldStart);
        }
    }

    /// <summary>The field's bytes as a message of their own.</summary>
    public readonly Protobuf Message() => new(this.bytes, this.Start, this.Start + this.Length);

    /// <summary>The field's bytes as text; null where it is longer than the limit.</summary>
    public readonly string? Text(int limit) => this.Length > limit ? null : this.bytes.Text(this.Start, (int)this.Length, "text");

    private void Take(ulong length, string what)
    {
        if (length > (ulong)(this.end - this.position))
        {
            throw this.bytes.Malformed(what + " of " + length.ToString(CultureInfo.InvariantCulture) + " bytes goes past the end", this.FieldStart);
        }

        this.Start = this.position;
        this.Length = (long)length;
        this.position += this.Length;
    }

    private ulong Varint(string what)
    {
        var value = 0UL;
        for (var i = 0; i < 10; i++)
        {
            if (this.position >= this.end)
            {
                throw this.bytes.Malformed(what + " ends too early", this.position);
            }

            var part = this.bytes.U8(this.position++, what);
            if (i == 9 && part > 1)
            {
                throw this.bytes.Malformed(what + " of more than 64 bits", this.position - 1);
            }

            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                return value;
            }
        }

        throw this.bytes.Malformed(what + " of more than ten bytes", this.position - 10);
    }
}
