using System.Text;
using ModelOpenness.Judging;

namespace ModelOpenness.Standards;

/// <summary>A rule that a verdict breaks, with the message for it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Message">One line of at most <see cref="StandardFindings.MaxMessage"/> characters.</param>
public sealed record StandardFinding(string RuleId, string Message);

/// <summary>Says MOP3001 and MOP3002 where a verdict calls for them.</summary>
public static class StandardFindings
{
    /// <summary>Longest message.</summary>
    public const int MaxMessage = FindingText.MaxLength;

    private const string NotSatisfied = "MOP3001";
    private const string ClassNotReached = "MOP3002";
    private const int MaxName = 60;

    /// <summary>
    /// MOP3001, where the standard is not satisfied beyond what the rules on terms (1xxx) already say; null where it is satisfied,
    /// uncertain or not evaluated.
    /// </summary>
    /// <param name="model">The model's name as the other findings write it.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="termsAreReported">
    /// True where a rule on terms speaks of this model's weights, for the same label: then their terms alone are no second finding.
    /// </param>
    public static StandardFinding? OfStandard(string model, StandardVerdict verdict, bool termsAreReported)
    {
        if (verdict.Outcome != StandardOutcome.NotSatisfied)
        {
            return null;
        }

        var parts = Parts(verdict.Reasons.Where(r => r.Outcome == StandardOutcome.NotSatisfied), termsAreReported);
        return parts.Count == 0 ? null : new StandardFinding(NotSatisfied, Message(
            "Model '" + FindingText.Short(model, MaxName) + "' does not satisfy " + verdict.Standard.ShortName + ": ",
            parts,
            ". Add what is missing, or name another standard (ModelOpennessStandard)."));
    }

    /// <summary>MOP3002, where a claimed class of the Model Openness Framework is not reached; null where it is or may be.</summary>
    /// <param name="model">The model's name as the other findings write it.</param>
    /// <param name="claimedClass">The class that is claimed: 1, 2 or 3.</param>
    /// <param name="evidence">What is known of the release.</param>
    /// <param name="catalog">Understands the licenses.</param>
    public static StandardFinding? OfClaimedClass(string model, int claimedClass, OpennessEvidence evidence, LicenseCatalog catalog)
    {
        foreach (var standard in Standard.All)
        {
            if (standard.Requirements.Any(r => r.Check == RequirementCheck.Class && r.Class == claimedClass))
            {
                var verdict = StandardEvaluator.Evaluate(standard, evidence, catalog);
                return verdict.Outcome != StandardOutcome.NotSatisfied ? null : new StandardFinding(ClassNotReached, Message(
                    "Model '" + FindingText.Short(model, MaxName) + "' does not reach " + standard.ShortName + ": ",
                    Parts(verdict.Reasons, withoutTerms: false),
                    ". Add what is missing, or claim the class that is reached ("
                        + MofClass.Find(StandardEvaluator.ClassOf(evidence, standard, catalog)).Label + ")."));
            }
        }

        return null;
    }

    /// <summary>What is missing comes first, then what is there and does not do.</summary>
    private static List<string> Parts(IEnumerable<StandardReason> reasons, bool withoutTerms)
    {
        var missing = new List<string>();
        var shortcomings = new List<string>();
        foreach (var reason in reasons)
        {
            missing.AddRange(reason.Missing.Select(m => "no " + m));
            shortcomings.AddRange(reason.Shortcomings
                .Where(s => !withoutTerms || !IsSaidByTerms(s))
                .Select(s => Spellings.InSentence(s.Component.Name) + " " + s.Text));
        }

        return [.. missing.Concat(shortcomings).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>True where nothing but terms of the weights that contradict the Open Source Definition stands behind it.</summary>
    private static bool IsSaidByTerms(StandardShortcoming shortcoming) =>
        shortcoming.Terms.Count > 0
        && string.Equals(shortcoming.Component.Id, MofComponent.FinalParameters, StringComparison.Ordinal)
        && shortcoming.Terms.All(t => TermStanding.Of(t.Kind, "osd").Judgement == TermJudgement.Conflict);

    /// <summary>As many parts as fit; of the others the number.</summary>
    private static string Message(string beginning, List<string> parts, string end)
    {
        var message = new StringBuilder(beginning);
        for (var i = 0; i < parts.Count; i++)
        {
            var separator = i == 0 ? "" : ", ";
            var rest = i + 1 < parts.Count ? " and " + Number(parts.Count - i - 1) + " more" : "";
            if (message.Length + separator.Length + parts[i].Length + rest.Length + end.Length > MaxMessage)
            {
                if (i == 0)
                {
                    var room = MaxMessage - beginning.Length - end.Length - rest.Length - 1;
                    message.Append(parts[0].Substring(0, Math.Max(0, Math.Min(room, parts[0].Length)))).Append('…').Append(rest);
                }
                else
                {
                    message.Append(" and ").Append(Number(parts.Count - i)).Append(" more");
                }

                break;
            }

            message.Append(separator).Append(parts[i]);
        }

        return FindingText.OneLine(message.Append(end).ToString());
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
