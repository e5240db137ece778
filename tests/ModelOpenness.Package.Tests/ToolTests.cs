using System.IO.Compression;
using System.Text.Json;
using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

public class ToolTests
{
    [Fact]
    public void The_command_line_is_installed_as_a_tool_and_answers()
    {
        var feed = Path.GetDirectoryName(PackedPackage.FileOf("ModelOpenness.Cli"))!;
        var tools = Path.Combine(PackedPackage.Root, "tools");
        using (var package = ZipFile.OpenRead(PackedPackage.FileOf("ModelOpenness.Cli")))
        {
            package.Entries.ShouldContain(e => e.FullName == "README.md");
            package.Entries.ShouldNotContain(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) && !e.FullName.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal) && e.FullName != "[Content_Types].xml"
                // MSBuild finds the resolver of SDKs by this file.
                && !e.FullName.EndsWith("resolvers/ModelOpenness/ModelOpenness.xml", StringComparison.Ordinal));
        }

        var config = Path.Combine(PackedPackage.Root, "tool.config");
        File.WriteAllText(config, $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{feed}\" /></packageSources></configuration>");
        var (installed, said) = DotnetCommand.Run(PackedPackage.Root, "tool", "install", "ModelOpenness.Cli", "--version", PackedPackage.Version, "--tool-path", tools, "--configfile", config);
        installed.ShouldBe(0, said);

        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Path.Combine(tools, OperatingSystem.IsWindows() ? "model-openness.exe" : "model-openness"), ["model", "--format", "json", "MIT/none"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        using var answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        answer.RootElement.GetProperty("tool").GetProperty("name").GetString().ShouldBe("model-openness");
    }
}
