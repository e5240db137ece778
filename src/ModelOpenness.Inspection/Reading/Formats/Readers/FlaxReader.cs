
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Flax: msgpack, a map from names to arrays. msgpack has no mark, so the name must say so.</summary>
internal sealed class FlaxReader : IFormatReader
{
    public string Format => "flax";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        if (!string.Equals(file.Extension, ".msgpack", StringComparison.Ordinal) || head.Length < 3)
        {
            return false;
        }

        var key = head[0] switch
        {
            > 0x80 and <= 0x8F => 1,
            0xDE => 3,
            0xDF => 5,
            _ => 0,
        };
        return key > 0 && key < head.Length && head[key] is (>= 0xA1 and <= 0xBF) or 0xD9 or 0xDA;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        // Arrays, and nothing about them.
    }
}
