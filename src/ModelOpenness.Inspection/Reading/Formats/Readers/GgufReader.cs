using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// GGUF 1 to 3, either byte order. All keys are walked, since damage shows only so, and the table of tensors behind them is held
/// against llama.cpp's loader; vocabulary arrays are stepped over. Nothing of the tensors themselves is read.
/// </summary>
internal sealed class GgufReader : IFormatReader
{
    private const int MaxKeys = 65_536;
    private const int MaxKeyLength = 65_535;
    private const int MaxNesting = 2;
    private const ulong MaxLength = 1UL << 30;
    private const uint DefaultAlignment = 32;
    private const string LicenseKey = "general.license";

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
        private readonly SeenHashes seen = new();
        private readonly GgufMetadata metadata = new(artifact);
        private readonly GgufCursor cursor = new(bytes) { Position = 4 };
        private ulong alignment = DefaultAlignment;

        public void Run()
        {
            var version = this.cursor.U32("version");
            if (version > 0 && (version & 0xFFFF) == 0)
            {
                // Versions are small numbers: a version with empty low half was written the other way round.
                this.cursor.IsBigEndian = true;
                version = BinaryPrimitives.ReverseEndianness(version);
            }

            if (version is < 1 or > 3)
            {
                throw bytes.Malformed("GGUF version " + Text(version) + ", known are 1 to 3,", 4);
            }

            if (version == 1)
            {
                this.Flaw("GGUF version 1, which llama.cpp no longer loads,", 4);
            }

            this.cursor.IsNarrow = version == 1;
            artifact.FormatVersion = Text(version);
            var countsAt = this.cursor.Position;
            var tensors = this.cursor.Length("tensor count");
            var keys = this.cursor.Length("key count");

            // The smallest pair is an empty key with a one-byte value, the smallest tensor description has no name and no dimension.
            var left = (ulong)(bytes.Length - this.cursor.Position);
            if (keys > MaxKeys || keys > left / (this.cursor.IsNarrow ? 9u : 13u))
            {
                throw bytes.Malformed("key count " + Text(keys) + " is more than the file can hold,", countsAt);
            }

            if (tensors > left / (this.cursor.IsNarrow ? 20u : 24u))
            {
                throw bytes.Malformed("tensor count " + Text(tensors) + " is more than the file can hold,", countsAt);
            }

            for (var i = 0; i < (int)keys; i++)
            {
                this.Pair();
            }

            metadata.Conclude(tensors);
            this.Tensors(tensors);
        }

        // What the keys say is whole by now, whatever is wrong with the tensors.
        private void Tensors(ulong count)
        {
            if (this.cursor.IsNarrow)
            {
                // Version 1 lived for two weeks of 2023, and its descriptions were written in two ways: they are not looked at.
                return;
            }

            try
            {
                new GgufTensors(bytes, this.cursor, this.alignment).Check(count);
            }
            catch (MalformedException e)
            {
                artifact.Flaw(e);
            }
        }

        private void Pair()
        {
            var at = this.cursor.Position;
            var length = this.cursor.Length("key length");
            if (length > MaxKeyLength)
            {
                throw bytes.Malformed("key of " + Text(length) + " bytes", at);
            }

            if (length == 0)
            {
                this.Flaw("key without a name", at);
            }

            var window = bytes.Window(this.cursor.Position, (int)length, "key").Slice(0, (int)length);
            if (!this.seen.Add(Hash64.Of(window)))
            {
                this.Flaw("key a second time", at);
            }

            var key = length <= Limits.Key && IsOfInterest(window) ? Encoding.UTF8.GetString(window.ToArray()) : null;
            this.cursor.Position += (long)length;
            this.Value(key, this.ValueKind());
        }

        private void Value(string? key, ValueType type)
        {
            var at = this.cursor.Position;
            var isAlignment = string.Equals(key, "general.alignment", StringComparison.Ordinal);
            if (isAlignment && type != ValueType.U32)
            {
                this.Flaw("general.alignment that is not a 32-bit number", at);
            }

            switch (type)
            {
                case ValueType.String:
                    this.String(key);
                    break;
                case ValueType.Array:
                    this.Array(key, 0);
                    break;
                default:
                    var text = this.Scalar(type);
                    if (isAlignment && type == ValueType.U32)
                    {
                        this.SetAlignment(text, at);
                    }

                    if (key is not null)
                    {
                        metadata.TakeNumber(key, text);
                    }

                    break;
            }
        }

        private void String(string? key)
        {
            var at = this.cursor.Position;
            var length = this.StringLength();
            if (key is not null)
            {
                this.Take(key, (long)length, at);
            }

            this.cursor.Position += (long)length;
        }

