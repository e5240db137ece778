namespace ModelOpenness.Claims;

/// <summary>
/// Takes the markup off one block: links and images to their texts, code spans and tags to marks, targets and comments to
/// nothing. Every character keeps its offset. Linear: no opener is searched for its closer twice over the same stretch.
/// </summary>
internal sealed class InlineReader
{
    private const int MaxTarget = 1000;
    private const int MaxTag = 4000;
    private const int MaxBrackets = 8;
    private const int MaxCodeRun = 32;

    private static readonly HashSet<string> BreakingTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "hr", "div", "li", "ul", "ol", "td", "th", "tr", "table", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6",
        "summary", "details", "blockquote", "section", "article", "header", "footer", "title", "dt", "dd", "dl", "center", "figcaption", "pre",
    };

    private readonly string text;
    private readonly int end;
    private readonly char[] visible;
    private readonly int[] offsets;
    private readonly ProseMark[] marks;
    private int length;
    private readonly List<int> brackets = [];
    private readonly bool[] noCodeCloser = new bool[MaxCodeRun + 1];
    private ProseMark mark;
    private int tagsSearched;
    private int targetsSearched;
    private bool noCommentEnd;

    private InlineReader(string text, int start, int end)
    {
        this.text = text;
        this.end = end;
        tagsSearched = start;
        targetsSearched = start;
        // Markup only takes away: at most one visible character for each one of the document.
        visible = new char[end - start];
        offsets = new int[end - start];
        marks = new ProseMark[end - start];
    }

    public static ProseBlock Read(string text, int start, int end, BlockKind kind)
    {
        var reader = new InlineReader(text, start, end);
        var i = start;
        while (i < end)
        {
            i = reader.Step(i);
        }

        return new ProseBlock(kind, new string(reader.visible, 0, reader.length), reader.offsets, reader.marks);
    }

    private int Step(int i)
    {
        var c = text[i];
        if ((uint)((c | 32) - 'a') <= 'z' - 'a' && c is not ('h' or 'w'))
        {
            Append(c, i);
            return i + 1;
        }

        switch (c)
        {
            case '\r':
                return i + 1;
            case '\n':
                return SoftBreak(i);
            case '\\' when i + 1 < end && text[i + 1] < 128 && char.IsPunctuation(text[i + 1]):
                Append(text[i + 1], i + 1);
                return i + 2;
            case '`':
                return CodeSpan(i);
            case '<':
                return Tag(i);
            case '!' when i + 1 < end && text[i + 1] == '[':
                Open(-length - 1);
                return i + 2;
            case '[':
                Open(length);
                return i + 1;
            case ']':
                return CloseBracket(i);
            case '*':
                return Emphasis(i);
            case '_' when !(IsAlnum(i - 1) && IsAlnum(i + 1)):
                return i + 1;
            case '~' when i + 1 < end && text[i + 1] == '~':
                mark ^= ProseMark.Quoted;
                return i + 2;
            case '|' when IsBlank(i - 1) || IsBlank(i + 1):
                Append('\n', i);
                return i + 1;
            case '&':
                return Entity(i);
            case 'h' when i + 1 < end && text[i + 1] == 't' && IsUrl(i):
            case 'w' when i + 1 < end && text[i + 1] == 'w' && string.CompareOrdinal(text, i, "www.", 0, 4) == 0:
                return SkipUrl(i);
            case '\t' or '\u00A0' or '\u3000':
                Append(' ', i);
                return i + 1;
            default:
                Append(c, i);
                return i + 1;
        }
    }

    private void Append(char c, int offset)
    {
        visible[length] = c;
        offsets[length] = offset;
        marks[length] = mark;
        length++;
    }

    /// <summary>A line break inside a block is a space, and none between characters of a script without spaces.</summary>
    private int SoftBreak(int i)
    {
        var next = i + 1;
        while (next < end && text[next] is ' ' or '\t' or '>')
        {
            next++;
        }

        var glue = length > 0 && next < end && WordingScanner.IsUnspaced(visible[length - 1]) && WordingScanner.IsUnspaced(text[next]);
        if (!glue)
        {
            Append(' ', i);
        }

        return next;
    }

    private int CodeSpan(int i)
    {
        var run = i;
        while (run < end && text[run] == '`')
        {
            run++;
        }

        var ticks = run - i;
        if (ticks > MaxCodeRun || noCodeCloser[ticks])
        {
            return run;
        }

        var at = run;
        while (at < end)
        {
            at = text.IndexOf('`', at, end - at);
            if (at < 0)
            {
                break;
            }

            var close = at;
            while (close < end && text[close] == '`')
            {
                close++;
            }

            if (close - at == ticks)
            {
                var before = mark;
                mark |= ProseMark.Code;
                for (var k = run; k < at; k++)
                {
                    Append(text[k] is '\n' or '\r' ? ' ' : text[k], k);
                }

                mark = before;
                return close;
            }

            at = close;
        }

        // None of this length up to the end of the block: every later opener of this length fails too.
        noCodeCloser[ticks] = true;
        return run;
    }

    private int Tag(int i)
    {
        if (!noCommentEnd && string.CompareOrdinal(text, i, "<!--", 0, 4) == 0)
        {
            var close = text.IndexOf("-->", i, end - i, StringComparison.Ordinal);
            if (close >= 0)
            {
                return close + 3;
            }

            noCommentEnd = true;
        }

        var next = i + 1 < end ? text[i + 1] : ' ';
        if (!(IsAscii(next) || next is '/' or '!' or '?'))
        {
            Append('<', i);
            return i + 1;
        }

        // Up to tagsSearched there is no '>' (found out by an earlier '<').
        var from = Math.Max(i, tagsSearched);
        var limit = Math.Min(end, i + MaxTag);
        var end1 = from < limit ? text.IndexOf('>', from, limit - from) : -1;
        if (end1 < 0)
        {
            tagsSearched = Math.Max(tagsSearched, limit);
            Append('<', i);
            return i + 1;
        }

        var nameStart = next == '/' ? i + 2 : i + 1;
        var nameEnd = nameStart;
        while (nameEnd < end1 && IsAlnum(nameEnd))
        {
            nameEnd++;
        }

        if (nameEnd - nameStart <= 12)
        {
            Apply(text.Substring(nameStart, nameEnd - nameStart), closing: next == '/', i);
        }

        return end1 + 1;
    }

    private void Apply(string name, bool closing, int offset)
    {
        if (BreakingTags.Contains(name))
        {
            Append('\n', offset);
        }

        var flag = name.ToLowerInvariant() switch
        {
            "code" or "kbd" or "samp" or "tt" or "pre" => ProseMark.Code,
            "a" => ProseMark.Link,
            "q" or "blockquote" or "del" or "s" or "strike" or "cite" => ProseMark.Quoted,
            _ => ProseMark.None,
        };
        mark = closing ? mark & ~flag : mark | flag;
    }

    private void Open(int position)
    {
        if (brackets.Count == MaxBrackets)
        {
            brackets.RemoveAt(0);
        }

        brackets.Add(position);
    }

    private int CloseBracket(int i)
    {
        if (brackets.Count == 0)
        {
            return i + 1;
        }

        var opened = brackets[brackets.Count - 1];
        brackets.RemoveAt(brackets.Count - 1);
        var isImage = opened < 0;
        var from = isImage ? -opened - 1 : opened;
        var next = i + 1;
        if (next < end && text[next] == '(')
        {
            var close = TargetEnd(next + 1);
            if (close < 0)
            {
                return i + 1;
            }

            Mark(from, isImage ? ProseMark.Alt : ProseMark.Link);
            return close;
        }

        if (next < end && text[next] == '[')
        {
            var close = text.IndexOf(']', next, Math.Min(end, next + 200) - next);
            if (close >= 0)
            {
                Mark(from, isImage ? ProseMark.Alt : ProseMark.Link);
                return close + 1;
            }
        }

        return i + 1;
    }

    /// <summary>The position after the closing parenthesis of a link's target, or -1.</summary>
    private int TargetEnd(int start)
    {
        var from = Math.Max(start, targetsSearched);
        var limit = Math.Min(end, start + MaxTarget);
        var close = from < limit ? text.IndexOf(')', from, limit - from) : -1;
        if (close < 0)
        {
            targetsSearched = Math.Max(targetsSearched, limit);
            return -1;
        }

        // One pair of parentheses inside the target: "(https://host/a_(b))".
        var inner = text.IndexOf('(', start, close - start);
        if (inner >= 0)
        {
            var second = close + 1 < end ? text.IndexOf(')', close + 1, Math.Min(end, close + 200) - close - 1) : -1;
            if (second >= 0 && text.IndexOf(' ', close, second - close) < 0)
            {
                close = second;
            }
        }

        return close + 1;
    }

    private void Mark(int from, ProseMark with)
    {
        for (var k = from; k < length; k++)
        {
            marks[k] |= with;
        }
    }

    private int Emphasis(int i)
    {
        var run = i;
        while (run < end && text[run] == '*')
        {
            run++;
        }

        // " * " between words is a separator, not emphasis.
        if (IsBlank(i - 1) && IsBlank(run))
        {
            Append('\n', i);
        }

        return run;
    }

    private int Entity(int i)
    {
        var limit = Math.Min(end, i + 10);
        var close = text.IndexOf(';', i, limit - i);
        if (close < 0)
        {
            Append('&', i);
            return i + 1;
        }

        var name = text.Substring(i + 1, close - i - 1);
        var c = name switch
        {
            "nbsp" or "ensp" or "emsp" or "thinsp" => ' ',
            "amp" => '&',
            "quot" or "ldquo" or "rdquo" => '"',
            "apos" or "lsquo" or "rsquo" => '\'',
            "mdash" => '—',
            "ndash" => '–',
            "lt" => '<',
            "gt" => '>',
            _ => Numeric(name),
        };
        if (c == '\0')
        {
            Append('&', i);
            return i + 1;
        }

        Append(c, i);
        return close + 1;
    }

    private static char Numeric(string name)
    {
        if (name.Length < 2 || name[0] != '#')
        {
            return '\0';
        }

        var value = 0;
        for (var k = 1; k < name.Length; k++)
        {
            if (name[k] is < '0' or > '9')
            {
                return '\0';
            }

            value = (value * 10) + (name[k] - '0');
        }

        return value is >= 32 and < 0xD800 ? (char)value : '\0';
    }

    private bool IsUrl(int i) =>
        string.CompareOrdinal(text, i, "http://", 0, 7) == 0 || string.CompareOrdinal(text, i, "https://", 0, 8) == 0;

    private int SkipUrl(int i)
    {
        var at = i;
        while (at < end && text[at] > ' ' && text[at] < '\u2E80' && text[at] is not ('<' or '>' or '"' or '`' or ')' or ']' or '|'))
        {
            at++;
        }

        // Punctuation at its end belongs to the sentence.
        while (at > i && text[at - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*')
        {
            at--;
        }

        return Math.Max(at, i + 1);
    }

    private bool IsBlank(int i) => i < 0 || i >= end || char.IsWhiteSpace(text[i]);

    private bool IsAlnum(int i) => i >= 0 && i < text.Length && WordingScanner.IsWordChar(text[i]);

    private static bool IsAscii(char c) => (uint)((c | 32) - 'a') <= 'z' - 'a';
}
