
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Keras 3: a ZIP file of configuration, metadata and weights.</summary>
internal sealed class KerasReader : IFormatReader
{
    public string Format => "keras";

    public bool Recognizes(Candidate file) =>
        file.PlainZip is { } zip && zip.Find("config.json") is not null && zip.Find("metadata.json") is not null
        && (zip.Find("model.weights.h5") is not null || zip.Find("model.weights.npz") is not null || zip.Find("model.weights.json") is not null);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("ZIP file without config.json, metadata.json and weights: no Keras model up to the end", file.Length);
        }

        var properties = ZipJson.Properties(zip, zip.Find("metadata.json")!);
        foreach (var pair in properties)
        {
            if (string.Equals(pair.Key, "keras_version", StringComparison.Ordinal))
            {
                artifact.FormatVersion = pair.Value;
            }
        }

        MetadataProps.Take(properties, artifact);
    }
}
