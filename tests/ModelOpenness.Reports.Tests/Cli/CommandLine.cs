using ModelOpenness.Reports.Tests.Node;

namespace ModelOpenness.Reports.Tests.Cli;

/// <summary>The command line as users run it: a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs it.</summary>
    /// <returns>What stands on both streams, but for the lines that count findings and name the file written on standard error.</returns>
    public static (int Status, string Output) Run(string folder, params string[] arguments)
    {
        var (status, output) = NodeTools.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "model-openness.dll"), .. arguments], folder, TimeSpan.FromMinutes(2));
        return (status, string.Concat(output.Split('\n').Where(l => !IsCount(l)).Select((l, i) => (i == 0 ? "" : "\n") + l)));
    }

    private static bool IsCount(string line) => line.StartsWith("model-openness: ", StringComparison.Ordinal) && (line.Contains(" finding", StringComparison.Ordinal) || line.StartsWith("model-openness: written ", StringComparison.Ordinal));
}
