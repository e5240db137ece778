using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>ONNX Runtime's own format: a flatbuffer with the same properties as ONNX.</summary>
internal sealed class OrtReader : IFormatReader
{
    // Places in InferenceSession, Model and StringStringEntry.
    private const int SessionVersion = 0;
    private const int SessionModel = 1;
    private const int ModelProducer = 2;
    private const int ModelProducerVersion = 3;
    private const int ModelDomain = 4;
    private const int ModelDoc = 6;
    private const int ModelProperties = 9;
    private const int MaxProperties = 4096;

    public string Format => "ort";

    public bool Recognizes(Candidate file) => file.Bytes.HasAt(4, "ORTM"u8);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("no mark of the format", 4);
        }

        var buffer = new FlatBuffer(file.Bytes);
        var session = buffer.Root();
        artifact.FormatVersion = session.Text(SessionVersion, 64);
        if (session.Child(SessionModel) is not { } model)
        {
            return;
        }

        artifact.Add("producer_name", model.Text(ModelProducer, Limits.Value));
        artifact.Add("producer_version", model.Text(ModelProducerVersion, Limits.Value));
        artifact.Add("domain", model.Text(ModelDomain, Limits.Value));
        artifact.Add("doc_string", model.Text(ModelDoc, Limits.Value));
        var (start, count) = model.Vector(ModelProperties);
        if (count > MaxProperties)
        {
            throw file.Bytes.Malformed(ArtifactBuilder.Text(count) + " properties", start);
        }

        var properties = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < count; i++)
        {
            var entry = buffer.Follow(start + (4L * i), "property");
            if (entry.Text(0, 1024) is not { } key || entry.Field(1, 4) is not (> 0 and var at))
            {
                continue;
            }

            var value = buffer.Data(at, "property");
            if (MetadataProps.Takes(file.Bytes, key, value.Length, at))
            {
                properties.Add(new KeyValuePair<string, string>(key, value.Text(0, (int)value.Length, "property")));
            }
        }

        MetadataProps.Take(properties, artifact);
    }
}
