using System.Diagnostics;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>Runs the SDK's command line, as a user does.</summary>
internal static class DotnetCommand
{
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments) => Run(Start(folder, arguments));

    /// <summary>Waits for a process and disposes of it.</summary>
    public static (int ExitCode, string Output) Run(Process started)
    {
        using var process = started;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public static Process Start(string folder, params string[] arguments) => Start(Sdk.DotnetHost, folder, [], arguments);

    /// <summary>Starts a program in the environment of a user.</summary>
    public static Process Start(string program, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
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
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
