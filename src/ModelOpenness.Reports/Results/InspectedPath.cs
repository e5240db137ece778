using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Results;

/// <summary>What was found in a path, or in a project of a solution.</summary>
/// <param name="Path">The path as it was given, or the project's as the solution names it.</param>
/// <param name="Inventory">What was found.</param>
internal sealed record InspectedPath(string Path, Inventory Inventory)
{
    /// <summary>The disk that it was found on; null where nothing was looked at.</summary>
    public SourceFiles? Files { get; init; }

    /// <summary>What tells a model from those of other paths; a file that two projects link is one model.</summary>
    public Func<Model, string> Identity { get; init; } = model => Inventory.ProjectPath + "\n" + model.Id;

    /// <summary>The target frameworks that were looked at, of a project that names several.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>What a reader should know of how it was looked at, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The findings that concern a model or one of its files.</summary>
    /// <param name="model">A model of the inventory.</param>
    public IEnumerable<Finding> FindingsOn(Model model) => Inventory.Findings.Where(f => Concerns(f, model));

    /// <summary>The findings that concern none of the models.</summary>
    /// <param name="models">Models of the inventory.</param>
    public IEnumerable<Finding> FindingsBeside(IReadOnlyCollection<Model> models) => Inventory.Findings.Where(f => !models.Any(m => Concerns(f, m)));

    private static bool Concerns(Finding finding, Model model) =>
        finding.Models.Contains(model.Id, StringComparer.Ordinal) || model.Artifacts.Any(a => finding.Models.Contains(a.Path, StringComparer.Ordinal));
}
