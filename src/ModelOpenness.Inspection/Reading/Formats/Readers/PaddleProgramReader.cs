using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

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
