using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>Judges evidence by a standard: records in, records out.</summary>
internal static class StandardEvaluator
{
    /// <summary>Judges by the standard with this id.</summary>
    /// <param name="standardId">The id, for example <c>osaid</c>.</param>
    /// <param name="evidence">What is known of the release.</param>
    /// <exception cref="ArgumentException">There is no such standard.</exception>
    public static StandardVerdict Evaluate(string standardId, OpennessEvidence evidence) =>
        Evaluate(
            Standard.Find(standardId) ?? throw new ArgumentException($"There is no standard '{standardId}'.", nameof(standardId)),
            evidence,
            LicenseCatalog.Default);

    /// <summary>Judges by a standard.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="evidence">What is known of the release.</param>
    /// <param name="catalog">Knows the licenses and the use policies that bind with them.</param>
    public static StandardVerdict Evaluate(Standard standard, OpennessEvidence evidence, LicenseCatalog catalog)
    {
        var reasons = new List<StandardReason>(standard.Requirements.Count);
        var worst = StandardOutcome.Satisfied;
        foreach (var requirement in standard.Requirements)
        {
            var reason = requirement.Check switch
            {
                RequirementCheck.Terms or RequirementCheck.License => Licensed(requirement, standard, evidence, catalog),
                RequirementCheck.Present => Present(requirement, evidence),
                RequirementCheck.Class => ClassReached(requirement, standard, evidence, catalog),
                _ => Stated(requirement, evidence),
            };
            reasons.Add(reason);
            worst = reason.Outcome > worst ? reason.Outcome : worst;
        }

        return new StandardVerdict(standard, worst, reasons);
    }

    /// <summary>The class of the Model Openness Framework that the evidence reaches.</summary>
    internal static int ClassOf(OpennessEvidence evidence, Standard standard, LicenseCatalog catalog) =>
        MofEvaluator.Evaluate(ReleaseOf(evidence, standard.Terms, catalog), catalog).Class;

    private static StandardReason Licensed(
        StandardRequirement requirement, Standard standard, OpennessEvidence evidence, LicenseCatalog catalog)
    {
        var found = new List<ComponentAssessment>();
        var missing = new List<MofComponent>();
        var unknown = new List<MofComponent>();
        foreach (var component in requirement.Components)
        {
            var before = found.Count;
            foreach (var part in evidence.Of(component.Id))
            {
                found.Add(requirement.Check == RequirementCheck.Terms
                    ? ComponentAssessment.OfTerms(component, part, standard.Terms, catalog)
                    : ComponentAssessment.OfLicense(component, part, standard.Terms, requirement.Level, catalog));
            }

            if (found.Count == before)
            {
                (evidence.WasExamined(component.Id) ? missing : unknown).Add(component);
            }
        }

        return requirement.Need switch
        {
            RequirementNeed.Any => AnyOf(requirement, found, unknown),
            RequirementNeed.Each => EachOf(requirement, found, unknown),
            _ => AllOf(requirement, found, missing, unknown),
        };
    }

    private static StandardReason AllOf(
        StandardRequirement requirement, List<ComponentAssessment> found, List<MofComponent> missing, List<MofComponent> unknown)
    {
        var outcome = missing.Count > 0 ? StandardOutcome.NotSatisfied
            : unknown.Count > 0 ? StandardOutcome.NotEvaluated
            : StandardOutcome.Satisfied;
        outcome = found.Aggregate(outcome, (worst, a) => a.Outcome > worst ? a.Outcome : worst);
        return Reason(requirement, outcome, found, [.. missing.Select(Name)], [.. unknown.Select(Name)]);
    }

    private static StandardReason AnyOf(StandardRequirement requirement, List<ComponentAssessment> found, List<MofComponent> unknown)
    {
        if (found.Count == 0)
        {
            return unknown.Count > 0
                ? Reason(requirement, StandardOutcome.NotEvaluated, found, [], [requirement.Part])
                : Reason(requirement, StandardOutcome.NotSatisfied, found, [requirement.Part], []);
        }

        // The best one settles it: the others are not needed. Of several copies of one component the worst counts.
        var best = found.GroupBy(a => a.Component).Select(Worst).OrderBy(a => a.Outcome).First();
        return Reason(requirement, best.Outcome, [best], [], []);
    }

    private static StandardReason EachOf(StandardRequirement requirement, List<ComponentAssessment> found, List<MofComponent> unknown)
    {
        if (found.Count > 0)
        {
            return Reason(requirement, found.Max(a => a.Outcome), found, [], []);
        }

        return unknown.Count > 0
            ? Reason(requirement, StandardOutcome.NotEvaluated, found, [], [requirement.Part])
            : Reason(requirement, StandardOutcome.Uncertain, found, [requirement.Part], []);
    }

    private static ComponentAssessment Worst(IEnumerable<ComponentAssessment> copies) => copies.OrderByDescending(a => a.Outcome).First();

