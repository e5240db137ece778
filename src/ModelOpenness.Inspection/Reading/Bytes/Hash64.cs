using System.Buffers.Binary;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// A hash in the manner of FNV-1a, eight bytes at a time, to notice a key that comes twice without keeping every key: a million of
/// them would be many MiB. Who makes two keys collide on purpose has a damaged file, which it is.
/// </summary>
internal static class Hash64
{
    private const ulong Prime = 1099511628211UL;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = unchecked(14695981039346656037UL ^ ((ulong)bytes.Length * Prime));
        for (; bytes.Length >= 8; bytes = bytes.Slice(8))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var letter in bytes)
        {
            hash = Mix(hash ^ letter);
        }

        return hash;
    }

    private static ulong Mix(ulong hash)
    {
        hash = unchecked(hash * Prime);
        return hash ^ (hash >> 29);
    }
}
