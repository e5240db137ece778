using System.Globalization;
using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.References;
using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Projects;

/// <summary>
/// Makes the request for a project from what the project says: one function for the build's task and for the command line, so that
/// both inspect the same.
/// </summary>
internal static class ProjectRequest
{
    private static readonly StringComparer Paths = Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
    private static readonly char[] Separators = [';', ',', ' '];
    private static readonly char[] ListSeparators = [';', ',', '\n'];
    private static readonly string[] LabelProperties = ["PackageTags", "Description", "Title", "PackageReleaseNotes", "ModelOpennessLabel"];

    /// <summary>
    /// What <c>ModelOpennessReport</c> may name: the names of the report kinds, which are known here so that a build without a report
    /// need not load the library of reports. A test holds the two together.
    /// </summary>
    public static IReadOnlyList<string> ReportNames { get; } =
    ["html", "cyclonedx", "cyclonedx-xml", "spdx", "spdx2", "sarif", "json", "inventory", "github", "azure", "codeclimate", "markdown"];

    /// <summary>The properties that the request depends on.</summary>
    public static IReadOnlyList<string> PropertyNames { get; } =
    [
        .. LabelProperties,
        "PackageLicenseExpression", "PackageReadmeFile", "IsPackable", "IncludeContentInPack", "UsingMicrosoftNETSdkWeb",
        "UsingMicrosoftNETSdkRazor", "ModelOpennessStandard", "ModelOpennessRequire", "ModelOpennessPolicyFile", "ModelOpennessAllow",
        "ModelOpennessDeny", "ModelOpennessDate", "ModelOpennessReport", "ModelOpennessNotices", "ModelOpennessInspectPackages",
    ];

    /// <summary>The metadata of items that the request depends on.</summary>
    public static IReadOnlyList<string> MetadataNames { get; } =
    [
        "License", "LicenseFile", "ModelCard", "ModelId", "Label", "Ignore", "Pack", "CopyToOutputDirectory", "CopyToPublishDirectory",
        "DefiningProjectDirectory",
    ];

    /// <summary>True where the project is inspected: test projects ship nothing, and a project may decline.</summary>
    /// <param name="project">The project.</param>
    public static bool Applies(ProjectContents project) =>
        !project.Is("ModelOpennessEnabled", "false") && !project.Is("IsTestProject", "true")
        // WPF compiles a copy of the project before the project itself.
        && !Path.GetFileNameWithoutExtension(project.ProjectFile).EndsWith("_wpftmp", StringComparison.Ordinal);

    /// <summary>True for an item that has a say; a project may have thousands of others.</summary>
    /// <param name="type">Type of the item.</param>
    /// <param name="path">Its path, as it is written.</param>
    public static bool Asks(string type, string path) => type switch
    {
        "ModelArtifact" or "Compile" => true,
        "EmbeddedResource" => ModelFileNames.IsCandidate(path) || ReferenceFiles.MayName(path),
        "Content" or "None" => ModelFileNames.IsCandidate(path) || ReferenceFiles.MayName(path) || path.EndsWith(".md", StringComparison.OrdinalIgnoreCase),
        ProjectItem.PackageFile => ModelFileNames.IsCandidate(path) || AssemblyModels.MayBeAssembly(path),
        _ => ModelFileNames.IsCandidate(path),
    };

    /// <summary>Full paths of the assemblies of packages, in which models may be embedded.</summary>
    /// <param name="project">The project.</param>
    public static IReadOnlyList<string> Assemblies(ProjectContents project) =>
        project.Is("ModelOpennessInspectPackages", "false")
            ? []
            :
            [
                .. project
                    .Items.Where(i =>
                        i.Type == ProjectItem.PackageFile && AssemblyModels.MayBeAssembly(i.FullPath) && IsInPackage(i.FullPath, project)
                    )
                    .Select(i => i.FullPath),
            ];

