using Microsoft.Build.Framework;
using ModelOpenness.Inspection.Packing;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>Inspects the package that was packed, its license against its models and what must go with them, or what was published.</summary>
[MSBuildMultiThreadableTask]
public sealed class InspectPackage : InspectionTask
{
    /// <summary>What packing wrote; packages among it are inspected.</summary>
    public ITaskItem[] PackOutputs { get; set; } = [];

    /// <summary>What publishing copied.</summary>
    public ITaskItem[] PublishedFiles { get; set; } = [];

    /// <summary>Inventories of the project's builds, one a target framework.</summary>
    public ITaskItem[] Inventories { get; set; } = [];

    /// <summary>The project's <c>NuspecFile</c>.</summary>
    public string? NuspecFile { get; set; }

    /// <summary>The policy file, where it is not the nearest modelopenness.json upwards.</summary>
    public string? PolicyFile { get; set; }

    /// <summary><c>ModelArtifact</c> items; those with <c>Ignore</c> are left out.</summary>
    public ITaskItem[] ModelArtifacts { get; set; } = [];

    /// <summary>The findings that are not waived, for <see cref="ReportFindings"/>: one line each.</summary>
    [Output]
    public ITaskItem[] Findings { get; private set; } = [];

    private protected override string What => PublishedFiles.Length > 0 ? "What was published was not inspected:" : "The package was not inspected:";

    private protected override void Run()
    {
        var findings = new List<Finding>();
        foreach (var package in Packages())
        {
            try
            {
                findings.AddRange(PackInspection.Inspect(Request(package)));
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                NotInspected(ProjectFile, $"The package {Path.GetFileName(package)} was not inspected: {e.Message} Pack again when it can be read.");
            }
        }

        if (PublishedFiles.Length > 0)
        {
            findings.AddRange(PackInspection.InspectPublished(Request(""), [.. PublishedFiles.Select(f => f.GetMetadata("FullPath"))]));
        }

        Findings = [.. findings.Where(f => f.Waiver is null).Select(FindingRow.ToItem)];
    }

    /// <summary>Packing names its outputs after the project; a <c>.nuspec</c> may give another id, and then the newest of that name is it.</summary>
    private IEnumerable<string> Packages()
    {
        var named = PackOutputs.Select(o => o.GetMetadata("FullPath")).Where(p => p.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase)).ToList();
        var there = named.Where(IsPackage).ToList();
        if (there.Count > 0 || named.Count == 0 || FullPath(NuspecFile) is not { } nuspec || PackInspection.IdOf(nuspec) is not { } id)
        {
            return there;
        }

        var folder = new DirectoryInfo(Path.GetDirectoryName(named[0])!);
        return folder.Exists
            ? folder
                .EnumerateFiles(id + ".*.nupkg")
                .OrderByDescending(f => f.LastWriteTimeUtc)
                .ThenBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => f.FullName)
                .Where(IsPackage)
                .Take(1)
            : [];
    }

    private static bool IsPackage(string path) =>
        path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(".symbols.nupkg", StringComparison.OrdinalIgnoreCase)
        && File.Exists(path);

    private PackRequest Request(string package) =>
        new(package, ProjectFile)
        {
            InventoryFiles = [.. Inventories.Select(i => i.GetMetadata("FullPath"))],
            NuspecFile = FullPath(NuspecFile),
            PolicyFile = FullPath(PolicyFile),
            IgnoredFiles =
            [
                .. ModelArtifacts
                    .Where(m => string.Equals(m.GetMetadata("Ignore"), "true", StringComparison.OrdinalIgnoreCase))
                    .Select(m => m.GetMetadata("FullPath")),
            ],
        };

    private string? FullPath(string? path) =>
        string.IsNullOrWhiteSpace(path)
            ? null
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ProjectFile)!, path!.Trim().Replace('\\', Path.DirectorySeparatorChar)));
}
