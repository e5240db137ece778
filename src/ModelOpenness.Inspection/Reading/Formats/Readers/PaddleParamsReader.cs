using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

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
