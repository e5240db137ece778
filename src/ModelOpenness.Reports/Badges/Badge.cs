using ModelOpenness.Reports.Html;

namespace ModelOpenness.Reports.Badges;

/// <summary>A badge for a README: an SVG of two fields, with a title for those who do not see it.</summary>
internal static class Badge
{
    private const double LongestWidth = 300;
    private const string Ellipsis = "…";
    private const double Padding = 8;
    private const double Height = 20;

    /// <summary>Draws the badge.</summary>
    /// <param name="sentence">What it says.</param>
    /// <param name="subject">The left field: "model".</param>
    public static byte[] ToSvg(OpennessSentence sentence, string subject = "model")
    {
        var whole = subject + ": " + sentence.Text;
        subject = Fitted(subject, LongestWidth / 3);
        var left = Width(subject) + (2 * Padding);
        var text = Fitted(sentence.Text, LongestWidth - left - (2 * Padding));
        var right = Width(text) + (2 * Padding);
        var color = sentence.Tone switch
        {
            OpennessTone.Open => "#17653a",
            OpennessTone.Restricted => "#9a4a00",
            _ => "#5b626b",
        };
        var svg = new Markup();
        svg.Add($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{Height}" role="img" aria-label="{whole}"><title>{whole}</title><clipPath id="r"><rect width="{left + right}" height="{Height}" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="{left}" height="{Height}" fill="#30363d"/><rect x="{left}" width="{right}" height="{Height}" fill="{color}"/></g><g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11"><text x="{Padding}" y="14" textLength="{Width(subject)}" lengthAdjust="spacingAndGlyphs">{subject}</text><text x="{left + Padding}" y="14" textLength="{Width(text)}" lengthAdjust="spacingAndGlyphs">{text}</text></g></svg>

            """);
        return svg.ToBytes();
    }

    /// <summary>The text, cut where it would be wider; the badge's title has all of it.</summary>
    private static string Fitted(string text, double width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var end = text.Length;
        while (end > 0 && Width(text.Substring(0, end)) + Width(Ellipsis) > width)
        {
            end--;
        }

        return text.Substring(0, end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end).TrimEnd() + Ellipsis;
    }

    /// <summary>About the width of the text in 11 pixel Verdana; <c>textLength</c> makes any font keep to it.</summary>
    private static double Width(string text)
    {
        var width = 0.0;
        foreach (var c in text)
        {
            width += c switch
            {
                'i' or 'j' or 'l' or 'I' or '.' or ',' or '\'' or '|' or ':' or ';' or '!' => 3.6,
                ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' => 4.6,
                'm' or 'w' or 'M' or 'W' or '@' or '%' => 9.8,
                >= 'A' and <= 'Z' => 7.6,
                < '\u0250' => 6.6,
                _ => 11,
            };
        }

        return width;
    }
}
