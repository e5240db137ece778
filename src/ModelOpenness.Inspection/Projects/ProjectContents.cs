namespace ModelOpenness.Inspection.Projects;

/// <summary>An item of a project.</summary>
/// <param name="Type">Content, None, EmbeddedResource or ModelArtifact.</param>
/// <param name="FullPath">The file.</param>
/// <param name="Metadata">Its metadata; names in any case.</param>
public sealed record ProjectItem(string Type, string FullPath, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The metadata of this name, or an empty text.</summary>
    /// <param name="name">Name.</param>
    public string Get(string name) => Metadata.TryGetValue(name, out var value) ? value : "";
}

/// <summary>What a project says, evaluated by MSBuild or read as XML.</summary>
/// <param name="ProjectFile">Full path of the project file.</param>
/// <param name="Items">Its items.</param>
/// <param name="Properties">Its properties; names in any case.</param>
public sealed record ProjectContents(string ProjectFile, IReadOnlyList<ProjectItem> Items, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>The types of items that may be models.</summary>
    public static IReadOnlyList<string> ItemTypes { get; } = ["Content", "None", "EmbeddedResource", "ModelArtifact"];

    /// <summary>The properties that an inspection asks for.</summary>
    public static IReadOnlyList<string> PropertyNames { get; } =
    [
        "PackageTags", "Description", "Title", "PackageReleaseNotes", "ModelOpennessLabel", "PackageLicenseExpression", "PackageReadmeFile",
        "ModelOpennessStandard", "ModelOpennessRequire", "ModelOpennessPolicyFile", "ModelOpennessDate", "ModelOpennessInspectPackages",
        "IsPackable", "IncludeContentInPack", "UsingMicrosoftNETSdkWeb", "UsingMicrosoftNETSdkRazor", "TargetFramework", "TargetFrameworks", "ProjectAssetsFile",
    ];

    /// <summary>The property of this name, or an empty text.</summary>
    /// <param name="name">Name.</param>
    public string Get(string name) => Properties.TryGetValue(name, out var value) ? value.Trim() : "";

    /// <summary>True where the property has this value, in any case.</summary>
    /// <param name="name">Name.</param>
    /// <param name="value">Value.</param>
    public bool Is(string name, string value) => string.Equals(Get(name), value, StringComparison.OrdinalIgnoreCase);
}
