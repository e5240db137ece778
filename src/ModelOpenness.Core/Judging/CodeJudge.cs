using ModelOpenness.Code;
using ModelOpenness.Families;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Holds what stands in C# against licenses. The analyzer sees the code, this decides.</summary>
internal static class CodeJudge
{
    /// <summary>Key of a property that a diagnostic carries into the compiler's log: the model, as a waiver names it.</summary>
    public const string ModelProperty = "model";

    private const int MaxName = 60;

    // A waiver without a model is for every model that code names; those of the inventory were asked for one by one.
    private const string EveryId = "**";

    /// <summary>A model that is known by its id alone, with the license of its family where somebody verified it; null where the id is unknown.</summary>
    /// <param name="text">An id, tag, path or address, as it is written. Of an address on a hub the id counts.</param>
    public static Model? ByFamily(string text) =>
        ModelFamilies.Default.Resolve(text) is { } match && CatalogueStatement.Of(text) is { } evidence && ModelFamilies.Default.HubId(text) is var hub
            ? new Model(hub ?? text, match.Family) { HubId = hub, Evidence = [evidence], License = EvidenceRanking.Decide([evidence]) }
            : null;

    /// <summary>Whether the license of a model contradicts "open source"; burdens alone do not.</summary>
    /// <param name="model">The model.</param>
    /// <param name="column">The standard's column of terms; the Open Source Definition where none is chosen.</param>
    public static bool IsRestricted(Model model, string column = Standard.OpenSourceDefinition) => Clause(model, column) is not null;

    /// <summary>MOP4001: the message where the code refers to a restricted model although a label says open source; null where it may.</summary>
    /// <param name="label">The project's label.</param>
    /// <param name="asWritten">The id or path in the code.</param>
    /// <param name="model">The model it means.</param>
    /// <param name="column">The standard's column of terms.</param>
    /// <param name="waivers">What the policy accepts in code; null for nothing.</param>
    public static string? Reference(
        Label label,
        string asWritten,
        Model model,
        string column = Standard.OpenSourceDefinition,
        IReadOnlyList<CodeWaiver>? waivers = null
    ) =>
        Standing(RuleTable.Referenced, model, column, waivers) is { } clause
            ? FindingText.Referenced(label, "the code uses", asWritten, model, clause)
            : null;

    /// <summary>MOP4003: the message where the code mentions a restricted model although a label says open source; null where it may.</summary>
    /// <param name="label">The project's label.</param>
    /// <param name="asWritten">The id in the code.</param>
    /// <param name="model">The model it means.</param>
    /// <param name="column">The standard's column of terms.</param>
    /// <param name="waivers">What the policy accepts in code; null for nothing.</param>
    public static string? Mention(
        Label label,
        string asWritten,
        Model model,
        string column = Standard.OpenSourceDefinition,
        IReadOnlyList<CodeWaiver>? waivers = null
    ) =>
        Standing(RuleTable.Mentioned, model, column, waivers) is { } clause
            ? FindingText.Mentioned(label, "the code", asWritten, times: 1, model, clause)
            : null;

    /// <summary>MOP4002: the message where the code claims openness of a restricted model; null where it may.</summary>
    /// <param name="wording">The words of the claim.</param>
    /// <param name="model">The model it is about.</param>
    /// <param name="waivers">What the policy accepts in code; null for nothing.</param>
    public static string? Claimed(string wording, Model model, IReadOnlyList<CodeWaiver>? waivers = null) =>
        Standing(RuleTable.ClaimedInCode, model, Standard.OpenSourceDefinition, waivers) is { } clause
            ? FindingText.Claimed("The code", wording, model, clause)
            : null;

