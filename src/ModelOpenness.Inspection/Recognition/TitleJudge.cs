using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>What a text calls itself: as the license whose words it has, as another one that is known, or as none that is.</summary>
/// <param name="Other">The other license.</param>
/// <param name="IsUnknown">True for a name that nobody knows.</param>
internal readonly record struct OwnName(License? Other, bool IsUnknown)
{
    public static OwnName Same => default;
}

/// <summary>Holds the title of a text against the license whose words it has. The title decides before similarity does.</summary>
/// <param name="wording">The knowledge of words.</param>
internal sealed class TitleJudge(Wording wording)
{
    private const int Year = 4;

    /// <summary>Whether the title is that of the license whose words the text has, and whose it is if not.</summary>
    /// <param name="words">The text.</param>
    /// <param name="best">The text beside the nearest license.</param>
    /// <param name="license">That license, or null where the text has too little of it.</param>
    public OwnName NameOf(LicenseWords words, Comparison best, License? license)
    {
        if (LicenseTitle.Find(words, wording) is not { } title)
        {
            return OwnName.Same;
        }

        // Filled into a license that many use, a name is the name of what is licensed.
        var isVendors = license is not null && !string.Equals(license.SpdxId, license.Id, StringComparison.Ordinal);
        var telling = Telling(words, title.Start, title.End);
        if (
            license is not null
            && (
                telling.TrueForAll(i => IsMatched(best, i))
                || HasNameOf(words, telling, best, license)
                || (best.Differences.Count == 0 && !isVendors)
            )
        )
        {
            return VersionOf(title, best, license);
        }

        if (Named(words, title, telling) is { } named)
        {
            return license is not null && Notices.WithoutChoice(named.Id).Equals(Notices.WithoutChoice(license.Id), StringComparison.OrdinalIgnoreCase)
                ? VersionOf(title, best, license) : new OwnName(OfDate(named, title.Date), false);
        }

        return license is null || (best.IsTemplateChange && !isVendors) ? OwnName.Same : new OwnName(null, true);
    }

    /// <summary>The license that the title names, or null.</summary>
    public License? NamedIn(LicenseWords words) =>
        LicenseTitle.Find(words, wording) is { } title && Named(words, title, Telling(words, title.Start, title.End)) is { } named
            ? OfDate(named, title.Date)
            : null;

    /// <summary>The license of which the title is the name, and not one of several words in it.</summary>
    private License? Named(LicenseWords words, LicenseTitle title, List<int> telling) =>
        telling.Count == 0
            ? null
            : ReferenceFinder
                .Find(words, wording, title.Start, title.End, isTitle: true)
                .FirstOrDefault(n => telling.TrueForAll(i => n.Start <= i && i <= n.End))
                ?.License;

    /// <summary>True where a name of the license stands in the title, and no number more.</summary>
    private bool HasNameOf(LicenseWords words, List<int> telling, Comparison best, License license)
    {
        foreach (var written in license.Names.Append(license.Name).Append(license.Id))
        {
            var name = wording.Read(written);
            var parts = Telling(name, 0, name.Count);
            if (parts.Count > 0 && parts.TrueForAll(p => telling.Exists(i => words.Hashes[i] == name.Hashes[p]))
                && telling.TrueForAll(i => !IsNumber(words, i) || IsMatched(best, i) || parts.Exists(p => words.Hashes[i] == name.Hashes[p])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Versions of a license may differ by number or date alone.</summary>
    private static OwnName VersionOf(LicenseTitle title, Comparison best, License license)
    {
        if (license.Version is { } version)
        {
            var isDate = title.Date is not null && title.Date.Length >= version.Length && version.Length >= Year && version.IndexOf('.') < 0;
            var isOther = isDate ? !title.Date!.StartsWith(version, StringComparison.Ordinal) : title.Version is { } number && !IsSameNumber(number, version)
                && !(title.VersionAt >= 0 && IsMatched(best, title.VersionAt)) && license.Name.IndexOf(number, StringComparison.OrdinalIgnoreCase) < 0
                && license.Id.IndexOf(number, StringComparison.OrdinalIgnoreCase) < 0;
            if (isOther)
            {
                var dated = OfDate(license, title.Date);
                return ReferenceEquals(dated, license) ? new OwnName(null, true) : new OwnName(dated, false);
            }

            return OwnName.Same;
        }

        // A vendor's text of another day: its own words have another date.
        var isVendors = !string.Equals(license.SpdxId, license.Id, StringComparison.Ordinal);
        return isVendors && title.Date is not null && !IsMatched(best, title.DateAt) ? new OwnName(null, true) : OwnName.Same;
    }

    private static bool IsSameNumber(string a, string b) => string.Equals(Whole(a), Whole(b), StringComparison.OrdinalIgnoreCase);

    private static string Whole(string number) => number.EndsWith(".0", StringComparison.Ordinal) ? Whole(number.Substring(0, number.Length - 2)) : number;

    /// <summary>The version of the license that has this date, or the license.</summary>
    private static License OfDate(License license, string? date) =>
        date is null || license.Family is null
            ? license
            : LicenseCatalog.Default.Licenses.FirstOrDefault(l =>
                string.Equals(l.Family, license.Family, StringComparison.Ordinal)
                && string.Equals(l.Version, date, StringComparison.Ordinal)
            ) ?? license;

    /// <summary>The words that tell one license from another: not "license", no month and no number of a date.</summary>
    private List<int> Telling(LicenseWords words, int start, int end) =>
        [.. Enumerable.Range(start, end - start).Where(i => !wording.Generic.Contains(words.Hashes[i]) && !IsMonth(words, i)
            && (words.Traits[i] & WordTraits.Url) == WordTraits.None && !IsOfDate(words, i))];

    private bool IsMonth(LicenseWords words, int i) => i >= 0 && i < words.Count && Array.IndexOf(wording.Months, words.Hashes[i]) >= 0;

    /// <summary>True for a year, or a day with a month or another number of a date beside it.</summary>
    private bool IsOfDate(LicenseWords words, int i)
    {
        if (!IsNumber(words, i) || words.Text.IndexOf('.', words.Starts[i], words.Ends[i] - words.Starts[i]) >= 0)
        {
            return false;
        }

        var length = words.Ends[i] - words.Starts[i];
        return length is 4 or 8 || (length <= 2 && (IsMonth(words, i - 1) || IsMonth(words, i + 1) || IsYear(words, i - 1) || IsYear(words, i - 2)));
    }

    private static bool IsYear(LicenseWords words, int i) => i >= 0 && i < words.Count && words.Ends[i] - words.Starts[i] == 4 && IsNumber(words, i);

    private static bool IsNumber(LicenseWords words, int i) => (words.Traits[i] & WordTraits.Number) != WordTraits.None;

    private static bool IsMatched(Comparison best, int i)
    {
        foreach (var run in best.Runs)
        {
            if (run.Text <= i && i < run.TextEnd)
            {
                return true;
            }
        }

        return false;
    }
}
