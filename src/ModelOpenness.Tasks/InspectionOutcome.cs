namespace ModelOpenness.Tasks;

/// <summary>What a build needs of an inspection; small enough to be kept in the cache, so that no inventory is read back.</summary>
/// <param name="AdditionalFiles">Full paths for the compiler: the inventory, and the files in which findings stand.</param>
/// <param name="Findings">The findings that are not waived.</param>
/// <param name="MayFindInCode">True where the analyzer may find something in source files as well.</param>
internal sealed record InspectionOutcome(IReadOnlyList<string> AdditionalFiles, IReadOnlyList<Finding> Findings, bool MayFindInCode)
{
    /// <summary>Full paths of the files that decided.</summary>
    public IReadOnlyList<string> WatchedFiles { get; init; } = [];

    /// <summary>The outcome of an inspection.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="inventoryFile">Full path of its file.</param>
    /// <param name="baseFolder">Full path of the project's folder.</param>
    public static InspectionOutcome Of(Inventory inventory, string inventoryFile, string baseFolder)
    {
        var findings = inventory.Findings.Where(f => f.Waiver is null).ToList();
        var paths = new List<string> { inventoryFile };
        foreach (var place in findings.Where(f => f.Place.Line > 0 && !Place.IsInPackage(f.Place.Path)).Select(f => f.Place.Path).Distinct(StringComparer.Ordinal))
        {
            // An IDE shows a finding only in a file that the compiler knows. One that is not there would recompile every build.
            var full = Path.GetFullPath(Path.Combine(baseFolder, place));
            if (File.Exists(full))
            {
                paths.Add(full);
            }
        }

        return new InspectionOutcome(paths, findings, CodeRules.MaySpeak(inventory));
    }
}
