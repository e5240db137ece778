using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Rules;

namespace ModelOpenness.Tasks.Severities;

/// <summary>
/// How loudly it is said that an inspection did not happen. A project that makes a rule an error wants a build that passes to prove
/// something; without an inspection it proves nothing, so there MOP9000 is an error too. Whoever names MOP9000 in NoWarn or
/// WarningsNotAsErrors has decided otherwise.
/// </summary>
internal static class Gate
{
    // Lines for a category or for all analyzers, and all lines of an .editorconfig, count for source files, where MOP4xxx stand.
    private static readonly string[] Keys =
    [
        "dotnet_diagnostic.MOP",
        "dotnet_analyzer_diagnostic.category-" + Rule.Category + ".severity",
        "dotnet_analyzer_diagnostic.severity",
    ];

    /// <summary>The severity of MOP9000.</summary>
    /// <param name="configFiles">Full paths of .globalconfig and .editorconfig files.</param>
    /// <param name="switches">The project's switches.</param>
    public static EffectiveSeverity Severity(IEnumerable<string> configFiles, CompilerSwitches switches)
    {
        var paths = configFiles.Distinct(StringComparer.Ordinal).ToList();
        var severities = new EffectiveSeverities(GlobalConfigFile.ReadAll(paths), switches);
        var own = severities.Of(RuleTable.Get(RuleTable.NotInspected));
        return own == EffectiveSeverity.Warning && !switches.IsKeptWarning(RuleTable.NotInspected)
            && (RuleTable.All.Any(r => severities.Of(r) == EffectiveSeverity.Error) || paths.Exists(RaisesOne))
            ? EffectiveSeverity.Error
            : own;
    }

    private static bool RaisesOne(string path)
    {
        try
        {
            return RaisesOne(GlobalConfigFile.Lines(RegularFile.ToText(RegularFile.ReadAll(path, GlobalConfigFile.MaxBytes))));
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return false;
        }
    }

    /// <summary>True where a line makes a rule an error, in whatever section.</summary>
    /// <param name="lines">Keys and values.</param>
    internal static bool RaisesOne(IEnumerable<KeyValuePair<string, string>> lines) =>
        lines.Any(l =>
            string.Equals(l.Value, "error", StringComparison.OrdinalIgnoreCase)
            && Keys.Any(k => l.Key.StartsWith(k, StringComparison.OrdinalIgnoreCase))
        );
}