        private ulong StringLength()
        {
            var at = this.cursor.Position;
            var length = this.cursor.Length("string length");
            bytes.Check(this.cursor.Position, length, "string");
            if (length > MaxLength)
            {
                this.Flaw("string of " + Text(length) + " bytes, which llama.cpp does not load,", at);
            }

            return length;
        }

        private void Array(string? key, int depth)
        {
            if (depth > MaxNesting)
            {
                throw bytes.Malformed("arrays nested more than " + ArtifactBuilder.Text(MaxNesting) + " deep", this.cursor.Position);
            }

            var type = this.ValueKind();
            var at = this.cursor.Position;
            var count = this.cursor.Length("array length");
            if (count > MaxLength)
            {
                this.Flaw("array of " + Text(count) + " elements, which llama.cpp does not load,", at);
            }

            if (type == ValueType.Array)
            {
                this.CheckCount(count, this.cursor.IsNarrow ? 8u : 12u, at);
                this.Flaw("array of arrays, which llama.cpp does not load,", at);
                for (var i = 0UL; i < count; i++)
                {
                    this.Array(null, depth + 1);
                }
            }
            else if (type == ValueType.String)
            {
                this.CheckCount(count, this.cursor.IsNarrow ? 4u : 8u, at);
                this.Strings(key is not null && count <= 64 ? key : null, count);
            }
            else
            {
                this.CheckCount(count, (ulong)SizeOf(type), at);
                this.cursor.Position += (long)count * SizeOf(type);
            }
        }

        private void CheckCount(ulong count, ulong size, long at)
        {
            if (count > (ulong)(bytes.Length - this.cursor.Position) / size)
            {
                throw bytes.Malformed("array of " + Text(count) + " elements goes past the end", at);
            }
        }

        private void Strings(string? key, ulong count)
        {
            var list = key is null ? null : new List<string>();
            while (count > 0)
            {
                if (list is null && !this.cursor.IsNarrow && !this.cursor.IsBigEndian)
                {
                    this.StepOver(ref count);
                    if (count == 0)
                    {
                        break;
                    }
                }

                // One by one: a string that is taken, that leaves the window, or that goes past the end.
                var length = this.StringLength();
                if (list is not null && bytes.TakesText((long)length, Limits.Value))
                {
                    list.Add(bytes.Text(this.cursor.Position, (int)length, "string"));
                }

                this.cursor.Position += (long)length;
                count--;
            }

            if (list is not null)
            {
                metadata.TakeList(key!, string.Join(", ", list));
            }
        }

        // The one loop that counts: vocabularies have hundreds of thousands of strings. Goes on to the last one that is whole in the window.
        private void StepOver(ref ulong count)
        {
            var window = bytes.Window(this.cursor.Position, 8, "string length");
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

            this.cursor.Position += inside;
        }

        private void SetAlignment(string text, long at)
        {
            var value = uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            if (value == 0 || (value & (value - 1)) != 0)
            {
                this.Flaw("general.alignment is not a power of two", at);
                return;
            }

            this.alignment = value;
        }

        private void Take(string key, long length, long at)
        {
            var isLicense = string.Equals(key, LicenseKey, StringComparison.Ordinal);
            if (isLicense && length > Limits.License)
            {
                throw bytes.Malformed("license of " + ArtifactBuilder.Text(length) + " bytes, " + ArtifactBuilder.Text(Limits.License) + " are the limit,", at);
            }

            if (isLicense || bytes.TakesText(length, Limits.Field))
            {
                metadata.Take(key, bytes.Text(this.cursor.Position, (int)length, "string"));
            }
        }

        private ValueType ValueKind()
        {
            var at = this.cursor.Position;
            var type = this.cursor.U32("value type");
            return type <= (uint)ValueType.F64
                ? (ValueType)type
                : throw bytes.Malformed("value type " + Text(type) + ", known are 0 to 12,", at);
        }

        private string Scalar(ValueType type)
        {
            var at = this.cursor.Position;
            var size = SizeOf(type);
            Span<byte> raw = stackalloc byte[8];
            bytes.Window(at, size, "value").Slice(0, size).CopyTo(raw);
            if (this.cursor.IsBigEndian)
            {
                raw.Slice(0, size).Reverse();
            }

            this.cursor.Position += size;
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
                    // Any byte but zero stands for true, as in the loader.
                    return raw[0] == 0 ? "false" : "true";
            }
        }

        private void Flaw(string what, long at) => artifact.Flaw(bytes.Malformed(what, at));

        private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

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
