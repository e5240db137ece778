using System.Text;
using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// What torch.export saves: a ZIP file that says so (<c>archive_format</c>), or, before PyTorch 2.8, one with the program as JSON.
/// Nothing is unpickled.
/// </summary>
internal sealed class PyTorchExportReader() : PyTorchZipBase("pytorch-pt2", isScript: false)
{
    protected override string Needed => "archive_format";

    protected override ZipEntry? Main(ZipDirectory zip)
    {
        var mark = zip.Find("archive_format");
        return mark is { Size: > 0 and < 16 } && IsMark(zip, mark) ? mark : zip.Find("serialized_exported_program.json");
    }

    protected override void ReadFurther(ZipDirectory zip, ArtifactBuilder artifact)
    {
        if (zip.Find("archive_version") is { Size: > 0 and < 64 } version)
        {
            artifact.FormatVersion = Encoding.UTF8.GetString(zip.Content(version)).Trim();
        }

        ExtraFiles.Take(zip, artifact);
    }

    private static bool IsMark(ZipDirectory zip, ZipEntry entry)
    {
        try
        {
            return string.Equals(Encoding.UTF8.GetString(zip.Content(entry)).Trim(), "pt2", StringComparison.Ordinal);
        }
        catch (Bytes.MalformedException)
        {
            return false;
        }
    }
}