    /// <summary>MOP4002 for resources that claim openness of a restricted model that ships, with their waivers.</summary>
    /// <param name="resources">The claims.</param>
    /// <param name="models">The models of the inspection.</param>
    /// <param name="policy">What the team accepted.</param>
    internal static IEnumerable<Finding> Resources(IReadOnlyList<ResourceClaim> resources, IReadOnlyList<Model> models, PolicyBook policy)
    {
        var shipped = models.Where(m => m.Ships).ToList();
        foreach (var (name, claim) in resources)
        {
            if (ModelMentions.Concerned(claim.Quote, shipped, m => IsRestricted(m)) is { } model && Clause(model, Standard.OpenSourceDefinition) is { } clause)
            {
                yield return Create(
                    RuleTable.ClaimedInCode,
                    FindingText.Claimed("The resource " + PlainText.Short(name, MaxName), claim.Wording, model, clause),
                    claim.Place,
                    model,
                    clause,
                    policy
                ) with
                {
                    Words = claim.Wording,
                    Fixes = [new FindingFix(FixKind.Words, ClaimReplacement.WeightsFor(claim.Wording, claim.Language))],
                };
            }
        }
    }

    /// <summary>What a policy accepts in code: of each restricted model, and of models that only code names.</summary>
    /// <param name="models">The models of the inventory.</param>
    /// <param name="book">The policy.</param>
    /// <param name="column">The standard's column of terms.</param>
    public static IReadOnlyList<CodeWaiver> Waivers(IReadOnlyList<Model> models, PolicyBook book, string column = Standard.OpenSourceDefinition)
    {
        var waivers = new List<CodeWaiver>();
        var policy = book.Policy;
        if (policy.Waivers.Count + policy.Trusted.Count + policy.Labels.Count == 0)
        {
            return waivers;
        }

        foreach (var model in models)
        {
            // The team's own label stands in place of the project's.
            if (IsAccepted(RuleTable.Referenced, model, column, book) || book.Label(model.Id) is not null)
            {
                waivers.Add(new CodeWaiver { RuleId = RuleTable.Referenced, Model = model.Id });
            }

            if (IsAccepted(RuleTable.ClaimedInCode, model, Standard.OpenSourceDefinition, book))
            {
                waivers.Add(new CodeWaiver { RuleId = RuleTable.ClaimedInCode, Model = model.Id });
            }
        }

        waivers.AddRange(policy.Waivers.Where(w => w.RuleId is null || RuleTable.IsAboutCode(w.RuleId))
            .Select(w => new CodeWaiver { RuleId = w.RuleId, Model = w.Model ?? EveryId, TermKind = w.TermKind }));
        waivers.AddRange(policy.Trusted.Select(t => new CodeWaiver { LicenseId = t.Id }));
        return waivers;
    }

    private static bool IsAccepted(string rule, Model model, string column, PolicyBook book) =>
        Clause(model, column) is { } clause && book.Accepts(rule, model.Id, Kinds(clause), model.License!.Id);

    private static Clause? Standing(string rule, Model model, string column, IReadOnlyList<CodeWaiver>? waivers)
    {
        if (Clause(model, column) is not { } clause)
        {
            return null;
        }

        foreach (var waiver in waivers ?? [])
        {
            if (waiver.Covers(rule, model, Kinds(clause)))
            {
                return null;
            }
        }

        return clause;
    }

    private static string[] Kinds(Clause clause) => [.. clause.Terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal)];

    internal static Finding Create(string rule, string message, Place place, Model model, Clause clause, PolicyBook policy) =>
        new(rule, RuleTable.Get(rule).Severity, message, place)
        {
            Models = [model.Id],
            LicenseId = model.License!.Id,
            TermKinds = Kinds(clause),
            Waiver = policy.Find(rule, model.Id, Kinds(clause), model.License.Id, isPath: model.Artifacts.Count > 0),
        };

    /// <summary>The clause of a model's license that matters most; null where none contradicts "open source". Burdens alone do not.</summary>
    internal static Clause? Clause(Model model, string column)
    {
        if (model.License is not { } license)
        {
            return null;
        }

        var clauses = Judging.Clause.Of(license.Terms, column);
        return clauses.Count > 0 && !string.Equals(clauses[0].RuleId, RuleTable.Burden, StringComparison.Ordinal) ? clauses[0] : null;
    }
}
