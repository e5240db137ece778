using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>A license that a text names.</summary>
/// <param name="License">The license.</param>
/// <param name="Start">First word of the name.</param>
/// <param name="End">Last word of the name.</param>
internal sealed record NamedLicense(License License, int Start, int End);

/// <summary>Finds the names, ids and links of licenses that a short text mentions.</summary>
internal static class ReferenceFinder
{
    private const int LongestName = 9;
    private const int WordsBefore = 3;

    /// <summary>The licenses named within the first words of a text, in the order of the text.</summary>
    /// <param name="words">The text.</param>
    /// <param name="wording">The knowledge of words.</param>
    /// <param name="most">How many words are looked at.</param>
    public static IReadOnlyList<NamedLicense> Find(LicenseWords words, Wording wording, int most) => Find(words, wording, 0, most);

    /// <summary>The licenses named from a word to before another, in the order of the text.</summary>
    public static IReadOnlyList<NamedLicense> Find(LicenseWords words, Wording wording, int start, int end, bool isTitle = false)
    {
        var found = new List<NamedLicense>();
        var count = Math.Min(words.Count, end);
        for (var i = start; i < count;)
        {
            var length = NameAt(words, wording, i, count, isTitle, out var license);
            if (license is not null && !found.Exists(f => ReferenceEquals(f.License, license)))
            {
                found.Add(new NamedLicense(license, i, i + length - 1));
            }

            i += Math.Max(1, length);
        }

        return found;
    }

    /// <summary>The longest name that begins at this word; its length in words, 0 for none.</summary>
    private static int NameAt(LicenseWords words, Wording wording, int start, int count, bool isTitle, out License? license)
    {
        license = null;
        if (
            !isTitle
            && wording.Empty.Contains(words.Hashes[start])
            && !wording.Heading.Contains(words.Hashes[start])
            && !wording.NamePart.Contains(words.Hashes[start])
        )
        {
            return 0;
        }

        var isUrl = (words.Traits[start] & WordTraits.Url) != WordTraits.None;
        var longest = Math.Min(LongestName, count - start);
        if (
            !(isUrl || IsAddress(words, start) || LicenseCatalog.Default.MayBeginName(words.Text, words.Starts[start], words.Ends[start + longest - 1]))
        )
        {
            return 0;
        }

        for (var length = isUrl ? 1 : longest; length > 0; length--)
        {
            var end = start + length - 1;
            if (!isUrl && !isTitle && !IsNameLike(words, wording, start, end))
            {
                continue;
            }

            if (isUrl && words.Text.IndexOf('@', words.Starts[start], words.Ends[start] - words.Starts[start]) >= 0)
            {
                return 0;
            }

            var written = words.Text.Substring(words.Starts[start], words.Ends[end] - words.Starts[start]);
            if (LicenseCatalog.Default.Resolve(written) is { Licenses.Count: 1 } statement && statement.IsRecognized)
            {
                license = statement.Licenses[0];
                return length;
            }
        }

        return 0;
    }

    /// <summary>
    /// Many ids are words of everyday ("Fair", "curl"): a name has a figure or says that it is a license, or the words before do.
    /// </summary>
    private static bool IsNameLike(LicenseWords words, Wording wording, int start, int end)
    {
        for (var i = start; i <= end; i++)
        {
            if ((i > start && (words.Traits[i] & WordTraits.StartsParagraph) != WordTraits.None) || (words.Traits[i] & WordTraits.Url) != WordTraits.None)
            {
                return false;
            }
        }

        for (var i = Math.Max(0, start - WordsBefore); i <= end; i++)
        {
            if (wording.Heading.Contains(words.Hashes[i]) || wording.Licensing.Contains(words.Hashes[i])
                || (i >= start && HasDigit(words.Text, words.Starts[i], words.Ends[i])))
            {
                return true;
            }
        }

        // "MIT 许可证": where words are characters, what it is follows.
        return end + 1 < words.Count && (words.Traits[end + 1] & WordTraits.Wide) != WordTraits.None && wording.Licensing.Contains(words.Hashes[end + 1]);
    }

    /// <summary>True where a domain or a path goes on behind the word.</summary>
    private static bool IsAddress(LicenseWords words, int word)
    {
        var end = words.Ends[word];
        return end + 1 < words.Text.Length && (words.Text[end] == '/' || (words.Text[end] == '.' && char.IsLetter(words.Text[end + 1])));
    }

    private static bool HasDigit(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
