using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Core ML model: a version, a description early in the file, and one model of some kind behind it.</summary>
internal sealed class CoreMlReader : IFormatReader
{
    // The kinds of model are fields 200 to 3000.
    private const int FirstKind = 200;
    private const int LastKind = 3000;
    private const int MaxFields = 64;

    public string Format => "coreml";

    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        return shape.IsSound && shape.Fields.Count is > 2 and <= MaxFields && shape.Has(1, 0) && shape.Has(2, 2)
            && shape.Fields.TrueForAll(Agrees) && shape.Fields.Exists(field => field.Field >= FirstKind);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var message = new Protobuf(file.Bytes);
        var hasKind = false;
        var fields = 0;
        while (message.Next())
        {
            if (!Agrees(message) || ++fields > MaxFields)
            {
                throw file.Bytes.Malformed("field " + ArtifactBuilder.Text(message.Field) + " does not belong to a Core ML model,", message.FieldStart);
            }

            hasKind |= message.Field >= FirstKind;
            if (message.Field == 1)
            {
                artifact.FormatVersion = ArtifactBuilder.Text((long)message.Number);
            }
            else if (message.Field == 2)
            {
                ReadDescription(file.Bytes, message.Message(), artifact);
            }
        }

        if (!hasKind || artifact.FormatVersion is null)
        {
            throw file.Bytes.Malformed("no Core ML model up to the end", file.Length);
        }
    }

    private static bool Agrees(Protobuf field) => field.Field switch
    {
        1 or 10 => field.WireType == 0,
        2 => field.WireType == 2,
        < FirstKind => true,
        <= LastKind => field.WireType == 2,
        _ => false,
    };

    // ModelDescription.metadata is field 100; its own field 100 is a map of the author's.
    private static void ReadDescription(ByteRange bytes, Protobuf description, ArtifactBuilder artifact)
    {
        while (description.Next())
        {
            if (description.Field != 100 || description.WireType != 2)
            {
                continue;
            }

            var properties = new List<KeyValuePair<string, string>>();
            var metadata = description.Message();
            while (metadata.Next())
            {
                switch (metadata.Field)
                {
                    case 1:
                        artifact.Add("shortDescription", metadata.Text(Limits.Value));
                        break;
                    case 2:
                        artifact.Add("versionString", metadata.Text(Limits.Value));
                        break;
                    case 3:
                        artifact.Author = metadata.Text(Limits.Field);
                        break;
                    case 4 when metadata.WireType == 2 && MetadataProps.Takes(bytes, "license", metadata.Length, metadata.Start):
                        artifact.SetLicense("metadata.license", metadata.Text(Limits.License));
                        break;
                    case 100 when metadata.WireType == 2:
                        MetadataProps.Read(bytes, metadata.Message(), properties);
                        break;
                }
            }

            MetadataProps.Take(properties, artifact);
        }
    }
}
