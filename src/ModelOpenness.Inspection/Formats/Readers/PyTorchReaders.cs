using System.Text;
using ModelOpenness.Inspection.Formats.Reading;

namespace ModelOpenness.Inspection.Formats.Readers;

/// <summary>PyTorch's ZIP files. The pickle in them is never looked into; only small text entries are read.</summary>
internal abstract class PyTorchZipBase(string format, bool isScript) : IFormatReader
{
    public string Format => format;

    public bool Recognizes(Candidate file) =>
        file.PlainZip is { } zip && zip.Find("data.pkl") is not null && IsScript(zip) == isScript;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        var data = zip.Find("data.pkl") ?? throw file.Bytes.Malformed("ZIP file without data.pkl: no PyTorch model up to the end", file.Length);

        // Not read, but it must be what the directory says it is.
        _ = zip.Data(data);
        if (zip.Find("version") is { Size: > 0 and < 64 } version)
        {
            artifact.FormatVersion = Encoding.UTF8.GetString(zip.Content(version)).Trim();
        }

        this.ReadFurther(zip, artifact);
    }

    protected virtual void ReadFurther(ZipDirectory zip, ArtifactBuilder artifact)
    {
    }

    private static bool IsScript(ZipDirectory zip)
    {
        if (zip.Find("constants.pkl") is null)
        {
            return false;
        }

        foreach (var entry in zip.Entries)
        {
            if (entry.Name.StartsWith("code/", StringComparison.Ordinal) || entry.Name.IndexOf("/code/", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What torch.save writes since 1.6.</summary>
internal sealed class PyTorchZipReader() : PyTorchZipBase("pytorch-zip", isScript: false);

/// <summary>
/// TorchScript. <c>extra/</c> holds whatever the exporter wanted to say: text, or a JSON object with license and author.
/// </summary>
internal sealed class TorchScriptReader() : PyTorchZipBase("torchscript", isScript: true)
{
    private const int MaxExtra = 64;

    protected override void ReadFurther(ZipDirectory zip, ArtifactBuilder artifact)
    {
        var properties = new List<KeyValuePair<string, string>>();
        foreach (var entry in zip.Entries)
        {
            var at = entry.Name.IndexOf("/extra/", StringComparison.Ordinal);
            if (at < 0 || entry.Size is 0 or > Limits.License || properties.Count >= MaxExtra)
            {
                continue;
            }

            var content = zip.Content(entry);
            var name = entry.Name.Substring(at + "/extra/".Length);
            if (content.Length > 1 && content[0] == '{')
            {
                TakeJson(content, properties);
            }
            else if (Array.IndexOf(content, (byte)0) < 0)
            {
                // A file of this name is the license's text; of any other, a note.
                var dot = name.IndexOf('.');
                var key = dot > 0 && MetadataProps.IsLicense(name.Substring(0, dot)) ? name.Substring(0, dot) : name;
                properties.Add(new KeyValuePair<string, string>(key, Encoding.UTF8.GetString(content)));
            }
        }

        MetadataProps.Take(properties, artifact);
    }

    private static void TakeJson(byte[] content, List<KeyValuePair<string, string>> properties)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var bytes = new FileBytes(stream);
        try
        {
            new JsonProperties(new ByteRange(bytes), 0, content.Length, properties).Run();
        }
        catch (MalformedException)
        {
            // Free text that happens to begin with a brace says nothing about the model file.
        }
    }
}

/// <summary>What torch.save wrote before 1.6: pickles, the first of which is a magic number.</summary>
internal sealed class PyTorchLegacyReader() : MarkedReader(
    "pytorch-legacy", 0, [[0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]]);

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

/// <summary>Python pickle, and joblib's compressed ones. Never opened.</summary>
internal sealed class PickleReader : IFormatReader
{
    public string Format => "pickle";

    public bool Recognizes(Candidate file)
    {
        var named = file.Extension is ".pkl" or ".pickle" or ".joblib";
        var head = file.Head;
        if (head.Length < 4)
        {
            return false;
        }

        if (head[0] == 0x80 && head[1] is >= 2 and <= 5)
        {
            // Ends with STOP. Protocol 4 and later begin with a frame.
            return named || file.Bytes.HasAt(file.Length - 1, "."u8);
        }

        return string.Equals(file.Extension, ".joblib", StringComparison.Ordinal) && IsCompressed(file, head[0], head[1]);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Bytes.U8(0, "mark") == 0x80)
        {
            artifact.FormatVersion = ArtifactBuilder.Text(file.Bytes.U8(1, "protocol"));
        }
    }

    // joblib may compress: zlib, gzip, bzip2, xz, lzma, lz4.
    private static bool IsCompressed(Candidate file, byte first, byte second)
    {
        if (first == 0x78 && ((first << 8) + second) % 31 == 0)
        {
            return true;
        }

        byte[][] marks = [[0x1F, 0x8B], [(byte)'B', (byte)'Z', (byte)'h'], [0xFD, (byte)'7', (byte)'z'], [0x5D, 0, 0], [0x04, 0x22, 0x4D, 0x18]];
        return Array.Exists(marks, mark => file.StartsWith(mark));
    }
}
