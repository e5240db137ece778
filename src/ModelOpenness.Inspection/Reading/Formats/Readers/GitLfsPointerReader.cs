using System.Globalization;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>What Git leaves in place of a large file that was not fetched: hash and size of the file itself.</summary>
internal sealed class GitLfsPointerReader : IFormatReader
{
    // Beyond this the pointer specification calls a file no pointer.
    private const int MaxLength = 1024;

    public string Format => "git-lfs-pointer";

    // A longer file that begins so is no model either; recognising it keeps 1 GB of text from being taken for something else.
    public bool Recognizes(Candidate file) => file.StartsWith("version https://git-lfs.github.com/spec/v1"u8);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (file.Length >= MaxLength)
        {
            throw file.Bytes.Malformed("Git LFS pointer of " + ArtifactBuilder.Text(file.Length) + " bytes: a pointer has fewer than 1024", 0);
        }

        string? oid = null;
        long? size = null;
        var offset = 0;
        var lines = file.Bytes.Text(0, (int)file.Length, "pointer").Split('\n');
        foreach (var line in lines)
        {
            var text = line.TrimEnd('\r');
            var space = text.IndexOf(' ');
            var key = space < 0 ? text : text.Substring(0, space);
            var value = space < 0 ? "" : text.Substring(space + 1);
            switch (key)
            {
                case "version" when !string.Equals(value, "https://git-lfs.github.com/spec/v1", StringComparison.Ordinal):
                    throw file.Bytes.Malformed("unknown version of the Git LFS pointer", offset);
                case "oid":
                    oid = Hash(value) ?? throw file.Bytes.Malformed("oid of the Git LFS pointer is not sha256: and 64 hexadecimal digits", offset);
                    break;
                case "size":
                    size = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : throw file.Bytes.Malformed("size of the Git LFS pointer is not a number", offset);
                    break;
            }

            offset += line.Length + 1;
        }

        artifact.FormatVersion = "1";
        artifact.PointerOid = oid ?? throw file.Bytes.Malformed("Git LFS pointer without oid", file.Length);
        artifact.PointerSize = size ?? throw file.Bytes.Malformed("Git LFS pointer without size", file.Length);
    }

    private static string? Hash(string value)
    {
        const string Method = "sha256:";
        if (!value.StartsWith(Method, StringComparison.Ordinal) || value.Length != Method.Length + 64)
        {
            return null;
        }

        var digits = value.Substring(Method.Length);
        foreach (var digit in digits)
        {
            if (digit is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return null;
            }
        }

        return digits;
    }
}
