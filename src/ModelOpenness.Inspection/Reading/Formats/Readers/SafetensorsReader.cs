using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// safetensors: a JSON header of known length, then the tensors. <c>__metadata__</c> may stand anywhere in it, so all of the
/// header is read, and every tensor's place is held against the file.
/// </summary>
internal sealed class SafetensorsReader : IFormatReader
{
    // What the Hugging Face hub's own reader takes; the reference implementation stops at 100 MB. Real headers have at most a few MB.
    private const long MaxHeader = 25_000_000;

    public string Format => "safetensors";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        if (head.Length < 10 || head[8] != '{')
        {
            return false;
        }

        // The smallest header is {}. A damaged length is recognised too where the JSON that follows is that of tensors.
        var length = file.Bytes.U64(0, "header length");
        head = file.Head;
        return (length >= 2 && length <= (ulong)(file.Length - 8) && head[9] is (byte)'"' or (byte)'}' or (byte)' ' or (byte)'\n')
            || head.Slice(8).StartsWith("{\"__metadata__\":"u8)
            || head.Slice(8).IndexOf("\"data_offsets\""u8) >= 0;
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

        if (length < 2 || !bytes.HasAt(8, "{"u8))
        {
            throw bytes.Malformed("header is no JSON object", 8);
        }

        var walk = new Walk(bytes, (long)length, file.Length - 8 - (long)length);
        walk.Run();
        walk.Conclude(artifact);
    }

    private sealed class Walk(ByteRange bytes, long length, long dataLength) : JsonWalk(bytes, 8, length, 8)
    {
        // Only so many names are held against each other; no real file has more.
        private const int MaxSeen = 65_536;
        private const int MaxEntries = 4096;
        private readonly HashSet<ulong> seen = [];
        private readonly List<KeyValuePair<string, string>> metadata = [];
        private string? field;
        private bool inMetadata;
        private int offsetIndex;
        private ulong begin;
        private bool hasOffsets;
        private int entries;

        public void Conclude(ArtifactBuilder artifact) => SafetensorsMetadata.Take(this.metadata, artifact);

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            switch (reader.CurrentDepth)
            {
                case 0:
                    break;
                case 1 when reader.TokenType == JsonTokenType.PropertyName:
                    this.Property(ref reader);
                    break;
                case 1:
                    this.Value(ref reader);
                    break;
                default:
                    if (this.inMetadata)
                    {
                        this.MetadataToken(ref reader);
                    }
                    else
                    {
                        this.TensorToken(ref reader);
                    }

                    break;
            }
        }

        private void Property(ref Utf8JsonReader reader)
        {
            this.inMetadata = reader.ValueTextEquals("__metadata__"u8);
            this.hasOffsets = this.inMetadata;
            // An escaped name is the same name, but only for the metadata does that matter.
            if ((this.inMetadata || this.seen.Count < MaxSeen) && !this.seen.Add(Hash64.Of(this.inMetadata ? "__metadata__"u8 : reader.ValueSpan)))
            {
                throw this.Bytes.Malformed("a key a second time", this.OffsetOf(ref reader));
            }
        }

        private void Value(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            {
                throw this.Bytes.Malformed("neither tensor nor metadata", this.OffsetOf(ref reader));
            }

            if (reader.TokenType == JsonTokenType.EndObject && !this.hasOffsets)
            {
                throw this.Bytes.Malformed("tensor without data_offsets", this.OffsetOf(ref reader));
            }
        }

        private void MetadataToken(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                this.field = LengthOf(ref reader) <= Limits.Key ? this.Text(ref reader) : null;
                return;
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                throw this.Bytes.Malformed("metadata value that is no string", this.OffsetOf(ref reader));
            }

            if (++this.entries > MaxEntries)
            {
                throw this.Bytes.Malformed("more than " + ArtifactBuilder.Text(MaxEntries) + " metadata entries", this.OffsetOf(ref reader));
            }

            var isLicense = this.field is not null && SafetensorsMetadata.IsLicense(this.field);
            var size = LengthOf(ref reader);
            if (isLicense && size > Limits.License)
            {
                throw this.Bytes.Malformed("license of " + ArtifactBuilder.Text(size) + " bytes, " + ArtifactBuilder.Text(Limits.License) + " are the limit,", this.OffsetOf(ref reader));
            }

            if (this.field is not null && (isLicense || this.Bytes.TakesText(size + this.field.Length, Limits.Field)))
            {
                this.metadata.Add(new KeyValuePair<string, string>(this.field, this.Text(ref reader)));
            }
        }

        private void TensorToken(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2)
            {
                this.offsetIndex = reader.ValueTextEquals("data_offsets"u8) ? 0 : -1;
            }
            else if (this.offsetIndex >= 0 && reader.TokenType == JsonTokenType.Number)
            {
                if (!reader.TryGetUInt64(out var value) || (this.offsetIndex == 1 && value < this.begin) || value > (ulong)dataLength)
                {
                    throw this.Bytes.Malformed("tensor that goes past the end of the file", this.OffsetOf(ref reader));
                }

                this.begin = value;
                this.hasOffsets = ++this.offsetIndex == 2;
            }
        }
    }
}
