using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Holds models against standards beyond license terms: what lies beside the weights counts (MOP3001, MOP3002).</summary>
/// <param name="releases">What lies beside the weights of each model, by its id; a model that is not in it is judged by its weights alone.</param>
/// <param name="policy">What the team accepted.</param>
/// <param name="termFindings">What the rules on terms said.</param>
internal sealed class StandardJudge(IReadOnlyDictionary<string, OpennessEvidence> releases, PolicyBook policy, IReadOnlyList<Finding> termFindings)
{
    /// <summary>Labels that name a standard, or are judged by one that asks for more than license terms.</summary>
    public IEnumerable<Finding> Labels(IReadOnlyList<Model> models, IReadOnlyList<Label> labels, Standard? chosen)
    {
        foreach (var label in labels)
        {
            var standard = label.Standard is { } named ? Standard.Find(named) : null;
            // A third party's plain words are judged by MOP1000; the standard that the project chose is for its own labels.
            if ((standard ?? (label.Source is LabelSource.ModelCard or LabelSource.Package ? null : chosen)) is not { } judged)
            {
                continue;
            }

            var found = new List<(Model, StandardFinding)>();
            foreach (var model in models.Where(m => label.ModelId is null ? m.Ships && policy.Label(m.Id) is null : m.Id == label.ModelId))
            {
                var reported = termFindings.Any(f => f.Place == label.Place && f.TermKinds.Count > 0 && f.Models.Contains(model.Id, StringComparer.Ordinal));
                var origin = standard is null ? StandardOrigin.Chosen : StandardOrigin.Claimed;
                var finding = judged.Id == Standard.OpenSourceDefinition && model.License is null
                    ? null // MOP2001 says so.
                    : StandardFindings.Of(model.Name, judged, EvidenceOn(model, judged, releases), origin, reported, LicenseCatalog.Default);
                if (finding is not null)
                {
                    found.Add((model, finding));
                }
            }

            foreach (var finding in Together(found, label.Place))
            {
                yield return finding;
            }
        }
    }

    /// <summary>The standard that the project demands of every model that it ships.</summary>
    public IEnumerable<Finding> Required(IReadOnlyList<Model> models, Standard? standard, Place? place)
    {
        if (standard is null || place is null)
        {
            return [];
        }

        var found = new List<(Model, StandardFinding)>();
        foreach (var model in models.Where(m => m.Ships))
        {
            if (
                StandardFindings.Of(
                    model.Name,
                    standard,
                    EvidenceOn(model, standard, releases),
                    StandardOrigin.Required,
                    termsAreReported: false,
                    LicenseCatalog.Default
                ) is
                { } finding
            )
            {
                found.Add((model, finding));
            }
        }

        return Together(found, place);
    }

    /// <summary>Models that lack the same things under one license are one finding, as with the rules on terms.</summary>
    private IEnumerable<Finding> Together(List<(Model Model, StandardFinding Finding)> found, Place place)
    {
        var groups = found.GroupBy(f => (
            f.Finding.RuleId,
            f.Finding.Grounds,
            f.Model.License?.Id,
            Waiver: policy.Find(f.Finding.RuleId, f.Model.Id, [], f.Model.License?.Id)));
        foreach (var group in groups)
        {
            var (model, finding) = group.First();
            yield return new Finding(finding.RuleId, RuleTable.Get(finding.RuleId).Severity, finding.MessageFor(group.Count() - 1), place)
            {
                Models = [.. group.Select(g => g.Model.Id)],
                LicenseId = model.License?.Id,
                Waiver = group.Key.Waiver,
            };
        }
    }

    /// <summary>What a standard goes by: all of the release where it asks for more than the weights.</summary>
    public static OpennessEvidence EvidenceOn(Model model, Standard standard, IReadOnlyDictionary<string, OpennessEvidence> releases) =>
        !standard.ConcernsWeightsOnly && releases.TryGetValue(model.Id, out var release)
            ? release
            : OpennessEvidence.OfWeights(ComponentEvidence.OfModel(model, LicenseCatalog.Default));
}
