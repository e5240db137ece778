using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>One member of a tar file.</summary>
/// <param name="Name">Its name, without <c>./</c> in front.</param>
/// <param name="Start">Where its content begins.</param>
/// <param name="Size">Bytes of its content.</param>
internal sealed record TarMember(string Name, long Start, long Size);

/// <summary>The first members of a tar file, by their headers alone.</summary>
internal static class TarMembers
{
    private const int Block = 512;
    private const int MaxMembers = 32;

    /// <summary>The members, as far as they are sound; none where the file is no tar file.</summary>
    public static List<TarMember> Of(ByteRange bytes)
    {
        var members = new List<TarMember>();
        long at = 0;
        for (var i = 0; i < MaxMembers && bytes.Length - at >= Block; i++)
        {
            var header = bytes.Window(at, Block, "tar header");
            if (!header.Slice(257).StartsWith("ustar"u8))
            {
                break;
            }

            var end = header.Slice(0, 100).IndexOf((byte)0);
            var name = Encoding.UTF8.GetString(header.Slice(0, end < 0 ? 100 : end).ToArray()).TrimStart('.', '/');
            var size = Octal(header.Slice(124, 12));
            if (size < 0 || size > bytes.Length - at)
            {
                break;
            }

            members.Add(new TarMember(name, at + Block, size));
            at += Block + ((size + Block - 1) / Block * Block);
        }

        return members;
    }

    private static long Octal(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (var digit in digits)
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
            {
                value = (value * 8) + digit - '0';
            }
            else if (digit is not ((byte)' ' or 0))
            {
                return -1;
            }
        }

        return value;
    }
}
