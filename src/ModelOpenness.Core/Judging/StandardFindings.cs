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
internal sealed record StandardFinding(string RuleId, string Model, StandardGrounds Grounds)
{
    private const int MaxName = 60;

    /// <summary>One line.</summary>
    public string Message => MessageFor(0);

    /// <summary>The line for this model and others with the same grounds.</summary>
    /// <param name="others">How many others.</param>
    public string MessageFor(int others) => Grounds.Message(
        PlainText.Short(Model, MaxName)
        + (others == 0 ? "" : " (and " + others.ToString(System.Globalization.CultureInfo.InvariantCulture) + " more)"));
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Text">In words: "the weights are under …", or what is missing: "training code".</param>
/// <param name="IsMissing">True for what is missing.</param>
internal sealed record StandardPart(string Text, bool IsMissing);

/// <summary>What a model lacks, in words.</summary>
/// <param name="Predicate">"does not satisfy the Open Source AI Definition".</param>
/// <param name="Parts">What is wrong or missing, the most important first.</param>
/// <param name="Advice">What to do, as the end of the sentence and another one.</param>
internal sealed record StandardGrounds(string Predicate, IReadOnlyList<StandardPart> Parts, string Advice)
{
    /// <summary>Two are the same where they say the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(StandardGrounds? other) =>
        other is not null && Predicate == other.Predicate && Advice == other.Advice && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Predicate);

    internal string Message(string subject) => StandardFindings.Message(subject + " " + Predicate + ": ", Parts, Advice);
}

/// <summary>How a standard comes to be asked for.</summary>
internal enum StandardOrigin
{
    /// <summary>The project judges its labels by it (<c>ModelOpennessStandard</c>).</summary>
    Chosen,

    /// <summary>The project demands it, with or without a label (<c>ModelOpennessRequire</c>).</summary>
    Required,

    /// <summary>A label names it.</summary>
    Claimed,
}

/// <summary>Says MOP3001 and MOP3002 where a verdict calls for them.</summary>
internal static class StandardFindings
{
    /// <summary>
    /// Judges by a standard and gives MOP3002 where a claimed class of the Model Openness Framework is not reached, MOP3001 where
    /// any other standard is not satisfied, and null where it is, or where that is uncertain. One that cannot be evaluated is MOP3001
    /// where the project demands it.
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
        if (verdict.Outcome == StandardOutcome.NotEvaluated && origin == StandardOrigin.Required)
        {
            return new StandardFinding(
                RuleTable.StandardNotSatisfied,
                model,
                new StandardGrounds(
                    "cannot be judged by " + standard.ShortName,
                    Unknown(verdict),
                    Advice(origin, "Add its license and the rest of its release")
                )
            );
        }

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
            return new StandardFinding(
                RuleTable.ClassNotReached,
                model,
                new StandardGrounds("does not reach " + standard.ShortName, parts, ". Add what is missing" + advice)
            );
        }

        return new StandardFinding(
            RuleTable.StandardNotSatisfied,
            model,
            new StandardGrounds(
                "does not satisfy " + standard.ShortName,
                parts,
                Advice(origin, parts.Exists(p => p.IsMissing) ? "Add what is missing" : "Replace what is not open")
            )
        );
    }

    private static string Advice(StandardOrigin origin, string remedy) => ". " + remedy + origin switch
    {
        StandardOrigin.Required => ", or require another standard (ModelOpennessRequire).",
        StandardOrigin.Claimed => ", or correct the claim.",
        _ => ", or choose another standard (ModelOpennessStandard).",
    };

    /// <summary>Why nobody can tell: no license was found, or nothing but the weights is there.</summary>
    private static List<StandardPart> Unknown(StandardVerdict verdict)
    {
        var reasons = verdict.Reasons.Where(r => r.Outcome == StandardOutcome.NotEvaluated).ToList();
        return
        [
            .. reasons.Exists(r => r.Unknown.Count == 0)
                ? [new StandardPart("no license was found for it", IsMissing: false)]
                : Array.Empty<StandardPart>(),
            .. reasons.Exists(r => r.Unknown.Count > 0)
                ? [new StandardPart("nothing was there to look at beside the weights", IsMissing: false)]
                : Array.Empty<StandardPart>(),
        ];
    }

    /// <summary>First what the license of the weights bars, then what is missing, then what else is there and does not do.</summary>
    private static List<StandardPart> Parts(IEnumerable<StandardReason> reasons, bool withoutTerms)
    {
        var weights = new List<StandardPart>();
        var missing = new List<StandardPart>();
        var others = new List<StandardPart>();
        foreach (var reason in reasons)
        {
            missing.AddRange(reason.Missing.Select(m => new StandardPart(m, IsMissing: true)));
            foreach (var shortcoming in reason.Shortcomings.Where(s => !withoutTerms || !IsSaidByTerms(s)))
            {
                var isWeights = IsWeights(shortcoming);
                (isWeights ? weights : others).Add(
                    new StandardPart(
                        (isWeights ? "the weights are " : shortcoming.Component.Called + " ") + shortcoming.Text,
                        IsMissing: false
                    )
                );
            }
        }

        return [.. weights.Concat(missing).Concat(others).Distinct()];
    }

    private static bool IsWeights(StandardShortcoming shortcoming) =>
        string.Equals(shortcoming.Component.Id, MofComponent.FinalParameters, StringComparison.Ordinal);

    /// <summary>True where nothing but terms of the weights that contradict the Open Source Definition stands behind it.</summary>
    private static bool IsSaidByTerms(StandardShortcoming shortcoming) =>
        shortcoming.Terms.Count > 0
        && IsWeights(shortcoming)
        && shortcoming.Terms.All(t => TermStanding.Of(t.Kind, Standard.OpenSourceDefinition).Judgement == TermJudgement.Conflict);

    /// <summary>As many parts as fit; of the others the number.</summary>
    internal static string Message(string beginning, IReadOnlyList<StandardPart> parts, string end)
    {
        var message = new StringBuilder(beginning);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = Joined(parts, i);
            var rest = Rest(parts, i + 1);
            if (message.Length + part.Length + rest.Length <= FindingText.MaxStatement)
            {
                message.Append(part);
                continue;
            }

            message.Append(i == 0
                ? PlainText.Short(part, Math.Max(FindingText.MaxStatement - beginning.Length - rest.Length, 1)) + rest
                : Rest(parts, i));
            break;
        }

        return PlainText.OneLine(message.Append(end).ToString());
    }

    /// <summary>How many parts are not named.</summary>
    private static string Rest(IReadOnlyList<StandardPart> parts, int from)
    {
        var count = parts.Count - from;
        return count == 0 ? ""
            : !parts.Skip(from).All(p => p.IsMissing) ? "; " + Number(count) + " more"
            : from > 0 && parts[from - 1].IsMissing ? " and " + Number(count) + " more"
            : "; " + Number(count) + (count == 1 ? " part is missing" : " parts are missing");
    }

    /// <summary>What is missing is one list: "no training code, inference code".</summary>
    private static string Joined(IReadOnlyList<StandardPart> parts, int index)
    {
        var part = parts[index];
        var isNext = index > 0 && part.IsMissing && parts[index - 1].IsMissing;
        return (index == 0 ? "" : isNext ? ", " : "; ") + (part.IsMissing && !isNext ? "no " : "") + part.Text;
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
