using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Ci;

/// <summary>A finding that no waiver accepts, as a CI service places it.</summary>
/// <param name="Inventory">The inventory that holds it.</param>
/// <param name="Finding">The finding.</param>
internal sealed record StandingFinding(Inventory Inventory, Finding Finding)
{
    /// <summary>
    /// The file in the repository that the finding is shown at. What stands in a package is shown at the project, since a repository
    /// does not hold packages; null for a folder, where there is no such file.
    /// </summary>
    public string? File => !Place.IsInPackage(Finding.Place.Path) ? Inventory.FromRoot(Finding.Place.Path)
        : Inventory.ProjectPath.EndsWith("proj", StringComparison.OrdinalIgnoreCase) ? Inventory.ProjectPath
        : null;

    /// <summary>The stretch of that file; line 0 for the file as a whole.</summary>
    public Place Place => Place.IsInPackage(Finding.Place.Path) ? new Place(File ?? "") : Finding.Place;

    /// <summary>All standing findings, the gravest first.</summary>
    /// <param name="inventories">The inventories.</param>
    public static IReadOnlyList<StandingFinding> In(IReadOnlyList<Inventory> inventories) =>
        [
            .. inventories
                .SelectMany(i => i.Findings.Where(f => f.Waiver is null).Select(f => new StandingFinding(i, f)))
                .OrderByDescending(f => f.Finding.Severity),
        ];
}
