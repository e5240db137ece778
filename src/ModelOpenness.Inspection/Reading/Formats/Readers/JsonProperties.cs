using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>The plain values of one JSON object as properties: the root's, or those of a member of it.</summary>
internal sealed class JsonProperties(ByteRange bytes, long offset, long length, List<KeyValuePair<string, string>> into, string? member = null)
    : JsonWalk(bytes, offset, length, 64)
{
    private readonly int depth = member is null ? 1 : 2;
    private bool isInside = member is null;
    private string? key;

    /// <summary>Names of the root's members, as far as they were read.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    protected override void OnToken(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartArray)
        {
            this.IsDone = true;
            return;
        }

        if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && this.Members.Count < 1024 && LengthOf(ref reader) <= 256)
        {
            this.Members.Add(this.Text(ref reader));
            this.isInside |= member is null;
            if (member is not null)
            {
                this.isInside = reader.ValueTextEquals(member);
            }
        }

        if (!this.isInside || reader.CurrentDepth != this.depth)
        {
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                this.key = LengthOf(ref reader) <= 1024 ? this.Text(ref reader) : null;
                break;
            case JsonTokenType.String:
                this.Take(ref reader);
                break;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when this.key is not null && into.Count < Limits.Names:
                into.Add(new KeyValuePair<string, string>(this.key, Encoding.UTF8.GetString(reader.ValueSpan.ToArray())));
                break;
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (this.key is null || into.Count >= Limits.Names)
        {
            return;
        }

        if (MetadataProps.Takes(this.Bytes, this.key, LengthOf(ref reader), this.OffsetOf(ref reader)))
        {
            into.Add(new KeyValuePair<string, string>(this.key, this.Text(ref reader)));
        }
    }
}