    /// <summary>The request.</summary>
    /// <param name="project">What the project says.</param>
    /// <param name="places">Finds where a property is set.</param>
    public static InspectionRequest Of(ProjectContents project, PropertyLocator places)
    {
        var folder = Path.GetDirectoryName(project.ProjectFile)!;
        return new InspectionRequest(folder, Path.GetFileName(project.ProjectFile))
        {
            Candidates = Candidates(project),
            Labels = ProjectLabels.Of(
                LabelProperties.Select(p => new LabelProperty(p, project.Get(p))).Where(p => p.Value.Length > 0),
                places
            ),
            ProjectLicense = Text(project, "PackageLicenseExpression") is { } license
                ? new StatedLicense(license, places.Find("PackageLicenseExpression", license), "PackageLicenseExpression")
                : null,
            Standard = Named(project, "ModelOpennessStandard", places),
            Require = Named(project, "ModelOpennessRequire", places),
            PolicyFile = Text(project, "ModelOpennessPolicyFile") is { } policy ? FullPath(folder, policy) : null,
            Allow = Words(project, "ModelOpennessAllow", places),
            Deny = Words(project, "ModelOpennessDeny", places),
            Date = IsDate(project) ? Text(project, "ModelOpennessDate") : null,
            NotLookedAt = project.NotLookedAt,
            PropertyMistakes = [.. Mistakes(project, places)],
            ReadmeFiles = Readmes(project, folder),
            DataFiles =
            [
                .. Files(project, p => ReferenceFiles.MayName(p) && !IsInPackage(p, project), "Content", "None", "EmbeddedResource")
                    .Concat(places.Files)
                    .Distinct(StringComparer.Ordinal),
            ],
            ResourceFiles = Files(project, ResourceClaims.IsResourceFile, "EmbeddedResource"),
        };
    }

    /// <summary>The source code of a project, for those who have no compiler.</summary>
    /// <param name="project">The project.</param>
    /// <param name="symbols">The symbols that are defined; null where that is not known.</param>
    public static SourceCode Sources(ProjectContents project, IReadOnlyCollection<string>? symbols) =>
        new(
            [
                .. project
                    .Items.Where(i => i.Type == "Compile" && SourceLanguages.Of(i.FullPath) is not null)
                    .Select(i => i.FullPath)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(p => p, StringComparer.Ordinal),
            ],
            symbols,
            [.. project.Items.Where(i => i.Type == "Using").Select(i => i.Include)]
        );

    /// <summary>The request with the models that are embedded in assemblies of packages.</summary>
    /// <param name="request">The request.</param>
    /// <param name="embedded">Those models.</param>
    public static InspectionRequest With(InspectionRequest request, IReadOnlyList<ModelCandidate> embedded) => embedded.Count == 0
        ? request
        : request with { Candidates = [.. request.Candidates.Concat(embedded).OrderBy(c => c.FullPath, StringComparer.Ordinal)] };

    /// <summary>
    /// Which files may be models, and which of them the project ships. A default None item exists for every file in the folder and a file
    /// in Content may stand in None as well, so shipping is decided by metadata, and one item that ships is enough.
    /// </summary>
    private static IReadOnlyList<ModelCandidate> Candidates(ProjectContents project)
    {
        var goesAlong = project.Is("UsingMicrosoftNETSdkWeb", "true") || project.Is("UsingMicrosoftNETSdkRazor", "true")
            || (!project.Is("IsPackable", "false") && !project.Is("IncludeContentInPack", "false"));
        var withPackages = !project.Is("ModelOpennessInspectPackages", "false");
        var declared = project.Items.Where(i => i.Type == "ModelArtifact").ToList();
        var ignored = new HashSet<string>(declared.Where(i => Is(i.Get("Ignore"), "true")).Select(i => i.FullPath), Paths);
        var candidates = declared
            .ToLookup(i => i.FullPath, Paths)
            .Where(i => !ignored.Contains(i.Key))
            .ToDictionary(i => i.Key, i => Declared(i.Last(), project), Paths);
        foreach (var item in project.Items)
        {
            if (
                item.Type == "ModelArtifact"
                || !ModelFileNames.IsCandidate(item.FullPath)
                || ignored.Contains(item.FullPath)
                || (!withPackages && IsInPackage(item.FullPath, project))
            )
            {
                continue;
            }

            var ships = item.Type switch
            {
                "Content" => Shipping.OfContent(item.Get, goesAlong),
                "None" => Shipping.OfNone(item.Get),
                // Embedded, an asset of the app, copied by a reference or a package.
                _ => true,
            };
            candidates.TryGetValue(item.FullPath, out var known);
            candidates[item.FullPath] = (known ?? new ModelCandidate(item.FullPath)) with { Ships = known is { Ships: true } || ships };
        }

        return [.. candidates.Values.OrderBy(c => c.FullPath, StringComparer.Ordinal)];
    }

