using System.Diagnostics;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>Runs the SDK's command line, as a user does.</summary>
internal static class DotnetCommand
{
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Sdk.DotnetHost, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // What Sdk.Register set is for builds in this process; DOTNET_ROOT and the like stay as the user has them.
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBuildLoadMicrosoftTargetsReadOnly" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return Process.Start(start)!;
    }
}
