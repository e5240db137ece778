using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>skops: scikit-learn models as JSON and arrays in a ZIP file.</summary>
internal sealed class SkopsReader : IFormatReader
{
    public string Format => "skops";

    public bool Recognizes(Candidate file)
    {
        if (file.PlainZip?.Find("schema.json") is null)
        {
            return false;
        }

        return string.Equals(file.Extension, ".skops", StringComparison.Ordinal) || Protocol(file.PlainZip) is not null;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        if (zip.Find("schema.json") is null)
        {
            throw file.Bytes.Malformed("ZIP file without schema.json: no skops model up to the end", file.Length);
        }

        artifact.FormatVersion = Protocol(zip);
    }

    // A large schema is not read for it.
    private static string? Protocol(ZipDirectory zip)
    {
        if (zip.Find("schema.json") is { Size: < (1 << 20) } schema)
        {
            foreach (var pair in ZipJson.Properties(zip, schema))
            {
                if (string.Equals(pair.Key, "protocol", StringComparison.Ordinal))
                {
                    return pair.Value;
                }
            }
        }

        return null;
    }
}
