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
    /// <param name="levels">The lists that are under way: "i" behind "h" is no roman numeral.</param>
    public static ListMarker Read(string text, int start, int end, int indent, ListLevels levels)
    {
        var line = new Line(text, SkipEmphasis(text, start, end), end, levels);
        if (line.Start >= end)
        {
            return default;
        }

        var marker = text[line.Start] switch
        {
            '-' or '*' or '•' or '·' or '–' or '—' or '+' or '▪' or '●' or '○' or '◦' or '\uf0b7' or '.' => ReadBullet(line),
            '(' or '（' or '[' => ReadBracketed(line),
            '第' => ReadArticle(line),
            >= '0' and <= '9' => ReadNumber(line),
            'S' or 'A' or 'E' or 'P' when ReadNamed(line) is { Exists: true } named => named,
            _ => ReadLetter(line),
        };
        return marker with { Indent = indent };
    }

    /// <summary>Marks of emphasis in front of a mark: "**2.1**".</summary>
    private static int SkipEmphasis(string text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] is '*' or '_' && i + 1 < end && text[i + 1] is '*' or '_' or >= '0' and <= '9' or 'S' or 'A' or '(')
        {
            i++;
        }

        return i;
    }

    private static ListMarker ReadBullet(Line line)
    {
        var next = line.Start + 1;
        var isBullet = next < line.End && char.IsWhiteSpace(line.Text[next]);
        return isBullet ? new ListMarker { Style = Bullet, ContentStart = next } : default;
    }

    /// <summary>"(a)", "[1]".</summary>
    private static ListMarker ReadBracketed(Line line)
    {
        var close = line.Skip(line.Start + 1, 5, char.IsLetterOrDigit);
        return close < line.End && close > line.Start + 1 && line.Text[close] is ')' or '）' or ']'
            ? Enclosed(line, line.Start + 1, close, isBracket: true)
            : default;
    }

    /// <summary>"第三条".</summary>
    private static ListMarker ReadArticle(Line line)
    {
        var close = line.Text.IndexOfAny(['条', '章', '节'], line.Start, Math.Min(6, line.End - line.Start));
        return close < 0 ? default : new ListMarker
        {
            Style = 'c',
            ContentStart = close + 1,
            Text = line.Text.Substring(line.Start, close + 1 - line.Start),
            IsFirst = line.Text[line.Start + 1] is '一' or '1',
        };
    }

    /// <summary>"Section 2", "Attachment A".</summary>
    private static ListMarker ReadNamed(Line line)
    {
        var text = line.Text;
        var name = Array.Find(SectionNames, candidate =>
            line.Start + candidate.Length + 1 < line.End
            && text[line.Start + candidate.Length] == ' '
            && string.Compare(text, line.Start, candidate, 0, candidate.Length, StringComparison.OrdinalIgnoreCase) == 0
        );
        if (name is null)
        {
            return default;
        }

        var from = line.Start + name.Length + 1;
        var to = from;
        while (to < line.End && to - from < 6 && (char.IsLetterOrDigit(text[to]) || (text[to] == '.' && to + 1 < line.End && char.IsDigit(text[to + 1]))))
        {
            to++;
        }

        var ends = to == line.End || text[to] is ':' or '.' or ' ' or '-' or '—' or ')';
        if (to == from || !ends)
        {
            return default;
        }

        var content = line.Skip(to, line.End, c => c is ':' or '.' or ' ' or '-' or '—' or '–');
        var number = text.Substring(from, to - from);
        return content < line.End && char.IsLower(text[content]) ? default : new ListMarker
        {
            Style = Named,
            ContentStart = content < line.End ? content : line.Start,
            Text = string.Equals(name, "Section", StringComparison.Ordinal) ? number : name + " " + number,
        };
    }

    /// <summary>"2.1", "3." and "4)"; "1.000 users" and "2023. " are no section numbers.</summary>
    private static ListMarker ReadNumber(Line line)
    {
        var text = line.Text;
        var stop = line.Start;
        while (
            stop < line.End
            && stop - line.Start <= 12
            && (char.IsDigit(text[stop]) || (text[stop] == '.' && stop + 1 < line.End && char.IsDigit(text[stop + 1])))
        )
        {
            stop++;
        }

        var isCompound = text.IndexOf('.', line.Start, stop - line.Start) >= 0;
        if (stop >= line.End || stop - line.Start > (isCompound ? 9 : 3))
        {
            return default;
        }

        var isClosed = text[stop] is '.' or ')' or '、' or '．' or ']';
        return !isClosed && !(isCompound && char.IsWhiteSpace(text[stop])) ? default : new ListMarker
        {
            Style = text[stop] == ')' ? 'p' : (char)('1' + Math.Min(5, Dots(text, line.Start, stop))),
            ContentStart = isClosed ? stop + 1 : stop,
            Text = text.Substring(line.Start, stop - line.Start),
            IsFirst = text[stop - 1] == '1' && (stop - 1 == line.Start || text[stop - 2] == '.'),
        };
    }

    /// <summary>"a.", "iv)", "三、".</summary>
    private static ListMarker ReadLetter(Line line)
    {
        var text = line.Text;
        var stop = line.Skip(line.Start, 6, c => char.IsLetter(c) && c < '\u0080');
        if (stop > line.Start && stop + 1 < line.End && (text[stop] == ')' || (text[stop] == '.' && char.IsWhiteSpace(text[stop + 1]))) &&
            (stop - line.Start == 1 || IsRoman(text, line.Start, stop)))
        {
            return Enclosed(line, line.Start, stop, isBracket: text[stop] == ')');
        }

        var c = text[line.Start];
        return line.Start + 1 < line.End && text[line.Start + 1] == '、'
            && c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十'
            ? new ListMarker { Style = 'C', ContentStart = line.Start + 2, Text = c.ToString(), IsFirst = c == '一' }
            : default;
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

    /// <summary>A number, a roman numeral or a letter that a bracket or a stop closes.</summary>
    private static ListMarker Enclosed(Line line, int start, int end, bool isBracket)
    {
        var value = line.Text.Substring(start, end - start);
        var c = value[0];

        // A roman numeral, unless a list of letters is under way that has come so far.
        var isRoman = IsRoman(line.Text, start, end) && !(value.Length == 1 && line.Levels.Follows(c));
        if (!isRoman && value.Length > 1 && !char.IsDigit(c) && !Words.IsIdeograph(c))
        {
            return default;
        }

        var style =
            char.IsDigit(c) ? 'p' :
            Words.IsIdeograph(c) ? 'C' :
            char.IsLower(c) ? (isRoman ? 'r' : 'l') :
            isRoman ? (isBracket ? 'Q' : 'R') :
            isBracket ? 'M' : 'L';
        return new ListMarker { Style = style, ContentStart = end + 1, Text = value, IsFirst = value is "1" or "a" or "A" or "i" or "I" or "一" };
    }

    /// <summary>The line that is read.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Line(string Text, int Start, int End, ListLevels Levels)
    {
        /// <summary>Offset behind at most some characters of a kind.</summary>
        public int Skip(int from, int most, Func<char, bool> isOne)
        {
            var i = from;
            while (i < End && i - from < most && isOne(Text[i]))
            {
                i++;
            }

            return i;
        }
    }
}
