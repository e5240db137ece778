using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ModelOpenness.Reports.Tests.Node;

/// <summary>The validators from npm: tests/node, installed by <c>npm ci</c> where they are not there yet.</summary>
internal static class NodeTools
{
    private static readonly Lazy<string?> LazyMissing = new(Install);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "node");

    /// <summary>Why the tools cannot be used, or null where they can.</summary>
    public static string? Missing => LazyMissing.Value;

    /// <summary>Validates files by a schema: <c>cyclonedx</c>, or the path of a schema of our own. Gives the faults.</summary>
    public static string Validate(string schema, params string[] files)
    {
        var (status, output) = Run("node", ["validate.mjs", schema, .. files], Folder, TimeSpan.FromMinutes(2));
        return status == 0 ? "" : output.Length == 0 ? "exit status " + status : output;
    }

    /// <summary>Runs a program and gives its exit status, and what it wrote on both streams.</summary>
    public static (int Status, string Output) Run(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program + " took too long");
        }

        return (process.ExitCode, output.Result + error.Result);
    }

    private static string? Install()
    {
        const string Marker = "node_modules/.package-lock.json";
        if (Find("node") is null)
        {
            return "needs node on the path";
        }

        if (File.Exists(Path.Combine(Folder, Marker)))
        {
            return null;
        }

        if (Find("npm") is null)
        {
            return "needs 'npm ci' in tests/node";
        }

        try
        {
            var (status, output) = Run("npm", ["ci"], Folder, TimeSpan.FromMinutes(3));
            return status == 0 ? null : "'npm ci' in tests/node failed: " + output.Split('\n').LastOrDefault(l => l.Length > 0);
        }
        catch (Exception e) when (e is TimeoutException or System.ComponentModel.Win32Exception)
        {
            return "'npm ci' in tests/node failed: " + e.Message;
        }
    }

    /// <summary>The full path of a program on the path, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program + (OperatingSystem.IsWindows() ? ".exe" : "")))
            .FirstOrDefault(File.Exists);
}

/// <summary>A test that needs the validators from npm: skipped, by name, where they cannot be had.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeTools.Missing;
}

/// <summary>A theory that needs the validators from npm.</summary>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeTools.Missing;
}

/// <summary>A test that needs Microsoft's SARIF multitool, whose npm package for Linux is used.</summary>
internal sealed class SarifFactAttribute : FactAttribute
{
    public SarifFactAttribute() => Skip = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? NodeTools.Missing
        : "needs Linux on x64 (@microsoft/sarif-multitool-linux)";
}

/// <summary>A test that needs Chromium and axe-core.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Html.Browser.Executable is null
        ? "needs Chromium (Debian: apt-get install chromium, or MODELOPENNESS_CHROMIUM)"
        : NodeTools.Missing;
}

/// <summary>A theory that needs Chromium and axe-core.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
