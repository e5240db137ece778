using ModelOpenness.Vocabulary;

namespace ModelOpenness.Fixes;

/// <summary>A finding's fix as an edit of one file: the same for an editor and for the command line.</summary>
internal static class FindingEdit
{
    /// <summary>What the fix does, for a menu.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="finding">The finding.</param>
    public static string Title(FindingFix fix, Finding finding) => fix.Kind switch
    {
        FixKind.Words => $"Say \"{fix.Value}\"",
        FixKind.License => $"Set License=\"{fix.Value}\" on {PlainText.Short(Name(finding.Models.Count == 0 ? finding.Place.Path : finding.Models[0]), 60)}",
        FixKind.Pack => "Pack " + PlainText.Short(fix.Value, 60),
        _ => $"Accept {finding.RuleId} for {PlainText.Short(Name(fix.Value), 60)} in modelopenness.json, with a reason",
    };

    /// <summary>What tells two changes of one file apart: several findings on one label ask for the same.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="finding">The finding.</param>
    public static string Key(FindingFix fix, Finding finding) => fix.Kind + "\t" + fix.Value + "\t" + fix.Kind switch
    {
        FixKind.Words => FormattableString.Invariant($"{finding.Place.Line}:{finding.Place.Column}"),
        FixKind.Waiver => finding.RuleId,
        _ => finding.Models.FirstOrDefault() ?? "",
    };

    /// <summary>The edit that makes a fix.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="text">The file that the fix changes: that of the finding, the project, or the policy.</param>
    /// <param name="line">The line of the words as it was, or null.</param>
    /// <returns>The edit; null where the text gives no room for it.</returns>
    public static TextEdit? Of(FindingFix fix, Finding finding, string text, string? line = null)
    {
        switch (fix.Kind)
        {
            case FixKind.Words:
                return finding.Words is { } words && WordsInText.Find(text, finding.Place, words, line) is >= 0 and var at
                    ? new TextEdit(at, words.Length, fix.Value)
                    : null;
            case FixKind.License:
                return finding.Models.Count == 0 ? null : ProjectFileEdits.SetLicense(text, finding.Models[0], fix.Value);
            case FixKind.Pack:
                return ProjectFileEdits.Pack(text, fix.Value);
            default:
                return PolicyEdits.AddWaivers(text, [(finding.RuleId, fix.Value)]);
        }
    }

    private static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
