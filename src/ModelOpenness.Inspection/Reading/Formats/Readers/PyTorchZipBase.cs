using System.Text;
using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>PyTorch's ZIP files. The pickle in them is never looked into; only small text entries are read.</summary>
internal abstract class PyTorchZipBase(string format, bool isScript) : IFormatReader
{
    public string Format => format;

    public bool Recognizes(Candidate file) =>
        file.PlainZip is { } zip && zip.Find("data.pkl") is not null && IsScript(zip) == isScript;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        var data = zip.Find("data.pkl") ?? throw file.Bytes.Malformed("ZIP file without data.pkl: no PyTorch model up to the end", file.Length);

        // Not read, but it must be what the directory says it is.
        _ = zip.Data(data);
        if (zip.Find("version") is { Size: > 0 and < 64 } version)
        {
            artifact.FormatVersion = Encoding.UTF8.GetString(zip.Content(version)).Trim();
        }

        this.ReadFurther(zip, artifact);
    }

    protected virtual void ReadFurther(ZipDirectory zip, ArtifactBuilder artifact)
    {
    }

    private static bool IsScript(ZipDirectory zip)
    {
        if (zip.Find("constants.pkl") is null)
        {
            return false;
        }

        foreach (var entry in zip.Entries)
        {
            if (entry.Name.StartsWith("code/", StringComparison.Ordinal) || entry.Name.IndexOf("/code/", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
