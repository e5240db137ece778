using System.Globalization;

namespace ModelOpenness.Tasks;

/// <summary>A finding as one line of text: what a build logs of it, no more.</summary>
internal static class FindingRow
{
    private const int Fields = 7;

    /// <summary>The line. Messages and paths hold no tab and no line end: they were made for one line.</summary>
    public static string Of(Finding finding) => string.Format(
        CultureInfo.InvariantCulture, "{0}\t{1}\t{2}\t{3}\t{4}\t{5}\t{6}",
        finding.RuleId, finding.Place.Line, finding.Place.Column, finding.Place.EndLine, finding.Place.EndColumn, finding.Place.Path, finding.Message);

    /// <summary>The line as an item. MSBuild unescapes an item, and takes a backslash for a path's.</summary>
    public static Microsoft.Build.Framework.ITaskItem ToItem(Finding finding) =>
        new Microsoft.Build.Utilities.TaskItem(Of(finding).Replace("%", "%25").Replace(";", "%3B").Replace("\\", "%5C"));

    /// <summary>The finding of a line; null where the line is damaged.</summary>
    public static Finding? Parse(string line)
    {
        var fields = line.Split(['\t'], Fields);
        return fields.Length == Fields && RuleTable.Find(fields[0]) is { } rule
            && Number(fields[1]) is { } start && Number(fields[2]) is { } column && Number(fields[3]) is { } end && Number(fields[4]) is { } endColumn
            ? new Finding(rule.Id, rule.Severity, fields[6], new Place(fields[5], start, column, end, endColumn))
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
