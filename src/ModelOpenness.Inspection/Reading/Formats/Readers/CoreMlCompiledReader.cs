using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Description of a compiled Core ML model: <c>metadata.json</c> in a .mlmodelc folder, a list of one object.</summary>
internal sealed class CoreMlCompiledReader : IFormatReader
{
    private const int MaxLength = 4 << 20;

    public string Format => "coreml";

    public bool Recognizes(Candidate file) =>
        string.Equals(file.FileName, "metadata.json", StringComparison.Ordinal) && file.Length <= MaxLength && JsonText.FirstLetter(file) == '['
        && (file.Head.IndexOf("\"metadataOutputVersion\""u8) >= 0 || file.FolderName.EndsWith(".mlmodelc", StringComparison.Ordinal));

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var walk = new Walk(file.Bytes, JsonText.Start(file), file.Length - JsonText.Start(file));
        walk.Run();
        artifact.FormatVersion = walk.Version;
        MetadataProps.Take(walk.Properties, artifact);
    }

    private sealed class Walk(ByteRange bytes, long offset, long length) : JsonWalk(bytes, offset, length, 64)
    {
        private string? key;
        private bool inUserDefined;

        public string? Version { get; private set; }

        public List<KeyValuePair<string, string>> Properties { get; } = [];

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth is 2 or 3)
            {
                this.key = LengthOf(ref reader) <= 1024 ? this.Text(ref reader) : null;
                this.inUserDefined = reader.CurrentDepth == 2 ? this.key is "userDefinedMetadata" : this.inUserDefined;
            }
            else if (reader.TokenType == JsonTokenType.String && (reader.CurrentDepth == 2 || (reader.CurrentDepth == 3 && this.inUserDefined))
                && this.key is not null && this.Properties.Count < Limits.Names
                && MetadataProps.Takes(this.Bytes, this.key, LengthOf(ref reader), this.OffsetOf(ref reader)))
            {
                if (this.key is "specificationVersion")
                {
                    this.Version = this.Text(ref reader);
                }

                this.Properties.Add(new KeyValuePair<string, string>(this.key, this.Text(ref reader)));
            }
        }
    }
}
