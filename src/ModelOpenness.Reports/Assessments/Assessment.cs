using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Assessments;

/// <summary>What the standards say of a model.</summary>
/// <param name="Verdicts">One a standard, in the standards' order.</param>
/// <param name="Freedoms">Use, study, modify, share.</param>
/// <param name="Components">The components of the Model Openness Framework, in its order.</param>
/// <param name="MofLabel">The class reached: "Class III - Open Model".</param>
internal sealed record Assessment(
    IReadOnlyList<StandardVerdict> Verdicts,
    IReadOnlyList<FreedomRow> Freedoms,
    IReadOnlyList<ComponentState> Components,
    string MofLabel)
{
    /// <summary>What the Open Source Definition makes of the license of the weights.</summary>
    public StandardOutcome OpenSource => Verdicts.First(v => string.Equals(v.Standard.Id, "osd", StringComparison.Ordinal)).Outcome;
}

/// <summary>One component of a release and what became of it.</summary>
/// <param name="Component">The component.</param>
/// <param name="Status">What the framework makes of it; null where nobody looked for it.</param>
/// <param name="License">The license that applies, or null.</param>
internal sealed record ComponentState(MofComponent Component, MofStatus? Status, string? License);
