using ModelOpenness.Judging;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Gives statements that name a license of the team's own the meaning that the policy gives it.</summary>
internal static class PolicyLicenses
{
    public static IReadOnlyList<Model> Apply(IReadOnlyList<Model> models, Policy policy)
    {
        if (policy.Licenses.Count == 0)
        {
            return models;
        }

        return [.. models.Select(model =>
        {
            var evidence = model.Evidence.Select(e => Known(e, policy)).ToList();
            return model with { Evidence = evidence, License = EvidenceRanking.Decide(evidence) };
        })];
    }

    private static Evidence Known(Evidence evidence, Policy policy)
    {
        if (evidence.LicenseId is not null)
        {
            return evidence;
        }

        // A text is known by its title, a statement by its words.
        var license = policy.Licenses.FirstOrDefault(l => Is(l.Id, evidence) || (l.Name is not null && Is(l.Name, evidence)));
        return license is null ? evidence : evidence with
        {
            LicenseId = license.Id,
            LicenseName = license.Name ?? license.Id,
            Terms = [.. license.TermKinds.Select(k => evidence.Terms.FirstOrDefault(t => t.Kind == k) ?? new Term(k))],
        };
    }

    private static bool Is(string name, Evidence evidence) =>
        string.Equals(name, evidence.AsWritten.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, evidence.LicenseName, StringComparison.OrdinalIgnoreCase);
}
