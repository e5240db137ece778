using System.Globalization;
using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// The tensors of a safetensors header, held against what the reference reader asks of them: a known type, a shape that can be
/// counted, a place of just that size, one tensor behind the other without gap or overlap, up to the end of the file.
/// </summary>
/// <param name="bytes">The file.</param>
/// <param name="dataLength">Bytes behind the header.</param>
internal sealed class SafetensorsTable(ByteRange bytes, ulong dataLength)
{
    private readonly List<Tensor> tensors = [];
    private readonly Dictionary<ulong, int> byName = [];
    private Tensor current;
    private Member member;
    private int offsets;

    private enum Member
    {
        Other,
        Dtype,
        Shape,
        Offsets,
    }

    [Flags]
    private enum Seen
    {
        None = 0,
        Dtype = 1,
        Shape = 2,
        Offsets = 4,
        All = 7,
    }

    /// <summary>The first thing that the reference reader would refuse, or null.</summary>
    public MalformedException? Problem { get; private set; }

    /// <summary>A tensor begins.</summary>
    public void Begin(long at)
    {
        this.current = new Tensor { At = at, Elements = 1 };
        this.member = Member.Other;
    }

    /// <summary>A token inside the tensor.</summary>
    public void Token(ref Utf8JsonReader reader, long at)
    {
        if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
        {
            this.Name(ref reader, at);
            return;
        }

        switch (this.member)
        {
            case Member.Dtype:
                this.current.Bits = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < 32 ? TensorTypes.Safetensors(reader.GetString()!) : 0;
                this.Fail(this.current.Bits == 0, "tensor of a type that safetensors does not have,", at);
                break;
            case Member.Shape:
                this.Shape(ref reader, at);
                break;
            case Member.Offsets:
                this.Offset(ref reader, at);
                break;
        }
    }

    /// <summary>The tensor ends. Of two with one name the last one counts, as in the reference reader.</summary>
    public void End(ulong name, long at)
    {
        if (this.Fail(this.current.Seen != Seen.All, "tensor without " + ((this.current.Seen & Seen.Dtype) == Seen.None ? "dtype" : (this.current.Seen & Seen.Shape) == Seen.None ? "shape" : "data_offsets"), at))
        {
            return;
        }

        if (this.byName.TryGetValue(name, out var index))
        {
            this.tensors[index] = this.current;
            return;
        }

        this.byName.Add(name, this.tensors.Count);
        this.tensors.Add(this.current);
    }

    /// <summary>Says what only all tensors together tell.</summary>
    public void Conclude()
    {
        this.tensors.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        var next = 0UL;
        foreach (var tensor in this.tensors)
        {
            if (this.Problem is not null)
            {
                return;
            }

            this.Fail(tensor.Start > next, "hole of " + Text(tensor.Start - next) + " bytes before a tensor", tensor.At);
            this.Fail(tensor.Start < next, "tensor that overlaps another one", tensor.At);
            this.Fail(tensor.End < tensor.Start, "tensor that ends before it begins", tensor.At);
            this.Fail(tensor.IsTooLarge || tensor.Elements > ulong.MaxValue / (ulong)Math.Max(1, tensor.Bits), "tensor of more elements than 64 bits can count", tensor.At);
            if (this.Problem is not null)
            {
                return;
            }

            var bits = tensor.Elements * (ulong)tensor.Bits;
            this.Fail(bits % 8 != 0, "tensor that ends inside a byte", tensor.At);
            this.Fail(bits / 8 != tensor.End - tensor.Start, "tensor of " + Text(bits / 8) + " bytes in a place of " + Text(tensor.End - tensor.Start), tensor.At);
            next = tensor.End;
        }

        this.Fail(next > dataLength, "the file ends before its tensors: they take " + Text(next) + " bytes behind the header, " + Text(dataLength) + " are there,", bytes.Length);
        this.Fail(next < dataLength, Text(dataLength - next) + " bytes behind the last tensor", bytes.Length - (long)Math.Min(long.MaxValue, dataLength - Math.Min(dataLength, next)));
    }

    /// <summary>Notes a problem of the table, the first one only.</summary>
    public bool Fail(bool isSo, string what, long at)
    {
        if (isSo)
        {
            this.Problem ??= bytes.Malformed(what, at);
        }

        return isSo;
    }

    private void Name(ref Utf8JsonReader reader, long at)
    {
        this.member = reader.ValueTextEquals("dtype"u8) ? Member.Dtype
            : reader.ValueTextEquals("shape"u8) ? Member.Shape
            : reader.ValueTextEquals("data_offsets"u8) ? Member.Offsets
            : Member.Other;
        this.offsets = 0;
        var seen = this.member switch
        {
            Member.Dtype => Seen.Dtype,
            Member.Shape => Seen.Shape,
            Member.Offsets => Seen.Offsets,
            _ => Seen.None,
        };
        this.Fail((this.current.Seen & seen) != Seen.None, "member of a tensor a second time", at);
        this.current.Seen |= seen;
    }

    private void Shape(ref Utf8JsonReader reader, long at)
    {
        if (reader.CurrentDepth == 2)
        {
            this.Fail(reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray), "shape that is no list", at);
        }
        else if (!this.Fail(reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out _), "dimension that is no whole number", at))
        {
            var size = reader.GetUInt64();
            this.current.IsTooLarge |= size > 0 && this.current.Elements > ulong.MaxValue / size;
            this.current.Elements = unchecked(this.current.Elements * size);
        }
    }

    private void Offset(ref Utf8JsonReader reader, long at)
    {
        if (reader.CurrentDepth == 2)
        {
            this.Fail(reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray), "data_offsets that are no list", at);
            this.Fail(reader.TokenType == JsonTokenType.EndArray && this.offsets != 2, "data_offsets that are not two", at);
        }
        else if (!this.Fail(reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out _), "offset that is no whole number", at))
        {
            var value = reader.GetUInt64();
            this.current.Start = this.offsets == 0 ? value : this.current.Start;
            this.current.End = this.offsets == 1 ? value : this.current.End;
            this.offsets++;
        }
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private struct Tensor
    {
        public long At;
        public ulong Start;
        public ulong End;
        public ulong Elements;
        public bool IsTooLarge;
        public int Bits;
        public Seen Seen;
    }
}
