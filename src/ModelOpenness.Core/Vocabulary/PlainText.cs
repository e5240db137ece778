using System.Globalization;
using System.Text;

namespace ModelOpenness.Vocabulary;

/// <summary>Words of others in lines of ours: shortened, on one line.</summary>
internal static class PlainText
{
    /// <summary>A section as a sentence names it: "section 2", "Attachment A".</summary>
    public static string SectionName(string section) =>
        section.Length > 0 && char.IsDigit(section[0]) ? "section " + section : section;

    /// <summary>At most so many characters, cut at a word where that loses little.</summary>
    public static string Short(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        var space = text.LastIndexOf(' ', end);
        if (space > length / 2)
        {
            end = space;
        }
        else if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text.Substring(0, end).TrimEnd() + "…";
    }

    /// <summary>Control and bidirectional marks of hostile names would break or disguise the line: they are shown as a square.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format ? '\u25a1' : c);
        }

        return line.ToString();
    }
}
