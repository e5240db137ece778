using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.Releases;
using ModelOpenness.Inspection.Resources;
using ModelOpenness.Inspection.Settings;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection;

/// <summary>Runs one inspection: candidates in, inventory out. The stages are discover, read, identify, judge.</summary>
public static class Inspector
{
    private const string DefaultStandard = "osd";

    /// <summary>Inspects what the request names.</summary>
    /// <param name="request">What to inspect.</param>
    /// <param name="files">The disk; afterwards it knows what was looked at.</param>
    public static Inventory Inspect(InspectionRequest request, SourceFiles files)
    {
        var policyFile = request.PolicyFile ?? PolicyFile.FindUpwards(request.BaseFolder, files);
        var policy = PolicyFile.Read(policyFile, files);
        var mistakes = new List<Finding>(request.PropertyMistakes.Select(m =>
            new Finding(RuleTable.PolicyInvalid, RuleTable.Get(RuleTable.PolicyInvalid).Severity, m.Message, m.Place)));
        // The default needs no table of standards: the rules on terms say all that it asks for.
        var standard = Known(request.Standard, mistakes) ?? Known(policy.Policy.Standard);
        var require = Known(request.Require, mistakes);
        var required = require ?? Known(policy.Policy.Require);

        var gatherer = new ModelGatherer(request, files);
        var models = PolicyLicenses.Apply(gatherer.Gather(), policy.Policy);
        var labels = new List<Label>(request.Labels);
        labels.AddRange(ModelLabels.Of(models, gatherer.Cards, request, files));
        labels.AddRange(PolicyLabels.Of(models, policy));
        labels.AddRange(ReadmeLabels.Of(models, request, files));
        labels.AddRange(PackageLabels.Of(models, request, files));

        var findings = new List<Finding>(Judge.Findings(models, labels, policy, standard));
        var lineage = new Lineage(models, ModelFamilies.Default, LicenseCatalog.Default);
        findings.AddRange(models.SelectMany(m => EvidenceFindings.Of(m, policy, LicenseCatalog.Default, lineage)));
        var judged = new StandardJudge(request, files, policy, findings);
        findings.AddRange(judged.Labels(models, labels, standard));
        if (required is not null)
        {
            var place = require is not null ? request.Require!.Place : new Place(policy.Policy.Path, 1, 1, 1, 1);
            findings.AddRange(judged.Required(models, required, place));
        }

        var column = standard?.Terms ?? DefaultStandard;
        findings.AddRange(SettingsFindings.Of(models, labels, request, files, policy, column));
        findings.AddRange(ResourceFindings.Of(models, request, files, policy));
        findings.AddRange(PolicyFindings.Of(policy, request.Date, w => IsOwn(w, request, policyFile, files)));
        findings.AddRange(mistakes);
        return new Inventory(request.Project, standard?.Id ?? DefaultStandard)
        {
            Models = request.ReadsReleases ? ModelReleases.Add(models, request, files) : models,
            Labels = labels,
            Findings = Judge.Order(findings),
            CodeWaivers = CodeJudge.Waivers(models, policy, column),
        };
    }

    private static Standard? Known(NamedStandard? named, List<Finding> mistakes)
    {
        if (named is null)
        {
            return null;
        }

        var standard = Known(named.Id);
        if (standard is null)
        {
            mistakes.Add(new Finding(
                RuleTable.PolicyInvalid,
                RuleTable.Get(RuleTable.PolicyInvalid).Severity,
                $"{named.Key} names no standard that is known. Write one of {string.Join(", ", Standards.Standard.All.Select(s => s.Id))}.",
                named.Place));
        }

        return standard;
    }

    private static Standard? Known(string? id) => id is null ? null : Standards.Standard.Find(id);

    /// <summary>A waiver is this project's own where its model lies in the project's folder, or the policy does.</summary>
    private static bool IsOwn(PolicyWaiver waiver, InspectionRequest request, string? policyFile, SourceFiles files)
    {
        // What only packing finds, no build can miss.
        if (RuleTable.IsJudgedAtPack(waiver.RuleId))
        {
            return false;
        }

        var policyFolder = Path.GetDirectoryName(policyFile);
        if (policyFolder is null || string.Equals(policyFolder, request.BaseFolder, StringComparison.Ordinal))
        {
            return true;
        }

        if (waiver.Model is null)
        {
            return false;
        }

        var project = DisplayPath.Of(Path.Combine(request.BaseFolder, "x"), policyFolder, files.PackageRoots);
        return PathGlob.LiteralFolder(waiver.Model).StartsWith(project.Substring(0, project.Length - 1), StringComparison.Ordinal);
    }
}
