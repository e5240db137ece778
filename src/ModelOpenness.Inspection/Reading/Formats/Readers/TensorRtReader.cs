
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>TensorRT engine. Some exporters put a JSON object with its length in front, in which they write license and author.</summary>
internal sealed class TensorRtReader : IFormatReader
{
    public string Format => "tensorrt";

    public bool Recognizes(Candidate file) => Engine(file) >= 0;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var engine = Engine(file);
        if (engine > 0)
        {
            var properties = new List<KeyValuePair<string, string>>();
            new JsonProperties(file.Bytes, 4, engine - 4, properties).Run();
            MetadataProps.Take(properties, artifact);
        }

        // Where NVIDIA's own trtexec looks for the version of the library; other layouts have another number behind the mark.
        var bytes = file.Bytes;
        if (
            bytes.HasAt(engine, [(byte)'f', (byte)'t', (byte)'r', (byte)'t', 0, 0, 0, 0])
            && bytes.Length - engine >= 28
            && bytes.U8(engine + 24, "version") is > 0 and var major
        )
        {
            artifact.FormatVersion = string.Join(
                ".",
                major,
                bytes.U8(engine + 25, "version"),
                bytes.U8(engine + 26, "version"),
                bytes.U8(engine + 27, "version")
            );
        }
    }

    private static long Engine(Candidate file)
    {
        if (IsMark(file, 0))
        {
            return 0;
        }

        var head = file.Head;
        if (head.Length < 8 || head[3] != 0 || head[4] != '{')
        {
            return -1;
        }

        var engine = 4 + (long)file.Bytes.U32(0, "metadata length");
        return IsMark(file, engine) ? engine : -1;
    }

    private static bool IsMark(Candidate file, long at) => file.Bytes.HasAt(at, "ptrt"u8) || file.Bytes.HasAt(at, "ftrt"u8);
}
