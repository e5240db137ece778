using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>The noun phrase behind a wording.</summary>
/// <param name="Kind">What its last noun names; null without one.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="HasName">Whether a name in Latin letters stands in it.</param>
/// <param name="IsNamed">Whether that is the name of a model.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct CharacterPhrase(ClaimSubject? Kind, int End, bool HasName, bool IsNamed)
{
    /// <summary>What follows the noun handles it: "model tuning".</summary>
    public bool IsHandled { get; init; }
}
