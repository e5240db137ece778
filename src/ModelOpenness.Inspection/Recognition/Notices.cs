using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// The choices that a license leaves to the notice beside it: this version only or any later one, invariant sections or none. The text
/// itself is the same for all.
/// </summary>
/// <param name="wording">The knowledge of words.</param>
internal sealed class Notices(Wording wording)
{
    private const string Only = "-only";
    private const string OrLater = "-or-later";
    private static readonly string[] Middles = ["-no-invariants", "-invariants", "-no-RFN", "-RFN"];

    /// <summary>The license as the notice in the words outside of the license's own decides.</summary>
    /// <param name="words">The text.</param>
    /// <param name="license">The license that it has the words of.</param>
    /// <param name="runs">The license's own words in the text; none for a text that is a notice.</param>
    public License Apply(LicenseWords words, License license, IReadOnlyList<Run> runs)
    {
        var (stem, end) = Parts(license.Id);
        var said = wording.Notices.Where(n => Outside(words, n.Phrase, runs)).Select(n => n.Choice).ToList();
        var middle = said.Find(s => Array.IndexOf(Middles, s) >= 0) ?? "";
        end = end.Length > 0 && said.Contains(OrLater) ? OrLater : end;
        return (said.Count == 0 ? null : LicenseCatalog.Default.Find(stem + middle + end) ?? LicenseCatalog.Default.Find(stem + end)) ?? license;
    }

    /// <summary>The id without what a notice decides.</summary>
    public static string WithoutChoice(string id) => Parts(id).Stem;

    private static (string Stem, string End) Parts(string id)
    {
        var end = id.EndsWith(Only, StringComparison.Ordinal) ? Only : id.EndsWith(OrLater, StringComparison.Ordinal) ? OrLater : "";
        var stem = id.Substring(0, id.Length - end.Length);
        foreach (var middle in Middles)
        {
            if (stem.EndsWith(middle, StringComparison.Ordinal))
            {
                return (stem.Substring(0, stem.Length - middle.Length), end);
            }
        }

        return (stem, end);
    }

    private static bool Outside(LicenseWords words, LicenseWords phrase, IReadOnlyList<Run> runs)
    {
        for (var at = words.IndexOf(phrase); at >= 0; at = words.IndexOf(phrase, at + 1))
        {
            if (!runs.Any(r => r.Text <= at && at + phrase.Count <= r.TextEnd))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A phrase of a notice.</summary>
/// <param name="Choice">What it decides: the part of the id.</param>
/// <param name="Phrase">Its words.</param>
internal sealed record NoticePhrase(string Choice, LicenseWords Phrase);
