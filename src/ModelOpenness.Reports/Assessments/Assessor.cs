using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Assessments;

/// <summary>
/// Judges a model by all standards. What it says depends on the license and its terms, not on where their words stand: models
/// under one license get one assessment, which the page shows once.
/// </summary>
internal static class Assessor
{
    private const string MofTerms = "mof";

    public static Assessment Assess(Model model)
    {
        var catalog = LicenseCatalog.Default;
        var evidence = EvidenceOf(model, catalog);
        var mof = MofEvaluator.Evaluate(ReleaseOf(evidence), catalog);
        return new Assessment(
            [.. Standard.All.Select(s => StandardEvaluator.Evaluate(s, evidence, catalog))],
            FreedomTable.Of(evidence, catalog),
            [
                .. mof.Components.Select(c => new ComponentState(
                    c.Component,
                    evidence.Examined is { } examined && !examined.Contains(c.Component.Id, StringComparer.Ordinal) ? null : c.Status,
                    c.License is null ? null : evidence.Components.FirstOrDefault(e => string.Equals(e.ComponentId, c.Component.Id, StringComparison.Ordinal))?.License?.Name ?? c.License)),
            ],
            mof.Label);
    }

    /// <summary>What an inventory knows of a release: the weights, and nothing of what may lie beside them.</summary>
    private static OpennessEvidence EvidenceOf(Model model, LicenseCatalog catalog)
    {
        var statement = model.License is { } license
            ? license.Id is { } id ? catalog.Resolve(id) : new LicenseStatement(license.Name)
            : model.Evidence.FirstOrDefault() is { } stated ? new LicenseStatement(stated.AsWritten) : null;
        return OpennessEvidence.OfWeights(new ComponentEvidence(MofComponent.FinalParameters)
        {
            License = statement,
            Terms = [.. (model.License?.Terms ?? []).Select(t => t with { Place = null })],
        });
    }

    private static MofRelease ReleaseOf(OpennessEvidence evidence) => new("")
    {
        Components =
        [
            .. evidence.Components.Select(c => new MofReleaseComponent(MofComponent.Find(c.ComponentId)!.Name, LicenseOf(c))),
        ],
    };

    /// <summary>An open license with restrictions added beside it is not that license any more, so its id must not be read.</summary>
    private static string LicenseOf(ComponentEvidence component)
    {
        var license = component.License?.Id ?? component.License?.AsWritten ?? "";
        return component.Terms.Any(t => TermStanding.Of(t.Kind, MofTerms).Judgement == TermJudgement.Conflict)
            ? "restricted: " + license
            : license;
    }
}
