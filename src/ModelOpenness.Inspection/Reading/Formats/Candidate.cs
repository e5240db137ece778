using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>A file while its format is looked for: its bytes and, for formats without any mark of their own, its name.</summary>
internal sealed class Candidate
{
    /// <summary>How much of the beginning <see cref="Head"/> gives: enough for every mark but ZIP's and a few at odd offsets.</summary>
    public const int HeadSize = FileBytes.HeadSize;

    private ZipDirectory? zip;
    private bool zipTried;
    private MalformedException? zipProblem;
    private ProtobufShape? protobuf;
    private JsonPeek? jsonPeek;
    private string? xmlRoot;
    private bool xmlTried;

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

    /// <summary>The file's ZIP directory; null where it has none, or a damaged one.</summary>
    public ZipDirectory? Zip
    {
        get
        {
            if (!this.zipTried)
            {
                this.zipTried = true;
                try
                {
                    this.zip = ZipDirectory.Open(this.Bytes);
                }
                catch (MalformedException e)
                {
                    this.zipProblem = e;
                }
            }

            return this.zip;
        }
    }

    /// <summary>The file as a ZIP file and nothing else, or null.</summary>
    public ZipDirectory? PlainZip => this.StartsWith("PK\x3\x4"u8) ? this.Zip : null;

    /// <summary>The file as one protobuf message, as far as it is one.</summary>
    public ProtobufShape Protobuf => this.protobuf ??= new ProtobufShape(this.Bytes);

    /// <summary>The first members of the file as a JSON object, as far as it is one.</summary>
    public JsonPeek JsonPeek => this.jsonPeek ??= new JsonPeek(this.Head.Slice(JsonText.Start(this)));

    /// <summary>Root tag of an XML file, or null.</summary>
    public string? XmlRoot
    {
        get
        {
            if (!this.xmlTried)
            {
                this.xmlTried = true;
                this.xmlRoot = XmlText.RootTag(this);
            }

            return this.xmlRoot;
        }
    }

    /// <summary>The ZIP directory, for a reader that knows that it should be there.</summary>
    public ZipDirectory RequireZip() => this.PlainZip ?? throw (this.zipProblem ?? this.Bytes.Malformed("no ZIP directory up to the end", this.Length));

    public bool StartsWith(ReadOnlySpan<byte> bytes) => this.Bytes.HasAt(0, bytes);

    private static string FolderOf(string path)
    {
        var end = path.LastIndexOfAny(['/', '\\']);
        return end <= 0
            ? ""
            : path.Substring(path.LastIndexOfAny(['/', '\\'], end - 1) + 1, end - path.LastIndexOfAny(['/', '\\'], end - 1) - 1)
                .ToLowerInvariant();
    }
}
