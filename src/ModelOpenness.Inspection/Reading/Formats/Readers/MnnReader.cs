using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>MNN: a flatbuffer without identifier, so its name must say so, and its root must be sound.</summary>
internal sealed class MnnReader : IFormatReader
{
    public string Format => "mnn";

    public bool Recognizes(Candidate file)
    {
        if (!string.Equals(file.Extension, ".mnn", StringComparison.Ordinal) || file.Length < 8)
        {
            return false;
        }

        // The root comes right behind its vtable, and that is small.
        return file.Bytes.U32(0, "root offset") is >= 8 and <= 256;
    }

    public void Read(Candidate file, ArtifactBuilder artifact) => _ = new FlatBuffer(file.Bytes).Root();
}
