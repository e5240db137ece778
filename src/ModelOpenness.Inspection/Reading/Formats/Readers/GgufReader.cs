using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// GGUF 1 to 3, either byte order. All keys and tensor descriptions are walked, since damage shows only so; vocabulary arrays
/// are stepped over. Nothing of the tensors themselves is read.
/// </summary>
internal sealed class GgufReader : IFormatReader
{
    private const int MaxKeys = 65_536;
    private const int MaxKeyLength = 65_535;
    private const int MaxDimensions = 8;
    private const int MaxNesting = 2;
    private const uint DefaultAlignment = 32;

    private enum ValueType : uint
    {
        U8, I8, U16, I16, U32, I32, F32, Bool, String, Array, U64, I64, F64,
    }

    public string Format => "gguf";

    public bool Recognizes(Candidate file) => file.StartsWith("GGUF"u8);

    public void Read(Candidate file, ArtifactBuilder artifact) => Read(file.Bytes, artifact);

    /// <summary>Reads a model that may stand inside a program.</summary>
    public static void Read(ByteRange bytes, ArtifactBuilder artifact)
    {
        if (!bytes.HasAt(0, "GGUF"u8))
        {
            throw bytes.Malformed("no GGUF mark", 0);
        }

        new Walk(bytes, artifact).Run();
    }

    /// <summary>One pass over one header.</summary>
    private sealed class Walk(ByteRange bytes, ArtifactBuilder artifact)
    {
        private readonly HashSet<ulong> seen = [];
        private readonly GgufMetadata metadata = new(artifact);
        private long position;
        private bool bigEndian;
        private bool narrow;
        private uint alignment = DefaultAlignment;

        public void Run()
        {
            this.position = 4;
            var version = this.U32("version");
            if ((version & 0xFFFF) == 0)
            {
                // Versions are small numbers: a version with empty low half was written the other way round.
                this.bigEndian = true;
                version = BinaryPrimitives.ReverseEndianness(version);
            }

            if (version is < 1 or > 3)
            {
                throw bytes.Malformed("GGUF version " + version.ToString(CultureInfo.InvariantCulture) + ", known are 1 to 3,", 4);
            }

            this.narrow = version == 1;
            artifact.FormatVersion = version.ToString(CultureInfo.InvariantCulture);
            var countsAt = this.position;
            var tensors = this.Count("tensor count");
            var keys = this.Count("key count");

            // The smallest pair is an empty key with a one-byte value, the smallest tensor description has no name and no dimension.
            var left = (ulong)(bytes.Length - this.position);
            if (keys > MaxKeys || keys > left / (this.narrow ? 9u : 13u))
            {
                throw bytes.Malformed("key count " + keys.ToString(CultureInfo.InvariantCulture) + " is more than the file can hold,", countsAt);
            }

            if (tensors > left / (this.narrow ? 20u : 24u))
            {
                throw bytes.Malformed("tensor count " + tensors.ToString(CultureInfo.InvariantCulture) + " is more than the file can hold,", countsAt);
            }

            for (var i = 0; i < (int)keys; i++)
            {
                this.Pair();
            }

            this.Tensors(tensors);
            metadata.Conclude();
        }

        private void Pair()
        {
            var at = this.position;
            var length = this.Length("key length");
            if (length > MaxKeyLength)
            {
                throw bytes.Malformed("key of " + length.ToString(CultureInfo.InvariantCulture) + " bytes", at);
            }

            var window = bytes.Window(this.position, (int)length, "key").Slice(0, (int)length);
            if (!this.seen.Add(Hash64.Of(window)))
            {
                throw bytes.Malformed("key a second time", at);
            }

            var key = length <= Limits.Key && IsOfInterest(window) ? Encoding.UTF8.GetString(window.ToArray()) : null;
            this.position += (long)length;
            this.Value(key, this.ValueKind());
        }

        private void Value(string? key, ValueType type)
        {
            switch (type)
            {
                case ValueType.String:
                    this.String(key);
                    break;
                case ValueType.Array:
                    this.Array(key, 0);
                    break;
                default:
                    var at = this.position;
                    var text = this.Scalar(type);
                    if (string.Equals(key, "general.alignment", StringComparison.Ordinal))
                    {
                        this.SetAlignment(type, text, at);
                    }

                    if (key is not null)
                    {
                        artifact.Add(key, text);
                    }

                    break;
            }
        }

