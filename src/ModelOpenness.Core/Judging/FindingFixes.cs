using ModelOpenness.Code;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What would settle a finding by a change of text.</summary>
internal static class FindingFixes
{
    // A waiver of these would have to be waived itself.
    private const string AboutInspection = "MOP9";

    /// <summary>The words of a label, where they stand in a file of the project.</summary>
    public static string? Words(Label label) =>
        label.Place.Line > 0 && label.Place.EndColumn > label.Place.Column && !Place.IsInPackage(label.Place.Path) ? label.Wording : null;

    /// <summary>Accurate words in the label's place.</summary>
    public static IReadOnlyList<FindingFix> Reword(Label label) =>
        Words(label) is { } words ? [new FindingFix(FixKind.Words, ClaimReplacement.WeightsFor(words, label.Language))] : [];

    /// <summary>One of these licenses as the project's own word, which settles it.</summary>
    public static IReadOnlyList<FindingFix> NameLicense(params string?[] licenses) =>
        [.. licenses.OfType<string>().Distinct(StringComparer.Ordinal).Select(l => new FindingFix(FixKind.License, l))];

    /// <summary>The finding with a waiver for each of its models as a last resort.</summary>
    public static Finding WithWaiver(Finding finding, PolicyBook policy) =>
        finding.Waiver is not null || finding.RuleId.StartsWith(AboutInspection, StringComparison.Ordinal)
            ? finding
            : finding with
            {
                Fixes = [.. finding.Fixes, .. finding.Models.Select(m => new FindingFix(FixKind.Waiver, policy.PathOf(m)))],
            };
}