    private static ModelCandidate Declared(ProjectItem item, ProjectContents project)
    {
        // A path in metadata is relative to the project that defines the item, as everywhere in MSBuild.
        var folder = Text(item.Get("DefiningProjectDirectory")) ?? Path.GetDirectoryName(project.ProjectFile)!;
        return new ModelCandidate(item.FullPath)
        {
            IsDeclared = true,
            Ships = true,
            License = Text(item.Get("License")),
            LicenseFile = Text(item.Get("LicenseFile")) is { } file ? FullPath(folder, file) : null,
            ModelCard = Text(item.Get("ModelCard")) is { } card ? FullPath(folder, card) : null,
            ModelId = Text(item.Get("ModelId")),
            Label = Text(item.Get("Label")),
        };
    }

    /// <summary>The README of the project's folder, and the package readme wherever an item takes it from.</summary>
    private static IReadOnlyList<string> Readmes(ProjectContents project, string folder)
    {
        var name = Path.GetFileName(project.Get("PackageReadmeFile").Replace('\\', '/'));
        var packed =
            name.Length == 0
                ? []
                : project.Items.Where(i => i.Type is "Content" or "None" && Is(Path.GetFileName(i.FullPath), name)).Select(i => i.FullPath);
        return [.. packed.Prepend(Path.Combine(folder, "README.md")).Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Files(ProjectContents project, Func<string, bool> fits, params string[] types) =>
    [
        .. project.Items.Where(i => types.Contains(i.Type, StringComparer.Ordinal) && fits(i.FullPath)).Select(i => i.FullPath)
            .Distinct(StringComparer.Ordinal).OrderBy(p => p, StringComparer.Ordinal),
    ];

    private static IEnumerable<PolicyMistake> Mistakes(ProjectContents project, PropertyLocator places)
    {
        if (
            project
                .Get("ModelOpennessReport")
                .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(r => !ReportNames.Contains(r, StringComparer.OrdinalIgnoreCase)) is
            { } report
        )
        {
            yield return new PolicyMistake(
                $"ModelOpennessReport names a report that is not known: '{report}'. Write "
                + $"{string.Join(", ", ReportNames.Take(ReportNames.Count - 1))} or {ReportNames[ReportNames.Count - 1]}.",
                places.Find("ModelOpennessReport", report)
            );
        }

        if (!IsDate(project))
        {
            yield return new PolicyMistake(
                "ModelOpennessDate must be a date written as yyyy-MM-dd; waivers are not held against it.",
                places.Find("ModelOpennessDate", project.Get("ModelOpennessDate"))
            );
        }
    }

    private static bool IsDate(ProjectContents project) => Text(project, "ModelOpennessDate") is not { } date
        || DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static NamedStandard? Named(ProjectContents project, string property, PropertyLocator places) =>
        Text(project, property) is { } value ? new NamedStandard(value, places.Find(property, value), property) : null;

    /// <summary>The words of a list; a name of a license may hold spaces.</summary>
    private static IReadOnlyList<StatedWord> Words(ProjectContents project, string property, PropertyLocator places) =>
    [
        .. project.Get(property).Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim()).Where(w => w.Length > 0)
            .Select(w => new StatedWord(w, places.Find(property, w))),
    ];

    private static bool IsInPackage(string path, ProjectContents project)
    {
        var comparison = Paths == StringComparer.Ordinal ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        foreach (var root in project.PackageRoots)
        {
            if (
                root.Length > 0
                && path.StartsWith(root, comparison)
                && (root[root.Length - 1] is '/' or '\\' || (path.Length > root.Length && path[root.Length] is '/' or '\\'))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string FullPath(string folder, string path) => Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)));

    private static string? Text(ProjectContents project, string property) => Text(project.Get(property));

    private static string? Text(string value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static bool Is(string value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
