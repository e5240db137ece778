using Microsoft.Build.Framework;
using ModelOpenness.Rules;
using ModelOpenness.Tasks.Severities;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>
/// Says the findings where no analyzer does: in a build that skipped the compiler (else warnings vanish with the second build),
/// in languages without analyzers, and where <c>ModelOpennessReporter</c> is <c>task</c>. Words, places and severities are
/// those that the compiler would give.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReportFindings : InspectionTask
{
    /// <summary>Findings that are no part of the inspection's, as <see cref="InspectPackage.Findings"/> gives them.</summary>
    public ITaskItem[] Findings { get; set; } = [];

    /// <summary>The file of findings that the inspection wrote; nothing where it found nothing.</summary>
    public string? FindingsFile { get; set; }

    /// <summary>The file of findings in source code, as <see cref="ReadSources"/> wrote it; nothing where the analyzer or the log speaks.</summary>
    public string? CodeFindingsFile { get; set; }

    /// <summary>The compiler's <c>ErrorLog</c>, for what the analyzer found in source files; empty where it finds nothing there.</summary>
    public string? CompilerLog { get; set; }

    /// <summary>Full path of the packages folder, in which places in packages are shown.</summary>
    public string? PackageRoot { get; set; }

    private protected override string What => "Findings were not said:";

    private protected override void Run()
    {
        var severities = new EffectiveSeverities(GlobalConfigFile.ReadAll(ConfigPaths), Switches);
        var folder = Path.GetDirectoryName(ProjectFile)!;
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var finding in ReadFindings(FindingsFile)
                .Concat(ReadFindings(CodeFindingsFile))
                .Concat(Findings.Select(f => FindingRow.Parse(f.ItemSpec)).OfType<Finding>())
        )
        {
            said.Add(Key(finding.RuleId, PathOf(finding.Place.Path, folder), finding.Place.Line, finding.Place.Column));
            Report(finding, severities.Of(RuleTable.Get(finding.RuleId)), folder);
        }

        if (!string.IsNullOrEmpty(CompilerLog))
        {
            foreach (var logged in Inspection.Inventories.CompilerLog.Read(CompilerLog!, folder))
            {
                // A setting or resource is in both. The compiler knew pragmas and .editorconfig too; its word on severity holds.
                if (said.Contains(Key(logged.RuleId, logged.File, logged.Line, logged.Column)))
                {
                    continue;
                }

                Say(
                    logged.RuleId,
                    logged.IsError ? EffectiveSeverity.Error : EffectiveSeverity.Warning,
                    logged.File,
                    logged.Line,
                    logged.Column,
                    logged.Message
                );
            }
        }
    }

    /// <summary>A string, because a set of tuples is compiled just in time in every build: nothing can compile it ahead.</summary>
    private static string Key(string rule, string file, int line, int column) => string.Join("\t", rule, file, line, column);

    private static IReadOnlyList<Finding> ReadFindings(string? file) => string.IsNullOrEmpty(file) ? [] : FindingList.Parse(File.ReadAllText(file)).Findings;

    private void Report(Finding finding, EffectiveSeverity severity, string folder) =>
        Say(finding.RuleId, severity, PathOf(finding.Place.Path, folder), Math.Max(1, finding.Place.Line), Math.Max(1, finding.Place.Column), finding.Message);

    private string PathOf(string place, string folder) =>
        Place.IsInPackage(place)
            ? (
                string.IsNullOrEmpty(PackageRoot)
                    ? "nuget/" + place.Substring(Place.PackagePrefix.Length)
                    : Path.GetFullPath(Path.Combine(PackageRoot, place.Substring(Place.PackagePrefix.Length)))
            )
            : Path.GetFullPath(Path.Combine(folder, place));
}
