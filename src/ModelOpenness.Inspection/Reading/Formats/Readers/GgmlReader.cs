
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>ggml's files before GGUF: a number as mark (so its letters stand backwards), hyperparameters, no words at all.</summary>
internal sealed class GgmlReader() : MarkedReader("ggml", 0, Letters("lmgg"), Letters("fmgg"), Letters("tjgg"), Letters("algg"))
{
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
        if (file.StartsWith("lmgg"u8))
        {
            // Without a version. whisper.cpp's models are told by the size of their vocabulary, which no other model has, and their
            // sizes by the number of layers; version 3 of the large one has a word and 48 frequency bands more.
            var vocabulary = file.Bytes.U32(4, "hyperparameter");
            if (vocabulary is >= 51_864 and <= 51_866)
            {
                artifact.Add("architecture", "whisper");
                artifact.Add("size", Size(file.Length < 44 ? 0 : file.Bytes.U32(20, "hyperparameter"), vocabulary));
                artifact.Add("languages", vocabulary == 51_864 ? "English" : "many");
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

    private static string? Size(uint layers, uint vocabulary) => layers switch
    {
        4 => "tiny",
        6 => "base",
        12 => "small",
        24 => "medium",
        32 => vocabulary == 51_866 ? "large-v3" : "large",
        _ => null,
    };
}
