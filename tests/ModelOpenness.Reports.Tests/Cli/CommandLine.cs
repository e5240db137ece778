using ModelOpenness.Reports.Tests.Node;

namespace ModelOpenness.Reports.Tests.Cli;

/// <summary>The command line as users run it: a process of its own.</summary>
internal static class CommandLine
{
    public static (int Status, string Output) Run(string folder, params string[] arguments) =>
        NodeTools.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "model-openness.dll"), .. arguments], folder, TimeSpan.FromMinutes(2));
}
