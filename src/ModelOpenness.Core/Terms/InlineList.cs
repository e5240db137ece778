using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>
/// A list inside a sentence: "(a) …; (b) …", "(i) …, (ii) …", "1) … 2) …". It begins where counting begins and goes on with
/// the mark that comes next, so that a reference ("section 2(a)") is no list.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct InlineList
{
    private static readonly string[] Roman =
    [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];

    private char style;
    private int taken;

    /// <summary>The sentence that leads into the list, or null while there is none.</summary>
    public Unit? Lead { get; set; }

    /// <summary>Offset of the next mark of the list between two offsets; -1 for none.</summary>
    public readonly int Next(string text, int start, int end)
    {
        for (var i = text.IndexOf(')', start, end - start); i >= 0; i = text.IndexOf(')', i + 1, end - i - 1))
        {
            if (Read(text, i, start, out var at, out var mark) && Fits(mark))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Whether a list that begins at a mark has a second one.</summary>
    public readonly bool HasMore(string text, int at, int end)
    {
        var list = this;
        return list.Next(text, list.Take(text, at), end) >= 0;
    }

    /// <summary>Goes on to the mark at an offset, and gives the offset behind it.</summary>
    public int Take(string text, int at)
    {
        var close = text.IndexOf(')', at);
        Read(text, close, at, out _, out var mark);
        style = mark.Style;
        taken++;
        return close + 1;
    }

    private readonly bool Fits(Mark mark) => (taken == 0 || mark.Style == style) && mark.Is(taken);

    /// <summary>Reads the mark that a closing bracket ends.</summary>
    private static bool Read(string text, int close, int from, out int at, out Mark mark)
    {
        var i = close;
        while (i > from && close - i < 5 && (char.IsLetterOrDigit(text[i - 1]) && text[i - 1] < '\u0080'))
        {
            i--;
        }

        mark = default;
        at = i;
        if (i == close || close + 1 >= text.Length || !(char.IsWhiteSpace(text[close + 1]) || char.IsLetter(text[close + 1])))
        {
            return false;
        }

        var opened = i > from && text[i - 1] == '(';
        at = opened ? i - 1 : i;
        if (at > from && !char.IsWhiteSpace(text[at - 1]))
        {
            return false;
        }

        var c = text[i];
        mark = new Mark(text.Substring(i, close - i), char.IsDigit(c) ? '1' : 'a');
        return true;
    }

    /// <summary>A mark as it is written.</summary>
    private readonly record struct Mark(string Text, char Style)
    {
        /// <summary>Whether it is the mark of an item, counted from 0.</summary>
        public bool Is(int item)
        {
            if (Style == '1')
            {
                return string.Equals(Text, (item + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            }

            if (Text.Length == 1 && item < 26 && (Text[0] | 0x20) == 'a' + item)
            {
                return true;
            }

            return item < Roman.Length && string.Equals(Text, Roman[item], StringComparison.OrdinalIgnoreCase);
        }
    }
}
