using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Extensions.Yaml;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Prose;

/// <summary>
/// The one front end for Markdown prose: what CommonMark and GitHub's dialect call text becomes blocks for Core's grammar, with kind,
/// cells and the exact place of every character. Code, front matter, link targets and comments are none.
/// </summary>
internal static class MarkdownProse
{
    /// <summary>What is longer is no document that somebody wrote: it is read as plain text.</summary>
    private const int MaxText = 2 * 1024 * 1024;
    private const long MaxWork = 40_000_000;
    private static readonly char[] Ticks = ['✓', '✔', '✅', '☑', '✗', '✘', '❌', '✖'];
    private static readonly Lazy<MarkdownPipeline> Pipeline = new(NewPipeline);

    /// <summary>
    /// Finds the claims in a document, in its order; the library is asked only where a claim's words may stand. Where it is no
    /// Markdown, each paragraph is read alone: what opens in one hides nothing of the next.
    /// </summary>
    /// <param name="text">The document.</param>
    /// <param name="path">The path that the places of the claims carry.</param>
    /// <param name="context">What kind of document it is.</param>
    public static IReadOnlyList<Claim> Claims(string text, string path, ClaimContext context) =>
        !ClaimDetector.MayContain(text)
            ? []
            : ClaimDetector.Detect(text, Blocks(text, context is ClaimContext.Readme or ClaimContext.ModelCard), path, context);

    private static IEnumerable<ProseBlock> Blocks(string text, bool isMarkdown)
    {
        // A byte order mark would hide front matter.
        var start = text[0] == '\uFEFF' ? 1 : 0;
        while (start < text.Length)
        {
            var end = isMarkdown ? text.Length : ParagraphEnd(text, start);
            if (isMarkdown || ClaimDetector.MayContain(text, start, end))
            {
                var document = Parse(text.Substring(start, end - start));
                foreach (var block in document is null ? PlainProse.Read(text, start, end) : new Reader(text, start, isMarkdown).Read(document))
                {
                    yield return block;
                }
            }

            start = end;
        }
    }

    private static int ParagraphEnd(string text, int start)
    {
        var isBlank = false;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\n' && isBlank)
            {
                return i + 1;
            }

            isBlank = text[i] == '\n' || (isBlank && text[i] is ' ' or '\r' or '\t');
        }

