using ModelOpenness.Knowledge;

namespace ModelOpenness.Licenses;

/// <summary>What must go with copies of a work.</summary>
public enum CopyDutyKind
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The name of the license with its address.</summary>
    Link,

    /// <summary>The text of the license.</summary>
    Text,

    /// <summary>The text, and the work's own NOTICE file where it has one.</summary>
    TextAndOwnNotice,

    /// <summary>The text, and a file "Notice" with words that the license gives.</summary>
    TextAndNotice,
}

/// <summary>Knows what must go with copies, by license, from the data file <c>Knowledge/license-copies.ini</c>.</summary>
public static class CopyDuty
{
    private static readonly Lazy<IReadOnlyList<(CopyDutyKind Kind, string Pattern)>> Rows = new(Load);

    /// <summary>What must go with copies of a work under this license.</summary>
    /// <param name="licenseId">Catalogue id.</param>
    /// <returns>The duty; the text for a license that the data file does not name.</returns>
    public static CopyDutyKind Of(string licenseId)
    {
        foreach (var (kind, pattern) in Rows.Value)
        {
            if (Glob.Matches(pattern, licenseId))
            {
                return kind;
            }
        }

        return CopyDutyKind.Text;
    }

    private static IReadOnlyList<(CopyDutyKind Kind, string Pattern)> Load()
    {
        var rows = new List<(CopyDutyKind, string)>();
        foreach (var entry in KnowledgeFile.Read("license-copies.ini"))
        {
            var kind = entry.Id switch
            {
                "nothing" => CopyDutyKind.Nothing,
                "link" => CopyDutyKind.Link,
                "notice" => CopyDutyKind.TextAndNotice,
                "notice-if-present" => CopyDutyKind.TextAndOwnNotice,
                _ => throw new FormatException($"license-copies.ini: [{entry.Id}] is no duty."),
            };
            foreach (var pattern in entry.All("license"))
            {
                rows.Add((kind, pattern));
            }
        }

        return rows;
    }
}
