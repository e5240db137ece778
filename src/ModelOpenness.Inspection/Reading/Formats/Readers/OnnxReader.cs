using System.Globalization;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// ONNX: one protobuf message. Of the graph, which is nearly all of a file, only the names of its tensors' files are taken, numbers are
/// stepped over; what the model says about itself usually stands behind it.
/// </summary>
internal sealed class OnnxReader : IFormatReader
{
    private const int MaxFields = 4096;

    public string Format => "onnx";

    // Protobuf has no mark: a model has at least its IR version and a graph, and nothing that does not belong there.
    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        if (shape.Fields.Count == 0 || !shape.Fields.TrueForAll(Agrees))
        {
            return false;
        }

        var hasVersion = shape.Has(1, 0);
        return hasVersion && (shape.IsSound ? shape.Has(7, 2) : shape.IsLong && (shape.Has(7, 2) || IsNamed(file)));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var message = new Protobuf(file.Bytes);
        var fields = 0;
        var hasGraph = false;
        var hasVersion = false;
        var properties = new List<KeyValuePair<string, string>>();
        var opsets = new List<string>();
        var external = new OnnxExternalData(file.Bytes);
        string? producer = null;
        while (message.Next())
        {
            if (++fields > MaxFields || !Agrees(message))
            {
                throw file.Bytes.Malformed(
                    fields > MaxFields
                        ? "more than " + ArtifactBuilder.Text(MaxFields) + " fields"
                        : "field " + ArtifactBuilder.Text(message.Field) + " is not of the kind that an ONNX model has there,",
                    message.FieldStart
                );
            }

            switch (message.Field)
            {
                case 1:
                    hasVersion = true;
                    artifact.FormatVersion = message.Number.ToString(CultureInfo.InvariantCulture);
                    break;
                case 2:
                    producer = message.Text(Limits.Value);
                    artifact.Add("producer_name", producer);
                    break;
                case 3:
                    artifact.Add("producer_version", message.Text(Limits.Value));
                    break;
                case 4:
                    artifact.Add("domain", message.Text(Limits.Value));
                    break;
                case 6:
                    artifact.Add("doc_string", message.Text(Limits.Value));
                    break;
                case 7:
                    hasGraph = true;
                    external.Read(message.QuietMessage());
                    break;
                case 8:
                    opsets.Add(Opset(message.Message()));
                    break;
                case 14:
                    MetadataProps.Read(file.Bytes, message.Message(), properties);
                    break;
            }
        }

        if (!hasVersion || !hasGraph)
        {
            throw file.Bytes.Malformed(
                hasVersion ? "ONNX model without a graph: the message ends" : "not an ONNX model: no IR version up to the end",
                file.Length
            );
        }

        artifact.Add("opset_import", opsets.Count == 0 ? null : string.Join(", ", opsets));
        MetadataProps.Take(properties, artifact);
        external.Conclude(artifact);
    }

    private static bool IsNamed(Candidate file) => string.Equals(file.Extension, ".onnx", StringComparison.Ordinal);

    // Kinds of the fields that ModelProto has; later versions may add others.
    private static bool Agrees(Protobuf message) => message.Field switch
    {
        1 or 5 => message.WireType == 0,
        2 or 3 or 4 or 6 or 7 or 8 or 14 or 20 or 25 or 26 => message.WireType == 2,
        _ => message.Field < 64,
    };

    private static string Opset(Protobuf message)
    {
        var domain = "";
        var version = 0UL;
        while (message.Next())
        {
            if (message.Field == 1 && message.WireType == 2)
            {
                domain = message.Text(256) ?? "";
            }
            else if (message.Field == 2 && message.WireType == 0)
            {
                version = message.Number;
            }
        }

        return (domain.Length == 0 ? "ai.onnx" : domain) + " " + version.ToString(CultureInfo.InvariantCulture);
    }
}
