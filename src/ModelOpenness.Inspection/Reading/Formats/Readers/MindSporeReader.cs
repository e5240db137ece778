namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>MindSpore Lite: a flatbuffer with an identifier of its version.</summary>
internal sealed class MindSporeReader() : MarkedReader("mindspore", 4, Letters("MSL0"), Letters("MSL1"), Letters("MSL2"))
{
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact) => artifact.FormatVersion = file.Bytes.Text(4, 4, "identifier");
}
