using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection;

/// <summary>What to inspect: the same for a build, the command line and tests.</summary>
/// <param name="BaseFolder">Full path of the project folder or the folder asked about; all places are relative to it.</param>
/// <param name="Project">Name of the project file or folder, relative to <paramref name="BaseFolder"/>.</param>
internal sealed record InspectionRequest(string BaseFolder, string Project)
{
    /// <summary>
    /// True where <see cref="BaseFolder"/> is a project's: its README and license file then speak of the project, and of models in
    /// that very folder only where nothing else does.
    /// </summary>
    public bool BaseIsProject { get; init; } = true;

    /// <summary>True where the inventory is for a report, which shows what lies beside each model; a build that reports nothing need not look.</summary>
    public bool ReadsReleases { get; init; }

    /// <summary>
    /// True where packages are what is inspected, before anybody uses them: then their license is held against their models by
    /// MOP2006, and is no reason for MOP1000.
    /// </summary>
    public bool PackageIsSubject => Package is not null;

    /// <summary>The package that is inspected, or null.</summary>
    public PackageFile? Package { get; init; }

    /// <summary>Told of each candidate before it is read; for progress bars.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Files that may be models.</summary>
    public IReadOnlyList<ModelCandidate> Candidates { get; init; } = [];

    /// <summary>What could not be looked at when candidates were looked for.</summary>
    public IReadOnlyList<NotLookedAt> NotLookedAt { get; init; } = [];

    /// <summary>Labels that the project carries, with their places.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>Full paths of the project's README and package readme; what is not there is passed over.</summary>
    public IReadOnlyList<string> ReadmeFiles { get; init; } = [];

    /// <summary>True where references are read without a label of the project, too: for a report, or the command line.</summary>
    public bool ReadsReferences { get; init; }

    /// <summary>Full paths of files that may name models: settings, data, scripts, markup, the project file.</summary>
    public IReadOnlyList<string> DataFiles { get; init; } = [];

    /// <summary>The source code; null where a compiler looks at it instead.</summary>
    public SourceCode? Sources { get; init; }

    /// <summary>Full paths of resource files whose texts may claim openness: <c>.resx</c>.</summary>
    public IReadOnlyList<string> ResourceFiles { get; init; } = [];

    /// <summary>The license that the project states for itself (<c>PackageLicenseExpression</c>), with its place, or null.</summary>
    public StatedLicense? ProjectLicense { get; init; }

    /// <summary>The standard that labels are judged by, with its place; null where the policy or the default decides.</summary>
    public NamedStandard? Standard { get; init; }

    /// <summary>The standard demanded with or without a label, with its place; null where the policy decides.</summary>
    public NamedStandard? Require { get; init; }

    /// <summary>Full path of the policy file; null to take the nearest one upwards.</summary>
    public string? PolicyFile { get; init; }

    /// <summary>What the project allows beside its policy, a word each.</summary>
    public IReadOnlyList<StatedWord> Allow { get; init; } = [];

    /// <summary>What the project bars beside its policy, a word each.</summary>
    public IReadOnlyList<StatedWord> Deny { get; init; } = [];

    /// <summary>The day that waivers are held against, yyyy-MM-dd, or null.</summary>
    public string? Date { get; init; }

    /// <summary>Properties that cannot be used as written, found before the inspection.</summary>
    public IReadOnlyList<PolicyMistake> PropertyMistakes { get; init; } = [];
}

/// <summary>A word of a property's list.</summary>
/// <param name="Text">The word.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record StatedWord(string Text, Place Place);

/// <summary>Source code, as far as its texts matter.</summary>
/// <param name="Files">Full paths.</param>
/// <param name="Symbols">The symbols that are defined for <c>#if</c>; null where that is not known.</param>
/// <param name="Usings">Namespaces that every file uses.</param>
internal sealed record SourceCode(IReadOnlyList<string> Files, IReadOnlyCollection<string>? Symbols, IReadOnlyList<string> Usings);

/// <summary>A license as somebody states it.</summary>
/// <param name="AsWritten">The words.</param>
/// <param name="Place">Where they stand.</param>
/// <param name="Key">The property or metadata that holds them.</param>
internal sealed record StatedLicense(string AsWritten, Place Place, string Key);

/// <summary>A file that may be a model.</summary>
/// <param name="FullPath">The file.</param>
internal sealed record ModelCandidate(string FullPath)
{
    /// <summary>True where the project ships the file: copied to output or publish, packed, embedded.</summary>
    public bool Ships { get; init; }

    /// <summary>True where a <c>ModelArtifact</c> item names the file: then it is a model whatever its extension.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Item metadata <c>License</c>, or null.</summary>
    public string? License { get; init; }

    /// <summary>Full path of item metadata <c>LicenseFile</c>, or null.</summary>
    public string? LicenseFile { get; init; }

    /// <summary>Full path of item metadata <c>ModelCard</c>, or null.</summary>
    public string? ModelCard { get; init; }

    /// <summary>Item metadata <c>ModelId</c>, or null.</summary>
    public string? ModelId { get; init; }

    /// <summary>Item metadata <c>Label</c>, or null.</summary>
    public string? Label { get; init; }
}

/// <summary>A package file that is inspected.</summary>
/// <param name="FullPath">The <c>.nupkg</c>, which is mounted.</param>
/// <param name="Paths">What is in it.</param>
internal sealed record PackageFile(string FullPath, IReadOnlyList<string> Paths);
