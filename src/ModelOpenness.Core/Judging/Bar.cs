using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Why a policy bars a model.</summary>
internal enum BarKind
{
    /// <summary>An entry of <c>deny</c> concerns it.</summary>
    Denied,

    /// <summary>No entry of <c>allow</c> does.</summary>
    NotAllowed,

    /// <summary>Its license is not known.</summary>
    Unknown,
}

/// <summary>One reason for which a policy bars a model.</summary>
/// <param name="Kind">What sort of reason.</param>
/// <param name="Place">The place of the policy that says so.</param>
/// <param name="PolicyIndex">Which policy: 0 for the nearest. Only that one and those above it can waive it.</param>
internal sealed record Bar(BarKind Kind, Place Place, int PolicyIndex)
{
    /// <summary>The entry of <c>deny</c>, or null.</summary>
    public PolicyEntry? Entry { get; init; }

    /// <summary>The terms that it is about.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>The waiver that accepts it, or null.</summary>
    public Waiver? Waiver { get; init; }
}
