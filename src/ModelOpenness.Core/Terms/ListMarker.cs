using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>What a line begins with: the mark of a list item ("(a)", "•", "2.1", "第三条") or the name of a section ("Exhibit A").</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ListMarker
{
    /// <summary>The style of a section that is named, not numbered: "Section 2", "Attachment A".</summary>
    public const char Named = 'S';

    /// <summary>The style of an item without number.</summary>
    public const char Bullet = '-';

    /// <summary>Which marks belong to one list: items of one style are siblings. 0 for a line without mark.</summary>
    public char Style { get; init; }

    /// <summary>Offset behind the mark.</summary>
    public int ContentStart { get; init; }

    /// <summary>Columns in front of the mark.</summary>
    public int Indent { get; init; }

    /// <summary>How many marks of a Markdown heading stand in front.</summary>
    public int Hashes { get; init; }

    /// <summary>Number or letter, or the name of the section; null for a bullet.</summary>
    public string? Text { get; init; }

    /// <summary>True where counting starts with it.</summary>
    public bool IsFirst { get; init; }

    /// <summary>True where the line has a mark.</summary>
    public bool Exists => Style != '\0';

    /// <summary>True for an item of a list, false for a plain line and for a named section.</summary>
    public bool IsItem => Style is not '\0' and not Named;

    /// <summary>Reads the mark at the start of a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Offset of the line's content.</param>
    /// <param name="end">Offset after it.</param>
    /// <param name="indent">Columns in front of it.</param>
    /// <param name="follows">Whether a letter comes next in a list that is under way: "i" behind "h" is no roman numeral.</param>
    public static ListMarker Read(string text, int start, int end, int indent, Func<char, bool> follows)
    {
        var i = start;
        while (i < end && text[i] is '*' or '_' && i + 1 < end && text[i + 1] is '*' or '_' or >= '0' and <= '9' or 'S' or 'A' or '(')
        {
            i++;
        }

        if (i >= end)
        {
            return default;
        }

        var c = text[i];
        if (c is '-' or '*' or '•' or '·' or '–' or '—' or '+' or '▪' or '●' or '○' or '◦' or '\uf0b7')
        {
            return i + 1 < end && (char.IsWhiteSpace(text[i + 1]) || c is '•' or '●' or '·') ? new ListMarker { Style = Bullet, ContentStart = i + 1, Indent = indent } : default;
        }

        if (c is '(' or '（' or '[')
        {
            var close = i + 1;
            while (close < end && close - i <= 5 && char.IsLetterOrDigit(text[close]))
            {
                close++;
            }

            return close < end && close > i + 1 && text[close] is ')' or '）' or ']' ? Enclosed(text, i + 1, close, close + 1, indent, paren: true, follows) : default;
        }

        if (c is '第')
        {
            var close = text.IndexOfAny(['条', '章', '节'], i, Math.Min(6, end - i));
            return close > 0 ? new ListMarker { Style = 'c', ContentStart = close + 1, Text = text.Substring(i, close + 1 - i), Indent = indent, IsFirst = text[i + 1] is '一' or '1' } : default;
        }

        foreach (var name in SectionNames)
        {
            if ((c == name[0]) && i + name.Length + 1 < end && text[i + name.Length] == ' ' && string.Compare(text, i, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                var k = i + name.Length + 1;
                var from = k;
                while (k < end && k - from < 6 && (char.IsLetterOrDigit(text[k]) || (text[k] == '.' && k + 1 < end && char.IsDigit(text[k + 1]))))
                {
                    k++;
                }

                if (k > from && (k == end || text[k] is ':' or '.' or ' ' or '-' or '—' or ')') && (char.IsDigit(text[from]) || k - from == 1 || IsRoman(text, from, k)))
                {
                    var content = k;
                    while (content < end && text[content] is ':' or '.' or ' ' or '-' or '—' or '–')
                    {
                        content++;
                    }

                    if (content < end && char.IsLower(text[content]))
                    {
                        return default;
                    }

                    return new ListMarker { Style = Named, ContentStart = content < end ? content : start, Text = string.Equals(name, "Section", StringComparison.Ordinal) ? text.Substring(from, k - from) : name + " " + text.Substring(from, k - from), Indent = indent };
                }
            }
        }

        var stop = i;
        while (stop < end && stop - i <= 12 && (char.IsDigit(text[stop]) || (text[stop] == '.' && stop + 1 < end && char.IsDigit(text[stop + 1]))))
        {
            stop++;
        }

        if (stop > i)
        {
            if (stop - i > 9 || stop >= end)
            {
                return default;
            }

            var dotted = text[stop] is '.' or ')' or '、' or '．' or ']';
            var compound = text.IndexOf('.', i, stop - i) >= 0;
            if (dotted || (compound && char.IsWhiteSpace(text[stop])))
            {
                // "1.000 users" and "2023. " are no section numbers, "2.1" and "3." are.
                if (stop - i > 3 && !compound)
                {
                    return default;
                }

                var after = dotted ? stop + 1 : stop;
                var style = (char)('1' + Math.Min(5, Dots(text, i, stop)));
                return new ListMarker { Style = text[stop] == ')' ? 'p' : style, ContentStart = after, Text = text.Substring(i, stop - i), Indent = indent, IsFirst = text[stop - 1] == '1' && (stop - 1 == i || text[stop - 2] == '.') };
            }

            return default;
        }

        stop = i;
        while (stop < end && stop - i <= 5 && char.IsLetter(text[stop]) && text[stop] < '\u0080')
        {
            stop++;
        }

        if (stop > i && stop + 1 < end && text[stop] is '.' or ')' && (text[stop] == ')' || char.IsWhiteSpace(text[stop + 1])) && (stop - i == 1 || IsRoman(text, i, stop)))
        {
            return Enclosed(text, i, stop, stop + 1, indent, paren: text[stop] == ')', follows);
        }

        if (Words.IsIdeograph(c) && i + 1 < end && text[i + 1] == '、' && c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十')
        {
            return new ListMarker { Style = 'C', ContentStart = i + 2, Text = c.ToString(), Indent = indent, IsFirst = c == '一' };
        }

        return default;
    }

    private static readonly string[] SectionNames = ["Section", "Article", "Attachment", "Exhibit", "Appendix", "Annex", "Schedule", "Part"];

    private static int Dots(string text, int start, int end)
    {
        var dots = 0;
        for (var i = start; i < end; i++)
        {
            dots += text[i] == '.' ? 1 : 0;
        }

        return dots;
    }

    private static bool IsRoman(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!(text[i] is 'i' or 'v' or 'x' or 'I' or 'V' or 'X'))
            {
                return false;
            }
        }

        return end > start;
    }

    private static ListMarker Enclosed(string text, int start, int end, int contentStart, int indent, bool paren, Func<char, bool> follows)
    {
        var value = text.Substring(start, end - start);
        var c = value[0];
        char style;
        if (char.IsDigit(c))
        {
            style = paren ? 'p' : '1';
        }
        else if (Words.IsIdeograph(c))
        {
            style = 'C';
        }
        else
        {
            // A roman numeral, unless a list of letters is under way that has come so far.
            var roman = IsRoman(text, start, end) && !(value.Length == 1 && follows(value[0]));
            if (!roman && value.Length > 1 && !IsRoman(text, start, end))
            {
                return default;
            }

            style = roman ? char.IsUpper(c) ? 'R' : 'r' : char.IsUpper(c) ? 'L' : 'l';
        }

        if (paren && style is 'L' or 'R')
        {
            style = style == 'L' ? 'M' : 'Q';
        }

        return new ListMarker { Style = style, ContentStart = contentStart, Text = value, Indent = indent, IsFirst = value is "1" or "a" or "A" or "i" or "I" or "一" };
    }
}
