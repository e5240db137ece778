using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ModelOpenness.Inspection.Projects;

namespace ModelOpenness.Cli.Projects;

/// <summary>
/// Asks the SDK's MSBuild for the items and properties of a project: it evaluates the project and runs no target of it. Where there
/// is no SDK, or the project does not evaluate, the caller reads the file as XML.
/// </summary>
internal static class ProjectEvaluator
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Evaluates a project; one with several target frameworks for the first of them.</summary>
    /// <param name="projectFile">Full path.</param>
    /// <returns>Null where it does not evaluate here.</returns>
    public static ProjectContents? Evaluate(string projectFile)
    {
        var contents = Run(projectFile, framework: null);
        // The outer project has no default items.
        return contents is not null && contents.Get("TargetFramework").Length == 0 && contents.Get("TargetFrameworks").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..]
            ? Run(projectFile, first)
            : contents;
    }

    private static ProjectContents? Run(string projectFile, string? framework)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = Path.GetDirectoryName(projectFile)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("msbuild");
        start.ArgumentList.Add(projectFile);
        start.ArgumentList.Add("-nologo");
        start.ArgumentList.Add("-nodeReuse:false");
        start.ArgumentList.Add("-getItem:" + string.Join(',', ProjectContents.ItemTypes));
        start.ArgumentList.Add("-getProperty:" + string.Join(',', ProjectContents.PropertyNames));
        if (framework is not null)
        {
            start.ArgumentList.Add("-p:TargetFramework=" + framework);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            errors.GetAwaiter().GetResult();
            return process.ExitCode == 0 ? Parse(projectFile, output.GetAwaiter().GetResult()) : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads what MSBuild prints: one JSON object, after warnings where there are any.</summary>
    internal static ProjectContents? Parse(string projectFile, string output)
    {
        var at = output.StartsWith('{') ? 0 : output.IndexOf("\n{", StringComparison.Ordinal) + 1;
        if (at == 0 && !output.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(output.AsMemory(at));
            var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var property in json.RootElement.GetProperty("Properties").EnumerateObject())
            {
                properties[property.Name] = property.Value.GetString() ?? "";
            }

            var items = new List<ProjectItem>();
            foreach (var type in json.RootElement.GetProperty("Items").EnumerateObject())
            {
                foreach (var item in type.Value.EnumerateArray())
                {
                    var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                    foreach (var value in item.EnumerateObject())
                    {
                        metadata[value.Name] = value.Value.GetString() ?? "";
                    }

                    if (metadata.TryGetValue("FullPath", out var path) && path.Length > 0)
                    {
                        items.Add(new ProjectItem(type.Name, path, metadata));
                    }
                }
            }

            return new ProjectContents(projectFile, items, properties);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
