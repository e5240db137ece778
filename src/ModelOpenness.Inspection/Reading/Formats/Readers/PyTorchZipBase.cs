using System.Text;
using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>PyTorch's ZIP files. The pickle in them is never looked into; only small text entries are read.</summary>
internal abstract class PyTorchZipBase(string format, bool isScript) : IFormatReader
{
    public string Format => format;

    public bool Recognizes(Candidate file) => file.PlainZip is { } zip && this.Main(zip) is not null;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        var data = this.Main(zip) ?? throw file.Bytes.Malformed("ZIP file without " + this.Needed + ": no PyTorch model up to the end", file.Length);

        // Not read, but it must be what the directory says it is.
        _ = zip.Data(data);
        if (zip.Find("version") is { Size: > 0 and < 64 } version)
        {
            artifact.FormatVersion = Encoding.UTF8.GetString(zip.Content(version)).Trim();
        }

        this.ReadFurther(zip, artifact);
    }

    /// <summary>What every archive of the kind has, for people.</summary>
    protected virtual string Needed => "data.pkl";

    /// <summary>The entry that tells the kind, or null.</summary>
    protected virtual ZipEntry? Main(ZipDirectory zip) => zip.Find("data.pkl") is { } data && IsScript(zip) == isScript ? data : null;

    protected virtual void ReadFurther(ZipDirectory zip, ArtifactBuilder artifact)
    {
    }

    /// <summary>Whether the archive has a folder of this name, at its root or in the one folder there.</summary>
    protected static bool HasFolder(ZipDirectory zip, string name)
    {
        foreach (var entry in zip.Entries)
        {
            if (entry.Name.StartsWith(name + "/", StringComparison.Ordinal) || entry.Name.IndexOf("/" + name + "/", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsScript(ZipDirectory zip) => zip.Find("constants.pkl") is not null && HasFolder(zip, "code");
}
