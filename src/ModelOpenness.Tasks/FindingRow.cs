using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>A finding as an item, from one task to another.</summary>
internal static class FindingRow
{
    /// <summary>The item. MSBuild unescapes an item, and takes a backslash for a path's.</summary>
    public static ITaskItem ToItem(Finding finding) =>
        new TaskItem(FindingList.Row(finding).Replace("%", "%25").Replace(";", "%3B").Replace("\\", "%5C"));

    /// <summary>The finding of an item; null where it is damaged.</summary>
    public static Finding? Parse(string row) => FindingList.ParseRow(row);
}
