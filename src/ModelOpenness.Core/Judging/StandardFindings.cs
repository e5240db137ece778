using System.Text;
using ModelOpenness.Licenses;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>A rule that a verdict breaks, with the message for it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Grounds">What is wrong and what to do, without the model: models with the same grounds are one finding.</param>
public sealed record StandardFinding(string RuleId, string Model, StandardGrounds Grounds)
{
    private const int MaxName = 60;

    /// <summary>One line of at most <see cref="StandardFindings.MaxMessage"/> characters.</summary>
    public string Message => MessageFor(0);

    /// <summary>The line for this model and others with the same grounds.</summary>
    /// <param name="others">How many others.</param>
    public string MessageFor(int others) => Grounds.Message(
        "Model '" + PlainText.Short(Model, MaxName) + "'"
        + (others == 0 ? "" : " (and " + others.ToString(System.Globalization.CultureInfo.InvariantCulture) + " more)"));
}

/// <summary>What a model lacks, in words.</summary>
/// <param name="Predicate">"does not satisfy the Open Source AI Definition".</param>
/// <param name="Parts">What is wrong or missing, the most important first.</param>
/// <param name="Advice">What to do, as the end of the sentence and another one.</param>
public sealed record StandardGrounds(string Predicate, IReadOnlyList<string> Parts, string Advice)
{
    /// <summary>Two are the same where they say the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(StandardGrounds? other) =>
        other is not null && Predicate == other.Predicate && Advice == other.Advice && Parts.SequenceEqual(other.Parts, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Predicate);

    internal string Message(string subject) => StandardFindings.Message(subject + " " + Predicate + ": ", Parts, Advice);
}

/// <summary>How a standard comes to be asked for.</summary>
public enum StandardOrigin
{
    /// <summary>The project judges its labels by it (<c>ModelOpennessStandard</c>).</summary>
    Chosen,

    /// <summary>The project demands it, with or without a label (<c>ModelOpennessRequire</c>).</summary>
    Required,

    /// <summary>A label names it.</summary>
    Claimed,
}

/// <summary>Says MOP3001 and MOP3002 where a verdict calls for them.</summary>
public static class StandardFindings
{
    /// <summary>Longest message.</summary>
    public const int MaxMessage = FindingText.MaxLength;

    /// <summary>
    /// Judges by a standard and gives MOP3002 where a claimed class of the Model Openness Framework is not reached, MOP3001 where
    /// any other standard is not satisfied, and null where it is, or where that is uncertain or not evaluated.
    /// </summary>
    /// <param name="model">The model's name as the other findings write it.</param>
    /// <param name="standard">The standard.</param>
    /// <param name="evidence">What is known of the release.</param>
    /// <param name="origin">How the standard comes to be asked for.</param>
    /// <param name="termsAreReported">
    /// True where a rule on terms (1xxx) speaks of this model's weights, for the same label: then their terms alone are no second finding.
    /// </param>
    /// <param name="catalog">Understands the licenses.</param>
    public static StandardFinding? Of(
        string model, Standard standard, OpennessEvidence evidence, StandardOrigin origin, bool termsAreReported, LicenseCatalog catalog)
    {
        var verdict = StandardEvaluator.Evaluate(standard, evidence, catalog);
        if (verdict.Outcome != StandardOutcome.NotSatisfied)
        {
            return null;
        }

        var parts = Parts(verdict.Reasons.Where(r => r.Outcome == StandardOutcome.NotSatisfied), termsAreReported);
        if (parts.Count == 0)
        {
            return null;
        }

        var isClass = standard.Requirements.Any(r => r.Check == RequirementCheck.Class);
        if (isClass && origin == StandardOrigin.Claimed)
        {
            var reached = StandardEvaluator.ClassOf(evidence, standard, catalog);
            var advice = reached == 0 ? ", or drop the claim: no class is reached." : ", or claim what is reached: " + MofClass.Find(reached).Label + ".";
            return new StandardFinding(RuleTable.ClassNotReached, model, new StandardGrounds("does not reach " + standard.ShortName, parts, ". Add what is missing" + advice));
        }

        return new StandardFinding(RuleTable.StandardNotSatisfied, model, new StandardGrounds("does not satisfy " + standard.ShortName, parts, Advice(origin)));
    }

    private static string Advice(StandardOrigin origin) => origin switch
    {
        StandardOrigin.Required => ". Add what is missing, or require another standard (ModelOpennessRequire).",
        StandardOrigin.Claimed => ". Add what is missing, or correct the claim.",
        _ => ". Add what is missing, or choose another standard (ModelOpennessStandard).",
    };

    /// <summary>First what is wrong with the weights, then what is missing, then what else is there and does not do.</summary>
    private static List<string> Parts(IEnumerable<StandardReason> reasons, bool withoutTerms)
    {
        var weights = new List<string>();
        var missing = new List<string>();
        var others = new List<string>();
        foreach (var reason in reasons)
        {
            missing.AddRange(reason.Missing.Select(m => "no " + m));
            foreach (var shortcoming in reason.Shortcomings.Where(s => !withoutTerms || !IsSaidByTerms(s)))
            {
                (IsWeights(shortcoming) ? weights : others).Add(shortcoming.Component.Called + " " + shortcoming.Text);
            }
        }

        return [.. weights.Concat(missing).Concat(others).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsWeights(StandardShortcoming shortcoming) =>
        string.Equals(shortcoming.Component.Id, MofComponent.FinalParameters, StringComparison.Ordinal);

    /// <summary>True where nothing but terms of the weights that contradict the Open Source Definition stands behind it.</summary>
    private static bool IsSaidByTerms(StandardShortcoming shortcoming) =>
        shortcoming.Terms.Count > 0
        && IsWeights(shortcoming)
        && shortcoming.Terms.All(t => TermStanding.Of(t.Kind, Standard.OpenSourceDefinition).Judgement == TermJudgement.Conflict);

    /// <summary>As many parts as fit; of the others the number.</summary>
    internal static string Message(string beginning, IReadOnlyList<string> parts, string end)
    {
        var message = new StringBuilder(beginning);
        for (var i = 0; i < parts.Count; i++)
        {
            var separator = i == 0 ? "" : "; ";
            var rest = i + 1 < parts.Count ? "; " + Number(parts.Count - i - 1) + " more" : "";
            if (message.Length + separator.Length + parts[i].Length + rest.Length + end.Length > MaxMessage)
            {
                if (i == 0)
                {
                    var room = MaxMessage - beginning.Length - end.Length - rest.Length;
                    message.Append(PlainText.Short(parts[0], Math.Max(room, 1))).Append(rest);
                }
                else
                {
                    message.Append("; ").Append(Number(parts.Count - i)).Append(" more");
                }

                break;
            }

            message.Append(separator).Append(parts[i]);
        }

        return PlainText.OneLine(message.Append(end).ToString());
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
