using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>TensorFlow SavedModel: versions and tags; no format field for a license.</summary>
internal sealed class SavedModelReader : IFormatReader
{
    public string Format => "tf-savedmodel";

    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        return shape.IsSound && shape.Has(2, 2) && shape.IsWithin([-1, 0, 2]) && shape.Fields.TrueForAll(field => field.Field == 1 || IsMetaGraph(field));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var message = new Protobuf(file.Bytes);
        artifact.FormatVersion = "0";
        var hasGraph = false;
        while (message.Next())
        {
            if (message.Field == 1 && message.WireType == 0)
            {
                artifact.FormatVersion = ArtifactBuilder.Text((long)message.Number);
            }
            else if (message.Field == 2 && message.WireType == 2)
            {
                hasGraph = true;
                ReadMetaGraph(message.Message(), artifact);
            }
            else
            {
                throw file.Bytes.Malformed("field " + ArtifactBuilder.Text(message.Field) + " does not belong to a SavedModel,", message.FieldStart);
            }
        }

        if (!hasGraph)
        {
            throw file.Bytes.Malformed("no SavedModel up to the end", file.Length);
        }
    }

    // meta_info_def, graph_def, saver_def, collections, signatures, assets, objects. The first two are always there.
    private static bool IsMetaGraph(Protobuf field) => ProtobufShape.IsWithin(field, [-1, 2, 2, 2, 2, 2, 2, 2]) && HasGraph(field.Message());

    private static bool HasGraph(Protobuf message)
    {
        var info = false;
        var graph = false;
        while (message.Next())
        {
            info |= message.Field == 1;
            graph |= message.Field == 2 && GraphDefReader.IsGraph(message);
        }

        return info && graph;
    }

    // MetaInfoDef: 1 meta_graph_version, 4 tags, 5 tensorflow_version.
    private static void ReadMetaGraph(Protobuf metaGraph, ArtifactBuilder artifact)
    {
        while (metaGraph.Next())
        {
            if (metaGraph.Field != 1 || metaGraph.WireType != 2)
            {
                continue;
            }

            var tags = new List<string>();
            var info = metaGraph.Message();
            while (info.Next())
            {
                if (info.Field == 4 && tags.Count < 16 && info.Text(256) is { } tag)
                {
                    tags.Add(tag);
                }
                else if (info.Field == 5)
                {
                    artifact.Add("tensorflow_version", info.Text(Limits.Value));
                }
            }

            if (tags.Count > 0)
            {
                artifact.Add("tags", string.Join(", ", tags));
            }
        }
    }
}
