using System.Globalization;
using System.Text;

namespace ModelOpenness.Reports.Ci;

/// <summary>Text from files as a CI service's log may show it.</summary>
internal static class LogText
{
    /// <summary>
    /// The text with controls, and what turns a line round, as their codes: a log is read on terminals too. Line ends stay, since each
    /// service has an escape of its own for them.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Visible(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not ('\r' or '\n') && (char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')))
            {
                shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                shown.Append(c);
            }
        }

        return shown.ToString();
    }
}
