namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// What one file may cost. A file that asks for more is reported, not read: real headers stay far below, see docs/formats.md.
/// </summary>
internal static class Limits
{
    /// <summary>Bytes fetched from one file, containers' inner files included.</summary>
    public const long Read = 64L << 20;

    /// <summary>Bytes of one license value. The longest license texts in use have about 60 KiB.</summary>
    public const int License = 256 << 10;

    /// <summary>Licenses kept beside the first one.</summary>
    public const int Licenses = 16;

    /// <summary>Bytes of one name, author, link or base model.</summary>
    public const int Field = 8 << 10;

    /// <summary>Bytes of one further value; longer ones (thumbnails, chat templates) are left out.</summary>
    public const int Value = 4 << 10;

    /// <summary>Bytes of a key; longer ones are stepped over.</summary>
    public const int Key = 1 << 10;

    /// <summary>Bytes of all texts of one file but its license: ten thousand keys of 8 KiB each are no metadata.</summary>
    public const int Texts = 1 << 20;

    /// <summary>Fields of a protobuf file, or values of a JSON file, that are stepped over.</summary>
    public const int Steps = 500_000;

    /// <summary>Further values kept.</summary>
    public const int Values = 128;

    /// <summary>Base models, and parts of an index, kept.</summary>
    public const int Names = 4096;
}
