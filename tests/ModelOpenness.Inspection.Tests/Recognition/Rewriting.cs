using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>Rewrites a text as copies of licenses differ: the words stay.</summary>
internal static partial class Rewriting
{
    private static readonly Func<string, Random, string>[] All =
    [
        (text, random) => Wrap(text, 40 + random.Next(60)),
        (text, _) => text.ToUpperInvariant(),
        (text, _) => text.ToLowerInvariant(),
        (text, _) => AsciiQuotes(text),
        (text, _) => CurlyQuotes(text),
        (text, random) => Bullets(text, random),
        (text, random) => string.Create(CultureInfo.InvariantCulture, $"Copyright (c) {2000 + random.Next(27)} Some Name, Inc. and others. All rights reserved.\n\n{text}"),
        (text, _) => "\uFEFF" + text.ReplaceLineEndings("\r\n"),
        (text, _) => string.Join('\n', text.Split('\n').Select(line => " * " + line)),
        (text, _) => string.Join('\n', text.Split('\n').Select(line => "// " + line)),
        (text, _) => "# License\n\n" + text,
        (text, _) => "<html><body><pre>\n" + text + "\n</pre></body></html>",
        (text, _) => text.Replace(" ", "  ", StringComparison.Ordinal),
        (text, _) => text.Replace("http://", "https://", StringComparison.Ordinal),
        (text, _) => text.Replace("license", "licence", StringComparison.Ordinal).Replace("License", "Licence", StringComparison.Ordinal),
    ];

    public static int Count => All.Length;

    /// <summary>Applies one to four rewritings.</summary>
    public static string Some(string text, Random random)
    {
        for (var rounds = 1 + random.Next(4); rounds > 0; rounds--)
        {
            text = All[random.Next(All.Length)](text, random);
        }

        return text;
    }

    public static string Apply(int rewriting, string text, Random random) => All[rewriting](text, random);

    /// <summary>Wraps paragraphs; what stands on lines of its own within one runs together.</summary>
    public static string Wrap(string text, int columns)
    {
        var wrapped = new StringBuilder();
        foreach (var paragraph in BlankLines().Split(text))
        {
            var column = 0;
            foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (column > 0 && column + 1 + word.Length > columns)
                {
                    wrapped.Append('\n');
                    column = 0;
                }
                else if (column > 0)
                {
                    wrapped.Append(' ');
                    column++;
                }

                wrapped.Append(word);
                column += word.Length;
            }

            wrapped.Append("\n\n");
        }

        return wrapped.ToString();
    }

    public static string AsciiQuotes(string text) => text.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u2018', '\'').Replace('\u2019', '\'');

    private static string CurlyQuotes(string text) => text.Replace('\'', '\u2019').Replace('"', '\u201D');

    /// <summary>Counts lists another way.</summary>
    private static string Bullets(string text, Random random)
    {
        var style = random.Next(3);
        return ListMarks().Replace(text, mark => mark.Groups[1].Value + style switch { 0 => "* ", 1 => "- ", _ => "(" + mark.Groups[2].Value + ") " });
    }

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, 5000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^([ \t]*)\(?([0-9]{1,2}|[a-z])[.)][ \t]+", RegexOptions.Multiline, 5000)]
    private static partial Regex ListMarks();
}
