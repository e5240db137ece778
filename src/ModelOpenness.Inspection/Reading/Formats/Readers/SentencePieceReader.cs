using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

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
