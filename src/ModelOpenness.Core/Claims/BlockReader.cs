namespace ModelOpenness.Claims;

/// <summary>
/// Cuts a document into blocks of prose, and leaves out what is none: fenced and indented code, front matter, comments, scripts.
/// Markdown where the document is Markdown; in plain text only paragraphs and list items are told apart.
/// </summary>
internal static class BlockReader
{
    /// <summary>A longer block (a file with one endless line) is read in pieces of this size.</summary>
    private const int MaxBlock = 16 * 1024;
    private const int MaxFrontMatter = 64 * 1024;

    /// <summary>The blocks that may contain a wording, in the order of the document.</summary>
    public static IEnumerable<ProseBlock> Read(string text, ClaimContext context, WordingScanner scanner)
    {
        var markdown = context is ClaimContext.Readme or ClaimContext.ModelCard;
        var blockStart = -1;
        var blockEnd = 0;
        var blockKind = BlockKind.Paragraph;
        var fence = '\0';
        var fenceLength = 0;
        var afterBlank = true;
        var inList = false;
        var noCommentEnd = false;
        var tagsSearched = new int[HiddenTags.Length];
        var position = markdown ? AfterFrontMatter(text) : 0;
        while (position < text.Length)
        {
            var lineEnd = text.IndexOf('\n', position);
            if (lineEnd < 0)
            {
                lineEnd = text.Length;
            }

            var line = position;
            position = lineEnd + 1;
            var start = line;
            while (start < lineEnd && text[start] is ' ' or '\t' or '\r')
            {
                start++;
            }

            var indent = Indent(text, line, start);
            if (fence != '\0')
            {
                if (ClosesFence(text, start, lineEnd, fence, fenceLength))
                {
                    fence = '\0';
                }

                continue;
            }

            var isBlank = start >= lineEnd;
            var opensFence = !isBlank && markdown && OpensFence(text, start, lineEnd, out fence, out fenceLength);
            var isCode = markdown && !isBlank && indent >= 4 && afterBlank && !inList && blockStart < 0;
            var kind = isBlank ? BlockKind.Paragraph : Kind(text, ref start, lineEnd, markdown);
            var begins = isBlank || opensFence || isCode || kind != BlockKind.Paragraph;
            if (blockStart >= 0 && begins && !(kind == BlockKind.Quote && blockKind == BlockKind.Quote))
            {
                foreach (var block in Pieces(text, blockStart, blockEnd, blockKind, scanner))
                {
                    yield return block;
                }

                blockStart = -1;
            }

            if (isBlank || opensFence || isCode || start >= lineEnd)
            {
                afterBlank = isBlank || isCode;
                continue;
            }

            inList = (kind & BlockKind.Item) != BlockKind.Paragraph || (inList && (indent > 0 || !afterBlank));
            afterBlank = false;
            if (blockStart < 0)
            {
                blockStart = start;
                blockKind = kind;
            }

            blockEnd = lineEnd;

            // What a comment or script hides beyond this line is not read as blocks.
            if (markdown && !noCommentEnd)
            {
                var hidden = HiddenUntil(text, start, lineEnd, ref noCommentEnd, tagsSearched, out var from);
                if (hidden > lineEnd)
                {
                    foreach (var block in Pieces(text, blockStart, from, blockKind, scanner))
                    {
                        yield return block;
                    }

                    blockStart = -1;
                    position = hidden;
                    continue;
                }
            }

            if ((kind & (BlockKind.Heading | BlockKind.Row)) != BlockKind.Paragraph)
            {
                foreach (var block in Pieces(text, blockStart, blockEnd, blockKind, scanner))
                {
                    yield return block;
                }

                blockStart = -1;
            }
        }

        if (blockStart >= 0)
        {
            foreach (var block in Pieces(text, blockStart, blockEnd, blockKind, scanner))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<ProseBlock> Pieces(string text, int start, int end, BlockKind kind, WordingScanner scanner)
    {
        // "> [!NOTE]" is the document's own voice.
        if ((kind & BlockKind.Quote) != BlockKind.Paragraph && start + 1 < end && text[start] == '[' && text[start + 1] == '!')
        {
            kind &= ~BlockKind.Quote;
        }

        while (start < end)
        {
            var stop = Math.Min(end, start + MaxBlock);
            if (stop < end)
            {
                // Between words where there is a space to be found, else anywhere.
                var space = text.LastIndexOf(' ', stop - 1, Math.Min(stop - start, 200));
                stop = space > start ? space + 1 : stop;
            }

            if (scanner.MayContain(text, start, stop))
            {
                yield return InlineReader.Read(text, start, stop, kind);
            }

            start = stop;
        }
    }

    private static int Indent(string text, int line, int start)
    {
        var indent = 0;
        for (var i = line; i < start; i++)
        {
            indent += text[i] == '\t' ? 4 : 1;
        }

        return indent;
    }

    /// <summary>The kind that a line's first characters give its block; the start moves behind them.</summary>
    private static BlockKind Kind(string text, ref int start, int end, bool markdown)
    {
        var kind = BlockKind.Paragraph;
        var c = text[start];
        if (markdown && c == '>')
        {
            kind = BlockKind.Quote;
            while (start < end && text[start] is '>' or ' ')
            {
                start++;
            }

            if (start >= end)
            {
                return kind;
            }

            c = text[start];
        }

        if (c == '#')
        {
            var level = start;
            while (level < end && text[level] == '#')
            {
                level++;
            }

            if (level - start <= 6 && level < end && text[level] == ' ')
            {
                start = level + 1;
                return kind | BlockKind.Heading;
            }
        }
        else if (c is '-' or '*' or '+' or '•' && start + 1 < end && text[start + 1] is ' ' or '\t')
        {
            start += 2;
            kind |= BlockKind.Item;
        }
        else if (c is >= '0' and <= '9')
        {
            var digits = start;
            while (digits < end && digits - start < 4 && text[digits] is >= '0' and <= '9')
            {
                digits++;
            }

            if (digits + 1 < end && text[digits] is '.' or ')' && text[digits + 1] == ' ')
            {
                start = digits + 2;
                kind |= BlockKind.Item;
            }
        }
        else if (c == '|' || Pipes(text, start, end) > 1)
        {
            return kind | BlockKind.Row;
        }

        if ((kind & BlockKind.Item) != BlockKind.Paragraph && start + 2 < end && text[start] == '[' && text[start + 2] == ']')
        {
            // A task that is not done yet is a plan.
            if (text[start + 1] == ' ')
            {
                kind |= BlockKind.OpenTask;
            }

            start += 3;
        }

        return kind;
    }

    /// <summary>How many signs between spaces part cells in a line.</summary>
    private static int Pipes(string text, int start, int end)
    {
        var pipes = 0;
        for (var i = text.IndexOf(" | ", start, end - start, StringComparison.Ordinal); i >= 0; i = text.IndexOf(" | ", i + 1, end - i - 1, StringComparison.Ordinal))
        {
            pipes++;
        }

        return pipes;
    }

    private static bool OpensFence(string text, int start, int end, out char fence, out int length)
    {
        fence = '\0';
        length = 0;
        var c = text[start];
        if (c is not ('`' or '~'))
        {
            return false;
        }

        var run = start;
        while (run < end && text[run] == c)
        {
            run++;
        }

        // A backtick after the run makes it a code span: ```2024```: news.
        if (run - start < 3 || (c == '`' && text.IndexOf('`', run, end - run) >= 0))
        {
            return false;
        }

        fence = c;
        length = run - start;
        return true;
    }

    private static bool ClosesFence(string text, int start, int end, char fence, int length)
    {
        var run = start;
        while (run < end && text[run] == fence)
        {
            run++;
        }

        if (run - start < length)
        {
            return false;
        }

        while (run < end && text[run] is ' ' or '\t' or '\r')
        {
            run++;
        }

        return run >= end;
    }

    /// <summary>Where a comment, script, style or preformatted block that opens in this line ends, if beyond the line; else 0.</summary>
    private static int HiddenUntil(string text, int start, int lineEnd, ref bool noCommentEnd, int[] tagsSearched, out int from)
    {
        from = text.IndexOf("<!--", start, lineEnd - start, StringComparison.Ordinal);
        while (from >= 0)
        {
            if (InCodeSpan(text, start, from))
            {
                return 0;
            }

            var close = text.IndexOf("-->", from, StringComparison.Ordinal);
            if (close < 0)
            {
                noCommentEnd = true;
                return 0;
            }

            if (close >= lineEnd)
            {
                return close + 3;
            }

            from = text.IndexOf("<!--", close, lineEnd - close, StringComparison.Ordinal);
        }

        if (text[start] == '<')
        {
            for (var tag = 0; tag < HiddenTags.Length; tag++)
            {
                var name = HiddenTags[tag];
                if (string.Compare(text, start + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                {
                    // Up to tagsSearched there is no end, found out by an earlier tag.
                    var searchFrom = Math.Max(start, tagsSearched[tag]);
                    var searchEnd = Math.Min(text.Length, start + MaxFrontMatter);
                    var close = searchFrom < searchEnd ? text.IndexOf("</" + name, searchFrom, searchEnd - searchFrom, StringComparison.OrdinalIgnoreCase) : -1;
                    tagsSearched[tag] = close < 0 ? Math.Max(searchFrom, searchEnd - name.Length - 2) : tagsSearched[tag];
                    from = start;
                    return close < 0 ? 0 : close + name.Length + 2;
                }
            }
        }

        return 0;
    }

    private static readonly string[] HiddenTags = ["pre", "script", "style"];

    private static bool InCodeSpan(string text, int start, int at)
    {
        var ticks = 0;
        for (var i = start; i < at; i++)
        {
            ticks += text[i] == '`' ? 1 : 0;
        }

        return ticks % 2 != 0;
    }

    private static int AfterFrontMatter(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
        {
            return 0;
        }

        var end = text.IndexOf("\n---", 3, Math.Min(text.Length - 3, MaxFrontMatter), StringComparison.Ordinal);
        if (end < 0)
        {
            return 0;
        }

        var lineEnd = text.IndexOf('\n', end + 1);
        return lineEnd < 0 ? text.Length : lineEnd + 1;
    }
}
