using System.Buffers.Binary;
using System.Text;

namespace ModelOpenness.Inspection.Tests.Reading.Formats.Writers;

/// <summary>Writes GGUF files, sound and broken ones. Written from the format's description, not from the reader.</summary>
internal sealed class GgufWriter(uint version = 3, bool bigEndian = false)
{
    private readonly MemoryStream pairs = new();
    private readonly MemoryStream tensors = new();
    private ulong pairCount;
    private ulong tensorCount;

    /// <summary>Overrides the number of pairs that the header claims.</summary>
    public ulong? ClaimedPairs { get; init; }

    public ulong? ClaimedTensors { get; init; }

    public int DataLength { get; set; }

    /// <summary>The file goes on to where the tensors begin, even where there are none.</summary>
    public bool IsAligned { get; init; }

    public GgufWriter String(string key, string value) => this.Pair(key, 8, () => this.Text(this.pairs, Encoding.UTF8.GetBytes(value)));

    public GgufWriter U32(string key, uint value) => this.Pair(key, 4, () => this.Number(this.pairs, value, 4));

    public GgufWriter Bool(string key, bool value) => this.Pair(key, 7, () => this.pairs.WriteByte(value ? (byte)1 : (byte)0));

    public GgufWriter Strings(string key, params string[] values) => this.Pair(key, 9, () =>
    {
        this.Number(this.pairs, 8, 4);
        this.Length(this.pairs, (ulong)values.Length);
        foreach (var value in values)
        {
            this.Text(this.pairs, Encoding.UTF8.GetBytes(value));
        }
    });

    public GgufWriter Floats(string key, int count) => this.Pair(key, 9, () =>
    {
        this.Number(this.pairs, 6, 4);
        this.Length(this.pairs, (ulong)count);
        this.pairs.Write(new byte[4 * count]);
    });

    /// <summary>A pair whose value is written by hand.</summary>
    public GgufWriter Raw(string key, uint type, params byte[] value) => this.Pair(key, type, () => this.pairs.Write(value));

    public GgufWriter Tensor(string name, ulong offset, params ulong[] dimensions) => this.Tensor(0, name, offset, dimensions);

    /// <summary>A tensor of a type by its number: 0 F32, 1 F16, 2 Q4_0 …</summary>
    public GgufWriter Tensor(uint type, string name, ulong offset, params ulong[] dimensions)
    {
        this.Text(this.tensors, Encoding.UTF8.GetBytes(name));
        this.Number(this.tensors, (ulong)dimensions.Length, 4);
        foreach (var dimension in dimensions)
        {
            this.Number(this.tensors, dimension, 8);
        }

        this.Number(this.tensors, type, 4);
        this.Number(this.tensors, offset, 8);
        this.tensorCount++;
        return this;
    }

    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        file.Write("GGUF"u8);
        this.Number(file, version, 4);
        this.Length(file, this.ClaimedTensors ?? this.tensorCount);
        this.Length(file, this.ClaimedPairs ?? this.pairCount);
        this.pairs.WriteTo(file);
        this.tensors.WriteTo(file);
        if (this.DataLength > 0 || this.IsAligned)
        {
            file.Write(new byte[(32 - (file.Length % 32)) % 32]);
            file.Write(new byte[this.DataLength]);
        }

        return file.ToArray();
    }

    private GgufWriter Pair(string key, uint type, Action value)
    {
        this.Text(this.pairs, Encoding.UTF8.GetBytes(key));
        this.Number(this.pairs, type, 4);
        value();
        this.pairCount++;
        return this;
    }

    private void Text(Stream stream, byte[] text)
    {
        this.Length(stream, (ulong)text.Length);
        stream.Write(text);
    }

    private void Length(Stream stream, ulong value) => this.Number(stream, value, version == 1 ? 4 : 8);

    private void Number(Stream stream, ulong value, int width)
    {
        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(raw, value);
        raw = raw[..width];
        if (bigEndian)
        {
            raw.Reverse();
        }

        stream.Write(raw);
    }
}
