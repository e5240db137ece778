using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Paddle's models since version 3: the program as JSON.</summary>
internal sealed class PaddleJsonReader : IFormatReader
{
    public string Format => "paddle-pdmodel";

    public bool Recognizes(Candidate file) => JsonText.FirstLetter(file) == '{' && file.JsonPeek.Has("base_code") && file.Head.IndexOf("\"pir\""u8) >= 0;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Bytes.Head(file.Length - 1, 1)[0] is not ((byte)'}' or (byte)'\n' or (byte)'\r' or (byte)' '))
        {
            throw file.Bytes.Malformed("JSON ends too early", file.Length);
        }

        artifact.FormatVersion = "pir";
    }
}