    private static StandardReason Reason(
        StandardRequirement requirement,
        StandardOutcome outcome,
        List<ComponentAssessment> found,
        IReadOnlyList<string> missing,
        IReadOnlyList<string> unknown)
    {
        // What is fine is told only where nothing else is to tell.
        var telling = found.FindAll(a => a.Outcome == outcome || a.Outcome == StandardOutcome.NotSatisfied);
        var texts = telling.ConvertAll(a => Name(a.Component) + " " + a.Text);
        texts.AddRange(missing.Select(m => "no " + m + " found"));
        if (unknown.Count > 0)
        {
            texts.Add(StandardReason.NothingThere + string.Join(", ", unknown));
        }

        return new StandardReason(requirement, outcome, string.Join("; ", texts))
        {
            Missing = missing,
            Unknown = unknown,
            Shortcomings =
            [
                .. found.Where(a => a.Outcome == StandardOutcome.NotSatisfied)
                    .Select(a => new StandardShortcoming(a.Component, a.Brief ?? a.Text) { Terms = a.Terms }),
            ],
            Places = [.. telling.Select(a => a.Place).OfType<Place>().Distinct()],
        };
    }

    private static StandardReason Present(StandardRequirement requirement, OpennessEvidence evidence)
    {
        var found = requirement.Components.Where(c => evidence.Of(c.Id).Any()).ToList();
        var isMet = requirement.Need == RequirementNeed.All ? found.Count == requirement.Components.Count : found.Count > 0;
        if (isMet)
        {
            return new StandardReason(
                requirement, StandardOutcome.Satisfied, string.Join(", ", found.Select(Name)) + " found; the content is not judged")
            {
                Places = [.. found.SelectMany(c => evidence.Of(c.Id)).Select(e => e.Place).OfType<Place>().Distinct()],
            };
        }

        var wasLookedFor = requirement.Components.All(c => evidence.WasExamined(c.Id));
        return wasLookedFor
            ? Reason(requirement, StandardOutcome.NotSatisfied, [], [requirement.Part], [])
            : Reason(requirement, StandardOutcome.NotEvaluated, [], [], [requirement.Part]);
    }

    private static StandardReason Stated(StandardRequirement requirement, OpennessEvidence evidence) =>
        evidence.Stated.Contains(requirement.Fact ?? "", StringComparer.Ordinal)
            ? new StandardReason(requirement, StandardOutcome.Satisfied, "stated by the project")
            : new StandardReason(requirement, StandardOutcome.Uncertain, "files do not show it, and the project does not state it");

    private static StandardReason ClassReached(
        StandardRequirement requirement, Standard standard, OpennessEvidence evidence, LicenseCatalog catalog)
    {
        var verdict = MofEvaluator.Evaluate(ReleaseOf(evidence, standard.Terms, catalog), catalog);
        if (verdict.Class != 0 && verdict.Class <= requirement.Class)
        {
            return new StandardReason(requirement, StandardOutcome.Satisfied, verdict.Label);
        }

        var lacks = verdict.Lacks(requirement.Class);
        var missing = lacks.Where(l => l.Status == MofStatus.Missing).Select(l => l.Component).ToList();
        var unknown = missing.FindAll(c => !evidence.WasExamined(c.Id));
        missing.RemoveAll(unknown.Contains);
        var found = lacks.Where(l => l.Status != MofStatus.Missing).Select(l => Assess(l, standard, evidence, catalog)).ToList();
        return AllOf(requirement, found, missing, unknown);
    }

    private static ComponentAssessment Assess(
        MofComponentVerdict lack, Standard standard, OpennessEvidence evidence, LicenseCatalog catalog)
    {
        if (lack.Status == MofStatus.Unlicensed)
        {
            return new ComponentAssessment(
                lack.Component,
                lack.Component.AcceptsUnlicensed ? StandardOutcome.Uncertain : StandardOutcome.NotSatisfied,
                lack.Component.AcceptsUnlicensed
                    ? "without a license, which the framework's paper accepts and the Model Openness Tool does not"
                    : "without a license")
            {
                Place = lack.Place,
            };
        }

        var worst = evidence.Of(lack.Component.Id)
            .Select(e => ComponentAssessment.OfTerms(lack.Component, e, standard.Terms, catalog))
            .OrderByDescending(a => a.Outcome)
            .First();
        return worst.Outcome == StandardOutcome.NotSatisfied
            ? worst
            : worst with { Outcome = StandardOutcome.NotSatisfied, Text = worst.Text + ", which the framework does not count as open", Brief = null };
    }

    /// <summary>Of several copies of a component the last counts, so the open ones come first.</summary>
    private static MofRelease ReleaseOf(OpennessEvidence evidence, string column, LicenseCatalog catalog) =>
        new("")
        {
            Components =
            [
                .. evidence.Components
                    .Select(part => (Part: part, License: WrittenLicense(part, column, catalog)))
                    .OrderBy(p => p.License.Length > 0 && MofLicense.Read(p.License, catalog).IsOpen ? 0 : 1)
                    .Select(p => new MofReleaseComponent(MofComponent.Find(p.Part.ComponentId)?.Name ?? p.Part.ComponentId, p.License)
                    {
                        Place = p.Part.Place,
                    }),
            ],
        };

    private static string WrittenLicense(ComponentEvidence part, string column, LicenseCatalog catalog)
    {
        var license = part.License?.Id ?? part.License?.AsWritten ?? "";

        // An open license with restrictions added beside it is not that license any more, so its id must not be read.
        return ComponentAssessment.Conflicts(part, column, catalog) ? "restricted: " + license : license;
    }

    private static string Name(MofComponent component) => component.Called;
}
