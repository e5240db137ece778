using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>The standards that an inspection judges by: what the project names comes before what its policy names.</summary>
/// <param name="ForLabels">The standard that labels are judged by; null for the Open Source Definition, which needs no table of standards.</param>
/// <param name="Required">The standard demanded with or without a label, or null.</param>
/// <param name="RequiredAt">Where it is demanded.</param>
/// <param name="Mistakes">MOP9001 for names that no standard has.</param>
internal sealed record ChosenStandards(Standard? ForLabels, Standard? Required, Place? RequiredAt, IReadOnlyList<Finding> Mistakes)
{
    /// <summary>The column of the table of terms that labels are judged by.</summary>
    public string Column => ForLabels?.Terms ?? Standard.OpenSourceDefinition;

    /// <summary>The standards that the project and its policy name.</summary>
    /// <param name="labels">What the project names for its labels, or null.</param>
    /// <param name="required">What the project demands, or null.</param>
    /// <param name="policy">The policy.</param>
    public static ChosenStandards Of(NamedStandard? labels, NamedStandard? required, Policy policy)
    {
        var mistakes = new List<Finding>();
        var forLabels = Known(labels, mistakes) ?? Known(policy.Standard?.Id);
        var own = Known(required, mistakes);
        var place = own is not null ? required!.Place : policy.Require?.Place;
        return new ChosenStandards(forLabels, own ?? Known(policy.Require?.Id), place, mistakes);
    }

    /// <summary>True where what lies beside the weights decides: then it has to be read.</summary>
    /// <param name="labels">The labels that count.</param>
    public bool AskForReleases(IReadOnlyList<Label> labels) =>
        new[] { ForLabels, Required }.Concat(labels.Select(l => Known(l.Standard))).Any(s => s is { ConcernsWeightsOnly: false });

    private static Standard? Known(NamedStandard? named, List<Finding> mistakes)
    {
        var standard = Known(named?.Id);
        if (named is not null && standard is null)
        {
            mistakes.Add(new Finding(
                RuleTable.PolicyInvalid,
                RuleTable.Get(RuleTable.PolicyInvalid).Severity,
                $"{named.Key} does not name a known standard. Write one of {string.Join(", ", Standard.All.Select(s => s.Id))}.",
                named.Place));
        }

        return standard;
    }

    private static Standard? Known(string? id) => id is null ? null : Standard.Find(id);
}
