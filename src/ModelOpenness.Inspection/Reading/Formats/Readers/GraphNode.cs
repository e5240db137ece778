using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>One node of a TensorFlow graph, told by what stands in it: a name, an operation, attributes with typed values.</summary>
internal static class GraphNode
{
    private const int MaxName = 1024;

    // Name, operation, inputs, device, attributes, and two later ones; an attribute's value is one of ten kinds.
    private static readonly int[] Fields = [-1, 2, 2, 2, 2, 2, 2, 2];
    private static readonly int[] Values = [-1, 2, 2, 0, 5, 0, 0, 2, 2, 2, 2];

    /// <summary>Whether the field is a node.</summary>
    public static bool Is(ByteRange bytes, Protobuf field, out bool hasAttribute)
    {
        hasAttribute = false;
        var hasName = false;
        var hasOperation = false;
        var node = field.Message();
        while (node.Next())
        {
            if (node.Field >= Fields.Length || node.WireType != Fields[node.Field])
            {
                return false;
            }

            switch (node.Field)
            {
                case 1 when hasName || !IsName(bytes, node, "_.\\-/>"):
                case 2 when hasOperation || !IsName(bytes, node, "_.>"):
                case 5 when !IsAttribute(bytes, node):
                    return false;
            }

            hasName |= node.Field == 1;
            hasOperation |= node.Field == 2;
            hasAttribute |= node.Field == 5;
        }

        return !node.HasFailed && hasName && hasOperation;
    }

    private static bool IsAttribute(ByteRange bytes, Protobuf field)
    {
        var entry = field.Message();
        return entry.Next() && entry.Field == 1 && entry.WireType == 2 && IsName(bytes, entry, "_.")
            && (!entry.Next() || (entry.Field == 2 && entry.WireType == 2 && ProtobufShape.IsWithin(entry, Values)))
            && !entry.HasFailed;
    }

    // Letters, digits and a few signs; nothing that a message inside would begin with.
    private static bool IsName(ByteRange bytes, Protobuf field, string signs)
    {
        if (field.Length is 0 or > MaxName)
        {
            return false;
        }

        foreach (var letter in bytes.Window(field.Start, (int)field.Length, "name").Slice(0, (int)field.Length))
        {
            if (
                letter is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9'))
                && signs.IndexOf((char)letter) < 0
            )
            {
                return false;
            }
        }

        return true;
    }
}
