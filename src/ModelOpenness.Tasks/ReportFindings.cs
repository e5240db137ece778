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
public sealed class ReportFindings : Microsoft.Build.Utilities.Task
{
    /// <summary>Findings that are no part of the inspection's, as <see cref="InspectPackage.Findings"/> gives them.</summary>
    public ITaskItem[] Findings { get; set; } = [];

    /// <summary>The file of findings that the inspection wrote; nothing where it found nothing.</summary>
    public string? FindingsFile { get; set; }

    /// <summary>Full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The <c>.globalconfig</c> files that the compiler gets, and <c>.editorconfig</c> files, which are passed over.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>The compiler's <c>ErrorLog</c>, for what the analyzer found in source files; empty where it finds nothing there.</summary>
    public string? CompilerLog { get; set; }

    /// <summary>Full path of the packages folder, in which places in packages are shown.</summary>
    public string? PackageRoot { get; set; }

    /// <summary>The compiler's <c>NoWarn</c>.</summary>
    public string? NoWarn { get; set; }

    /// <summary>The compiler's <c>WarningsAsErrors</c>.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary>The compiler's <c>WarningsNotAsErrors</c>.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The compiler's <c>TreatWarningsAsErrors</c>.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var switches = new CompilerSwitches(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);
        var severities = new EffectiveSeverities(GlobalConfigFile.ReadAll(ConfigFiles.Select(f => f.GetMetadata("FullPath"))), switches);
        var folder = Path.GetDirectoryName(ProjectFile)!;
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in ReadFindings().Concat(Findings.Select(f => FindingRow.Parse(f.ItemSpec)).OfType<Finding>()))
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

                Say(logged.RuleId, logged.IsError ? EffectiveSeverity.Error : EffectiveSeverity.Warning, logged.File, logged.Line, logged.Column, logged.Message);
            }
        }

        // An error was said; the build fails by it alone.
        return !Log.HasLoggedErrors;
    }

    /// <summary>A string, because a set of tuples is compiled just in time in every build: nothing can compile it ahead.</summary>
    private static string Key(string rule, string file, int line, int column) => string.Join("\t", rule, file, line, column);

    private IReadOnlyList<Finding> ReadFindings()
    {
        try
        {
            return string.IsNullOrEmpty(FindingsFile) ? [] : FindingList.Parse(File.ReadAllText(FindingsFile)).Findings;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // Written by this very build, or held to be unchanged: who takes it away in between is told by the next build.
            return [];
        }
    }

    private void Report(Finding finding, EffectiveSeverity severity, string folder) =>
        Say(finding.RuleId, severity, PathOf(finding.Place.Path, folder), Math.Max(1, finding.Place.Line), Math.Max(1, finding.Place.Column), finding.Message);

    private void Say(string rule, EffectiveSeverity severity, string file, int line, int column, string text)
    {
        // As the compiler prints it.
        var message = RuleTable.Find(rule) is { } known ? $"{text} ({known.HelpLink})" : text;
        switch (severity)
        {
            case EffectiveSeverity.Error:
                Log.LogError(subcategory: null, rule, helpKeyword: null, file, line, column, endLineNumber: 0, endColumnNumber: 0, "{0}", message);
                break;
            case EffectiveSeverity.Warning:
                Log.LogWarning(subcategory: null, rule, helpKeyword: null, file, line, column, endLineNumber: 0, endColumnNumber: 0, "{0}", message);
                break;
        }
    }

    private string PathOf(string place, string folder) => Place.IsInPackage(place)
        ? (string.IsNullOrEmpty(PackageRoot) ? "nuget/" + place.Substring(Place.PackagePrefix.Length) : Path.GetFullPath(Path.Combine(PackageRoot, place.Substring(Place.PackagePrefix.Length))))
        : Path.GetFullPath(Path.Combine(folder, place));
}
