using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks.Severities;

/// <summary>How loudly a finding is said in this build.</summary>
internal enum EffectiveSeverity
{
    /// <summary>Not at all: switched off, or of a level that builds do not print.</summary>
    None,

    /// <summary>As a warning.</summary>
    Warning,

    /// <summary>As an error.</summary>
    Error,
}

/// <summary>
/// The compiler's rules for a diagnostic in a file that is not C#: NoWarn is stronger than everything, WarningsAsErrors stronger
/// than a <c>.globalconfig</c>, and TreatWarningsAsErrors raises what is a warning after both. Lines for a category or for all
/// analyzers count for source files only. Package tests hold this against the compiler itself.
/// </summary>
internal sealed class EffectiveSeverities(IReadOnlyList<GlobalConfigFile> configs, CompilerSwitches switches)
{
    public EffectiveSeverity Of(Rule rule)
    {
        if (switches.IsOff(rule.Id))
        {
            return EffectiveSeverity.None;
        }

        if (switches.IsError(rule.Id))
        {
            return EffectiveSeverity.Error;
        }

        var configured = Configured(rule) ?? rule.Severity switch
        {
            FindingSeverity.Warning => EffectiveSeverity.Warning,
            FindingSeverity.Error => EffectiveSeverity.Error,
            _ => EffectiveSeverity.None,
        };
        return configured == EffectiveSeverity.Warning && switches.AllAreErrors && !switches.IsKeptWarning(rule.Id)
            ? EffectiveSeverity.Error
            : configured;
    }

    /// <summary>The rule's line in the file of the highest level.</summary>
    private EffectiveSeverity? Configured(Rule rule)
    {
        var key = "dotnet_diagnostic." + rule.Id + ".severity";
        var level = int.MinValue;
        string? value = null;
        var contradicted = false;
        foreach (var config in configs)
        {
            if (config.Find(key) is not { } found || config.Level < level)
            {
                continue;
            }

            // Two files of one level that disagree cancel each other, as in the compiler.
            contradicted = config.Level == level && (contradicted || !string.Equals(value, found, StringComparison.OrdinalIgnoreCase));
            (level, value) = (config.Level, found);
        }

        return contradicted ? null : Parse(value);
    }

    private static EffectiveSeverity? Parse(string? value) => value?.ToUpperInvariant() switch
    {
        "ERROR" => EffectiveSeverity.Error,
        "WARNING" => EffectiveSeverity.Warning,
        "SUGGESTION" or "SILENT" or "REFACTORING" or "INFO" or "HIDDEN" or "NONE" => EffectiveSeverity.None,
        _ => null,
    };
}
