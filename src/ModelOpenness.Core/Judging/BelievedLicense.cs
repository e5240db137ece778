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
            ? new Finding(
                RuleTable.LicenseBelieved,
                RuleTable.Get(RuleTable.LicenseBelieved).Severity,
                FindingText.Believed(model, believed),
                new Place(model.Id)
            )
            {
                Models = [model.Id],
                LicenseId = believed.LicenseId,
                Fixes = FindingFixes.NameLicense(believed.LicenseId),
            }
            : null;
}
