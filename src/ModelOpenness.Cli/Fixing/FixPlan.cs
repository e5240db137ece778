using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Verbs;
using ModelOpenness.Fixes;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Packing;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Reports.Results;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Fixing;

/// <summary>Chooses a fix for each finding and makes the edits in memory: the same edits as an editor's.</summary>
/// <param name="kinds">The kinds of fixes to make, the best first.</param>
/// <param name="license">The license to set where several are stated; null to leave such findings.</param>
/// <param name="missed">Told of files that cannot be read.</param>
internal sealed class FixPlan(IReadOnlyList<FixKind> kinds, string? license, Missed missed)
{
    private readonly Dictionary<string, EditedFile> files = new(StringComparer.Ordinal);
    private readonly List<PlannedFix> fixes = [];
    private readonly HashSet<(string File, string Change)> done = [];

    /// <summary>The fixes that changed something, in the order of the findings.</summary>
    public IReadOnlyList<PlannedFix> Fixes => fixes;

    /// <summary>The files that change, ordered by path.</summary>
    public IEnumerable<EditedFile> Files => files.Values.Where(f => f.IsChanged).OrderBy(f => f.FullPath, StringComparer.Ordinal);

    /// <summary>Adds the fixes of a path's findings, and of those on a package that it packed.</summary>
    /// <param name="inspected">What was found.</param>
    /// <param name="package">Full path of the package, or null.</param>
    public void Add(InspectedPath inspected, string? package)
    {
        var folder = Path.GetFullPath(
            Directory.Exists(inspected.Path) ? inspected.Path
            : Path.GetDirectoryName(inspected.Path) is { Length: > 0 } parent ? parent
            : "."
        );
        var packed = package is null
            ? []
            : PackInspection.Inspect(
                new PackRequest(package, Path.Combine(folder, inspected.Inventory.Project))
                {
                    InventoryFiles = Directory.Exists(Path.Combine(folder, "obj"))
                        ? CommonOptions.Files([Path.Combine(folder, "obj")], p => Path.GetFileName(p) == Inventory.FileName, missed)
                        : [],
                }
            );

        // The last place of a file first, so that the places before it stay what they are.
        var standing = inspected
            .Inventory.Findings.Concat(packed)
            .Where(f => f.Waiver is null)
            .OrderByDescending(f => f.Place.Line)
            .ThenByDescending(f => f.Place.Column);
        foreach (var finding in standing)
        {
            foreach (var fix in Chosen(finding))
            {
                if (
                    Target(fix, finding, inspected.Inventory, folder) is { } target
                    && done.Add((target.FullPath, FindingEdit.Key(fix, finding)))
                    && FindingEdit.Of(fix, finding, target.After) is { } edit
                )
                {
                    files[target.FullPath] = target.With(edit);
                    fixes.Add(new PlannedFix(finding.RuleId, FindingEdit.Title(fix, finding), target.FullPath));
                }
            }
        }
    }

    /// <summary>The first fix of a wanted kind; of a choice between licenses the one that was named; a waiver for every model.</summary>
    private IReadOnlyList<FindingFix> Chosen(Finding finding)
    {
        foreach (var kind in kinds)
        {
            var offered = finding.Fixes.Where(f => f.Kind == kind).ToList();
            if (kind == FixKind.License && offered.Count > 1)
            {
                offered = offered.Where(f => string.Equals(f.Value, license, StringComparison.OrdinalIgnoreCase)).ToList();
            }

            if (offered.Count > 0)
            {
                return kind == FixKind.Waiver ? offered : [offered[0]];
            }
        }

        return [];
    }

    private EditedFile? Target(FindingFix fix, Finding finding, Inventory inventory, string folder)
    {
        var path = fix.Kind switch
        {
            FixKind.Words => finding.Place.Path,
            FixKind.Waiver => inventory.Policy
                ?? DisplayPath.Of(Path.Combine(RepositoryRoot.Of(folder, new SourceFiles(folder)) ?? folder, PolicyFile.Name), folder, []),
            _ => inventory.Project,
        };
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (files.TryGetValue(full, out var known))
        {
            return known;
        }

        try
        {
            // A policy that is not there yet is written.
            return File.Exists(full) ? EditedFile.Read(full) : fix.Kind == FixKind.Waiver ? new EditedFile(full, "") { After = PolicyWriter.Empty() } : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            missed.Add(path, e);
            return null;
        }
    }
}

/// <summary>A fix that was made in memory.</summary>
/// <param name="RuleId">The rule of its finding.</param>
/// <param name="Title">What it does.</param>
/// <param name="FullPath">The file that it changes.</param>
internal sealed record PlannedFix(string RuleId, string Title, string FullPath);
