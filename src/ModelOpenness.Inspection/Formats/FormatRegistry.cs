using ModelOpenness.Inspection.Formats.Readers;

namespace ModelOpenness.Inspection.Formats;

/// <summary>
/// All formats, in the order in which they are tried: certain marks first, then containers, then formats that only a shape tells.
/// A new reader is added here and nowhere else.
/// </summary>
internal static class FormatRegistry
{
    public static IReadOnlyList<IFormatReader> Readers { get; } =
    [
        new GitLfsPointerReader(),
        new GgufReader(),
        new SafetensorsReader(),
        new SafetensorsIndexReader(),
        new OnnxReader(),
    ];

    /// <summary>The reader of a format, or null.</summary>
    public static IFormatReader? Of(string format)
    {
        foreach (var reader in Readers)
        {
            if (string.Equals(reader.Format, format, StringComparison.Ordinal))
            {
                return reader;
            }
        }

        return null;
    }
}
