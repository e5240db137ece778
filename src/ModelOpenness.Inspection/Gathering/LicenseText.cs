using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What a license text comes to: the license recognised, and its terms quoted from the text.</summary>
/// <param name="Match">Which license the text is.</param>
/// <param name="Terms">The terms that apply.</param>
/// <param name="Title">The title that the text gives itself, or null.</param>
internal sealed record LicenseText(LicenseMatch Match, IReadOnlyList<Term> Terms, string? Title)
{
    private const int MaxTitle = 90;

    /// <summary>Reads a license text: recognises it and reconciles the catalogue's facts with the words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path that places carry.</param>
    public static LicenseText Read(string text, string path)
    {
        var match = LicenseRecognizer.Recognize(text);
        return new LicenseText(match, LicenseTerms.Of(match, text, path), TitleOf(text));
    }

    /// <summary>True where the text reads like a license: an empty or unrelated file named LICENSE says nothing.</summary>
    /// <param name="text">The text.</param>
    public static bool LooksLikeLicense(string text)
    {
        foreach (var word in new[] { "licen", "permission", "copyright", "许可", "協議", "协议", "授权" })
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first line that names a license, without Markdown marks.</summary>
    private static string? TitleOf(string text)
    {
        var lines = 0;
        foreach (var raw in text.Split(['\n'], 12))
        {
            if (++lines == 12)
            {
                break;
            }

            var line = raw.Trim().Trim('#', '*', '=', '-', '_', ' ', '\uFEFF');
            if (line.Length is > 5 and <= MaxTitle && NamesLicense(line))
            {
                return line;
            }
        }

        return null;
    }

    private static bool NamesLicense(string line)
    {
        foreach (var word in new[] { "license", "licence", "agreement", "terms", "许可", "协议" })
        {
            if (line.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                // A sentence about a license is not a title.
                return line[line.Length - 1] != '.' && line[line.Length - 1] != ',';
            }
        }

        return false;
    }
}
