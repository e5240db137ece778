namespace ModelOpenness.Judging;

/// <summary>Holds what stands in C# against licenses. The analyzer sees the code, this decides.</summary>
public static class CodeJudge
{
    private const string OpenSourceDefinition = "osd";

    /// <summary>A model that is known by its id alone, with the license of its family; null where the id does not settle it.</summary>
    /// <param name="id">An id, tag or path, as the code has it.</param>
    public static Model? ByFamily(string id) =>
        ModelFamilies.Default.Resolve(id) is { } match && LicenseCatalog.Default.Find(match.LicenseId) is { } license
            ? new Model(id, match.Family)
            {
                License = new EffectiveLicense(
                    license.Id,
                    license.Name,
                    new Evidence(EvidenceSource.ModelFamily, id, null) { LicenseId = license.Id, LicenseName = license.Name, Terms = license.Terms, Note = match.Note },
                    license.Terms),
            }
            : null;

    /// <summary>Whether the license of a model contradicts "open source"; burdens alone do not.</summary>
    /// <param name="model">The model.</param>
    /// <param name="column">The standard's column of terms; the Open Source Definition where none is chosen.</param>
    public static bool IsRestricted(Model model, string column = OpenSourceDefinition) => Clause(model, column) is not null;

    /// <summary>MOP4001: the message where the code refers to a restricted model although a label says open source; null where it may.</summary>
    /// <param name="label">The project's label.</param>
    /// <param name="asWritten">The id or path in the code.</param>
    /// <param name="model">The model it means.</param>
    /// <param name="column">The standard's column of terms.</param>
    public static string? Reference(Label label, string asWritten, Model model, string column = OpenSourceDefinition) =>
        Clause(model, column) is { } clause ? FindingText.ReferencedInCode(label, asWritten, model, clause) : null;

    /// <summary>MOP4002: the message where the code claims openness of a restricted model; null where it may.</summary>
    /// <param name="wording">The words of the claim.</param>
    /// <param name="model">The model it is about.</param>
    public static string? Claimed(string wording, Model model) =>
        Clause(model, OpenSourceDefinition) is { } clause ? FindingText.ClaimedInCode(wording, model, clause) : null;

    private static Clause? Clause(Model model, string column)
    {
        if (model.License is not { } license)
        {
            return null;
        }

        var clauses = Judging.Clause.Of(license.Terms, column);
        return clauses.Count > 0 && !string.Equals(clauses[0].RuleId, RuleTable.Burden, StringComparison.Ordinal) ? clauses[0] : null;
    }
}
