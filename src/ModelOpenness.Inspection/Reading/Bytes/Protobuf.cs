using System.Globalization;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// The fields of one protobuf message, one after the other, without decoding what is in them: submessages are stretches to look
/// into or to step over.
/// </summary>
internal struct Protobuf
{
    // Field numbers have 29 bits.
    private const ulong MaxField = (1UL << 29) - 1;

    private readonly ByteRange bytes;
    private readonly long end;
    private readonly bool isQuiet;
    private long position;

    public Protobuf(ByteRange bytes, bool isQuiet = false)
        : this(bytes, 0, bytes.Length, isQuiet)
    {
    }

    private Protobuf(ByteRange bytes, long position, long end, bool isQuiet)
    {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
        this.isQuiet = isQuiet;
    }

    /// <summary>Where quiet: the message broke off. Otherwise a damaged message throws.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>0 number, 1 eight bytes, 2 bytes, 5 four bytes.</summary>
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
        if (this.position >= this.end || this.HasFailed)
        {
            return false;
        }

        this.FieldStart = this.position;
        if (!this.bytes.TakesStep())
        {
            return this.Fail("fields are more than", Limits.Steps, this.position);
        }

        if (!this.Varint("field tag", out var tag))
        {
            return false;
        }

        var field = tag >> 3;
        if (field is 0 or > MaxField)
        {
            return this.Fail("field number", field, this.FieldStart);
        }

        this.Field = (int)field;
        this.WireType = (int)(tag & 7);
        this.Number = 0;
        this.Length = 0;
        switch (this.WireType)
        {
            case 0:
                var isNumber = this.Varint("number", out var number);
                this.Number = number;
                this.Start = this.position;
                return isNumber;
            case 1:
                return this.Take(8);
            case 2:
                return this.Varint("length", out var length) && this.Take(length);
            case 5:
                return this.Take(4);
            default:
                return this.Fail("wire type", (ulong)this.WireType, this.FieldStart);
        }
    }

    /// <summary>The field's bytes as a message of their own.</summary>
    public readonly Protobuf Message() => new(this.bytes, this.Start, this.Start + this.Length, this.isQuiet);

    /// <summary>The same, ending where it is damaged rather than throwing.</summary>
    public readonly Protobuf QuietMessage() => new(this.bytes, this.Start, this.Start + this.Length, isQuiet: true);

    /// <summary>The field's bytes as text; null where it is longer than the limit or no text at all.</summary>
    public readonly string? Text(int limit) => this.WireType != 2 || this.Length > limit ? null : this.bytes.Text(this.Start, (int)this.Length, "text");

    private bool Take(ulong length)
    {
        if (length > (ulong)(this.end - this.position))
        {
            return this.Fail("field " + MalformedException.Text(this.Field) + " goes past the end: length", length, this.FieldStart);
        }

        this.Start = this.position;
        this.Length = (long)length;
        this.position += this.Length;
        return true;
    }

    private bool Varint(string what, out ulong value)
    {
        value = 0UL;
        for (var i = 0; i < 10; i++)
        {
            if (this.position >= this.end)
            {
                return this.Fail(what + " ends too early: bytes", (ulong)i, this.position);
            }

            var part = this.bytes.U8(this.position++, what);
            if (i == 9 && part > 1)
            {
                return this.Fail(what + " of more than 64 bits, last byte", part, this.position - 1);
            }

            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                return true;
            }
        }

        return this.Fail(what + " of more bytes than", 10, this.position - 10);
    }

    private bool Fail(string what, ulong value, long at)
    {
        this.HasFailed = true;
        return this.isQuiet ? false : throw this.bytes.Malformed(what + " " + value.ToString(CultureInfo.InvariantCulture), at);
    }
}

/// <summary>The first fields of a file as a protobuf message: protobuf has no mark, so its kinds are told by which fields stand where.</summary>
internal sealed class ProtobufShape
{
    private const int MaxFields = 256;

    public ProtobufShape(ByteRange bytes)
    {
        var message = new Protobuf(bytes, isQuiet: true);
        while (message.Next())
        {
            this.Fields.Add(message);
            if (this.Fields.Count == MaxFields)
            {
                return;
            }
        }

        this.IsSound = !message.HasFailed && this.Fields.Count > 0;
    }

    /// <summary>The fields, until the first one that is damaged.</summary>
    public List<Protobuf> Fields { get; } = [];

    /// <summary>The whole file is one message.</summary>
    public bool IsSound { get; }

    /// <summary>There are more fields than were looked at, and no damage so far.</summary>
    public bool IsLong => this.Fields.Count == MaxFields;

    public bool Has(int field, int wireType)
    {
        foreach (var one in this.Fields)
        {
            if (one.Field == field && one.WireType == wireType)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every field is one of these: <c>kinds[number]</c> is its wire type, or -1.</summary>
    public bool IsWithin(ReadOnlySpan<int> kinds) => IsWithin(this.Fields, kinds);

    /// <summary>Whether a submessage is sound and has only fields of these kinds.</summary>
    public static bool IsWithin(Protobuf message, ReadOnlySpan<int> kinds)
    {
        var inner = message.Message();
        var count = 0;
        while (inner.Next())
        {
            if (++count > MaxFields)
            {
                return true;
            }

            if (inner.Field >= kinds.Length || kinds[inner.Field] != inner.WireType)
            {
                return false;
            }
        }

        return !inner.HasFailed;
    }

    private static bool IsWithin(List<Protobuf> fields, ReadOnlySpan<int> kinds)
    {
        foreach (var one in fields)
        {
            if (one.Field >= kinds.Length || kinds[one.Field] != one.WireType)
            {
                return false;
            }
        }

        return true;
    }
}
