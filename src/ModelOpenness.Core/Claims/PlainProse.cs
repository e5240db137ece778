namespace ModelOpenness.Claims;

/// <summary>
/// Cuts text that is no Markdown into blocks: paragraphs and items of lists, as comments, strings, descriptions and settings have
/// them. Tags and code between backticks are known; Markdown is read in Inspection, which has a library for it.
/// </summary>
internal static class PlainProse
{
    /// <summary>A longer block (a file with one endless line) is read in pieces of this size.</summary>
    private const int MaxBlock = 16 * 1024;

    /// <summary>The blocks that may contain a wording, in the order of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">Where to start.</param>
    /// <param name="to">Where to end, exclusive.</param>
    public static IEnumerable<ProseBlock> Read(string text, int from, int to)
    {
        var start = -1;
        var kind = BlockKind.Paragraph;
        for (var line = from; line < to;)
        {
            var end = text.IndexOf('\n', line, to - line);
            end = end < 0 ? to : end;
            var first = line;
            while (first < end && text[first] is ' ' or '\t' or '\r' or '\uFEFF')
            {
                first++;
            }

            var isItem = first + 1 < end && text[first] is '-' or '*' or '+' or '•' && text[first + 1] == ' ';
            if (start >= 0 && (first == end || isItem))
            {
                foreach (var block in Pieces(text, start, line, kind))
                {
                    yield return block;
                }

                start = -1;
            }

            if (start < 0 && first < end)
            {
                start = isItem ? first + 2 : first;
                kind = isItem ? BlockKind.Item : BlockKind.Paragraph;
            }

            line = end + 1;
        }

        foreach (var block in start < 0 ? [] : Pieces(text, start, to, kind))
        {
            yield return block;
        }
    }

    private static IEnumerable<ProseBlock> Pieces(string text, int start, int end, BlockKind kind)
    {
        while (start < end)
        {
            var stop = Math.Min(end, start + MaxBlock);
            if (stop < end)
            {
                // Between words where there is a space to be found, else anywhere.
                var space = text.LastIndexOf(' ', stop - 1, Math.Min(stop - start, 200));
                stop = space > start ? space + 1 : stop;
            }

            if (WordingScanner.Default.MayContain(text, start, stop))
            {
                yield return Block(text, start, stop, kind);
            }

            start = stop;
        }
    }

    private static ProseBlock Block(string text, int start, int end, BlockKind kind)
    {
        var builder = new ProseBuilder(text);
        while (start < end)
        {
            var open = text.IndexOf('`', start, end - start);
            var close = open < 0 || open + 1 >= end ? -1 : text.IndexOf('`', open + 1, end - open - 1);
            builder.AppendHtml(start, close < 0 ? end : open);
            if (close < 0)
            {
                break;
            }

            builder.Mark |= ProseMark.Code;
            builder.AppendText(open + 1, close);
            builder.Mark &= ~ProseMark.Code;
            start = close + 1;
        }

        return builder.Build(builder.Cells > 1 ? kind | BlockKind.Row : kind);
    }
}
