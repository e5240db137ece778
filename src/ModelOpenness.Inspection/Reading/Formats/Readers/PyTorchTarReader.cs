using System.Text;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>What torch.save wrote before 0.1.12: a tar file of pickles.</summary>
internal sealed class PyTorchTarReader : IFormatReader
{
    private const int Block = 512;
    private const int MaxMembers = 16;

    public string Format => "pytorch-tar";

    public bool Recognizes(Candidate file)
    {
        if (!file.Bytes.HasAt(257, "ustar"u8))
        {
            return false;
        }

        var members = new HashSet<string>(StringComparer.Ordinal);
        long at = 0;
        for (var i = 0; i < MaxMembers && file.Length - at >= Block; i++)
        {
            var header = file.Bytes.Window(at, Block, "tar header");
            var end = header.Slice(0, 100).IndexOf((byte)0);
            members.Add(Encoding.UTF8.GetString(header.Slice(0, end < 0 ? 100 : end).ToArray()).TrimStart('.', '/'));
            var size = Octal(header.Slice(124, 12));
            if (size < 0 || size > file.Length - at)
            {
                break;
            }

            at += Block + ((size + Block - 1) / Block * Block);
        }

        return members.Contains("sys_info") && members.Contains("pickle") && (members.Contains("storages") || members.Contains("tensors"));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        // Nothing in it is readable without unpickling.
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
