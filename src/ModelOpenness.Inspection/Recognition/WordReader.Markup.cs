namespace ModelOpenness.Inspection.Recognition;

/// <content>Marks of HTML and Markdown, which are no words.</content>
internal sealed partial class WordReader
{
    private const int LongestTag = 2_000;
    private const int LongestLink = 500;

    private static readonly HashSet<string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "button", "center", "cite", "code", "dd", "del", "details",
        "div", "dl", "dt", "em", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "img",
        "input", "ins", "kbd", "label", "li", "link", "main", "meta", "nav", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span",
        "strong", "strike", "sub", "summary", "sup", "svg", "path", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "tt",
        "u", "ul", "var", "script", "style", "noscript", "iframe", "dfn", "address", "figure", "picture", "source",
    };

    // A script that nothing closes is looked for once, so that a thousand of them stay linear.
    private bool unclosed;

    private int SkipTag()
    {
        var p = pos + 1;
        if (p < text.Length && text[p] == '!')
        {
            if (string.CompareOrdinal(text, p, "!--", 0, 3) == 0)
            {
                return p + 3;
            }

            return string.Compare(text, p, "!doctype", 0, 8, StringComparison.OrdinalIgnoreCase) == 0 ? SkipTo('>', p) : p;
        }

        if (p < text.Length && text[p] == '?')
        {
            return string.Compare(text, p, "?xml", 0, 4, StringComparison.OrdinalIgnoreCase) == 0 ? SkipTo('>', p) : p;
        }

        var closing = p < text.Length && text[p] == '/';
        if (closing)
        {
            p++;
        }

        var nameStart = p;
        while (p < text.Length && p - nameStart < 12 && (IsAsciiLetter(text[p]) || IsDigit(text[p])))
        {
            p++;
        }

        if (p == nameStart || p >= text.Length || !(text[p] is '>' or '/' || char.IsWhiteSpace(text[p])))
        {
            return pos + 1;
        }

        var name = text.Substring(nameStart, p - nameStart);
        if (!Tags.Contains(name))
        {
            return pos + 1;
        }

        var end = text.IndexOf('>', p, Math.Min(LongestTag, text.Length - p));
        if (end < 0)
        {
            return pos + 1;
        }

        if (name.Length > 1 || name[0] is 'p' or 'P')
        {
            // Blocks break lines; most inline tags are no break, and a break more does no harm.
            lineBreaks++;
        }

        if (!closing && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
        {
            var close = unclosed ? -1 : text.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            unclosed |= close < 0;
            return close < 0 ? end + 1 : close;
        }

        return end + 1;
    }

    private int SkipTo(char c, int p)
    {
        var end = text.IndexOf(c, p, Math.Min(LongestTag, text.Length - p));
        return end < 0 ? p : end + 1;
    }

    /// <summary>Skips the target of a Markdown link, the words of which stand in the brackets before it.</summary>
    private int SkipLinkTarget()
    {
        var start = pos + 2;
        var isLink = false;
        var limit = Math.Min(text.Length, start + LongestLink);
        for (var p = start; p < limit; p++)
        {
            var c = text[p];
            if (c == ')')
            {
                return isLink ? p + 1 : pos + 1;
            }

            if (char.IsWhiteSpace(c) || c is '[' or ']' or '<')
            {
                break;
            }

            isLink |= c is '/' or '#' || (c == ':' && string.CompareOrdinal(text, start, "mailto", 0, 6) == 0);
        }

        return pos + 1;
    }

    private void ReadEntity()
    {
        var end = text.IndexOf(';', pos, Math.Min(12, text.Length - pos));
        if (end > 0 && string.CompareOrdinal(text, pos, "&copy", 0, 5) == 0)
        {
            copyrightSign = true;
            pos = end + 1;
            return;
        }

        if (end > pos + 1)
        {
            for (var p = pos + 1; p < end; p++)
            {
                if (!(IsAsciiLetter(text[p]) || IsDigit(text[p]) || text[p] == '#'))
                {
                    pos++;
                    return;
                }
            }

            pos = end + 1;
            return;
        }

        pos++;
    }

    /// <summary>An apostrophe written as an entity within a word: licensor&amp;rsquo;s.</summary>
    private bool TryApostropheEntity(int p, out int length)
    {
        foreach (var entity in (ReadOnlySpan<string>)["&rsquo;", "&#39;", "&#8217;", "&#x27;", "&apos;", "&#x2019;"])
        {
            if (string.CompareOrdinal(text, p, entity, 0, entity.Length) == 0)
            {
                length = entity.Length;
                return p + length < text.Length && IsWordChar(text[p + length]);
            }
        }

        length = 0;
        return false;
    }
}
