using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Manifest of a Core ML package: names the model in it, which is a file of its own.</summary>
internal sealed class CoreMlPackageReader : IFormatReader
{
    private const int MaxLength = 1 << 20;

    public string Format => "coreml-package";

    public bool Recognizes(Candidate file)
    {
        if (file.Length > MaxLength || !string.Equals(file.FileName, "manifest.json", StringComparison.Ordinal) || JsonText.FirstLetter(file) != '{')
        {
            return false;
        }

        var peek = file.JsonPeek;
        return peek.Has("rootModelIdentifier") || (peek.Has("itemInfoEntries") && peek.Has("fileFormatVersion"));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var walk = new Walk(file.Bytes, JsonText.Start(file), file.Length - JsonText.Start(file));
        walk.Run();
        artifact.FormatVersion = walk.Version;
        foreach (var part in walk.Parts)
        {
            artifact.AddPart(part);
        }
    }

    private sealed class Walk(ByteRange bytes, long offset, long length) : JsonWalk(bytes, offset, length, 16)
    {
        private bool inEntries;
        private bool atVersion;
        private bool atPath;

        public string? Version { get; private set; }

        public List<string> Parts { get; } = [];

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.CurrentDepth == 1)
                {
                    this.inEntries = reader.ValueTextEquals("itemInfoEntries"u8);
                    this.atVersion = reader.ValueTextEquals("fileFormatVersion"u8);
                }

                this.atPath = this.inEntries && reader.CurrentDepth == 3 && reader.ValueTextEquals("path"u8);
            }
            else if (reader.TokenType == JsonTokenType.String && LengthOf(ref reader) <= 1024)
            {
                if (this.atVersion && reader.CurrentDepth == 1)
                {
                    this.Version = this.Text(ref reader);
                }
                else if (this.atPath)
                {
                    this.Part(ref reader);
                }
            }
        }

        // Relative to the package's Data folder.
        private void Part(ref Utf8JsonReader reader)
        {
            if (PartName.Inside(this.Text(ref reader)) is not { } path)
            {
                throw this.Bytes.Malformed("item that leaves the package", this.OffsetOf(ref reader));
            }

            if (this.Parts.Count < Limits.Names)
            {
                this.Parts.Add("Data/" + path);
            }
        }
    }
}
