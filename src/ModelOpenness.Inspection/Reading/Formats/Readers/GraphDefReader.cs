using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>TensorFlow GraphDef, frozen graphs among them: a list of nodes, versions, functions.</summary>
internal sealed class GraphDefReader : IFormatReader
{
    private static readonly int[] Graph = [-1, 2, 2, 0, 2, 2];
    private static readonly int[] Node = [-1, 2, 2, 2, 2, 2, 2, 2];

    public string Format => "tf-graphdef";

    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        if (!(shape.IsSound || shape.IsLong) || !shape.IsWithin(Graph) || !shape.Has(1, 2))
        {
            return false;
        }

        // Other lists of named things look alike: a graph says which version wrote it, unless its end was not reached.
        return (shape.Has(4, 2) || shape.Has(3, 0) || shape.IsLong) && shape.Fields.TrueForAll(field => field.Field != 1 || IsNode(field));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        // The message is stepped through, so that a file that breaks off is noticed.
        var message = new Protobuf(file.Bytes);
        while (message.Next())
        {
            if (message.Field >= Graph.Length || Graph[message.Field] != message.WireType)
            {
                throw file.Bytes.Malformed("field " + ArtifactBuilder.Text(message.Field) + " does not belong to a GraphDef,", message.FieldStart);
            }

            if (message.Field == 4)
            {
                artifact.FormatVersion = Producer(message.Message());
            }
        }
    }

    // Name, then operation.
    private static bool IsNode(Protobuf field)
    {
        var node = field.Message();
        return node.Next() && node.Field == 1 && node.WireType == 2 && node.Length > 0
            && node.Next() && node.Field == 2 && node.WireType == 2 && node.Length is > 0 and < 256
            && ProtobufShape.IsWithin(field, Node);
    }

    private static string? Producer(Protobuf versions) =>
        versions.Next() && versions.Field == 1 && versions.WireType == 0 ? ArtifactBuilder.Text((long)versions.Number) : null;
}
