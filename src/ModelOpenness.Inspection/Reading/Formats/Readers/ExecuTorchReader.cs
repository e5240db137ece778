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
    }
}
