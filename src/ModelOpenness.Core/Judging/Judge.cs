using ModelOpenness.Families;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What was found.</summary>
/// <param name="Findings">The findings, ordered by place, rule and message; accepted ones carry their waiver.</param>
/// <param name="CodeWaivers">What the policy accepts in code, for those who look at code.</param>
internal sealed record Judgement(IReadOnlyList<Finding> Findings, IReadOnlyList<CodeWaiver> CodeWaivers);

/// <summary>Decides, once and from facts alone, everything that a build, the command line, an IDE or a report says.</summary>
internal static class Judge
{
    /// <summary>Judges.</summary>
    /// <param name="facts">All that was read.</param>
    public static Judgement Of(Facts facts)
    {
        var (models, policy, standards) = (facts.Models, facts.Policy, facts.Standards);
        var findings = new List<Finding>(LabelJudge.Findings(models, facts.Labels, policy, standards.ForLabels));
        findings.AddRange(EvidenceFindings.Of(models, policy, LicenseCatalog.Default, new Lineage(models, ModelFamilies.Default, LicenseCatalog.Default)));
        // What the rules on terms have told of a label, the standards do not tell again.
        var byStandard = new StandardJudge(facts.Releases, policy, [.. findings]);
        findings.AddRange(byStandard.Labels(models, facts.Labels, standards.ForLabels));
        findings.AddRange(byStandard.Required(models, standards.Required, standards.RequiredAt));
        findings.AddRange(ReferenceFindings.Of(models, facts.Named, facts.Labels, standards.Column, policy));
        findings.AddRange(CodeJudge.Resources(facts.Resources, models, policy));
        if (facts.Package is { } package)
        {
            findings.AddRange(PackJudge.Findings(PackJudge.WithTold(package, findings), policy, LicenseCatalog.Default));
        }

        findings.AddRange(new PolicyJudge([policy, .. facts.PoliciesAbove], facts.Releases, LicenseCatalog.Default).Findings([.. models, .. facts.Named]));
        findings.AddRange(PolicyFindings.Of([policy.Policy, .. facts.PoliciesAbove.Select(p => p.Policy)], facts.Date, facts.OwnWaivers, findings));
        findings.AddRange(standards.Mistakes);
        findings.AddRange(
            facts.PropertyMistakes.Select(m => new Finding(
                RuleTable.PolicyInvalid,
                RuleTable.Get(RuleTable.PolicyInvalid).Severity,
                m.Message,
                m.Place
            ))
        );
        return new Judgement([.. Order(findings).Select(f => FindingFixes.WithWaiver(f, policy))], CodeJudge.Waivers(models, policy, standards.Column));
    }

    /// <summary>Findings in the order of reports: by place, rule and message.</summary>
    /// <param name="findings">Findings in any order.</param>
    public static IReadOnlyList<Finding> Order(IEnumerable<Finding> findings) =>
    [
        .. findings
            .OrderBy(f => f.Place.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Place.Line)
            .ThenBy(f => f.Place.Column)
            .ThenBy(f => f.RuleId, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal),
    ];
}
