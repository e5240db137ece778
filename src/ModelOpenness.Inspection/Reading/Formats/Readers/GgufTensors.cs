using System.Globalization;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// The table of tensors in a GGUF file, held against what llama.cpp's loader asks of it: names, shapes, types, and places without a
/// gap between them, all of them inside the file.
/// </summary>
/// <param name="bytes">The file.</param>
/// <param name="cursor">At the first tensor.</param>
/// <param name="alignment">A power of two.</param>
internal sealed class GgufTensors(ByteRange bytes, GgufCursor cursor, ulong alignment)
{
    // With the zero behind it, a name has at most 64 bytes.
    private const int MaxName = 63;
    private const int MaxDimensions = 4;

    // llama.cpp holds every name against every other one: so many take it hours, and no real file has them.
    private const ulong MaxTensors = 262_144;
    private readonly SeenHashes names = new();
    private ulong next;
    private ulong end;

    /// <summary>Reads the table, and throws where the loader would refuse it.</summary>
    public void Check(ulong count)
    {
        if (count > MaxTensors)
        {
            throw bytes.Malformed(Text(count) + " tensors, " + Text(MaxTensors) + " are the limit,", cursor.Position);
        }

        for (var i = 0UL; i < count; i++)
        {
            this.Tensor();
        }

        if (count > 0)
        {
            this.CheckData();
        }
    }

    private void Tensor()
    {
        this.Name();
        var at = cursor.Position;
        var dimensions = cursor.U32("tensor dimensions");
        if (dimensions > MaxDimensions)
        {
            throw bytes.Malformed("tensor with " + Text(dimensions) + " dimensions, " + ArtifactBuilder.Text(MaxDimensions) + " are the most,", at);
        }

        var row = 1UL;
        var elements = 1UL;
        var isEmpty = false;
        var isTooLarge = false;
        for (var i = 0; i < (int)dimensions; i++)
        {
            var size = cursor.U64("tensor shape");
            if (size > long.MaxValue)
            {
                throw bytes.Malformed("tensor with a negative dimension", cursor.Position - 8);
            }

            row = i == 0 ? size : row;
            isEmpty |= size == 0;
            isTooLarge |= i > 0 && size > 0 && elements >= long.MaxValue / size;
            elements = isTooLarge ? elements : elements * Math.Max(1, size);
        }

        if (isTooLarge && !isEmpty)
        {
            throw bytes.Malformed("tensor with more elements than 63 bits can count", at);
        }

        this.Place(this.Size(row, isEmpty ? 0 : elements));
    }

    private void Name()
    {
        var at = cursor.Position;
        var length = cursor.Length("tensor name length");
        if (length > MaxName)
        {
            throw bytes.Malformed("tensor name of " + Text(length) + " bytes, " + ArtifactBuilder.Text(MaxName) + " are the most,", at);
        }

        // The loader keeps names as C strings, which end at a zero.
        var name = bytes.Window(cursor.Position, (int)length, "tensor name").Slice(0, (int)length);
        var zero = name.IndexOf((byte)0);
        if (!this.names.Add(Hash64.Of(zero < 0 ? name : name.Slice(0, zero))))
        {
            throw bytes.Malformed("tensor name a second time", at);
        }

        cursor.Position += (long)length;
    }

    private ulong Size(ulong row, ulong elements)
    {
        var at = cursor.Position;
        var type = cursor.U32("tensor type");
        if (!TensorTypes.Gguf(type, out var block, out var size))
        {
            throw bytes.Malformed("tensor type " + Text(type) + ", which llama.cpp does not know,", at);
        }

        if (row % block != 0)
        {
            throw bytes.Malformed("tensor row of " + Text(row) + " elements, blocks have " + Text(block) + ",", at);
        }

        return elements / block <= ulong.MaxValue / size
            ? elements / block * size
            : throw bytes.Malformed("tensor of more bytes than 64 bits can count", at);
    }

    private void Place(ulong size)
    {
        var at = cursor.Position;
        var offset = cursor.U64("tensor offset");
        if (offset != this.next)
        {
            throw bytes.Malformed("tensor at " + Text(offset) + " of the data, the one before ends at " + Text(this.next) + ",", at);
        }

        if (size > ulong.MaxValue - alignment || this.Padded(size) > ulong.MaxValue - this.next)
        {
            throw bytes.Malformed("tensors of more bytes than 64 bits can count", at);
        }

        this.end = size > 0 ? this.next + size : this.end;
        this.next += this.Padded(size);
    }

    // The last tensor is padded, too; some writers leave that out. A file that ends inside the padding was cut.
    private void CheckData()
    {
        var start = this.Padded((ulong)cursor.Position);
        var there = start > (ulong)bytes.Length ? 0 : (ulong)bytes.Length - start;
        if (start > (ulong)bytes.Length || (there < this.next && there != this.end))
        {
            throw bytes.Malformed(
                "the file ends before its tensors: they take "
                    + Text(this.next)
                    + " bytes behind the header, "
                    + Text(there)
                    + " are there,",
                cursor.Position
            );
        }
    }

    private ulong Padded(ulong size) => (size + alignment - 1) & ~(alignment - 1);

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
