namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Rockchip RKNN: a mark, then the version of the container; a flatbuffer has the mark behind its root; a third mark stands for an encrypted
/// one.</summary>
internal sealed class RknnReader() : MarkedReader("rknn", 0, Letters("RKNN"), Letters("CYPTRKNN"))
{
    public override bool Recognizes(Candidate file) => base.Recognizes(file) || file.Bytes.HasAt(4, "RKNN"u8);

    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
        if (file.StartsWith("CYPTRKNN"u8))
        {
            artifact.Add("encrypted", "true");
        }

        if (
            file.StartsWith([(byte)'R', (byte)'K', (byte)'N', (byte)'N', 0, 0, 0, 0])
            && file.Length >= 16
            && file.Bytes.U64(8, "version") is > 0 and < 0x10000 and var version
        )
        {
            artifact.FormatVersion = ArtifactBuilder.Text((long)version);
        }
    }
}
