namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// Python pickle, plain or compressed as joblib does it. Never unpickled: of a compressed one a few bytes are unpacked, to see that a
/// pickle begins there.
/// </summary>
internal sealed class PickleReader : IFormatReader
{
    private const int Unpacked = 64;
    private const int Closed = -1;
    private const int Padded = -2;

    // bzip2, xz, LZMA and LZ4 cannot be looked into here: their marks count where the name speaks of a pickle. Where the others'
    // data begins: behind zlib's two bytes; gzip's header is the stream's own; joblib before 0.10 wrote a mark and the length, padded, first.
    private static readonly (string Name, byte[] Mark, int Start)[] Methods =
    [
        ("gzip", [0x1F, 0x8B, 8], 0),
        ("zlib", [(byte)'Z', (byte)'F', (byte)'0', (byte)'x'], Padded),
        ("bz2", [(byte)'B', (byte)'Z', (byte)'h'], Closed),
        ("xz", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], Closed),
        ("lzma", [0x5D, 0, 0], Closed),
        ("lz4", [0x04, 0x22, 0x4D, 0x18], Closed),
    ];

    public string Format => "pickle";

    public bool Recognizes(Candidate file)
    {
        if (file.Length < 4)
        {
            return false;
        }

        var isNamed = ModelFileExtensions.IsPickle(file.FileName);
        if (HasProtocol(file.Head))
        {
            // Ends with STOP. Protocol 4 and later begin with a frame.
            return isNamed || file.Bytes.HasAt(file.Length - 1, "."u8);
        }

        if (Compression(file) is var (_, start))
        {
            // What cannot be unpacked, though its name says that it can, is a damaged one.
            return start == Closed ? isNamed : Unpack(file, start) is { } bytes ? IsPickle(bytes, isWhole: false, isNamed) : isNamed;
        }

        return isNamed && file.Bytes.HasAt(file.Length - 1, "."u8) && IsPickle(file.Head, file.Length <= Candidate.HeadSize, isNamed);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (HasProtocol(file.Head))
        {
            artifact.FormatVersion = ArtifactBuilder.Text(file.Head[1]);
            return;
        }

        if (Compression(file) is not var (name, start))
        {
            artifact.FormatVersion = "0";
            return;
        }

        artifact.Add("compression", name);
        if (start != Closed)
        {
            var bytes = Unpack(file, start) ?? throw file.Bytes.Malformed("compressed pickle that cannot be unpacked", 0);
            artifact.FormatVersion = HasProtocol(bytes) ? ArtifactBuilder.Text(bytes[1]) : "0";
        }
    }

    private static bool HasProtocol(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && bytes[0] == 0x80 && bytes[1] is >= 2 and <= 5;

    private static bool IsPickle(ReadOnlySpan<byte> bytes, bool isWhole, bool isNamed) =>
        HasProtocol(bytes) || (isNamed && PickleOpcodes.AreSound(bytes, isWhole));

    private static (string Name, int Start)? Compression(Candidate file)
    {
        var head = file.Head;
        if (head[0] == 0x78 && ((head[0] << 8) + head[1]) % 31 == 0)
        {
            return ("zlib", 2);
        }

        foreach (var (name, mark, start) in Methods)
        {
            if (file.StartsWith(mark))
            {
                return (name, start == Padded ? PaddedStart(head) : start);
            }
        }

        return null;
    }

    // Python 2 wrote one more place of padding than Python 3.
    private static int PaddedStart(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf((byte)' ');
        while (at >= 0 && at < head.Length && head[at] == ' ')
        {
            at++;
        }

        return Math.Max(at, 0) + 2;
    }

    // The first bytes behind the compression; null where they cannot be unpacked.
    private static byte[]? Unpack(Candidate file, int from) =>
        from == 0 ? GzipStart.Of(file.Bytes, Unpacked) : GzipStart.OfDeflated(file.Bytes, from, Unpacked);
}
