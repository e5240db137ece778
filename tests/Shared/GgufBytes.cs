using System.Buffers.Binary;
using System.Text;

namespace ModelOpenness.Tests;

/// <summary>Writes small GGUF files (version 3, little endian, string values) for tests that are not about the format.</summary>
internal static class GgufBytes
{
    public static byte[] With(params (string Key, string Value)[] metadata)
    {
        var bytes = new List<byte>("GGUF"u8.ToArray());
        UInt32(bytes, 3);
        UInt64(bytes, 0);
        UInt64(bytes, (ulong)metadata.Length);
        foreach (var (key, value) in metadata)
        {
            Text(bytes, key);
            UInt32(bytes, 8);
            Text(bytes, value);
        }

        return [.. bytes];
    }

    private static void Text(List<byte> bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        UInt64(bytes, (ulong)utf8.Length);
        bytes.AddRange(utf8);
    }

    private static void UInt32(List<byte> bytes, uint value)
    {
        var buffer = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, value);
        bytes.AddRange(buffer);
    }

    private static void UInt64(List<byte> bytes, ulong value)
    {
        var buffer = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, value);
        bytes.AddRange(buffer);
    }
}
