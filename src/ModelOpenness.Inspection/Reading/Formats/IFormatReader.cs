using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>
/// One model format. A reader has no state; it is listed in <see cref="FormatRegistry"/>, and docs/adding-a-format.md shows
/// the steps to a further one.
/// </summary>
internal interface IFormatReader
{
    /// <summary>The format's name in the contract.</summary>
    string Format { get; }

    /// <summary>
    /// Whether the content is of this format. Cheap: looks at the head, at a ZIP's directory, at the first keys of a JSON file.
    /// True also for a file that begins like the format and is damaged later, where that is certain enough.
    /// </summary>
    bool Recognizes(Candidate file);

    /// <summary>Reads what the file says about itself. Throws <see cref="MalformedException"/> where it breaks the format.</summary>
    void Read(Candidate file, ArtifactBuilder artifact);
}
