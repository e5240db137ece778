namespace ModelOpenness.Claims;

/// <summary>
/// Makes one block of prose from stretches of a document: what a reader sees, with the offset of every character. It knows the tags,
/// entities and addresses that prose of any kind holds, and no Markdown. Linear: no opener is searched for its closer twice.
/// </summary>
internal sealed class ProseBuilder
{
    private const int MaxTag = 4000;
    private const int MaxHidden = 64 * 1024;

    private static readonly HashSet<string> BreakingTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "hr", "div", "li", "ul", "ol", "td", "th", "tr", "table", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6",
        "summary", "details", "blockquote", "section", "article", "header", "footer", "title", "dt", "dd", "dl", "center", "figcaption", "pre",
    };

    /// <summary>Elements whose content is no prose.</summary>
    private static readonly HashSet<string> HiddenTags = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "pre", "textarea", "svg" };

    private readonly string text;
    private readonly System.Text.StringBuilder visible = new();
    private readonly List<int> offsets = [];
    private readonly List<ProseMark> marks = [];
    private int noTagEnd;
    private int noCommentEnd = int.MaxValue;

    /// <summary>Starts a block.</summary>
    /// <param name="text">The document.</param>
    public ProseBuilder(string text) => this.text = text;

    /// <summary>What the markup says of the characters that come next.</summary>
    public ProseMark Mark { get; set; }

    /// <summary>How many characters there are.</summary>
    public int Length => visible.Length;

    /// <summary>How many signs between spaces part cells.</summary>
    public int Cells { get; private set; }

    /// <summary>The block of what has been appended.</summary>
    /// <param name="kind">Its kind.</param>
    public ProseBlock Build(BlockKind kind) => new(kind, visible.ToString(), offsets, marks);

    /// <summary>Appends one character that stands at an offset.</summary>
    /// <param name="c">What a reader sees.</param>
    /// <param name="offset">Where it comes from.</param>
    public void Append(char c, int offset)
    {
        visible.Append(c is '\t' or '\u00A0' or '\u3000' ? ' ' : c);
        offsets.Add(offset);
        marks.Add(Mark);
    }

    /// <summary>Appends a line break inside a block: a space, and nothing between characters of a script without spaces.</summary>
    /// <param name="offset">Where it stands.</param>
    /// <param name="next">The character behind it.</param>
    public void AppendSoftBreak(int offset, char next)
    {
        if (!(Length > 0 && WordingScanner.IsUnspaced(visible[Length - 1]) && WordingScanner.IsUnspaced(next)))
        {
            Append(' ', offset);
        }
    }

    /// <summary>Appends characters of the document as they are, addresses left out.</summary>
    /// <param name="start">Where they start.</param>
    /// <param name="end">Where they end, exclusive.</param>
    public void AppendText(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var url = UrlEnd(i, end);
            if (url > i)
            {
                i = url - 1;
            }
            else if (text[i] == '\n')
            {
                AppendSoftBreak(i, i + 1 < end ? text[i + 1] : ' ');
            }
            else if (text[i] == '|' && (IsBlank(i - 1) || IsBlank(i + 1)))
            {
                Cells++;
                Append('\n', i);
            }
            else if (text[i] != '\r' && !(text[i] == '*' && (!IsBlank(i - 1) || !IsBlank(i + 1))))
            {
                Append(text[i], i);
            }
        }
    }

    /// <summary>Appends a stretch that may hold tags, comments and entities.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    public void AppendHtml(int start, int end)
    {
        var plain = start;
        for (var i = start; i < end;)
        {
            var next = text[i] == '<' ? AfterTag(i, end) : text[i] == '&' ? AfterEntity(i, end) : i;
            if (next == i)
            {
                i++;
                continue;
            }

            AppendText(plain, i);
            AppendMarkup(i, next);
            i = text[i] == '<' ? AfterHidden(i, next, end) : next;
            plain = i;
        }

        AppendText(plain, end);
    }

    /// <summary>Appends one tag, comment or entity.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    public void AppendMarkup(int start, int end)
    {
        if (text[start] == '&')
        {
            var c = Entity(text.Substring(start + 1, end - start - 2));
            if (c != '\0')
            {
                Append(c, start);
            }

            return;
        }

        var closing = start + 1 < end && text[start + 1] == '/';
        var name = TagName(start + (closing ? 2 : 1), end);
        if (BreakingTags.Contains(name))
        {
            Append('\n', start);
        }

        var flag = name.ToLowerInvariant() switch
        {
            "code" or "kbd" or "samp" or "tt" or "pre" or "c" => ProseMark.Code,
            "a" => ProseMark.Link,
            "q" or "blockquote" or "del" or "s" or "strike" or "cite" => ProseMark.Quoted,
            _ => ProseMark.None,
        };
        Mark = closing ? Mark & ~flag : text[end - 2] == '/' ? Mark : Mark | flag;
    }

    /// <summary>Where the tag or comment that starts here ends; the same place where none starts.</summary>
    private int AfterTag(int i, int end)
    {
        if (string.CompareOrdinal(text, i, "<!--", 0, 4) == 0)
        {
            var close = i < noCommentEnd ? text.IndexOf("-->", i, end - i, StringComparison.Ordinal) : -1;
            noCommentEnd = close < 0 ? Math.Min(noCommentEnd, i) : noCommentEnd;
            return close < 0 ? i : close + 3;
        }

        var next = i + 1 < end ? text[i + 1] : ' ';
        if (!(IsAscii(next) || next is '/' or '!' or '?'))
        {
            return i;
        }

        // Up to noTagEnd there is no '>', found out by an earlier '<'.
        var from = Math.Max(i, noTagEnd);
        var limit = Math.Min(end, i + MaxTag);
        var at = from < limit ? text.IndexOf('>', from, limit - from) : -1;
        noTagEnd = at < 0 ? Math.Max(noTagEnd, limit) : noTagEnd;
        return at < 0 ? i : at + 1;
    }

    /// <summary>Where the element ends whose tag has just been read, if its content is no prose; else where the tag ends.</summary>
    private int AfterHidden(int tag, int after, int end)
    {
        var name = TagName(tag + 1, after);
        if (!HiddenTags.Contains(name) || text[after - 2] == '/')
        {
            return after;
        }

        var close = text.IndexOf("</" + name, after, Math.Min(end - after, MaxHidden), StringComparison.OrdinalIgnoreCase);
        Mark &= ~ProseMark.Code;
        return close < 0 ? end : close;
    }

    private string TagName(int start, int end)
    {
        var i = start;
        while (i < end && i - start < 12 && WordingScanner.IsWordChar(text[i]))
        {
            i++;
        }

        return text.Substring(start, i - start);
    }

    private int AfterEntity(int i, int end)
    {
        var close = text.IndexOf(';', i, Math.Min(end, i + 10) - i);
        return close > i + 1 && Entity(text.Substring(i + 1, close - i - 1)) != '\0' ? close + 1 : i;
    }

    private static char Entity(string name) => name switch
    {
        "nbsp" or "ensp" or "emsp" or "thinsp" => ' ',
        "amp" => '&',
        "quot" or "ldquo" or "rdquo" => '"',
        "apos" or "lsquo" or "rsquo" => '\'',
        "mdash" => '—',
        "ndash" => '–',
        "lt" => '<',
        "gt" => '>',
        _ => name.Length > 1
            && name[0] == '#'
            && int.TryParse(
                name.Substring(1),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var value
            )
            && value is >= 32 and < 0xD800
                ? (char)value
                : '\0',
    };

    /// <summary>Where the address that starts here ends; punctuation at its end belongs to the sentence.</summary>
    private int UrlEnd(int i, int end)
    {
        if (
            !(
                text[i] is 'h' or 'w'
                && (
                    string.CompareOrdinal(text, i, "http://", 0, 7) == 0
                    || string.CompareOrdinal(text, i, "https://", 0, 8) == 0 || string.CompareOrdinal(text, i, "www.", 0, 4) == 0)))
        {
            return i;
        }

        var at = i;
        while (at < end && text[at] > ' ' && text[at] < '\u2E80' && text[at] is not ('<' or '>' or '"' or '`' or ')' or ']' or '|'))
        {
            at++;
        }

        while (at > i && text[at - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*')
        {
            at--;
        }

        return Math.Max(at, i + 1);
    }

    private bool IsBlank(int i) => i < 0 || i >= text.Length || char.IsWhiteSpace(text[i]);

    private static bool IsAscii(char c) => (uint)((c | 32) - 'a') <= 'z' - 'a';
}
