using System.Globalization;

namespace ModelOpenness.Inspection.Tests.Reading.Formats.Writers;

/// <summary>Files of many gigabytes with holes in place of their tensors, and with the whole table of these in front.</summary>
internal static class LargeFile
{
    public const long Length = 20_000_000_000;
    public const string License = "Demo Terms 1.0";
    private const int Tensors = 500;

    public static void Write(string path, string format)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        switch (format)
        {
            case "gguf":
                WriteGguf(file);
                break;
            case "safetensors":
                WriteSafetensors(file);
                break;
            default:
                WriteOnnx(file);
                break;
        }

        file.SetLength(Length);
    }

    private static void WriteGguf(FileStream file)
    {
        const ulong Elements = 9_600_000;
        var writer = Samples.DemoGguf();
        for (var i = 0; i < Tensors; i++)
        {
            writer.Tensor("blk." + i.ToString(CultureInfo.InvariantCulture) + ".weight", (ulong)i * Elements * 4, Elements / 10, 10);
        }

        file.Write(writer.ToArray());
    }

    private static void WriteSafetensors(FileStream file)
    {
        // White space behind the header makes its length the same whatever is in it.
        const int Header = 100_000;
        var size = (Length - 8 - Header) / Tensors;
        var rest = Length - 8 - Header - (size * Tensors);
        var table = Enumerable.Range(0, Tensors).Select(i =>
        {
            var end = (size * (i + 1)) + (i == Tensors - 1 ? rest : 0);
            return FormattableString.Invariant($"\"blk.{i}.weight\":{{\"dtype\":\"U8\",\"shape\":[{end - (size * i)}],\"data_offsets\":[{size * i},{end}]}}");
        });
        file.Write(Files.Safetensors(("{" + string.Join(",", table) + ",\"__metadata__\":{\"license\":\"" + License + "\"}}").PadRight(Header)));
    }

    private static void WriteOnnx(FileStream file)
    {
        // Graph, initializer, its bytes; each has a tag and a length of five bytes in front.
        var head = new ProtobufWriter().Varint(1, 9).ToArray();
        var tail = new ProtobufWriter().Message(8, opset => opset.Varint(2, 17)).Message(14, pair => pair.Text(1, "license").Text(2, License)).ToArray();
        var inside = (ulong)(Length - head.Length - 6 - tail.Length);
        file.Write(head);
        file.Write(new ProtobufWriter().Claim(7, inside).ToArray());
        file.Write(new ProtobufWriter().Claim(5, inside - 6).ToArray());
        file.Write(new ProtobufWriter().Claim(9, inside - 12).ToArray());
        file.Position = Length - tail.Length;
        file.Write(tail);
    }
}
