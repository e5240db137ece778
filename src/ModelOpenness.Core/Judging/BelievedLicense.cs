using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>MOP2004: nothing speaks for a model but a row of the catalogue that nobody verified.</summary>
internal static class BelievedLicense
{
    /// <summary>The finding, or null where the license is known, or where nothing is believed of it.</summary>
    /// <param name="model">The model.</param>
    public static Finding? Of(Model model) =>
        model.License is null && model.Evidence.FirstOrDefault(e => e.IsBelieved) is { } believed
            ? new Finding(RuleTable.LicenseBelieved, RuleTable.Get(RuleTable.LicenseBelieved).Severity, Message(model, believed), new Place(model.Id))
            {
                Models = [model.Id],
                LicenseId = believed.LicenseId,
                Fixes = FindingFixes.NameLicense(believed.LicenseId),
            }
            : null;

    private static string Message(Model model, Evidence believed)
    {
        var by = believed.Key is null ? "by its name" : "by the name of its base model " + PlainText.Short(believed.AsWritten, 70);
        return CatalogueNote.Append(
            FindingText.Cut($"{PlainText.Short(model.Name, 70)} is believed to be under {PlainText.Short(believed.LicenseName!, 70)} ({by}); nobody has verified it. Confirm it with License on its ModelArtifact item, or with a card."),
            believed);
    }
}
