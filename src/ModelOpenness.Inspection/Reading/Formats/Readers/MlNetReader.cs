using System.Text;
using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>ML.NET: a ZIP file of folders with a <c>Model.key</c> each. Early versions wrote <c>\</c> between folder and file.</summary>
internal sealed class MlNetReader : IFormatReader
{
    public string Format => "mlnet";

    public bool Recognizes(Candidate file) =>
        file.PlainZip is { } zip && (zip.Find("TrainingInfo/Version.txt") is not null || IsKey(zip));

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        if (zip.Find("TrainingInfo/Version.txt") is { } entry)
        {
            // "1.5.28705.0 @BuiltBy: … @Branch: …": the rest names the machine of a build, not the model.
            var text = Encoding.UTF8.GetString(zip.Content(entry)).Trim();
            var end = text.IndexOfAny([' ', '\r', '\n', '\t']);
            artifact.FormatVersion = end < 0 ? text : text.Substring(0, end);
        }
        else if (!IsKey(zip))
        {
            throw file.Bytes.Malformed("ZIP file without TrainingInfo/Version.txt: no ML.NET model up to the end", file.Length);
        }
    }

    private static bool IsKey(ZipDirectory zip) =>
        zip.Find("Model.key") is { Size: > 8 and < (1 << 20) } key && TryContent(zip, key).AsSpan().StartsWith("ML\0MODEL"u8);

    private static byte[] TryContent(ZipDirectory zip, ZipEntry entry)
    {
        try
        {
            return zip.Content(entry);
        }
        catch (MalformedException)
        {
            return [];
        }
    }
}
