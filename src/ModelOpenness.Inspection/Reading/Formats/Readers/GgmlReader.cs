
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>ggml's files before GGUF: a number as mark (so its letters stand backwards), hyperparameters, no words at all.</summary>
internal sealed class GgmlReader() : MarkedReader("ggml", 0, Letters("lmgg"), Letters("fmgg"), Letters("tjgg"), Letters("algg"))
{
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
        if (file.StartsWith("lmgg"u8))
        {
            // Without a version. whisper.cpp's models are told by the size of their vocabulary, which no other model has.
            var vocabulary = file.Bytes.U32(4, "hyperparameter");
            if (vocabulary is >= 51_864 and <= 51_866)
            {
                artifact.Add("architecture", "whisper");
            }

            return;
        }

        var version = file.Bytes.U32(4, "version");
        if (version is 0 or > 64)
        {
            throw file.Bytes.Malformed("ggml version " + ArtifactBuilder.Text(version), 4);
        }

        artifact.FormatVersion = ArtifactBuilder.Text(version);
    }
}
