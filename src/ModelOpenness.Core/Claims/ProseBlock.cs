namespace ModelOpenness.Claims;

/// <summary>What the markup around a character says of it.</summary>
[Flags]
internal enum ProseMark
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Inline code: a name, never a claim.</summary>
    Code = 1,

    /// <summary>The text of a link.</summary>
    Link = 2,

    /// <summary>The text of an image or badge.</summary>
    Alt = 4,

    /// <summary>Struck through, or in a quoting tag.</summary>
    Quoted = 8,

    /// <summary>Said elsewhere, and repeated so that the rest can be read: it claims nothing here.</summary>
    Repeated = 16,
}

/// <summary>What kind of block a stretch of prose stands in.</summary>
[Flags]
internal enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph = 0,

    /// <summary>A heading.</summary>
    Heading = 1,

    /// <summary>An item of a list.</summary>
    Item = 2,

    /// <summary>Somebody else's words.</summary>
    Quote = 4,

    /// <summary>A task that is not done.</summary>
    OpenTask = 8,

    /// <summary>A row of a table, its cells on lines of their own.</summary>
    Row = 16,
}

/// <summary>One block of a document without its markup. A line feed in it is a hard break: a table cell, a block-level tag.</summary>
/// <param name="Kind">Kind of the block.</param>
/// <param name="Text">What a reader sees.</param>
/// <param name="Offsets">For each character, its offset in the document.</param>
/// <param name="Marks">For each character, what the markup says of it.</param>
internal sealed record ProseBlock(BlockKind Kind, string Text, IReadOnlyList<int> Offsets, IReadOnlyList<ProseMark> Marks)
{
    private const int MaxQuotation = 600;
    private const int MaxCell = 80;
    private static readonly char[] ClosingMarks = ['"', '”', '»'];

    /// <summary>Whether a place stands in quotation marks that quote somebody; within a window, so that a stray mark does not last.</summary>
    internal bool IsQuoted(int at)
    {
        var open = -1;
        for (var i = Math.Max(0, at - MaxQuotation); i < at; i++)
        {
            open = Text[i] switch
            {
                '"' => open < 0 ? i : -1,
                '“' or '„' or '«' => i,
                '”' or '»' or '\n' => -1,
                _ => open,
            };
        }

        return open >= 0 && !SentenceBounds.OpensValue(Text, open) && Text.IndexOfAny(ClosingMarks, at, Math.Min(MaxQuotation, Text.Length - at)) >= 0;
    }

    /// <summary>Whether a place is in a cell of a table behind the first, which names a model.</summary>
    internal bool RowNamesModel(int at)
    {
        var start = 0;
        while (start < at && Text[start] is '\n' or ' ')
        {
            start++;
        }

        var end = (Kind & BlockKind.Row) != BlockKind.Paragraph ? Text.IndexOf('\n', start, Math.Min(at - start, MaxCell)) : -1;
        for (var i = start; i <= end; i++)
        {
            if (i == end || !(WordingScanner.IsWordChar(Text[i]) || Text[i] is '-' or '.' or '_'))
            {
                if (i > start && ClaimLexicon.Default.IsModelName(Text.Substring(start, i - start)))
                {
                    return true;
                }

                start = i + 1;
            }
        }

        return false;
    }
}
