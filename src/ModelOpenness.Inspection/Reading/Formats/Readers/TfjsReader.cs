using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// TensorFlow.js: the model's JSON, or the list of its weights. <c>userDefinedMetadata</c> is free; the weight files become parts.
/// </summary>
internal sealed class TfjsReader : IFormatReader
{
    private const long MaxLength = 25_000_000;

    public string Format => "tfjs";

    public bool Recognizes(Candidate file)
    {
        var head = file.Head;
        switch (JsonText.FirstLetter(file))
        {
            case (byte)'{':
                var peek = file.JsonPeek;
                return peek.Has("modelTopology") || peek.Has("weightsManifest")
                    || peek.Value("format") is "graph-model" or "layers-model" or "tfjs-graph-model" or "tfjs-layers-model";
            case (byte)'[':
                // The list has no other mark than its keys, so its name counts too.
                return file.FileName.EndsWith("manifest.json", StringComparison.Ordinal)
                    && (head.IndexOf("\"weights\""u8) >= 0 || head.IndexOf("\"paths\""u8) >= 0);
            default:
                return false;
        }
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Length > MaxLength)
        {
            throw file.Bytes.Malformed("JSON of " + ArtifactBuilder.Text(file.Length) + " bytes, " + ArtifactBuilder.Text(MaxLength) + " are the limit,", 0);
        }

        var walk = new Walk(file.Bytes, JsonText.Start(file), file.Length - JsonText.Start(file));
        walk.Run();
        artifact.FormatVersion = walk.Format;
        artifact.Flaw(walk.Problem);
        MetadataProps.Take(walk.Properties, artifact);
        foreach (var part in walk.Parts)
        {
            artifact.AddPart(part);
        }
    }

    private sealed class Walk(ByteRange bytes, long offset, long length) : JsonWalk(bytes, offset, length, 128)
    {
        private string? member;
        private string? key;
        private bool inPaths;
        private int shift;

        public string? Format { get; private set; }

        public List<KeyValuePair<string, string>> Properties { get; } = [];

        public List<string> Parts { get; } = [];

        public MalformedException? Problem { get; private set; }

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            if (reader.CurrentDepth == 0)
            {
                // A list of weights has the manifest's shape, one level up.
                this.shift = reader.TokenType == JsonTokenType.StartArray ? 1 : this.shift;
                this.member = this.shift == 1 ? "weightsManifest" : this.member;
                return;
            }

            if (this.shift == 0 && reader.CurrentDepth == 1)
            {
                this.Member(ref reader);
            }
            else if (this.member is "userDefinedMetadata" && reader.CurrentDepth == 2)
            {
                this.Property(ref reader);
            }
            else if (this.member is "weightsManifest")
            {
                this.Manifest(ref reader);
            }
        }

        private void Member(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                this.member = LengthOf(ref reader) <= 64 ? this.Text(ref reader) : null;
            }
            else if (reader.TokenType == JsonTokenType.String && LengthOf(ref reader) <= 256)
            {
                if (this.member is "format")
                {
                    this.Format = this.Text(ref reader);
                }
                else if (this.member is "generatedBy" or "convertedBy")
                {
                    this.Properties.Add(new KeyValuePair<string, string>(this.member, this.Text(ref reader)));
                }
            }
        }

        private void Property(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                this.key = LengthOf(ref reader) <= 1024 ? this.Text(ref reader) : null;
            }
            else if (reader.TokenType == JsonTokenType.String && this.key is not null && this.Properties.Count < Limits.Names
                && MetadataProps.Takes(this.Bytes, this.key, LengthOf(ref reader), this.OffsetOf(ref reader)))
            {
                this.Properties.Add(new KeyValuePair<string, string>(this.key, this.Text(ref reader)));
            }
        }

        private void Manifest(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                this.inPaths = reader.CurrentDepth == 3 - this.shift && reader.ValueTextEquals("paths"u8);
            }
            else if (this.inPaths && reader.TokenType == JsonTokenType.String && reader.CurrentDepth == 4 - this.shift && this.Parts.Count < Limits.Names)
            {
                if (PartName.Inside(this.Text(ref reader)) is { } name)
                {
                    this.Parts.Add(name);
                }
                else
                {
                    this.Problem ??= this.Bytes.Malformed("weight file that leaves the folder", this.OffsetOf(ref reader));
                }
            }
        }
    }
}
