using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What is to be said about the policy itself: mistakes, waivers past their date, waivers that match nothing, reasons still to be written.</summary>
internal static class PolicyFindings
{
    /// <summary>The findings about a policy.</summary>
    /// <param name="policies">The policies that hold, the nearest first; only that one's waivers and labels count for everything.</param>
    /// <param name="date">The day that waivers are held against, yyyy-MM-dd; null where none was given: there is no clock here.</param>
    /// <param name="own">
    /// The waivers that can only be meant for this project: that of another project of the repository matches nothing here, and
    /// rightly so.
    /// </param>
    /// <param name="findings">All that the rules found, waived findings included: they tell which waivers were used.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<Policy> policies, string? date, IReadOnlyList<PolicyWaiver> own, IReadOnlyList<Finding> findings)
    {
        foreach (var mistake in policies.SelectMany(p => p.Mistakes))
        {
            yield return Create(RuleTable.PolicyInvalid, mistake.Message, mistake.Place);
        }

        if (date is not null)
        {
            foreach (var waiver in policies[0].Waivers)
            {
                // Dates of one form compare as texts.
                if (waiver.Until is not null && string.CompareOrdinal(waiver.Until, date) < 0)
                {
                    yield return Create(
                        RuleTable.WaiverExpired,
                        $"The waiver{For(waiver)} ended on {waiver.Until}. Renew it with a reason, or remove it and fix what it covers.",
                        waiver.Place
                    );
                }
            }
        }

        var used = new HashSet<Place>(findings.Select(f => f.Waiver?.Place).OfType<Place>());
        foreach (var waiver in own)
        {
            if (IsToDo(waiver.Reason))
            {
                yield return Create(
                    RuleTable.ReasonMissing,
                    $"The reason of the waiver{For(waiver)} is still TODO. Say why the finding is accepted, or remove the waiver.",
                    waiver.Place
                );
            }

            // What code holds the compiler sees, and what only packing finds, no build can miss: a waiver for it may be used there.
            if (!used.Contains(waiver.Place) && !RuleTable.IsAboutCode(waiver.RuleId) && !RuleTable.IsJudgedAtPack(waiver.RuleId))
            {
                yield return Create(
                    RuleTable.WaiverUnused,
                    $"The waiver{For(waiver)} matches no finding. Remove it, or correct its rule, model or term.",
                    waiver.Place
                );
            }
        }
    }

    private static bool IsToDo(string reason)
    {
        var words = reason.TrimStart();
        return words.StartsWith("TODO", StringComparison.OrdinalIgnoreCase) && (words.Length == 4 || !char.IsLetterOrDigit(words[4]));
    }

    private static string For(PolicyWaiver waiver) =>
        (waiver.RuleId is null ? "" : " for " + waiver.RuleId) + (waiver.Model is null ? "" : " of '" + PlainText.Short(waiver.Model, 80) + "'");

    private static Finding Create(string ruleId, string message, Place place) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, FindingText.Cut(message), place);
}
