using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>TensorFlow GraphDef, frozen graphs among them: a list of nodes; versions and functions where the writer gave them.</summary>
internal sealed class GraphDefReader : IFormatReader
{
    private static readonly int[] Graph = [-1, 2, 2, 0, 2, 2];

    public string Format => "tf-graphdef";

    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        if (!(shape.IsSound || shape.IsLong) || !shape.IsWithin(Graph) || !shape.Has(1, 2))
        {
            return false;
        }

        // Other lists of named things look alike: a graph has attributes in its nodes, or says which version wrote it.
        var isGraph = shape.Has(4, 2) || shape.Has(3, 0);
        foreach (var field in shape.Fields)
        {
            if (field.Field == 1)
            {
                if (!GraphNode.Is(file.Bytes, field, out var hasAttribute))
                {
                    return false;
                }

                isGraph |= hasAttribute;
            }
        }

        return isGraph;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        // The message is stepped through, so that a file that breaks off is noticed.
        var message = new Protobuf(file.Bytes);
        while (message.Next())
        {
            if (!Agrees(message))
            {
                throw file.Bytes.Malformed("field " + ArtifactBuilder.Text(message.Field) + " does not belong to a GraphDef,", message.FieldStart);
            }

            if (message.Field == 4)
            {
                artifact.FormatVersion = Producer(message.Message());
            }
        }
    }

    /// <summary>Whether a submessage is a graph, as far as its fields tell.</summary>
    public static bool IsGraph(Protobuf field) => ProtobufShape.IsWithin(field, Graph);

    private static bool Agrees(Protobuf field) => field.Field < Graph.Length && Graph[field.Field] == field.WireType;

    private static string? Producer(Protobuf versions) =>
        versions.Next() && versions.Field == 1 && versions.WireType == 0 ? ArtifactBuilder.Text((long)versions.Number) : null;
}
