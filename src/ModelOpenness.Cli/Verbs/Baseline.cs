using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary>The waivers that accept what stands today, in one policy file.</summary>
/// <param name="policyFile">Full path of the policy.</param>
internal sealed class Baseline(string policyFile)
{
    private readonly string policyFolder = Path.GetDirectoryName(policyFile)!;
    private readonly SortedSet<(string Model, string Rule)> waivers = new(Comparer<(string Model, string Rule)>.Create((a, b) =>
        string.CompareOrdinal(a.Model, b.Model) is var order and not 0 ? order : string.CompareOrdinal(a.Rule, b.Rule)));

    private readonly SortedSet<string> others = new(StringComparer.Ordinal);

    /// <summary>The waivers: rule and model.</summary>
    public IReadOnlyList<(string Rule, string Model)> Waivers => [.. waivers.Select(w => (w.Rule, w.Model))];

    /// <summary>Policies above this one that bar something: no waiver here accepts it.</summary>
    public IReadOnlyCollection<string> Others => others;

    /// <summary>Adds what an inspection found, waived findings and information left out.</summary>
    /// <param name="inventory">What it found.</param>
    /// <param name="projectFolder">Full path of the folder that its places are relative to.</param>
    public void Add(Inventory inventory, string projectFolder)
    {
        // A model that is only named has an id, and no path.
        var named = inventory.Named.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in inventory.Findings.Where(f => f.Waiver is null && f.Severity >= FindingSeverity.Warning))
        {
            if (finding.RuleId == RuleTable.Barred && IsAbove(Path.GetFullPath(Path.Combine(projectFolder, finding.Place.Path))))
            {
                others.Add(Path.GetFullPath(Path.Combine(projectFolder, finding.Place.Path)));
                continue;
            }

            foreach (var model in finding.Models)
            {
                Add(finding.RuleId, named.Contains(model) ? model : Shown(model, projectFolder));
            }
        }
    }

    /// <summary>Adds one waiver.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="model">The model, as the policy names it.</param>
    public void Add(string rule, string model) => waivers.Add((model, rule));

    /// <summary>A model's path as the policy names it.</summary>
    /// <param name="model">The path, relative to the project.</param>
    /// <param name="projectFolder">Full path of the project's folder.</param>
    public string Shown(string model, string projectFolder) => Place.IsInPackage(model)
        ? model
        : DisplayPath.Of(Path.GetFullPath(Path.Combine(projectFolder, model)), policyFolder, []);

    private bool IsAbove(string file) =>
        Path.GetFileName(file) == PolicyFile.Name
        && policyFolder.StartsWith(
            Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(file)!) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
