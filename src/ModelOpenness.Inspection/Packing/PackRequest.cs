namespace ModelOpenness.Inspection.Packing;

/// <summary>A package that was packed, or what a project published, and what is known of the project that packed it.</summary>
/// <param name="PackageFile">Full path of the <c>.nupkg</c>; empty for what was published.</param>
/// <param name="ProjectFile">Full path of the project file.</param>
internal sealed record PackRequest(string PackageFile, string ProjectFile)
{
    /// <summary>Inventories of the project's builds, one a target framework; what is not there is passed over.</summary>
    public IReadOnlyList<string> InventoryFiles { get; init; } = [];

    /// <summary>Full path of the <c>.nuspec</c> that the project packs by, or null.</summary>
    public string? NuspecFile { get; init; }

    /// <summary>Full path of the policy file; null to take the nearest one upwards.</summary>
    public string? PolicyFile { get; init; }

    /// <summary>Full paths of files that the project wants to be left alone (<c>ModelArtifact Ignore="true"</c>).</summary>
    public IReadOnlyList<string> IgnoredFiles { get; init; } = [];
}
