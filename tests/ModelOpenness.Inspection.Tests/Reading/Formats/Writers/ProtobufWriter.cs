using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats.Writers;

/// <summary>Writes protobuf messages field by field, broken ones too.</summary>
internal sealed class ProtobufWriter
{
    private readonly MemoryStream stream = new();

    public ProtobufWriter Varint(int field, ulong value)
    {
        this.Tag(field, 0);
        this.Raw(value);
        return this;
    }

    public ProtobufWriter Fixed32(int field, float value)
    {
        this.Tag(field, 5);
        this.stream.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtobufWriter Bytes(int field, byte[] value)
    {
        this.Tag(field, 2);
        this.Raw((ulong)value.Length);
        this.stream.Write(value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => this.Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, Func<ProtobufWriter, ProtobufWriter> write) => this.Bytes(field, write(new ProtobufWriter()).ToArray());

    /// <summary>A length without its bytes.</summary>
    public ProtobufWriter Claim(int field, ulong length)
    {
        this.Tag(field, 2);
        this.Raw(length);
        return this;
    }

    public ProtobufWriter Tag(int field, int wireType)
    {
        this.Raw(((ulong)field << 3) | (uint)wireType);
        return this;
    }

    public ProtobufWriter Write(params byte[] bytes)
    {
        this.stream.Write(bytes);
        return this;
    }

    public byte[] ToArray() => this.stream.ToArray();

    private void Raw(ulong value)
    {
        while (value >= 0x80)
        {
            this.stream.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        this.stream.WriteByte((byte)value);
    }
}
