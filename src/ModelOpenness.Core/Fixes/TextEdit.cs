using System.Text;

namespace ModelOpenness.Fixes;

/// <summary>A stretch of a text replaced by another text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units from 0.</param>
/// <param name="Length">How long it is; 0 to insert.</param>
/// <param name="NewText">What stands there afterwards.</param>
internal sealed record TextEdit(int Start, int Length, string NewText)
{
    /// <summary>The text with the edits made. Of edits that overlap the first is made.</summary>
    /// <param name="text">The text.</param>
    /// <param name="edits">The edits, whose places are those of the text as it was.</param>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var changed = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Start))
        {
            if (edit.Start < at)
            {
                continue;
            }

            changed.Append(text, at, edit.Start - at).Append(edit.NewText);
            at = edit.Start + edit.Length;
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>How the lines of a text end: as its first line does, else with a line feed.</summary>
    /// <param name="text">The text.</param>
    public static string LineEnd(string text)
    {
        var end = text.IndexOf('\n');
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }
}
