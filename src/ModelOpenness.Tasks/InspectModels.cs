using Microsoft.Build.Framework;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Resources;
using ModelOpenness.Inspection.Settings;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>
/// Inspects the models of a project and writes the inventory, which the analyzer renders. It logs no finding itself, so that a
/// finding is reported once, with the severity that the compiler gives it.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class InspectModels : Microsoft.Build.Utilities.Task
{
    /// <summary>Full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Where the inventory is written, under obj.</summary>
    [Required]
    public string InventoryFile { get; set; } = "";

    /// <summary>Where the state of the last inspection is kept, under obj.</summary>
    [Required]
    public string CacheFile { get; set; } = "";

    /// <summary><c>ModelArtifact</c> items: models that the project declares.</summary>
    public ITaskItem[] ModelArtifacts { get; set; } = [];

    /// <summary><c>Content</c> items.</summary>
    public ITaskItem[] Content { get; set; } = [];

    /// <summary><c>None</c> items.</summary>
    public ITaskItem[] None { get; set; } = [];

    /// <summary><c>EmbeddedResource</c> items.</summary>
    public ITaskItem[] EmbeddedResources { get; set; } = [];

    /// <summary>
    /// Items that app frameworks put into the app whole: <c>MauiAsset</c>, <c>AndroidAsset</c>, <c>BundleResource</c>, <c>AvaloniaResource</c>,
    /// and WPF's <c>Resource</c>.
    /// </summary>
    public ITaskItem[] AppAssets { get; set; } = [];

    /// <summary>Items that referenced projects copy to this project's output.</summary>
    public ITaskItem[] ReferencedItems { get; set; } = [];

    /// <summary>Properties whose words may claim openness: the name as item, the value as metadata <c>Value</c>.</summary>
    public ITaskItem[] LabelProperties { get; set; } = [];

    /// <summary>The project's <c>PackageLicenseExpression</c>.</summary>
    public string? PackageLicenseExpression { get; set; }

    /// <summary>The standard that labels are judged by.</summary>
    public string? Standard { get; set; }

    /// <summary>The standard demanded with or without a label.</summary>
    public string? Require { get; set; }

    /// <summary>The policy file, where it is not the nearest modelopenness.json upwards.</summary>
    public string? PolicyFile { get; set; }

    /// <summary>The day that waivers are held against, yyyy-MM-dd.</summary>
    public string? Date { get; set; }

    /// <summary>The project's <c>PackageReadmeFile</c>.</summary>
    public string? PackageReadmeFile { get; set; }

    /// <summary>Reports to write beside the output: <c>html;cyclonedx;sarif;json</c>; nothing for none.</summary>
    public string? Reports { get; set; }

    /// <summary>Folder of the reports.</summary>
    public string? ReportFolder { get; set; }

    /// <summary>True where the project publishes its Content by default (Web SDK).</summary>
    public bool PublishesContent { get; set; }

    /// <summary>True where the project can be packed: then Content goes into the package.</summary>
    public bool IsPackable { get; set; }

    /// <summary>NuGet package folders.</summary>
    public ITaskItem[] PackageRoots { get; set; } = [];

    /// <summary>Files that references copy to the output; those of packages are looked into.</summary>
    public ITaskItem[] ReferencedFiles { get; set; } = [];

    /// <summary>
    /// <c>true</c> to look for models in packages always, <c>false</c> never; else models that packages bring as files count, and their
    /// assemblies are looked into where the project has a label or a model.
    /// </summary>
    public string? InspectPackages { get; set; }

    /// <summary>True in a design-time build: nothing is logged then.</summary>
    public bool DesignTime { get; set; }

    /// <summary>What the compiler gets: the findings, the inventory where code may matter, and the files in which findings stand.</summary>
    [Output]
    public ITaskItem[] AdditionalFiles { get; private set; } = [];

    /// <summary>True where <see cref="ReportFindings"/> has something to say.</summary>
    [Output]
    public bool HasFindings { get; private set; }

    /// <summary>What the analyzer may find in source files as well: <c>References</c>, <c>Claims</c>, both, or nothing.</summary>
    [Output]
    public string MayFindInCode { get; private set; } = "";

    /// <summary>In a design-time build the files that decided, for Visual Studio's up-to-date check.</summary>
    [Output]
    public ITaskItem[] WatchedFiles { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Run();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // A full disk or a locked obj folder breaks the build elsewhere if it must; it is not for this task to do so.
            Warn($"The models were not inspected: {e.Message} Build again when the folder can be written.");
        }

        return true;
    }

    private void Run()
    {
        var baseFolder = Path.GetDirectoryName(ProjectFile)!;
        var candidates = new ItemCandidates(PublishesContent, IsPackable);
        candidates.AddDeclared(ModelArtifacts);
        candidates.AddContent(Content);
        candidates.AddNone(None);
        candidates.AddEmbedded(EmbeddedResources);
        candidates.AddEmbedded(AppAssets);
        candidates.AddReferenced(ReferencedItems);
        candidates.AddPackageFiles(ReferencedFiles);
        var roots = PackageRoots.Select(r => r.ItemSpec).ToList();
        if (Is(InspectPackages, "false"))
        {
            candidates.WithoutPackages(roots);
        }

        var found = candidates.Result;
        var assemblies = Is(InspectPackages, "false") ? [] : PackageAssemblies.Among(ReferencedFiles, roots);
        var readmes = ReadmeFiles(baseFolder);
        var settingsFiles = Paths(Content.Concat(None), SettingsFindings.IsSettingsFile);
        var resourceFiles = Paths(EmbeddedResources, ResourceFindings.IsResourceFile);
        var key = InspectionCache.Key(Settings([readmes, settingsFiles, resourceFiles, assemblies]), found);
        var findingsFile = Path.Combine(Path.GetDirectoryName(InventoryFile)!, FindingList.FileName);
        if (InspectionCache.TryRead(CacheFile, key, InventoryFile, findingsFile) is { } known)
        {
            Give(known);
            if (WantsReports)
            {
                ReportFiles.WriteMissing(InventoryFile, Reports!, ReportFolder!, Path.GetFileNameWithoutExtension(ProjectFile));
            }

            return;
        }

        if (found.Count > 0 || HasLabel() || Is(InspectPackages, "true"))
        {
            var files = new SourceFiles(baseFolder, roots);
            IReadOnlyList<ModelCandidate> all = [.. found, .. new PackageAssemblies(CacheFile + ".packages").Models(assemblies, files)];
            Inspect(Request(baseFolder, all, readmes, files) with { SettingsFiles = settingsFiles, ResourceFiles = resourceFiles }, files, key, findingsFile);
        }
    }

    private void Inspect(InspectionRequest request, SourceFiles files, string key, string findingsFile)
    {
        var inventory = Inspector.Inspect(request, files) with
        {
            Folder = DisplayPath.Folder(request.BaseFolder, Path.GetDirectoryName(InventoryFile)!),
        };
        var waived = inventory.Findings.Count(f => f.Waiver is not null);
        if (waived > 0 && !DesignTime)
        {
            Log.LogMessage(MessageImportance.Low, $"ModelOpenness: {waived.ToString(System.Globalization.CultureInfo.InvariantCulture)} findings are waived by the policy; reports show them with their reasons.");
        }

        var findings = CodeRuleSet.Findings(inventory);
        AtomicFile.WriteIfChanged(InventoryFile, InventoryWriter.ToBytes(inventory));
        AtomicFile.WriteIfChanged(findingsFile, System.Text.Encoding.UTF8.GetBytes(findings.Write()));
        if (WantsReports)
        {
            ReportFiles.Write(inventory, Reports!, ReportFolder!, Path.GetFileNameWithoutExtension(ProjectFile));
        }

        var outcome = InspectionOutcome.Of(findings, findingsFile, InventoryFile, request.BaseFolder);
        InspectionCache.Write(CacheFile, key, InventoryFile, findingsFile, files.Stamps, outcome);
        Give(outcome with { WatchedFiles = [.. files.Stamps.Where(s => s.Kind == FileStampKind.File).Select(s => s.Path)] });
    }

    private static bool Is(string? value, string word) => string.Equals(value?.Trim(), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Everything but the candidates that an inspection depends on.</summary>
    private List<string> Settings(IReadOnlyList<IReadOnlyList<string>> files)
    {
        var settings = new List<string> { ProjectFile, PackageLicenseExpression ?? "", Standard ?? "", Require ?? "", PolicyFile ?? "", Date ?? "", Reports ?? "" };
        foreach (var list in files)
        {
            settings.AddRange(list);
            // Where one list ends and the next begins counts as well.
            settings.Add("");
        }

        foreach (var root in PackageRoots)
        {
            settings.Add(root.ItemSpec);
        }

        foreach (var property in LabelProperties)
        {
            settings.Add(property.ItemSpec + "=" + property.GetMetadata("Value"));
        }

        return settings;
    }

    private bool WantsReports => !string.IsNullOrWhiteSpace(Reports) && !string.IsNullOrWhiteSpace(ReportFolder) && !DesignTime;

    /// <summary>A label without a model file still counts: for models that the code refers to.</summary>
    private bool HasLabel() =>
        ProjectLabels.Of(Properties(), new PropertyLocator(ProjectFile, new SourceFiles(Path.GetDirectoryName(ProjectFile)!))).Count > 0;

    private IEnumerable<LabelProperty> Properties() => LabelProperties.Select(p => new LabelProperty(p.ItemSpec, p.GetMetadata("Value")));

    /// <summary>The full paths of items whose names fit, each once, in ordinal order.</summary>
    private static List<string> Paths(IEnumerable<ITaskItem> items, Func<string, bool> fits) =>
        [.. items.Where(i => fits(i.ItemSpec)).Select(i => i.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal).OrderBy(p => p, StringComparer.Ordinal)];

    /// <summary>The README of the project's folder, and the package readme wherever an item takes it from.</summary>
    private List<string> ReadmeFiles(string baseFolder)
    {
        var readmes = new List<string> { Path.Combine(baseFolder, "README.md") };
        if (!string.IsNullOrWhiteSpace(PackageReadmeFile))
        {
            var name = Path.GetFileName(PackageReadmeFile!.Replace('\\', '/'));
            readmes.AddRange(None.Concat(Content)
                .Where(i => string.Equals(Path.GetFileName(i.ItemSpec), name, StringComparison.OrdinalIgnoreCase))
                .Select(i => i.GetMetadata("FullPath")));
        }

        return [.. readmes.Distinct(StringComparer.Ordinal)];
    }

    private InspectionRequest Request(string baseFolder, IReadOnlyList<ModelCandidate> candidates, IReadOnlyList<string> readmes, SourceFiles files)
    {
        var locator = new PropertyLocator(ProjectFile, files);
        var date = string.IsNullOrWhiteSpace(Date) ? null : Date!.Trim();
        var isDate = date is null || DateTime.TryParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
        return new InspectionRequest(baseFolder, Path.GetFileName(ProjectFile))
        {
            Candidates = candidates,
            Labels = ProjectLabels.Of(Properties(), locator),
            ProjectLicense = string.IsNullOrWhiteSpace(PackageLicenseExpression)
                ? null
                : new StatedLicense(PackageLicenseExpression!, locator.Find("PackageLicenseExpression", PackageLicenseExpression!), "PackageLicenseExpression"),
            Standard = Named("ModelOpennessStandard", Standard, locator),
            Require = Named("ModelOpennessRequire", Require, locator),
            PolicyFile = string.IsNullOrWhiteSpace(PolicyFile) ? null : Path.GetFullPath(Path.Combine(baseFolder, PolicyFile!.Trim().Replace('\\', Path.DirectorySeparatorChar))),
            ReadsReleases = WantsReports,
            Date = isDate ? date : null,
            PropertyMistakes = isDate ? UnknownReports(locator) : [.. UnknownReports(locator), new PolicyMistake("ModelOpennessDate must be a date written as yyyy-MM-dd; waivers are not held against it.", locator.Find("ModelOpennessDate", date!))],
            ReadmeFiles = readmes,
        };
    }

    private IReadOnlyList<PolicyMistake> UnknownReports(PropertyLocator locator) =>
        WantsReports && ReportFiles.Unknown(Reports!) is { } name
            ? [new PolicyMistake($"ModelOpennessReport names no report that is known: '{name}'. Write html, cyclonedx, sarif or json.", locator.Find("ModelOpennessReport", name))]
            : [];

    private static NamedStandard? Named(string property, string? value, PropertyLocator locator) =>
        string.IsNullOrWhiteSpace(value) ? null : new NamedStandard(value!.Trim(), locator.Find(property, value.Trim()), property);

    private void Give(InspectionOutcome outcome)
    {
        AdditionalFiles = Items(outcome.AdditionalFiles);
        HasFindings = outcome.HasFindings;
        MayFindInCode = outcome.CodeRules == CodeRules.None ? "" : outcome.CodeRules.ToString();
        WatchedFiles = DesignTime ? Items(outcome.WatchedFiles) : [];
    }

    private static ITaskItem[] Items(IReadOnlyList<string> paths) =>
        [.. paths.Select(p => new Microsoft.Build.Utilities.TaskItem(Escaped(p)))];

    /// <summary>MSBuild unescapes an item spec, so a percent sign in a text is written as its escape.</summary>
    private static string Escaped(string text) => text.Replace("%", "%25").Replace(";", "%3B");

    private void Warn(string message)
    {
        if (!DesignTime)
        {
            Log.LogWarning(subcategory: null, warningCode: "MOP9000", helpKeyword: null, file: ProjectFile, 0, 0, 0, 0, message);
        }
    }
}
