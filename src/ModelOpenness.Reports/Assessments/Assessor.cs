using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Assessments;

/// <summary>
/// Judges a model by all standards. What it says depends on the license and its terms, not on where their words stand: models
/// under one license get one assessment, which the page shows once.
/// </summary>
internal static class Assessor
{
    private const string MofTerms = "mof";
    private const string OnlyNamed = "the model is only named here, and not known by its id";

    /// <summary>Judges a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="called">
    /// What reasons call the license of the weights instead of by its name, so that they are the same for licenses that are alike;
    /// null for the name.
    /// </param>
    public static Assessment Assess(Model model, string? called = null)
    {
        var catalog = LicenseCatalog.Default;
        var weights = ComponentEvidence.OfModel(model, catalog);
        var evidence = EvidenceOf(model, weights with { Terms = [.. weights.Terms.Select(t => t with { Place = null })], Place = null }, catalog);
        if (called is not null)
        {
            evidence = evidence with
            {
                Components =
                [
                    .. evidence.Components.Select(c =>
                        c.IsWeights && c.License is { } license ? c with { License = license with { Name = called } } : c
                    ),
                ],
            };
        }

        var mof = MofEvaluator.Evaluate(ReleaseOf(evidence), catalog);
        return new Assessment(
            [.. Standard.All.Select(s => IsOnlyNamed(model) ? Unseen(s) : StandardEvaluator.Evaluate(s, evidence, catalog))],
            Freedoms(model, evidence),
            [
                .. mof.Components.Select(c => new ComponentState(
                    c.Component,
                    evidence.Examined is { } examined && !examined.Contains(c.Component.Id, StringComparer.Ordinal) ? null : c.Status,
                    c.License is null
                        ? null
                        : evidence
                            .Components.FirstOrDefault(e => string.Equals(e.ComponentId, c.Component.Id, StringComparison.Ordinal))
                            ?.License?.Name
                            ?? c.License
                )),
            ],
            mof.Label
        );
    }

    /// <summary>True for a model of which there is nothing but its name: no file, no license that its id stands for.</summary>
    public static bool IsOnlyNamed(Model model) => model.Artifacts.Count == 0 && model.Evidence.Count == 0;

    private static StandardVerdict Unseen(Standard standard) =>
        new(standard, StandardOutcome.NotEvaluated, [new StandardReason(standard.Requirements[0], StandardOutcome.NotEvaluated, OnlyNamed)]);

    /// <summary>The freedoms with the places of the clauses, which differ between models under one license.</summary>
    public static IReadOnlyList<FreedomRow> Freedoms(Model model)
    {
        var catalog = LicenseCatalog.Default;
        return Freedoms(model, EvidenceOf(model, ComponentEvidence.OfModel(model, catalog), catalog));
    }

    private static IReadOnlyList<FreedomRow> Freedoms(Model model, OpennessEvidence evidence)
    {
        var rows = FreedomTable.Of(evidence, LicenseCatalog.Default);
        return IsOnlyNamed(model) ? [.. rows.Select(r => r with { State = FreedomState.Unknown, Text = OnlyNamed })] : rows;
    }

    /// <summary>The weights, and what lies beside them where somebody looked for it.</summary>
    private static OpennessEvidence EvidenceOf(Model model, ComponentEvidence weights, LicenseCatalog catalog)
    {
        weights = weights with
        {
            // A license that is stated and not recognised is something else than none.
            License = weights.License ?? (model.Stated is { } stated ? new LicenseStatement(stated.AsWritten) : null),
        };
        if (model.Release is null)
        {
            return OpennessEvidence.OfWeights(weights);
        }

        var beside = model.Release
            .Where(c => MofComponent.Find(c.ComponentId) is not null)
            .Select(c => new ComponentEvidence(c.ComponentId) { License = c.License is null ? null : catalog.Resolve(c.License) })
            .ToList();
        return OpennessEvidence.OfRelease(beside.Exists(c => c.IsWeights) ? beside : [weights, .. beside]);
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
