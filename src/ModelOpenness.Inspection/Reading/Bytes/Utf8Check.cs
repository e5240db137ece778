using System.Buffers.Binary;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>Whether bytes are UTF-8, as strictly as the standard has it: no overlong forms, no surrogates, nothing beyond U+10FFFF.</summary>
internal static class Utf8Check
{
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (bytes.Length >= 8 && (BinaryPrimitives.ReadUInt64LittleEndian(bytes) & 0x8080808080808080) == 0)
            {
                bytes = bytes.Slice(8);
                continue;
            }

            var length = SequenceLength(bytes);
            if (length == 0)
            {
                return false;
            }

            bytes = bytes.Slice(length);
        }

        return true;
    }

    private static int SequenceLength(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        var length = first switch
        {
            < 0x80 => 1,
            >= 0xC2 and < 0xE0 => 2,
            >= 0xE0 and < 0xF0 => 3,
            >= 0xF0 and < 0xF5 => 4,
            _ => 0,
        };
        if (length < 2 || bytes.Length < length)
        {
            return bytes.Length < length ? 0 : length;
        }

        for (var i = 1; i < length; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        var second = bytes[1];
        return first switch
        {
            0xE0 => second >= 0xA0,
            0xED => second < 0xA0,
            0xF0 => second >= 0x90,
            0xF4 => second < 0x90,
            _ => true,
        }
            ? length
            : 0;
    }
}
