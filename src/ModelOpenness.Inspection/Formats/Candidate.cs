using ModelOpenness.Inspection.Formats.Reading;

namespace ModelOpenness.Inspection.Formats;

/// <summary>A file while its format is looked for: its bytes and, for formats without any mark of their own, its name.</summary>
internal sealed class Candidate
{
    /// <summary>How much of the beginning <see cref="Head"/> gives: enough for every mark but ZIP's and a few at odd offsets.</summary>
    public const int HeadSize = 4 << 10;

    public Candidate(ByteRange bytes, string path)
    {
        this.Bytes = bytes;
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        this.FileName = name;
        this.FolderName = FolderOf(path);
        this.Extension = ModelFileExtensions.ExtensionOf(name);
    }

    public ByteRange Bytes { get; }

    public long Length => this.Bytes.Length;

    /// <summary>The first bytes, at most <see cref="HeadSize"/>; valid until the next read.</summary>
    public ReadOnlySpan<byte> Head => this.Bytes.Head(0, HeadSize);

    /// <summary>Lower-case name without folder.</summary>
    public string FileName { get; }

    /// <summary>Lower-case name of the folder that holds the file, or empty.</summary>
    public string FolderName { get; }

    /// <summary>Lower-case extension with its dot, or empty.</summary>
    public string Extension { get; }

    public bool StartsWith(ReadOnlySpan<byte> bytes) => this.Bytes.HasAt(0, bytes);

    private static string FolderOf(string path)
    {
        var end = path.LastIndexOfAny(['/', '\\']);
        return end <= 0 ? "" : path.Substring(path.LastIndexOfAny(['/', '\\'], end - 1) + 1, end - path.LastIndexOfAny(['/', '\\'], end - 1) - 1).ToLowerInvariant();
    }
}
