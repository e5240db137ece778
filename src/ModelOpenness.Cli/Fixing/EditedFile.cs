using System.Text;
using DiffPlex.Renderer;
using ModelOpenness.Fixes;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Cli.Fixing;

/// <summary>A text file and what it is to become. Its encoding, its mark and its line ends stay.</summary>
/// <param name="FullPath">The file.</param>
/// <param name="Before">The text as it is; empty where there is no file yet.</param>
internal sealed record EditedFile(string FullPath, string Before)
{
    private const int Longest = 32 << 20;

    // Bytes that are no UTF-8 are kept by an encoding that has a character for every byte: what is written in their midst is ASCII.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as it is to be.</summary>
    public string After { get; init; } = Before;

    /// <summary>True where the edits made changed something.</summary>
    public bool IsChanged => !string.Equals(Before, After, StringComparison.Ordinal);

    private byte[] Mark { get; init; } = [];

    private Encoding Encoding { get; init; } = Utf8;

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">The file.</param>
    public static EditedFile Read(string fullPath)
    {
        var bytes = RegularFile.ReadAll(fullPath, Longest);
        foreach (var known in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (bytes.AsSpan().StartsWith(known.Preamble))
            {
                var mark = known.GetPreamble();
                return new EditedFile(fullPath, known.GetString(bytes.AsSpan(mark.Length))) { Mark = mark, Encoding = known };
            }
        }

        try
        {
            return new EditedFile(fullPath, Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return new EditedFile(fullPath, Encoding.Latin1.GetString(bytes)) { Encoding = Encoding.Latin1 };
        }
    }

    /// <summary>The file with an edit of the text as it is to be.</summary>
    /// <param name="edit">The edit.</param>
    public EditedFile With(TextEdit edit) => this with { After = TextEdit.Apply(After, [edit]) };

    /// <summary>What the file is to hold.</summary>
    public byte[] ToBytes() => [.. Mark, .. Encoding.GetBytes(After)];

    /// <summary>The change as a unified diff.</summary>
    /// <param name="path">The file as it is named.</param>
    public string Diff(string path) => UnidiffRenderer.GenerateUnidiff(Before, After, path, path).ReplaceLineEndings("\n");
}
