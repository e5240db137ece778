using System.Text;
using ModelOpenness.Inspection.Formats.Reading;

namespace ModelOpenness.Inspection.Formats.Readers;

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
            graph |= message.Field == 2;
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

/// <summary>Paddle's program before version 3: blocks, and versions of the program and its operators.</summary>
internal sealed class PaddleProgramReader : IFormatReader
{
    public string Format => "paddle-pdmodel";

    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        return shape.IsSound && shape.Has(1, 2) && shape.IsWithin([-1, 2, 2, 2, 2, 2]) && IsProgram(shape.Fields);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var message = new Protobuf(file.Bytes);
        var isFirst = true;
        while (message.Next())
        {
            if (isFirst && (message.Field != 1 || !IsBlock(message, 0)))
            {
                throw file.Bytes.Malformed("no Paddle program", 0);
            }

            isFirst = false;
            if (message.Field == 4 && message.WireType == 2)
            {
                var version = message.Message();
                if (version.Next() && version.Field == 1 && version.WireType == 0)
                {
                    artifact.FormatVersion = ArtifactBuilder.Text((long)version.Number);
                }
            }
        }
    }

    private static bool IsProgram(List<Protobuf> fields)
    {
        var number = 0UL;
        foreach (var field in fields)
        {
            if (field.Field == 1 && !IsBlock(field, number++))
            {
                return false;
            }
        }

        return true;
    }

    // BlockDesc begins with its number and that of its parent, -1 for the first.
    private static bool IsBlock(Protobuf field, ulong number)
    {
        var block = field.Message();
        return field.WireType == 2
            && block.Next() && block.Field == 1 && block.WireType == 0 && block.Number == number
            && block.Next() && block.Field == 2 && block.WireType == 0 && (number > 0 || block.Number == ulong.MaxValue);
    }
}

/// <summary>SentencePiece vocabulary: pieces with a score, then how it was trained. No weights, but files of this kind travel with models.</summary>
internal sealed class SentencePieceReader : IFormatReader
{
    private static readonly int[] Model = [-1, 2, 2, 2, 2, 2];

    public string Format => "sentencepiece";

    public bool Recognizes(Candidate file)
    {
        var shape = file.Protobuf;
        return (shape.IsSound || shape.IsLong) && shape.Fields[0].Field == 1 && shape.IsWithin(Model)
            && (shape.IsLong || shape.Has(2, 2) || shape.Has(3, 2)) && shape.Fields.TrueForAll(field => field.Field != 1 || IsPiece(field));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var message = new Protobuf(file.Bytes);
        var pieces = 0L;
        while (message.Next())
        {
            if (message.Field >= Model.Length || message.WireType != 2)
            {
                throw file.Bytes.Malformed("field " + ArtifactBuilder.Text(message.Field) + " does not belong to a SentencePiece model,", message.FieldStart);
            }

            pieces += message.Field == 1 ? 1 : 0;
        }

        artifact.Add("pieces", ArtifactBuilder.Text(pieces));
    }

    // Text, score, kind; score and kind may be left out.
    private static bool IsPiece(Protobuf field)
    {
        var piece = field.Message();
        return piece.Next() && piece.Field == 1 && piece.WireType == 2 && piece.Length < 1024 && ProtobufShape.IsWithin(field, [-1, 2, 5, 0]);
    }
}

/// <summary>Paddle's weights: zeros for versions and levels, then the description of the first tensor.</summary>
internal sealed class PaddleParamsReader : IFormatReader
{
    private const int Zeros = 16;

    public string Format => "paddle-pdiparams";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        if (head.Length < Zeros + 8)
        {
            return false;
        }

        for (var i = 0; i < Zeros; i++)
        {
            if (head[i] != 0)
            {
                return false;
            }
        }

        // TensorDesc: 1 type, 2 dimensions.
        var size = file.Bytes.U32(Zeros, "description size");
        if (size is < 2 or > 1024 || size > file.Length - Zeros - 4)
        {
            return false;
        }

        var description = new ProtobufShape(file.Bytes.Slice(Zeros + 4, size, "description"));
        return description.IsSound && description.Fields[0].Field == 1 && (description.IsWithin([-1, 0, 0]) || description.IsWithin([-1, 0, 2]));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("no description of a Paddle tensor", 0);
        }

        artifact.FormatVersion = "0";
    }
}

/// <summary>Tesseract's trained data: a number of parts, then the place of each, -1 for none.</summary>
internal sealed class TesseractReader : IFormatReader
{
    private const int MaxEntries = 64;

    public string Format => "tesseract";

    public bool Recognizes(Candidate file) => Check(file) is null;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (Check(file) is { } problem)
        {
            throw file.Bytes.Malformed(problem, 0);
        }
    }

    // The first part begins right behind the table, and none begins behind the end: no other file happens to fit.
    private static string? Check(Candidate file)
    {
        if (file.Length < 4 || file.Bytes.U32(0, "entries") is not (>= 1 and <= MaxEntries and var count) || file.Length < 4 + (8 * count))
        {
            return "no table of parts";
        }

        var first = long.MaxValue;
        for (var i = 0; i < count; i++)
        {
            var offset = (long)file.Bytes.U64(4 + (8L * i), "offset");
            if (offset < -1 || offset >= file.Length)
            {
                return "part " + ArtifactBuilder.Text(i) + " outside the file";
            }

            first = offset >= 0 ? Math.Min(first, offset) : first;
        }

        return first == 4 + (8 * count) ? null : "table of parts that does not end where the first one begins";
    }
}

/// <summary>LightGBM: text.</summary>
internal sealed class LightGbmReader : IFormatReader
{
    public string Format => "lightgbm";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        return head.StartsWith("tree\nversion="u8) || head.StartsWith("tree\r\nversion="u8);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var lines = Encoding.UTF8.GetString(file.Head.ToArray()).Split('\n');
        artifact.FormatVersion = lines[1].Substring("version=".Length).Trim();
        foreach (var line in lines)
        {
            if (line.StartsWith("objective=", StringComparison.Ordinal))
            {
                artifact.Add("objective", line.Substring("objective=".Length).Trim());
            }
        }
    }
}

/// <summary>Flax: msgpack, a map from names to arrays. msgpack has no mark, so the name must say so.</summary>
internal sealed class FlaxReader : IFormatReader
{
    public string Format => "flax";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        if (!string.Equals(file.Extension, ".msgpack", StringComparison.Ordinal) || head.Length < 3)
        {
            return false;
        }

        var key = head[0] switch
        {
            > 0x80 and <= 0x8F => 1,
            0xDE => 3,
            0xDF => 5,
            _ => 0,
        };
        return key > 0 && key < head.Length && head[key] is (>= 0xA1 and <= 0xBF) or 0xD9 or 0xDA;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        // Arrays, and nothing about them.
    }
}
