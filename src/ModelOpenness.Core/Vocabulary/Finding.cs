namespace ModelOpenness.Vocabulary;

/// <summary>How loudly a rule speaks by default; <c>.globalconfig</c> and the compiler's switches change it in a build.</summary>
internal enum FindingSeverity
{
    /// <summary>Information: shown in IDEs and reports, never printed by a build.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>A further place that a finding rests on.</summary>
/// <param name="Place">The place.</param>
/// <param name="Message">What stands there.</param>
internal sealed record RelatedPlace(Place Place, string Message);

/// <summary>Ways to settle a finding by a change of text.</summary>
internal enum FixKind
{
    /// <summary>Other words in the place of <see cref="Finding.Words"/>.</summary>
    Words,

    /// <summary>Metadata <c>License</c> of the model's <c>ModelArtifact</c> item in the project file.</summary>
    License,

    /// <summary>A file that the project packs.</summary>
    Pack,

    /// <summary>A waiver in the policy, with a reason to fill in.</summary>
    Waiver,
}

/// <summary>A change that would settle a finding.</summary>
/// <param name="Kind">What it changes.</param>
/// <param name="Value">The new words; the license; the file to pack; the model as the policy names it.</param>
internal sealed record FindingFix(FixKind Kind, string Value);

/// <summary>A rule broken: what, where, and on what evidence.</summary>
/// <param name="RuleId">For example <c>MOP1001</c>.</param>
/// <param name="Severity">Default severity of the rule.</param>
/// <param name="Message">One line of at most 300 characters, 200 of them before the place of a clause.</param>
/// <param name="Place">The primary place: the label, or for findings about a file the file.</param>
internal sealed record Finding(string RuleId, FindingSeverity Severity, string Message, Place Place)
{
    /// <summary>The clauses, statements and files that the finding rests on.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>The <see cref="Model.Id"/>s concerned, in ordinal order.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The license concerned, or null.</summary>
    public string? LicenseId { get; init; }

    /// <summary>The kinds of terms concerned, in the order of the rules.</summary>
    public IReadOnlyList<string> TermKinds { get; init; } = [];

    /// <summary>The waiver that accepts it, or null where it stands.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>The words at <see cref="Place"/> that the finding is about, as they stand there; null where it is about no words.</summary>
    public string? Words { get; init; }

    /// <summary>Changes that would settle it, the best first.</summary>
    public IReadOnlyList<FindingFix> Fixes { get; init; } = [];
}

/// <summary>Why a finding was accepted.</summary>
/// <param name="Reason">The reason as the policy gives it.</param>
/// <param name="Until">End date (yyyy-MM-dd) as the policy gives it, or null.</param>
/// <param name="Approver">Who approved, or null.</param>
/// <param name="Place">Where the waiver stands in the policy.</param>
internal sealed record Waiver(string Reason, string? Until, string? Approver, Place Place);
