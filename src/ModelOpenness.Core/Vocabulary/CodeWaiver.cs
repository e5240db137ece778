using ModelOpenness.Knowledge;

namespace ModelOpenness.Vocabulary;

/// <summary>
/// What the policy accepts in code (MOP4001, MOP4002), for those who have no policy at hand: the analyzer. Of each model of the
/// inventory it says what is accepted; for models that only code names it keeps the waiver's own words.
/// </summary>
internal sealed record CodeWaiver
{
    /// <summary>The rule, or null for both.</summary>
    public string? RuleId { get; init; }

    /// <summary>The <see cref="ModelOpenness.Vocabulary.Model.Id"/>, or a glob over ids as code writes them; null for every model.</summary>
    public string? Model { get; init; }

    /// <summary>The kind of term, or null for every kind.</summary>
    public string? TermKind { get; init; }

    /// <summary>The license that the team trusts, or null for every license.</summary>
    public string? LicenseId { get; init; }

    /// <summary>Whether it accepts a rule for a model.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="model">The model.</param>
    /// <param name="termKinds">The kinds of terms that the finding is about.</param>
    public bool Covers(string ruleId, Model model, IReadOnlyList<string> termKinds) =>
        (RuleId is null || string.Equals(RuleId, ruleId, StringComparison.Ordinal))
        && (Model is null || string.Equals(Model, model.Id, StringComparison.Ordinal) || (model.Artifacts.Count == 0 && PathGlob.Matches(Model, model.Id)))
        && (TermKind is null || termKinds.Contains(TermKind, StringComparer.Ordinal))
        && (LicenseId is null || string.Equals(LicenseId, model.License?.Id, StringComparison.OrdinalIgnoreCase));
}
