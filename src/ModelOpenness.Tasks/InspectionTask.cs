using Microsoft.Build.Framework;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Rules;
using ModelOpenness.Tasks.Severities;

namespace ModelOpenness.Tasks;

/// <summary>
/// What the tasks that inspect have in common: an inspection that does not happen, or not wholly, is said as MOP9000. Where the project
/// makes any rule an error it is a gate, and MOP9000 closes it; else the build goes on with a warning.
/// </summary>
public abstract class InspectionTask : Microsoft.Build.Utilities.Task
{
    /// <summary>Full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The <c>.globalconfig</c> and <c>.editorconfig</c> files that the compiler gets.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>The compiler's <c>NoWarn</c>.</summary>
    public string? NoWarn { get; set; }

    /// <summary>The compiler's <c>WarningsAsErrors</c>.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary>The compiler's <c>WarningsNotAsErrors</c>.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The compiler's <c>TreatWarningsAsErrors</c>.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    private protected CompilerSwitches Switches => new(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);

    private protected IEnumerable<string> ConfigPaths => ConfigFiles.Select(f => f.GetMetadata("FullPath"));

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            NotInspected(ProjectFile, $"{What} {e.Message} Build again when it can be read and written.");
        }
        catch (Exception e)
        {
            NotInspected(
                ProjectFile,
                $"{What} An error of ModelOpenness itself, please report it: {e.GetType().Name}, {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}"
            );
        }

        // An error was said; the build fails by it alone.
        return !Log.HasLoggedErrors;
    }

    /// <summary>What does not happen where the task fails, as a sentence that ends in a colon.</summary>
    private protected abstract string What { get; }

    /// <summary>True where nothing may be logged.</summary>
    private protected virtual bool IsSilent => false;

    /// <summary>Does the work.</summary>
    private protected abstract void Run();

    /// <summary>Says MOP9000, as loudly as the project wants it.</summary>
    /// <param name="file">Full path of what it is about.</param>
    /// <param name="message">The message.</param>
    private protected void NotInspected(string file, string message)
    {
        if (!IsSilent)
        {
            Say(RuleTable.NotInspected, Gate.Severity(ConfigPaths, Switches), file, 0, 0, message);
        }
    }

    /// <summary>Says a finding as the compiler prints it.</summary>
    private protected void Say(string rule, EffectiveSeverity severity, string file, int line, int column, string text)
    {
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
}
