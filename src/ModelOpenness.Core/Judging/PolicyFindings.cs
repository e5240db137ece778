using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What is to be said about the policy itself: mistakes, waivers past their date, waivers that match nothing.</summary>
public static class PolicyFindings
{
    /// <summary>The findings about a policy, after its waivers were asked for.</summary>
    /// <param name="book">The policy.</param>
    /// <param name="date">The day that waivers are held against, yyyy-MM-dd; null where none was given: there is no clock here.</param>
    /// <param name="isOwn">
    /// True where a waiver can only be meant for this project: that of another project of the repository matches nothing here, and
    /// rightly so.
    /// </param>
    public static IEnumerable<Finding> Of(PolicyBook book, string? date, Func<PolicyWaiver, bool> isOwn)
    {
        foreach (var mistake in book.Policy.Mistakes)
        {
            yield return Create(RuleTable.PolicyInvalid, mistake.Message, mistake.Place);
        }

        if (date is not null)
        {
            foreach (var waiver in book.Policy.Waivers)
            {
                // Dates of one form compare as texts.
                if (waiver.Until is not null && string.CompareOrdinal(waiver.Until, date) < 0)
                {
                    yield return Create(RuleTable.WaiverExpired, $"The waiver{For(waiver)} ended on {waiver.Until}. Renew it with a reason, or remove it and mend what it covers.", waiver.Place);
                }
            }
        }

        foreach (var waiver in book.Unused())
        {
            if (isOwn(waiver))
            {
                yield return Create(RuleTable.WaiverUnused, $"The waiver{For(waiver)} matches no finding. Remove it, or correct its rule, model or term.", waiver.Place);
            }
        }
    }

    private static string For(PolicyWaiver waiver) =>
        (waiver.RuleId is null ? "" : " for " + waiver.RuleId) + (waiver.Model is null ? "" : " of '" + FindingText.Short(waiver.Model, 80) + "'");

    private static Finding Create(string ruleId, string message, Place place) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, FindingText.Cut(message), place);
}
