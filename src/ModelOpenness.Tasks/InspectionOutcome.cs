using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>What a build needs of an inspection; small enough to be kept in the cache, so that neither inventory nor findings are read back.</summary>
/// <param name="AdditionalFiles">Full paths for the compiler: the findings, the inventory where code may matter, and the files in which findings stand.</param>
/// <param name="HasFindings">True where there is something to say.</param>
/// <param name="CodeRules">Which rules about source files can be broken.</param>
internal sealed record InspectionOutcome(IReadOnlyList<string> AdditionalFiles, bool HasFindings, CodeRules CodeRules)
{
    /// <summary>Full paths of the files that decided.</summary>
    public IReadOnlyList<string> WatchedFiles { get; init; } = [];

    /// <summary>The outcome of an inspection.</summary>
    /// <param name="findings">What is to be said.</param>
    /// <param name="findingsFile">Full path of the file that says it.</param>
    /// <param name="inventoryFile">Full path of the inventory.</param>
    /// <param name="baseFolder">Full path of the project's folder.</param>
    public static InspectionOutcome Of(FindingList findings, string findingsFile, string inventoryFile, string baseFolder)
    {
        var rules = CodeRuleSet.Of(findings);
        var paths = new List<string> { findingsFile };
        if (rules != CodeRules.None)
        {
            // Models and licenses are needed by what looks at code alone.
            paths.Add(inventoryFile);
        }

        // An IDE shows a finding only in a file that the compiler knows, and changes only such files.
        var shown = findings.Findings.Where(f => f.Place.Line > 0 && !Place.IsInPackage(f.Place.Path)).Select(f => f.Place.Path);
        var changed = findings.Findings.SelectMany(f => f.Fixes).Select(f => f.Kind switch
        {
            FixKind.License or FixKind.Pack => findings.Project,
            FixKind.Waiver => findings.Policy,
            _ => null,
        }).OfType<string>();
        foreach (var place in shown.Concat(changed).Distinct(StringComparer.Ordinal))
        {
            // One that is not there would recompile every build.
            var full = Path.GetFullPath(Path.Combine(baseFolder, place));
            if (File.Exists(full))
            {
                paths.Add(full);
            }
        }

        return new InspectionOutcome(paths, findings.Findings.Count > 0, rules);
    }
}
