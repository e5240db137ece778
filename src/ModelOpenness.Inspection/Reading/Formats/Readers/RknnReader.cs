namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Rockchip RKNN; some writers put four bytes before the mark.</summary>
internal sealed class RknnReader() : MarkedReader("rknn", 0, Letters("RKNN"))
{
    public override bool Recognizes(Candidate file) => base.Recognizes(file) || file.Bytes.HasAt(4, "RKNN"u8);
}
