using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Description of a Piper voice, <c>voice.onnx.json</c> beside <c>voice.onnx</c>: how text becomes sounds, and what else the voice's maker
/// wrote.</summary>
internal sealed class PiperReader : IFormatReader
{
    private const int MaxLength = 4 << 20;

    public string Format => "piper-voice";

    public bool Recognizes(Candidate file)
    {
        if (file.Length > MaxLength || JsonText.FirstLetter(file) != '{')
        {
            return false;
        }

        var peek = file.JsonPeek;
        return peek.Has("audio") && (peek.Has("espeak") || peek.Has("phoneme_type") || peek.Has("phoneme_id_map"));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var start = JsonText.Start(file);
        var properties = new List<KeyValuePair<string, string>>();
        new JsonProperties(file.Bytes, start, file.Length - start, properties).Run();
        artifact.FormatVersion = properties.Find(pair => string.Equals(pair.Key, "piper_version", StringComparison.Ordinal)).Value;
        MetadataProps.Take(properties, artifact);
    }
}