        private void String(string? key)
        {
            var at = this.position;
            var length = this.Length("string length");
            bytes.Check(this.position, length, "string");
            if (key is not null)
            {
                this.Take(key, (long)length, at);
            }

            this.position += (long)length;
        }

        private void Array(string? key, int depth)
        {
            if (depth > MaxNesting)
            {
                throw bytes.Malformed("arrays nested more than " + ArtifactBuilder.Text(MaxNesting) + " deep", this.position);
            }

            var type = this.ValueKind();
            var at = this.position;
            var count = this.Length("array length");
            if (type == ValueType.Array)
            {
                this.CheckCount(count, this.narrow ? 8u : 12u, at);
                for (var i = 0UL; i < count; i++)
                {
                    this.Array(null, depth + 1);
                }
            }
            else if (type == ValueType.String)
            {
                this.CheckCount(count, this.narrow ? 4u : 8u, at);
                this.Strings(key is not null && count <= 64 ? key : null, count);
            }
            else
            {
                this.CheckCount(count, (ulong)SizeOf(type), at);
                this.position += (long)count * SizeOf(type);
            }
        }

        private void CheckCount(ulong count, ulong size, long at)
        {
            if (count > (ulong)(bytes.Length - this.position) / size)
            {
                throw bytes.Malformed("array of " + count.ToString(CultureInfo.InvariantCulture) + " elements goes past the end", at);
            }
        }

        private void Strings(string? key, ulong count)
        {
            var list = key is null ? null : new List<string>();
            while (count > 0)
            {
                if (list is null && !this.narrow && !this.bigEndian)
                {
                    this.StepOver(ref count);
                    if (count == 0)
                    {
                        break;
                    }
                }

                // One by one: a string that is taken, that leaves the window, or that goes past the end.
                var length = this.Length("string length");
                bytes.Check(this.position, length, "string");
                if (list is not null && bytes.TakesText((long)length, Limits.Value))
                {
                    list.Add(bytes.Text(this.position, (int)length, "string"));
                }

                this.position += (long)length;
                count--;
            }

            if (list is not null)
            {
                var text = string.Join(", ", list);
                if (string.Equals(key, "general.license", StringComparison.Ordinal))
                {
                    artifact.SetLicense(key!, text);
                }
                else
                {
                    artifact.Add(key!, text);
                }
            }
        }

        // The one loop that counts: vocabularies have hundreds of thousands of strings. Goes on to the last one that is whole in the window.
        private void StepOver(ref ulong count)
        {
            var window = bytes.Window(this.position, 8, "string length");
            var inside = 0;
            while (count > 0 && window.Length - inside >= 8)
            {
                var length = BinaryPrimitives.ReadUInt64LittleEndian(window.Slice(inside));
                if (length > (ulong)(window.Length - inside - 8))
                {
                    break;
                }

                inside += 8 + (int)length;
                count--;
            }

            this.position += inside;
        }

        private void Tensors(ulong count)
        {
            if (this.narrow)
            {
                // Version 1 lived for two weeks of 2023, and its descriptions were written in two ways: they are not looked at.
                return;
            }

            var farthest = 0UL;
            for (var i = 0UL; i < count; i++)
            {
                var at = this.position;
                var name = this.Length("tensor name length");
                if (name > MaxKeyLength)
                {
                    throw bytes.Malformed("tensor name of " + name.ToString(CultureInfo.InvariantCulture) + " bytes", at);
                }

                bytes.Check(this.position, name, "tensor name");
                this.position += (long)name;
                var dimensionsAt = this.position;
                var dimensions = this.U32("tensor dimensions");
                if (dimensions > MaxDimensions)
                {
                    throw bytes.Malformed("tensor with " + dimensions.ToString(CultureInfo.InvariantCulture) + " dimensions", dimensionsAt);
                }

                bytes.Check(this.position, (dimensions * 8) + 12, "tensor description");
                this.position += (dimensions * 8) + 4;
                farthest = Math.Max(farthest, this.U64("tensor offset"));
            }

            if (count > 0)
            {
                var start = (this.position + this.alignment - 1) / this.alignment * this.alignment;
                if (start > bytes.Length || farthest > (ulong)(bytes.Length - start))
                {
                    throw bytes.Malformed("the file ends before its tensors: one should begin " + farthest.ToString(CultureInfo.InvariantCulture) + " bytes after the header,", this.position);
                }
            }
        }

