using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Projects;

/// <summary>An item of a project.</summary>
/// <param name="Type">Its type, as in <see cref="ProjectContents.ItemTypes"/>, or one of the two here.</param>
/// <param name="FullPath">The file.</param>
/// <param name="Metadata">Its metadata; names in any case.</param>
internal sealed record ProjectItem(string Type, string FullPath, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Type of what a referenced project copies to this project's output, as <c>GetCopyToOutputDirectoryItems</c> gives it.</summary>
    public const string Referenced = "ReferencedItem";

    /// <summary>Type of a file that a package brings to the output, assemblies included, as the build calls them.</summary>
    public const string PackageFile = "ReferenceCopyLocalPaths";

    /// <summary>The item as it is written, once evaluated: a path, or a name where no file is meant.</summary>
    public string Include { get; init; } = "";

    /// <summary>The metadata of this name, or an empty text.</summary>
    /// <param name="name">Name.</param>
    public string Get(string name) => Metadata.TryGetValue(name, out var value) ? value : "";
}

/// <summary>Items that only a target adds, which nobody sees who does not build.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="ItemType">Type of the items.</param>
/// <param name="Include">What they are, as written; empty where a task decides.</param>
/// <param name="File">Full path of the file that holds the target.</param>
/// <param name="Line">The line there.</param>
internal sealed record UnseenItem(string Target, string ItemType, string Include, string File, int Line);

/// <summary>What a project says for one target framework, seen by a build, evaluated by MSBuild or read as XML.</summary>
/// <param name="ProjectFile">Full path of the project file.</param>
/// <param name="Items">Its items.</param>
/// <param name="Properties">Its properties; names in any case.</param>
internal sealed record ProjectContents(string ProjectFile, IReadOnlyList<ProjectItem> Items, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>The types of items that may be models, or make up the app.</summary>
    public static IReadOnlyList<string> ModelItemTypes { get; } =
        ["Content", "None", "EmbeddedResource", "ModelArtifact", "MauiAsset", "AndroidAsset", "BundleResource", "AvaloniaResource", "Resource"];

    /// <summary>The types of items that an inspection asks for: models, references, and what C# is compiled from.</summary>
    public static IReadOnlyList<string> ItemTypes { get; } =
    [
        .. ModelItemTypes,
        "ProjectReference", "PackageReference", "Compile", "Using", "Reference", "FrameworkReference", "EditorConfigFiles",
        "GlobalAnalyzerConfigFiles",
    ];

    /// <summary>The properties that an inspection asks for.</summary>
    public static IReadOnlyList<string> PropertyNames { get; } =
    [
        // What may claim openness, and what the package says of itself.
        "PackageTags", "Description", "Title", "PackageReleaseNotes", "ModelOpennessLabel", "PackageLicenseExpression",
        "PackageLicenseFile", "PackageReadmeFile", "PackageId", "IsPackable", "IncludeContentInPack", "NuspecFile",
        // How to inspect.
        "ModelOpennessEnabled", "ModelOpennessStandard", "ModelOpennessRequire", "ModelOpennessPolicyFile", "ModelOpennessAllow",
        "ModelOpennessDeny", "ModelOpennessDate", "ModelOpennessInspectPackages", "ModelOpennessReport", "ModelOpennessNotices",
        "ModelOpennessReporter", "IsTestProject", "UsingMicrosoftNETSdkWeb", "UsingMicrosoftNETSdkRazor",
        // Which severities hold.
        "NoWarn", "WarningsAsErrors", "WarningsNotAsErrors", "TreatWarningsAsErrors", "RunAnalyzers", "RunAnalyzersDuringBuild",
        // Frameworks, packages and references.
        "TargetFramework", "TargetFrameworks", "TargetFrameworkMoniker", "TargetFrameworkIdentifier", "TargetFrameworkVersion",
        "TargetPlatformIdentifier", "RuntimeIdentifier", "ProjectAssetsFile", "NuGetPackageRoot", "NuGetPackageFolders",
        "CopyLocalLockFileAssemblies", "UseCommonOutputDirectory", "MSBuildCopyContentTransitively",
        // How C# is compiled.
        "Language", "LangVersion", "DefineConstants", "AllowUnsafeBlocks", "Nullable", "ImplicitUsings", "OutputType", "AssemblyName",
        "DisableImplicitFrameworkDefines", "OutDir", "IntermediateOutputPath",
    ];

    /// <summary>Full paths of packages folders: what lies in them is not the project's own.</summary>
    public IReadOnlyList<string> PackageRoots { get; init; } = [];

    /// <summary>Items that only a target adds; of an evaluated project.</summary>
    public IReadOnlyList<UnseenItem> Unseen { get; init; } = [];

    /// <summary>What could not be looked at while the project was read as XML.</summary>
    public IReadOnlyList<NotLookedAt> NotLookedAt { get; init; } = [];

    /// <summary>Why the project was read as XML, as the end of a sentence; null where it was evaluated or built.</summary>
    public string? ReadAsXml { get; init; }

    /// <summary>The property of this name, or an empty text.</summary>
    /// <param name="name">Name.</param>
    public string Get(string name) => Properties.TryGetValue(name, out var value) ? value.Trim() : "";

    /// <summary>True where the property has this value, in any case.</summary>
    /// <param name="name">Name.</param>
    /// <param name="value">Value.</param>
    public bool Is(string name, string value) => string.Equals(Get(name), value, StringComparison.OrdinalIgnoreCase);
}
