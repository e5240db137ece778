using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// safetensors: a JSON header of known length, then the tensors. <c>__metadata__</c> may stand anywhere in it, so all of the
/// header is read, and the table of tensors is held against the reference reader.
/// </summary>
internal sealed class SafetensorsReader : IFormatReader
{
    // What the Hugging Face hub's own reader takes; the reference implementation stops at 100 MB. Real headers have at most a few MB.
    private const long MaxHeader = 25_000_000;

    public string Format => "safetensors";

    public bool Recognizes(Candidate file)
    {
        // White space may stand before the header, which the smallest one, {}, leaves no place for.
        var head = file.Head;
        var start = 8 + Blank(head.Length > 8 ? head.Slice(8) : default);
        if (head.Length < start + 2 || head[start] != '{')
        {
            return false;
        }

        // A damaged length is recognised too where the JSON that follows is that of tensors.
        var length = file.Bytes.U64(0, "header length");
        head = file.Head.Slice(start);
        return (
                length >= 2
                && length <= (ulong)(file.Length - 8)
                && head[1 + Blank(head.Slice(1, head.Length - 2))] is (byte)'"' or (byte)'}' or (byte)' ' or (byte)'\n'
            )
            || head.StartsWith("{\"__metadata__\":"u8)
            || head.IndexOf("\"data_offsets\""u8) >= 0;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var bytes = file.Bytes;
        var length = bytes.U64(0, "header length");
        if (length > (ulong)(file.Length - 8))
        {
            bytes.Check(8, length, "header");
        }

        if (length > MaxHeader)
        {
            throw bytes.Malformed("header of " + ArtifactBuilder.Text((long)length) + " bytes, " + ArtifactBuilder.Text(MaxHeader) + " are the limit,", 0);
        }

        if (length < 2)
        {
            throw bytes.Malformed("header is not a JSON object", 8);
        }

        var walk = new Walk(bytes, (long)length, (ulong)(file.Length - 8 - (long)length));
        walk.Run();
        walk.Conclude(artifact);
    }

    private static int Blank(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && text[count] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            count++;
        }

        return count;
    }

    private sealed class Walk(ByteRange bytes, long length, ulong dataLength) : JsonWalk(bytes, 8, length, MaxDepth)
    {
        // As deep as the reference reader goes.
        private const int MaxDepth = 127;
        private const int MaxEntries = 4096;

        // Some 70,000 tensors: adapters of mixtures of experts have more than half of that in one file.
        private const int MaxValues = 1_000_000;
        private readonly List<KeyValuePair<string, string>> metadata = [];
        private readonly SafetensorsTable table = new(bytes, dataLength);
        private ulong name;
        private string? field;
        private bool isMetadata;
        private bool hasMetadata;
        private bool isTensor;
        private int entries;

        protected override int MaxSteps => MaxValues;

        public void Conclude(ArtifactBuilder artifact)
        {
            SafetensorsMetadata.Take(this.metadata, artifact);
            this.table.Conclude();
            artifact.Flaw(this.table.Problem);
        }

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                this.CheckText(ref reader);
            }

            switch (reader.CurrentDepth)
            {
                case 0 when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject):
                    throw this.Bytes.Malformed("header is not a JSON object", this.OffsetOf(ref reader));
                case 0:
                    break;
                case 1 when reader.TokenType == JsonTokenType.PropertyName:
                    this.Property(ref reader);
                    break;
                case 1:
                    this.Value(ref reader);
                    break;
                default:
                    if (this.isMetadata)
                    {
                        this.MetadataToken(ref reader);
                    }
                    else if (this.isTensor)
                    {
                        this.table.Token(ref reader, this.OffsetOf(ref reader));
                    }

                    break;
            }
        }

        // The whole header must be UTF-8, and every escape a character.
        private void CheckText(ref Utf8JsonReader reader)
        {
            if (reader.ValueSpan.IndexOf((byte)'\\') >= 0)
            {
                _ = this.Text(ref reader);
            }
            else if (!Utf8Check.IsValid(reader.ValueSpan))
            {
                throw this.Bytes.Malformed("text that is not UTF-8", this.OffsetOf(ref reader));
            }
        }

        private void Property(ref Utf8JsonReader reader)
        {
            this.isMetadata = reader.ValueTextEquals("__metadata__"u8);
            this.table.Fail(this.isMetadata && this.hasMetadata, "__metadata__ a second time", this.OffsetOf(ref reader));
            this.hasMetadata |= this.isMetadata;
            this.isTensor = false;

            // An escaped name is the same name.
            this.name = Hash64.Of(reader.ValueSpan.IndexOf((byte)'\\') < 0 ? reader.ValueSpan : Encoding.UTF8.GetBytes(this.Text(ref reader)));
        }

        private void Value(ref Utf8JsonReader reader)
        {
            var at = this.OffsetOf(ref reader);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                this.isTensor = !this.isMetadata;
                this.table.Begin(at);
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                if (this.isTensor)
                {
                    this.table.End(this.name, at);
                }
            }
            else
            {
                this.table.Fail(!this.isMetadata || reader.TokenType != JsonTokenType.Null, "neither tensor nor metadata", at);
            }
        }

        private void MetadataToken(ref Utf8JsonReader reader)
        {
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
            {
                this.field = LengthOf(ref reader) <= Limits.Key ? this.Text(ref reader) : null;
                return;
            }

            if (
                this.table.Fail(
                    reader.CurrentDepth > 2 || reader.TokenType != JsonTokenType.String,
                    "metadata value that is not a string",
                    this.OffsetOf(ref reader)
                )
            )
            {
                return;
            }

            if (++this.entries > MaxEntries)
            {
                throw this.Bytes.Malformed("more than " + ArtifactBuilder.Text(MaxEntries) + " metadata entries", this.OffsetOf(ref reader));
            }

            var isLicense = this.field is not null && SafetensorsMetadata.IsLicense(this.field);
            var size = LengthOf(ref reader);
            if (isLicense && size > Limits.License)
            {
                throw this.Bytes.Malformed(
                    "license of " + ArtifactBuilder.Text(size) + " bytes, " + ArtifactBuilder.Text(Limits.License) + " are the limit,",
                    this.OffsetOf(ref reader)
                );
            }

            if (this.field is not null && (isLicense || this.Bytes.TakesText(size + this.field.Length, Limits.Field)))
            {
                this.metadata.Add(new KeyValuePair<string, string>(this.field, this.Text(ref reader)));
            }
        }
    }
}
