using System.Globalization;
using System.Net;
using System.Text;

namespace ModelOpenness.Reports.Tests.Docs;

/// <summary>
/// Draws the README's picture of a terminal: what a build of tests/samples/CommunityLicense prints. Its lines are those of
/// expected-warnings.txt, which the demo and a package test hold against real builds.
/// </summary>
internal static class WarningPicture
{
    private const int Columns = 104;
    private const double CharWidth = 7.8;
    private const int LineHeight = 20;
    private const int Margin = 20;
    private const int Bar = 36;

    public static string Draw(IEnumerable<string> warnings)
    {
        var lines = new List<string> { Prompt("dotnet add package ModelOpenness"), Prompt("dotnet build") };
        foreach (var warning in warnings)
        {
            // The link to the rule's page, which a terminal shows, is too long for a picture.
            var wrapped = Wrap(warning[..warning.LastIndexOf(" (https://", StringComparison.Ordinal)]);
            lines.AddRange(wrapped.Select((line, i) => i == 0 ? Head(line) : Escaped(line)));
        }

        var width = (int)((Columns * CharWidth) + (2 * Margin));
        var height = Bar + (lines.Count * LineHeight) + Margin;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n");
        svg.Append("<!-- Drawn by WarningPictureTests from tests/samples/CommunityLicense/expected-warnings.txt; do not edit. -->\n");
        svg.Append("<title>A build warns that a model's license contradicts the label open-source</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1e2127\"/>\n");
        svg.Append("<circle cx=\"20\" cy=\"18\" r=\"6\" fill=\"#5c6370\"/><circle cx=\"40\" cy=\"18\" r=\"6\" fill=\"#5c6370\"/><circle cx=\"60\" cy=\"18\" r=\"6\" fill=\"#5c6370\"/>\n");
        svg.Append("<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"13\" fill=\"#d7dae0\">\n");
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{Bar + ((i + 1) * LineHeight)}\" xml:space=\"preserve\">{lines[i]}</text>\n");
        }

        return svg.Append("</g>\n</svg>\n").ToString();
    }

    private static string Prompt(string command) => $"<tspan fill=\"#98c379\">$</tspan> {Escaped(command)}";

    /// <summary>The first line of a warning, its rule in yellow as a terminal shows it.</summary>
    private static string Head(string line)
    {
        var from = line.IndexOf("warning ", StringComparison.Ordinal);
        var to = line.IndexOf(": ", from, StringComparison.Ordinal);
        return $"{Escaped(line[..from])}<tspan fill=\"#e5c07b\" font-weight=\"bold\">{Escaped(line[from..to])}</tspan>{Escaped(line[to..])}";
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Columns)
            {
                yield return line.ToString();
                line.Clear().Append("  ");
            }

            line.Append(line.Length == 0 || line.ToString() == "  " ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }
}
