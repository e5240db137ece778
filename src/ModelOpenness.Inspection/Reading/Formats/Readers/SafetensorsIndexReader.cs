using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary><c>*.safetensors.index.json</c> (or <c>….index.fp16.json</c>): which shard holds which tensor. The shards' names become the artifact's
/// parts.</summary>
internal sealed class SafetensorsIndexReader : IFormatReader
{
    private const long MaxLength = 25_000_000;

    public string Format => "safetensors";

    public bool Recognizes(Candidate file) =>
        file.FileName.IndexOf(".safetensors.index.", StringComparison.Ordinal) > 0
        && string.Equals(file.Extension, ".json", StringComparison.Ordinal) && JsonText.Begins(file);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Length > MaxLength)
        {
            throw file.Bytes.Malformed("index of " + ArtifactBuilder.Text(file.Length) + " bytes, " + ArtifactBuilder.Text(MaxLength) + " are the limit,", 0);
        }

        var start = JsonText.Start(file);
        var walk = new Walk(file.Bytes, start, file.Length - start);
        walk.Run();
        if (!walk.HasMap)
        {
            throw file.Bytes.Malformed("index without weight_map", 0);
        }

        foreach (var shard in walk.Shards)
        {
            artifact.AddPart(shard);
        }

        foreach (var pair in walk.Metadata)
        {
            artifact.Add(pair.Key, pair.Value);
        }
    }

    private sealed class Walk(ByteRange bytes, long offset, long length) : JsonWalk(bytes, offset, length, 8)
    {
        private bool inMap;
        private bool inMetadata;
        private readonly HashSet<ulong> seen = [];
        private string? key;

        public bool HasMap { get; private set; }

        public SortedSet<string> Shards { get; } = new(StringComparer.Ordinal);

        public List<KeyValuePair<string, string>> Metadata { get; } = [];

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                this.inMap = reader.ValueTextEquals("weight_map"u8);
                this.inMetadata = reader.ValueTextEquals("metadata"u8);
                this.HasMap |= this.inMap;
            }
            else if (reader.CurrentDepth == 2 && this.inMetadata)
            {
                this.MetadataToken(ref reader);
            }
            else if (reader.CurrentDepth == 2 && this.inMap && reader.TokenType != JsonTokenType.PropertyName)
            {
                this.Shard(ref reader);
            }
        }

        private void MetadataToken(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                this.key = LengthOf(ref reader) <= 1024 ? this.Text(ref reader) : null;
            }
            else if (this.key is not null && this.Metadata.Count < Limits.Values && LengthOf(ref reader) <= Limits.Value)
            {
                if (reader.TokenType == JsonTokenType.String)
                {
                    this.Metadata.Add(new KeyValuePair<string, string>(this.key, this.Text(ref reader)));
                }
                else if (reader.TokenType == JsonTokenType.Number)
                {
                    this.Metadata.Add(new KeyValuePair<string, string>(this.key, System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray())));
                }
            }
        }

        private void Shard(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw this.Bytes.Malformed("shard name that is not a string", this.OffsetOf(ref reader));
            }

            // A shard is named once for each of its tensors.
            if (!this.seen.Add(Hash64.Of(reader.ValueSpan)))
            {
                return;
            }

            if (PartName.Inside(this.Text(ref reader)) is not { } shard)
            {
                throw this.Bytes.Malformed("shard name that leaves the folder", this.OffsetOf(ref reader));
            }

            this.Shards.Add(shard);
            if (this.Shards.Count > Limits.Names)
            {
                throw this.Bytes.Malformed("more than " + ArtifactBuilder.Text(Limits.Names) + " shards", this.OffsetOf(ref reader));
            }
        }
    }
}
