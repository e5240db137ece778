namespace ModelOpenness.Tasks.Severities;

/// <summary>The properties by which a project turns warnings off or into errors.</summary>
internal sealed class CompilerSwitches(string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors, bool treatWarningsAsErrors)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> off = Ids(noWarn);
    private readonly HashSet<string> errors = Ids(warningsAsErrors);
    private readonly HashSet<string> notErrors = Ids(warningsNotAsErrors);

    /// <summary>True where all warnings become errors.</summary>
    public bool AllAreErrors => treatWarningsAsErrors;

    public bool IsOff(string id) => off.Contains(id);

    public bool IsError(string id) => errors.Contains(id) && !notErrors.Contains(id);

    public bool IsKeptWarning(string id) => notErrors.Contains(id);

    private static HashSet<string> Ids(string? list) =>
        new((list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
