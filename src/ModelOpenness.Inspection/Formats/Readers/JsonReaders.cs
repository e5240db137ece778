using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Formats.Reading;

namespace ModelOpenness.Inspection.Formats.Readers;

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
                if (LengthOf(ref reader) > 255 || this.Text(ref reader) is not { } name || !PartName.IsSafe(name))
                {
                    throw this.Bytes.Malformed("weight file that leaves the folder", this.OffsetOf(ref reader));
                }

                this.Parts.Add(name);
            }
        }
    }
}

/// <summary>XGBoost's JSON and binary JSON, and its former binary format where that has a mark. Attributes of a learner are free.</summary>
internal sealed class XgboostReader : IFormatReader
{
    private const int MaxAttributes = 1 << 20;

    public string Format => "xgboost";

    public bool Recognizes(Candidate file) => IsJson(file) || IsBinaryJson(file) || file.StartsWith("binf"u8) || file.StartsWith("bs64\t"u8);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!IsJson(file))
        {
            return;
        }

        if (file.Bytes.Head(file.Length - 1, 1)[0] is not ((byte)'}' or (byte)'\n' or (byte)'\r' or (byte)' ' or 0))
        {
            throw file.Bytes.Malformed("JSON ends too early", file.Length);
        }

        // Attributes come first in it, the version last; between them trees, which may take hundreds of MB.
        var walk = new Attributes(file.Bytes, Math.Min(file.Length, MaxAttributes), file.Length > MaxAttributes);
        walk.Run();
        MetadataProps.Take(walk.Properties, artifact);
        artifact.FormatVersion = Version(file);
    }

    private static bool IsJson(Candidate file)
    {
        var head = file.Head;
        return JsonText.FirstLetter(file) == '{' && file.JsonPeek.Has("learner")
            && (head.IndexOf("\"attributes\""u8) >= 0 || head.IndexOf("\"gradient_booster\""u8) >= 0 || head.IndexOf("\"feature_names\""u8) >= 0);
    }

    // Universal Binary JSON: object, key of eight-byte length.
    private static bool IsBinaryJson(Candidate file) =>
        file.StartsWith([(byte)'{', (byte)'L', 0, 0, 0, 0, 0, 0, 0]) && file.Head.Slice(0, Math.Min(64, file.Head.Length)).IndexOf("learner"u8) >= 0;

    private static string? Version(Candidate file)
    {
        var tail = file.Bytes.Head(Math.Max(0, file.Length - 128), 128);
        var at = tail.LastIndexOf("\"version\""u8);
        if (at < 0)
        {
            return null;
        }

        var version = new StringBuilder();
        foreach (var letter in tail.Slice(at + "\"version\""u8.Length))
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                version.Append((char)letter);
            }
            else if (letter == ',')
            {
                version.Append('.');
            }
            else if (letter is (byte)']' or (byte)'}')
            {
                break;
            }
        }

        return version.Length == 0 ? null : version.ToString();
    }

    private sealed class Attributes(ByteRange bytes, long length, bool isCut) : JsonWalk(bytes, 0, length, 512)
    {
        private string? member;
        private string? key;

        public List<KeyValuePair<string, string>> Properties { get; } = [];

        protected override void OnToken(ref Utf8JsonReader reader)
        {
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
            {
                this.member = LengthOf(ref reader) <= 64 ? this.Text(ref reader) : null;

                // Of a file that is not read to its end, the trees are where reading stops.
                this.IsDone = isCut && this.member is "gradient_booster";
            }
            else if (reader.CurrentDepth == 3 && this.member is "attributes")
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
        }
    }
}

/// <summary>Paddle's models since version 3: the program as JSON.</summary>
internal sealed class PaddleJsonReader : IFormatReader
{
    public string Format => "paddle-pdmodel";

    public bool Recognizes(Candidate file) => JsonText.FirstLetter(file) == '{' && file.JsonPeek.Has("base_code") && file.Head.IndexOf("\"pir\""u8) >= 0;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Bytes.Head(file.Length - 1, 1)[0] is not ((byte)'}' or (byte)'\n' or (byte)'\r' or (byte)' '))
        {
            throw file.Bytes.Malformed("JSON ends too early", file.Length);
        }

        artifact.FormatVersion = "pir";
    }
}

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
            var path = this.Text(ref reader);
            foreach (var name in path.Split('/'))
            {
                if (!PartName.IsSafe(name))
                {
                    throw this.Bytes.Malformed("item that leaves the package", this.OffsetOf(ref reader));
                }
            }

            if (this.Parts.Count < Limits.Names)
            {
                this.Parts.Add("Data/" + path);
            }
        }
    }
}

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
