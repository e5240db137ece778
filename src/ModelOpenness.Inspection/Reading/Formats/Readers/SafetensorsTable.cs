using System.Globalization;
using System.Runtime.InteropServices;
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
    // Of so many tensors with a wrong size it is said which size they should have.
    private const int MaxSizes = 64;
    private readonly List<Tensor> tensors = [];
    private readonly Dictionary<ulong, int> byName = [];
    private readonly Dictionary<uint, ulong> sizes = [];
    private readonly byte[] typeName = new byte[32];
    private int typeLength;
    private int typeBits;
    private Tensor current;
    private ulong elements;
    private bool isTooLarge;
    private int bits;
    private Seen seen;
    private Member member;
    private int offsets;

    private enum Member
    {
        Other,
        Dtype,
        Shape,
        Offsets,
    }

    private enum Fit : byte
    {
        Right,
        TooLarge,
        InsideByte,
        OtherSize,
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
        this.current = new Tensor { At = (uint)at };
        this.elements = 1;
        this.isTooLarge = false;
        this.bits = 0;
        this.seen = Seen.None;
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
                this.bits = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < this.typeName.Length ? this.Type(ref reader) : 0;
                this.Fail(this.bits == 0, "tensor of a type that safetensors does not have,", at);
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
        if (this.seen != Seen.All)
        {
            this.Fail(
                true,
                "tensor without "
                    + (
                        (this.seen & Seen.Dtype) == Seen.None ? "dtype"
                        : (this.seen & Seen.Shape) == Seen.None ? "shape"
                        : "data_offsets"
                    ),
                at
            );
            return;
        }

        this.current.Fit = this.Measure();
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

            if (tensor.Start != next || tensor.End < tensor.Start || tensor.Fit != Fit.Right)
            {
                this.Fail(true, this.Wrong(tensor, next), tensor.At);
            }

            next = tensor.End;
        }

        if (next != dataLength)
        {
            var isCut = next > dataLength;
            this.Fail(
                true,
                isCut
                    ? "the file ends before its tensors: they take "
                        + Text(next)
                        + " bytes behind the header, "
                        + Text(dataLength)
                        + " are there,"
                    : Text(dataLength - next) + " bytes behind the last tensor",
                isCut ? bytes.Length : bytes.Length - (long)(dataLength - next)
            );
        }
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

    // Files have thousands of tensors and a handful of types: the last one is remembered.
    private int Type(ref Utf8JsonReader reader)
    {
        if (!reader.ValueSpan.SequenceEqual(this.typeName.AsSpan(0, this.typeLength)))
        {
            reader.ValueSpan.CopyTo(this.typeName);
            this.typeLength = reader.ValueSpan.Length;
            this.typeBits = TensorTypes.Safetensors(reader.GetString()!);
        }

        return this.typeBits;
    }

    private string Wrong(Tensor tensor, ulong next) =>
        tensor.Start > next ? "hole of " + Text(tensor.Start - next) + " bytes before a tensor"
        : tensor.Start < next ? "tensor that overlaps another one"
        : tensor.End < tensor.Start ? "tensor that ends before it begins"
        : tensor.Fit == Fit.TooLarge ? "tensor of more elements than 64 bits can count"
        : tensor.Fit == Fit.InsideByte ? "tensor that ends inside a byte"
        : "tensor "
            + (this.sizes.TryGetValue(tensor.At, out var size) ? "of " + Text(size) + " bytes " : "")
            + "in a place of "
            + Text(tensor.End - tensor.Start)
            + " bytes";

    private Fit Measure()
    {
        if (this.isTooLarge || this.elements > ulong.MaxValue / (ulong)Math.Max(1, this.bits))
        {
            return Fit.TooLarge;
        }

        var size = this.elements * (ulong)this.bits;
        if (size % 8 != 0)
        {
            return Fit.InsideByte;
        }

        if (size / 8 == this.current.End - this.current.Start)
        {
            return Fit.Right;
        }

        if (this.sizes.Count < MaxSizes)
        {
            this.sizes[this.current.At] = size / 8;
        }

        return Fit.OtherSize;
    }

    private void Name(ref Utf8JsonReader reader, long at)
    {
        this.member = reader.ValueTextEquals("dtype"u8) ? Member.Dtype
            : reader.ValueTextEquals("shape"u8) ? Member.Shape
            : reader.ValueTextEquals("data_offsets"u8) ? Member.Offsets
            : Member.Other;
        this.offsets = 0;
        var one = this.member switch
        {
            Member.Dtype => Seen.Dtype,
            Member.Shape => Seen.Shape,
            Member.Offsets => Seen.Offsets,
            _ => Seen.None,
        };
        this.Fail((this.seen & one) != Seen.None, "member of a tensor a second time", at);
        this.seen |= one;
    }

    private void Shape(ref Utf8JsonReader reader, long at)
    {
        if (reader.CurrentDepth == 2)
        {
            this.Fail(reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray), "shape that is not a list", at);
        }
        else if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var size))
        {
            this.isTooLarge |= size > 0 && this.elements > ulong.MaxValue / size;
            this.elements = unchecked(this.elements * size);
        }
        else
        {
            this.Fail(true, "dimension that is not a whole number", at);
        }
    }

    private void Offset(ref Utf8JsonReader reader, long at)
    {
        if (reader.CurrentDepth == 2)
        {
            this.Fail(reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray), "data_offsets that are not a list", at);
            this.Fail(reader.TokenType == JsonTokenType.EndArray && this.offsets != 2, "data_offsets that are not two", at);
        }
        else if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value))
        {
            this.current.Start = this.offsets == 0 ? value : this.current.Start;
            this.current.End = this.offsets == 1 ? value : this.current.End;
            this.offsets++;
        }
        else
        {
            this.Fail(true, "offset that is not a whole number", at);
        }
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    [StructLayout(LayoutKind.Auto)]
    private struct Tensor
    {
        public ulong Start;
        public ulong End;
        public uint At;
        public Fit Fit;
    }
}
