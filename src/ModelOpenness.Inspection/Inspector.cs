using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Packing;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.References;
using ModelOpenness.Inspection.Releases;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection;

/// <summary>Runs one inspection: candidates in, inventory out. Everything is read first; then <see cref="Judge"/> decides, and nothing is read after
/// it.</summary>
internal static class Inspector
{
    /// <summary>Inspects what the request names.</summary>
    /// <param name="request">What to inspect.</param>
    /// <param name="files">The disk; afterwards it knows what was looked at.</param>
    public static Inventory Inspect(InspectionRequest request, SourceFiles files)
    {
        var facts = Read(request, files);
        return Judged(request, facts, Judge.Of(facts), files);
    }

    /// <summary>Reads all that has a say.</summary>
    internal static Facts Read(InspectionRequest request, SourceFiles files)
    {
        var policies = PolicyFile.InForce(request, files);
        var policy = policies.Nearest;
        var gathered = ModelGatherer.Gather(request, files);
        var models = PolicyLicenses.Apply(gathered.Models, policy.Policy);
        IReadOnlyList<Label> labels =
        [
            .. request.Labels,
            .. ModelLabels.Of(models, gathered.Cards, request, files),
            .. PolicyLabels.Of(models, policy),
            .. ReadmeLabels.Of(models, request, files),
            .. PackageLabels.Of(models, request, files),
        ];
        var standards = ChosenStandards.Of(request.Standard, request.Require, policy.Policy);
        var readsReleases = request.ReadsReleases || standards.AskForReleases(labels) || policies.AskForReleases;
        // References are held against a label of the project or the policy, resources against models that ship: without them nothing need be read.
        var readsReferences = request.ReadsReferences || policies.AskForReferences || labels.Any(l => l.ModelId is null);
        var named = NamedModels.Of(models, readsReferences ? ReferenceCollector.In(request, files) : []);
        return new Facts
        {
            Models = named.Models,
            Named = named.Named,
            Labels = labels,
            Policy = policy,
            PoliciesAbove = policies.Above,
            OwnWaivers = OwnWaivers.Of(policy.Policy, policies.File, files),
            Date = request.Date,
            Standards = standards,
            Releases = new ReleaseEvidence(files, LicenseCatalog.Default).Of(readsReleases ? models : []),
            Resources = ResourceClaims.In(models.Any(m => m.Ships && CodeJudge.IsRestricted(m)) ? request.ResourceFiles : [], files),
            Package = request.Package is { } package && models.Count > 0
                ? PackedPackage.Read(package, files, place: null, [.. models.Select(m => new PackedModel(m, m.Id))])
                : null,
            PropertyMistakes = request.PropertyMistakes,
        };
    }

    private static Inventory Judged(InspectionRequest request, Facts facts, Judgement judgement, SourceFiles files) =>
        new(request.Project, facts.Standards.ForLabels?.Id ?? Standard.OpenSourceDefinition)
        {
            Policy = facts.Policy.Policy.Path is { Length: > 0 } policy ? policy : null,
            RepositoryPath =
                RepositoryRoot.Of(request.BaseFolder, files) is { } root
                && DisplayPath.Folder(request.BaseFolder, root) is not "." and var path
                    ? path
                    : "",
            Models = request.ReadsReleases ? ModelReleases.Add(facts.Models, facts.Releases) : facts.Models,
            Named = facts.Named,
            Labels = facts.Labels,
            Findings = judgement.Findings,
            CodeWaivers = judgement.CodeWaivers,
            NotLookedAt =
            [
                .. request
                    .NotLookedAt.Concat(files.NotLookedAt)
                    .GroupBy(n => n.Path, StringComparer.Ordinal)
                    .Select(g => g.First())
                    .OrderBy(n => n.Path, StringComparer.Ordinal),
            ],
        };
}
