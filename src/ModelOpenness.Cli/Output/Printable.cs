using System.Globalization;
using System.Text;

namespace ModelOpenness.Cli.Output;

/// <summary>Text from files and file names as a terminal may show it: no control characters, nothing that turns the line round.</summary>
internal static class Printable
{
    /// <summary>The text on one line, what cannot be seen as its code, cut to a length.</summary>
    public static string Text(string text, int maxLength = int.MaxValue)
    {
        var shown = new StringBuilder(Math.Min(text.Length, 1024));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= maxLength)
            {
                return shown.Append('…').ToString();
            }

            if (rune.Value == '\n')
            {
                shown.Append("\\n");
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }
}
