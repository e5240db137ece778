using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>The HTML tags around the content of a line: licenses come as web pages, too.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LineTags
{
    private static readonly string[] Blocks =
    [
        "p", "div", "ul", "ol", "li", "br", "tr", "td", "table", "section", "article", "blockquote", "dd", "dt", "body", "hr",
    ];

    /// <summary>Reads the tags at both ends of a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Offset of the line's content.</param>
    /// <param name="end">Offset after the line.</param>
    public LineTags(string text, int start, int end)
    {
        while (start < end && (text[start] == '<' || char.IsWhiteSpace(text[start])))
        {
            var next = text[start] == '<' ? Words.SkipTag(text, start) : start + 1;
            if (text[start] == '<')
            {
                if (next <= start + 1 || next > end)
                {
                    break;
                }

                IsBlock |= IsBlockTag(text, start + 1, next);
            }

            start = next;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '>'))
        {
            var open = text[end - 1] == '>' ? text.LastIndexOf('<', end - 1, Math.Min(end - start, 16)) : end - 1;
            if (text[end - 1] == '>' && (open < start || open + 1 >= end || text[open + 1] is not ('/' or 'b' or 'B')))
            {
                break;
            }

            end = open;
        }

        Content = start;
        ContentEnd = end;
    }

    /// <summary>Offset of the first character that is neither tag nor space.</summary>
    public int Content { get; }

    /// <summary>Offset after the last one.</summary>
    public int ContentEnd { get; }

    /// <summary>True where a paragraph, heading or list item begins.</summary>
    public bool IsBlock { get; }

    private static bool IsBlockTag(string text, int start, int end)
    {
        var i = start;
        while (i < end && i - start < 12 && char.IsLetterOrDigit(text[i]))
        {
            i++;
        }

        var name = text.Substring(start, i - start).ToLowerInvariant();
        return Array.IndexOf(Blocks, name) >= 0 || (name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6');
    }
}
