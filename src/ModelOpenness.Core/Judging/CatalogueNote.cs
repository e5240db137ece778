using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What the catalogue adds about a model ("its origin allows research only"), at the end of a finding that relies on the catalogue.</summary>
internal static class CatalogueNote
{
    // A note cut shorter than this tells nothing.
    private const int Shortest = 40;

    /// <summary>The message with the note, as far as a message may be long.</summary>
    /// <param name="message">The message.</param>
    /// <param name="evidence">The statement that it relies on.</param>
    public static string Append(string message, Evidence evidence)
    {
        var room = FindingText.MaxLength - message.Length - 1;
        return evidence is { Source: EvidenceSource.ModelFamily, Note: { } note } && room >= Math.Min(note.Length, Shortest)
            ? message + " " + PlainText.Short(PlainText.OneLine(note), room)
            : message;
    }
}
