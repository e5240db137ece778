using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>ExecuTorch program: a flatbuffer.</summary>
internal sealed class ExecuTorchReader() : MarkedReader("executorch", 4, Letters("ET12"))
{
    // The root must be sound; what is in it is the program, not words about it.
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
        _ = new FlatBuffer(file.Bytes).Root();
        artifact.FormatVersion = "ET12";
        CheckExtended(file.Bytes);
    }

    // Behind the mark another header may say how long the program is, and where the segments of weights begin behind it.
    private static void CheckExtended(ByteRange bytes)
    {
        if (!bytes.HasAt(8, "eh00"u8))
        {
            return;
        }

        var length = bytes.U32(12, "extended header");
        var program = bytes.U64(16, "program size");
        var segments = bytes.U64(24, "place of the segments");
        if (length < 24 || program > (ulong)bytes.Length || segments > (ulong)bytes.Length || (segments > 0 && segments < program))
        {
            throw bytes.Malformed("program or segments outside the file", 16);
        }

        if (length >= 32 && bytes.U64(32, "size of the segments") > (ulong)bytes.Length - segments)
        {
            throw bytes.Malformed("the file ends before its segments", 32);
        }
    }
}