        return text.Length;
    }

    private static MarkdownPipeline NewPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseTaskLists()
            .UseDefinitionLists()
            .UseYamlFrontMatter();

        // What stands within a paragraph costs most; it is parsed where somebody reads it.
        builder.BlockParsers.Find<ParagraphBlockParser>()!.Closed += LeaveUnread;
        builder.BlockParsers.Find<HeadingBlockParser>()!.Closed += LeaveUnread;
        return builder.Build();
    }

    /// <summary>Leaves a block as it is where no claim's words may begin in it and it does not tell what those of the heading above it speak of.</summary>
    private static void LeaveUnread(BlockProcessor processor, Block block)
    {
        var leaf = (LeafBlock)block;
        leaf.ProcessInlines = leaf.Lines.Count > 0 &&
            (leaf.Parent is DefinitionItem or ListItemBlock { Parent: ListBlock { Count: 1 } } ||
            (processor.Context?.Properties[Pipeline] is string text && MayContain(text, leaf, 0)));
    }

    /// <summary>Where no claim's words begin, no block is built.</summary>
    private static bool MayContain(string text, Block block, int shift) =>
        ClaimDetector.MayContain(text, Math.Max(0, block.Span.Start + shift), Math.Min(text.Length, block.Span.End + 1 + shift));

    private static MarkdownDocument? Parse(string text)
    {
        if (text.Length > MaxText || !IsWritten(text))
        {
            return null;
        }

        try
        {
            return Markdown.Parse(text, Pipeline.Value, new MarkdownParserContext { Properties = { [Pipeline] = text } });
        }
        catch (ArgumentException)
        {
            // Nested more deeply than the library reads.
            return null;
        }
    }

    /// <summary>
    /// Whether reading a document takes no time worth naming. What opens a link or emphasis is matched within its paragraph, in the
    /// worst case each with each, so the squares of their numbers are what counts.
    /// </summary>
    private static bool IsWritten(string text)
    {
        long work = 0;
        long openers = 0;
        var isBlank = true;
        foreach (var c in text)
        {
            openers += c is '[' or '*' or '_' or '~' or '<' ? 1 : 0;
            if (c == '\n' && isBlank)
            {
                work += openers * openers;
                openers = 0;
            }

            isBlank = c == '\n' || (isBlank && c is ' ' or '\r' or '\t');
        }

        return work + (openers * openers) < MaxWork;
    }

    /// <summary>Walks the tree of one document.</summary>
    private sealed class Reader(string text, int shift, bool quotes)
    {
        public IEnumerable<ProseBlock> Read(ContainerBlock container, BlockKind kind = BlockKind.Paragraph)
        {
            for (var i = 0; i < container.Count; i++)
            {
                var inner = container[i];
                var blocks = inner switch
                {
                    CodeBlock or LinkReferenceDefinitionGroup or YamlFrontMatterBlock => [],
                    HtmlBlock or ParagraphBlock or HeadingBlock when !MayContain(text, inner, shift) => [],
                    HtmlBlock html => Html(html, kind),
                    HeadingBlock heading => [Heading(heading, i + 1 < container.Count ? container[i + 1] : null, kind)],
                    Table table => Rows(table, kind),
                    DefinitionItem item => [Definition(item, kind)],
                    QuoteBlock quote => Read(quote, IsNote(quote) || !quotes ? kind : kind | BlockKind.Quote),
                    ListItemBlock item => Read(item, kind | BlockKind.Item | (IsOpenTask(item) ? BlockKind.OpenTask : BlockKind.Paragraph)),
                    ContainerBlock nested => Read(nested, kind),
                    LeafBlock leaf => [Leaf(leaf, i == 0 ? kind : kind & ~BlockKind.Item)],
                    _ => Enumerable.Empty<ProseBlock>(),
                };
                foreach (var block in blocks)
                {
                    yield return block;
                }
            }
        }

        private ProseBlock Leaf(LeafBlock leaf, BlockKind kind)
        {
            var builder = new ProseBuilder(text);
            Append(builder, leaf.Inline);
            return builder.Build(builder.Cells > 1 ? kind | BlockKind.Row : kind);
        }

        /// <summary>A heading; with the first item of the list that it stands over, which tells what it speaks of.</summary>
        private ProseBlock Heading(HeadingBlock heading, Block? next, BlockKind kind)
        {
            var builder = new ProseBuilder(text);
            Append(builder, heading.Inline);
            if (
                builder.Length == 0
                || next is not ListBlock { Count: > 0 } list
                || list[0] is not ListItemBlock { Count: > 0 } item
                || item[0] is not LeafBlock first
            )
            {
                return builder.Build(kind | BlockKind.Heading);
            }

            builder.Mark = ProseMark.Repeated;
            Append(builder, ':', heading.Span.End + shift);
            Append(builder, ' ', heading.Span.End + shift);
            Append(builder, first.Inline);
            return builder.Build(kind | BlockKind.Heading);
        }

        /// <summary>"Term: definition".</summary>
        private ProseBlock Definition(DefinitionItem item, BlockKind kind)
        {
            var builder = new ProseBuilder(text);
            foreach (var part in item.OfType<LeafBlock>())
            {
                if (builder.Length > 0)
                {
                    Append(builder, ':', part.Span.Start + shift);
                    Append(builder, ' ', part.Span.Start + shift);
                }

                Append(builder, part.Inline);
            }

            return builder.Build(kind | BlockKind.Item);
        }

        /// <summary>The rows of a table, a cell on each line. A tick in a column speaks the words of its heading.</summary>
        private IEnumerable<ProseBlock> Rows(Table table, BlockKind kind)
        {
            var head = table.OfType<TableRow>().FirstOrDefault(static r => r.IsHeader);
            foreach (var row in table.OfType<TableRow>())
            {
                var builder = new ProseBuilder(text);
                for (var i = 0; i < row.Count; i++)
                {
                    if (i > 0)
                    {
                        Append(builder, '\n', row[i].Span.Start + shift);
                    }

                    if (row != head && head is not null && i < head.Count && IsTick(row[i]))
                    {
                        foreach (var c in Visible((TableCell)head[i]) + ": ")
                        {
                            Append(builder, c, row[i].Span.Start + shift);
                        }
                    }

                    foreach (var leaf in ((TableCell)row[i]).OfType<LeafBlock>())
                    {
                        Append(builder, leaf.Inline);
                    }
                }

                yield return builder.Build(kind | BlockKind.Row);
            }
        }

        private bool IsTick(Block cell)
        {
            var said = Visible((TableCell)cell).Trim();
            return said.Length is 1 or 2 && said.IndexOfAny(Ticks) >= 0;
        }

        private string Visible(TableCell cell)
        {
            var builder = new ProseBuilder(text);
            foreach (var leaf in cell.OfType<LeafBlock>())
            {
                Append(builder, leaf.Inline);
            }

            return builder.Build(BlockKind.Row).Text;
        }

        /// <summary>HTML between blank lines; a tag that starts a block starts a block of prose.</summary>
        private IEnumerable<ProseBlock> Html(HtmlBlock html, BlockKind kind)
        {
            var builder = new ProseBuilder(text);
            builder.AppendHtml(html.Span.Start + shift, Math.Min(text.Length, html.Span.End + 1 + shift));
            yield return builder.Build(kind);
        }

        private void Append(ProseBuilder builder, ContainerInline? inlines)
        {
            for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling)
            {
                var start = inline.Span.Start + shift;
                var end = inline.Span.End + 1 + shift;
                switch (inline)
                {
                    case LiteralInline literal:
                        AppendLiteral(builder, literal, start, end);
                        break;
                    case LineBreakInline:
                        builder.AppendSoftBreak(start, end < text.Length ? text[end] : ' ');
                        break;
                    case HtmlInline or HtmlEntityInline when end <= text.Length:
                        builder.AppendMarkup(start, end);
                        break;
                    case CodeInline code:
                        AppendMarked(builder, ProseMark.Code, code.Content, start + code.DelimiterCount);
                        break;
                    case TaskList or AutolinkInline:
                        break;
                    case LinkInline link:
                        AppendMarked(builder, link.IsImage ? ProseMark.Alt : ProseMark.Link, link);
                        break;
                    case EmphasisInline { DelimiterChar: '~' } struck:
                        AppendMarked(builder, ProseMark.Quoted, struck);
                        break;
                    case ContainerInline container:
                        Append(builder, container);
                        break;
                }
            }
        }

        private void AppendMarked(ProseBuilder builder, ProseMark mark, ContainerInline inlines)
        {
            var before = builder.Mark;
            builder.Mark |= mark;
            Append(builder, inlines);
            builder.Mark = before;
        }

        private static void AppendMarked(ProseBuilder builder, ProseMark mark, string content, int start)
        {
            var before = builder.Mark;
            builder.Mark |= mark;
            for (var i = 0; i < content.Length; i++)
            {
                builder.Append(content[i], start + i);
            }

            builder.Mark = before;
        }

        /// <summary>Literal text stands in the document as it is; where it does not (an escape), each character is taken from it.</summary>
        private void AppendLiteral(ProseBuilder builder, LiteralInline literal, int start, int end)
        {
            var content = literal.Content;
            start = end - content.Length;
            if (end <= text.Length && start >= 0 && string.CompareOrdinal(text, start, content.Text, content.Start, content.Length) == 0)
            {
                builder.AppendText(start, end);
                return;
            }

            for (var i = 0; i < content.Length; i++)
            {
                builder.Append(content.Text[content.Start + i], Math.Min(Math.Max(start, 0) + i, text.Length - 1));
            }
        }

        private static void Append(ProseBuilder builder, char c, int offset) => builder.Append(c, Math.Max(0, offset));

        /// <summary>"> [!NOTE]" is the document's own voice.</summary>
        private bool IsNote(QuoteBlock quote) => quote.Count > 0 && StartsWith(quote[0], "[!");

        /// <summary>A task that is not done yet is a plan.</summary>
        private bool IsOpenTask(ListItemBlock item) => item.Count > 0 && item[0] is ParagraphBlock && StartsWith(item[0], "[ ] ");

        private bool StartsWith(Block block, string start) => string.CompareOrdinal(text, block.Span.Start + shift, start, 0, start.Length) == 0;
    }
}
