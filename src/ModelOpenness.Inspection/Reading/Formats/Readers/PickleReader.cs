
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Python pickle, and joblib's compressed ones. Never opened.</summary>
internal sealed class PickleReader : IFormatReader
{
    public string Format => "pickle";

    public bool Recognizes(Candidate file)
    {
        var named = file.Extension is ".pkl" or ".pickle" or ".joblib";
        var head = file.Head;
        if (head.Length < 4)
        {
            return false;
        }

        if (head[0] == 0x80 && head[1] is >= 2 and <= 5)
        {
            // Ends with STOP. Protocol 4 and later begin with a frame.
            return named || file.Bytes.HasAt(file.Length - 1, "."u8);
        }

        return string.Equals(file.Extension, ".joblib", StringComparison.Ordinal) && IsCompressed(file, head[0], head[1]);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Bytes.U8(0, "mark") == 0x80)
        {
            artifact.FormatVersion = ArtifactBuilder.Text(file.Bytes.U8(1, "protocol"));
        }
    }

    // joblib may compress: zlib, gzip, bzip2, xz, lzma, lz4.
    private static bool IsCompressed(Candidate file, byte first, byte second)
    {
        if (first == 0x78 && ((first << 8) + second) % 31 == 0)
        {
            return true;
        }

        byte[][] marks = [[0x1F, 0x8B], [(byte)'B', (byte)'Z', (byte)'h'], [0xFD, (byte)'7', (byte)'z'], [0x5D, 0, 0], [0x04, 0x22, 0x4D, 0x18]];
        return Array.Exists(marks, mark => file.StartsWith(mark));
    }
}
