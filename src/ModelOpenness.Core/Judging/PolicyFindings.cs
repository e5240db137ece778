using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What is to be said about the policy itself: mistakes, waivers past their date, waivers that match nothing.</summary>
public static class PolicyFindings
{
    /// <summary>The findings about a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="date">The day that waivers are held against, yyyy-MM-dd; null where none was given: there is no clock here.</param>
    /// <param name="own">
    /// The waivers that can only be meant for this project: that of another project of the repository matches nothing here, and
    /// rightly so.
    /// </param>
    /// <param name="findings">All that the rules found, waived findings included: they tell which waivers were used.</param>
    public static IEnumerable<Finding> Of(Policy policy, string? date, IReadOnlyList<PolicyWaiver> own, IReadOnlyList<Finding> findings)
    {
        foreach (var mistake in policy.Mistakes)
        {
            yield return Create(RuleTable.PolicyInvalid, mistake.Message, mistake.Place);
        }

        if (date is not null)
        {
            foreach (var waiver in policy.Waivers)
            {
                // Dates of one form compare as texts.
                if (waiver.Until is not null && string.CompareOrdinal(waiver.Until, date) < 0)
                {
                    yield return Create(RuleTable.WaiverExpired, $"The waiver{For(waiver)} ended on {waiver.Until}. Renew it with a reason, or remove it and fix what it covers.", waiver.Place);
                }
            }
        }

        var used = new HashSet<Place>(findings.Select(f => f.Waiver?.Place).OfType<Place>());
        foreach (var waiver in own)
        {
            // What code holds the compiler sees; a waiver for it may be used there.
            if (!used.Contains(waiver.Place) && !RuleTable.IsAboutCode(waiver.RuleId))
            {
                yield return Create(RuleTable.WaiverUnused, $"The waiver{For(waiver)} matches no finding. Remove it, or correct its rule, model or term.", waiver.Place);
            }
        }
    }

    private static string For(PolicyWaiver waiver) =>
        (waiver.RuleId is null ? "" : " for " + waiver.RuleId) + (waiver.Model is null ? "" : " of '" + PlainText.Short(waiver.Model, 80) + "'");

    private static Finding Create(string ruleId, string message, Place place) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, FindingText.Cut(message), place);
}
