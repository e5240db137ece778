using System.Text;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>LightGBM: text.</summary>
internal sealed class LightGbmReader : IFormatReader
{
    public string Format => "lightgbm";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        return head.StartsWith("tree\nversion="u8) || head.StartsWith("tree\r\nversion="u8);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var lines = Encoding.UTF8.GetString(file.Head.ToArray()).Split('\n');
        artifact.FormatVersion = lines[1].Substring("version=".Length).Trim();
        foreach (var line in lines)
        {
            if (line.StartsWith("objective=", StringComparison.Ordinal))
            {
                artifact.Add("objective", line.Substring("objective=".Length).Trim());
            }
        }
    }
}
