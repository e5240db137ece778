using Microsoft.Build.Framework;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Judging;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>
/// Inspects the models of a project and writes the inventory, which the analyzer renders. It logs no finding itself, so that a
/// finding is reported once, with the severity that the compiler gives it.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class InspectModels : InspectionTask
{
    // Whoever denies a whole folder hears of it once, not a thousand times.
    private const int LongestLine = 400;
    private const int MostSaid = 8;

    private static readonly char[] Separators = [';'];

    private static readonly Dictionary<string, string> NoMetadata = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>The source files: read only for a report, which shows what they name. Else the compiler looks at them.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The symbols that are defined for the source files.</summary>
    public string? Symbols { get; set; }

    /// <summary>True where there is a policy, which may bar models that the project only names.</summary>
    public bool MayBar { get; set; }

    /// <summary>
    /// An empty file, left where the policy bars no model that is only named: its name holds the policy's time, and while it is there the
    /// targets do not ask again. Nothing where more than one file may decide.
    /// </summary>
    public string? PolicyMark { get; set; }

    /// <summary>Items that referenced projects copy to this project's output.</summary>
    public ITaskItem[] ReferencedItems { get; set; } = [];

    /// <summary>The properties that an inspection depends on: the name as item, the value as metadata <c>Value</c>.</summary>
    public ITaskItem[] Properties { get; set; } = [];

    /// <summary>Reports to write beside the output: <c>html;cyclonedx;sarif;json</c>; nothing for none.</summary>
    public string? Reports { get; set; }

    /// <summary>Folder of the reports.</summary>
    public string? ReportFolder { get; set; }

    /// <summary>True to write the notices that must go with the models beside the output.</summary>
    public bool Notices { get; set; }

    /// <summary>NuGet package folders.</summary>
    public ITaskItem[] PackageRoots { get; set; } = [];

    /// <summary>Files that references copy to the output; those of packages are looked into.</summary>
    public ITaskItem[] ReferencedFiles { get; set; } = [];

    /// <summary><c>false</c> where the line that sums an inspection up is not wanted.</summary>
    public string? Summary { get; set; }

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

    private protected override string What => "The models were not inspected:";

    private protected override bool IsSilent => DesignTime;

    private protected override void Run()
    {
        var project = Contents();
        var key = InspectionCache.Key(project);
        var findingsFile = Path.Combine(Path.GetDirectoryName(InventoryFile)!, FindingList.FileName);
        if (InspectionCache.TryRead(CacheFile, key, InventoryFile, findingsFile) is { } known && !(WantsNotices && ReportFiles.LacksNotices(ReportFolder!)))
        {
            Give(known);
            Report(WantsReports, name => ReportFiles.WriteMissing(InventoryFile, Reports!, ReportFolder!, name));

            return;
        }

        var files = new SourceFiles(Path.GetDirectoryName(ProjectFile)!, project.PackageRoots);
        var request = ProjectRequest.Of(project, new PropertyLocator(ProjectFile, files));
        // A policy may bar models that are only named, without a label: then the build itself looks where they are.
        var policies = MayBar ? PolicyFile.InForce(request, files) : null;
        var asksForReferences = policies is { AskForReferences: true };
        var readsReferences = WantsReports || asksForReferences;
        request = request with
        {
            ReadsReleases = WantsReports,
            ReadsReferences = readsReferences,
            Sources = readsReferences ? ProjectRequest.Sources(project, [.. (Symbols ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)]) : null,
        };
        // A label without a model file still counts: for models that the code refers to.
        if (request.Candidates.Count > 0 || request.Labels.Count > 0 || project.Is("ModelOpennessInspectPackages", "true") || asksForReferences)
        {
            var embedded = new PackageAssemblies(CacheFile + ".packages").Models(ProjectRequest.Assemblies(project), files);
            Inspect(ProjectRequest.With(request, embedded), files, key, findingsFile);
        }
        else if (policies is { Above.Count: 0, Nearest.Policy: { Extends: null, Mistakes.Count: 0 } })
        {
            // A policy with mistakes may be one that could not be read: rights change without a time.
            MarkPolicy();
        }
    }

    private void MarkPolicy()
    {
        try
        {
            if (PolicyMark is { Length: > 0 })
            {
                File.WriteAllBytes(PolicyMark, []);
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            // The next build asks again.
        }
    }

    /// <summary>What the project says, as far as an inspection asks for it.</summary>
    private ProjectContents Contents()
    {
        var items = new List<ProjectItem>();
        Add("ModelArtifact", ModelArtifacts);
        Add("Content", Content);
        Add("None", None);
        Add("EmbeddedResource", EmbeddedResources);
        Add("Asset", AppAssets);
        Add("Compile", WantsReports || MayBar ? Sources : []);
        Add(ProjectItem.Referenced, ReferencedItems);
        Add(ProjectItem.PackageFile, ReferencedFiles);
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Properties)
        {
            properties[property.ItemSpec] = property.GetMetadata("Value");
        }

        return new ProjectContents(ProjectFile, items, properties) { PackageRoots = [.. PackageRoots.Select(r => r.ItemSpec)] };

        void Add(string type, ITaskItem[] added)
        {
            foreach (var item in added)
            {
                if (ProjectRequest.Asks(type, item.ItemSpec))
                {
                    items.Add(Item(type, item));
                }
            }
        }
    }

    /// <summary>
    /// An item with what the request asks for: metadata decide only of what a project declares, and an app has hundreds of assemblies,
    /// whose item is their full path already.
    /// </summary>
    private static ProjectItem Item(string type, ITaskItem item) => type switch
    {
        "ModelArtifact" => new ProjectItem(type, item.GetMetadata("FullPath"), Metadata(item)),
        "Content" or "None" when ModelFileNames.IsCandidate(item.ItemSpec) => new ProjectItem(type, item.GetMetadata("FullPath"), Metadata(item)),
        ProjectItem.PackageFile when AssemblyModels.MayBeAssembly(item.ItemSpec) => new ProjectItem(type, item.ItemSpec, NoMetadata),
        _ => new ProjectItem(type, item.GetMetadata("FullPath"), NoMetadata),
    };

    private static Dictionary<string, string> Metadata(ITaskItem item)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in ProjectRequest.MetadataNames)
        {
            if (item.GetMetadata(name) is { Length: > 0 } value)
            {
                metadata.Add(name, value);
            }
        }

        return metadata;
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
            Log.LogMessage(
                MessageImportance.Low,
                $"ModelOpenness: {waived.ToString(System.Globalization.CultureInfo.InvariantCulture)} findings are waived by the policy; "
                + "reports show them with their reasons."
            );
        }

        // Before the cache is written, so that it knows the texts that were read for them.
        Report(WantsNotices, _ => ReportFiles.WriteNotices(inventory, files, ReportFolder!));
        var findings = CodeRuleSet.Findings(inventory, place => Line(place, files));

        // The compiler gets this file, and an open model that some file names is no reason to compile again; reports show it.
        var needed = WantsReports ? inventory : inventory with { Named = [.. inventory.Named.Where(m => CodeJudge.IsRestricted(m))] };
        if (AtomicFile.WriteIfChanged(InventoryFile, InventoryWriter.ToBytes(needed)))
        {
            SumUp(inventory, findings);
        }

        AtomicFile.WriteIfChanged(findingsFile, System.Text.Encoding.UTF8.GetBytes(findings.Write()));
        var outcome = InspectionOutcome.Of(findings, findingsFile, InventoryFile, request.BaseFolder);
        if (inventory.NotLookedAt.Count == 0)
        {
            InspectionCache.Write(CacheFile, key, InventoryFile, findingsFile, files.Stamps, outcome);
        }
        else
        {
            // Rights change without a time: what could not be read is tried again in every build.
            File.Delete(CacheFile);
        }

        Give(outcome with { WatchedFiles = [.. files.Stamps.Where(s => s.Kind == FileStampKind.File).Select(s => s.Path)] });
        Report(WantsReports, name => ReportFiles.Write(inventory, Reports!, ReportFolder!, name));
        foreach (var unseen in inventory.NotLookedAt.Take(MostSaid))
        {
            var file = Place.IsInPackage(unseen.Path) ? ProjectFile : Path.GetFullPath(Path.Combine(request.BaseFolder, unseen.Path));
            NotInspected(file, unseen.Message);
        }

        if (inventory.NotLookedAt.Count > MostSaid)
        {
            NotInspected(
                ProjectFile,
                $"{(inventory.NotLookedAt.Count - MostSaid).ToString(System.Globalization.CultureInfo.InvariantCulture)} more paths were "
                + "not looked at; the inventory under obj lists them."
            );
        }
    }

    /// <summary>Says, once a change, that models were looked at: who sees no warning knows that it is not for want of looking.</summary>
    private void SumUp(Inventory inventory, FindingList findings)
    {
        if (DesignTime || inventory.Models.Count == 0 || string.Equals(Summary, "false", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        // Lower importance is not shown by 'dotnet build'.
        Log.LogMessage(
            MessageImportance.High,
            $"ModelOpenness: {Count(inventory.Models.Count, "model")}, {Count(inventory.Models.Count(m => CodeJudge.IsRestricted(m)))} "
            + $"restricted, {Count(findings.Findings.Count(f => f.Severity != FindingSeverity.Info), "finding")}"
        );
    }

    private static string Count(int count, string? what = null) =>
        count.ToString(System.Globalization.CultureInfo.InvariantCulture) + (what is null ? "" : count == 1 ? " " + what : " " + what + "s");

    private static string? Line(Place place, SourceFiles files)
    {
        var lines = files.ReadText(Path.GetFullPath(Path.Combine(files.BaseFolder, place.Path)))?.Split('\n');
        return lines is not null && place.Line <= lines.Length && lines[place.Line - 1].Trim() is { Length: <= LongestLine } line ? line : null;
    }

    /// <summary>Writes reports. That they cannot be written hides no finding.</summary>
    private void Report(bool isWanted, Action<string> write)
    {
        if (!isWanted)
        {
            return;
        }

        try
        {
            write(Path.GetFileNameWithoutExtension(ProjectFile));
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            NotInspected(ProjectFile, $"A report was not written: {e.Message} Build again when the folder can be written.");
        }
    }

    private bool WantsNotices => Notices && !string.IsNullOrWhiteSpace(ReportFolder) && !DesignTime;

    private bool WantsReports => !string.IsNullOrWhiteSpace(Reports) && !string.IsNullOrWhiteSpace(ReportFolder) && !DesignTime;

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
}
