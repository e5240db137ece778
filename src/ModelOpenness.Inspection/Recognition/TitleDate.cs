using System.Globalization;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Reads the date of a license from the words of its head: "Last modified: March 24, 2025", "15 January 2025", "2024-04-01".</summary>
internal static class TitleDate
{
    private const int WordsBefore = 5;

    /// <summary>The first whole date from <paramref name="start"/> on as yyyy-mm-dd, or null. The day on which a model was released dates no license.</summary>
    public static string? Find(LicenseWords words, Wording wording, int start, int end, out int at)
    {
        at = -1;
        for (var i = start; i < end; i++)
        {
            var month = Array.IndexOf(wording.Months, words.Hashes[i]) + 1;
            if (month == 0 || Array.IndexOf(words.Hashes, wording.Release, Math.Max(start, i - WordsBefore), Math.Min(i - start, WordsBefore)) >= 0)
            {
                continue;
            }

            at = i;

            if (YearAt(words, i + 1, end) is { } next && NumberAt(words, i - 1, start, end) is { } dayBefore and <= 31)
            {
                return Write(next, month, dayBefore);
            }

            if (NumberAt(words, i + 1, start, end) is { } day and <= 31 && YearAt(words, i + 2, end) is { } year)
            {
                return Write(year, month, day);
            }
        }

        at = -1;
        return null;
    }

    private static string Write(int year, int month, int day) => string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}-{2:00}", year, month, day);

    private static int? YearAt(LicenseWords words, int i, int end) => NumberAt(words, i, 0, end) is { } year and >= 1980 and < 2100 ? year : null;

    private static int? NumberAt(LicenseWords words, int i, int start, int end)
    {
        if (i < start || i >= end || words.Ends[i] - words.Starts[i] > 4)
        {
            return null;
        }

        var value = 0;
        for (var p = words.Starts[i]; p < words.Ends[i]; p++)
        {
            var digit = words.Text[p] - '0';
            if (digit is < 0 or > 9)
            {
                return null;
            }

            value = (value * 10) + digit;
        }

        return value;
    }
}
