using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>XGBoost's JSON and binary JSON, and its former binary format where that has a mark. Attributes of a learner are free.</summary>
internal sealed class XgboostReader : IFormatReader
{
    private const int MaxAttributes = 1 << 20;
    private const int Parameters = 136;
    private const int MaxClasses = 100_000;

    public string Format => "xgboost";

    public bool Recognizes(Candidate file) =>
        IsJson(file) || IsBinaryJson(file) || file.StartsWith("binf"u8) || file.StartsWith("bs64\t"u8) || IsBinary(file, 0);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!IsJson(file))
        {
            ReadBinary(file, artifact);
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

    // The former binary format: 136 bytes of parameters, then the objective and the booster by name, each behind its length.
    private static bool IsBinary(Candidate file, int at)
    {
        var bytes = file.Bytes;
        if (
            bytes.Length < at + Parameters + 32
            || bytes.U32(at + 8, "classes") > MaxClasses
            || bytes.U32(at + 12, "attributes") > 1
            || bytes.U32(at + 16, "metrics") > 1
        )
        {
            return false;
        }

        return Name(bytes, at + Parameters) is { } objective && Name(bytes, at + Parameters + 8 + objective.Length) is "gbtree" or "gblinear" or "dart";
    }

    private static void ReadBinary(Candidate file, ArtifactBuilder artifact)
    {
        var at = file.StartsWith("binf"u8) ? 4 : 0;
        if (!IsBinary(file, at))
        {
            return;
        }

        var major = file.Bytes.U32(at + 20, "version");
        artifact.FormatVersion = major is 0 or > 99 ? null : ArtifactBuilder.Text(major) + "." + ArtifactBuilder.Text(file.Bytes.U32(at + 24, "version"));
        artifact.Add("objective", Name(file.Bytes, at + Parameters));
    }

    private static string? Name(ByteRange bytes, long at)
    {
        if (at > bytes.Length - 8 || bytes.U64(at, "name length") is not (> 0 and <= 64 and var length) || at + 8 + (long)length > bytes.Length)
        {
            return null;
        }

        var name = bytes.Text(at + 8, (int)length, "name");
        foreach (var letter in name)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ':' or '_' or '-' or '@' or '.'))
            {
                return null;
            }
        }

        return name;
    }

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