        private void SetAlignment(ValueType type, string text, long at)
        {
            if (type != ValueType.U32 || !uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value == 0 || (value & (value - 1)) != 0)
            {
                throw bytes.Malformed("general.alignment is no power of two", at);
            }

            this.alignment = value;
        }

        private void Take(string key, long length, long at)
        {
            var isLicense = string.Equals(key, "general.license", StringComparison.Ordinal);
            if (isLicense && length > Limits.License)
            {
                throw bytes.Malformed("license of " + ArtifactBuilder.Text(length) + " bytes, " + ArtifactBuilder.Text(Limits.License) + " are the limit,", at);
            }

            if (!isLicense && !bytes.TakesText(length, Limits.Field))
            {
                return;
            }

            var value = bytes.Text(this.position, (int)length, "string");
            metadata.Take(key, value);
        }

        private ValueType ValueKind()
        {
            var at = this.position;
            var type = this.U32("value type");
            return type <= (uint)ValueType.F64
                ? (ValueType)type
                : throw bytes.Malformed("value type " + type.ToString(CultureInfo.InvariantCulture) + ", known are 0 to 12,", at);
        }

        private string Scalar(ValueType type)
        {
            var at = this.position;
            var size = SizeOf(type);
            Span<byte> raw = stackalloc byte[8];
            bytes.Window(at, size, "value").Slice(0, size).CopyTo(raw);
            if (this.bigEndian)
            {
                raw.Slice(0, size).Reverse();
            }

            this.position += size;
            var culture = CultureInfo.InvariantCulture;
            switch (type)
            {
                case ValueType.U8: return raw[0].ToString(culture);
                case ValueType.I8: return ((sbyte)raw[0]).ToString(culture);
                case ValueType.U16: return BinaryPrimitives.ReadUInt16LittleEndian(raw).ToString(culture);
                case ValueType.I16: return BinaryPrimitives.ReadInt16LittleEndian(raw).ToString(culture);
                case ValueType.U32: return BinaryPrimitives.ReadUInt32LittleEndian(raw).ToString(culture);
                case ValueType.I32: return BinaryPrimitives.ReadInt32LittleEndian(raw).ToString(culture);
                case ValueType.F32: return BitConverter.ToSingle(BitConverter.GetBytes(BinaryPrimitives.ReadInt32LittleEndian(raw)), 0).ToString("R", culture);
                case ValueType.U64: return BinaryPrimitives.ReadUInt64LittleEndian(raw).ToString(culture);
                case ValueType.I64: return BinaryPrimitives.ReadInt64LittleEndian(raw).ToString(culture);
                case ValueType.F64: return BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(raw)).ToString("R", culture);
                default:
                    return raw[0] switch
                    {
                        0 => "false",
                        1 => "true",
                        _ => throw bytes.Malformed("truth value that is neither 0 nor 1", at),
                    };
            }
        }

        private uint U32(string what)
        {
            var value = bytes.U32(this.position, what);
            this.position += 4;
            return this.bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
        }

        private ulong U64(string what)
        {
            var value = bytes.U64(this.position, what);
            this.position += 8;
            return this.bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
        }

        private ulong Count(string what) => this.Length(what);

        private ulong Length(string what) => this.narrow ? this.U32(what) : this.U64(what);

        private static bool IsOfInterest(ReadOnlySpan<byte> key) =>
            key.StartsWith("general."u8) || key.StartsWith("adapter."u8) || key.StartsWith("split."u8);

        private static int SizeOf(ValueType type) => type switch
        {
            ValueType.U8 or ValueType.I8 or ValueType.Bool => 1,
            ValueType.U16 or ValueType.I16 => 2,
            ValueType.U32 or ValueType.I32 or ValueType.F32 => 4,
            _ => 8,
        };
    }
}
