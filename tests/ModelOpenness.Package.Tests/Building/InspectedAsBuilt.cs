using System.Globalization;
using System.Text.Json;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>Holds what <c>model-openness inspect</c> says of a project against what its build said: the same rules, places and messages.</summary>
internal static class InspectedAsBuilt
{
    // What packing finds, and what the product says of itself, no inspection outside a build can say.
    private static readonly string[] OfBuildsAlone = ["MOP2006", "MOP2007", "MOP2008", "MOP9000"];

    internal static string Tool => Path.Combine(Repository.Root, "src", "ModelOpenness.Cli", "bin", Sdk.Configuration, "net10.0", "model-openness.dll");

    /// <summary>Fails where the two differ.</summary>
    /// <param name="folder">The folder that the build's paths are relative to.</param>
    /// <param name="projectFile">The project file, relative to the folder.</param>
    /// <param name="outcome">What the build said.</param>
    public static void Check(string folder, string projectFile, BuildOutcome outcome)
    {
        using var process = DotnetCommand.Start(folder, Tool, "inspect", projectFile, "--format", "json");
        // What it notes on standard error is no part of the document.
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output + errors.GetAwaiter().GetResult());
        var built = outcome.Findings.Where(f => !OfBuildsAlone.Contains(f.Id, StringComparer.Ordinal))
            .Select(f => Line(f.Id, f.File, f.Line, f.Column, WithoutLink(f.Message))).Distinct(StringComparer.Ordinal).OrderBy(l => l, StringComparer.Ordinal);
        Said(output, Path.GetDirectoryName(projectFile)!).ShouldBe([.. built], customMessage: "what inspect says, held against the build of " + projectFile);
    }

    private static IReadOnlyList<string> Said(string json, string projectFolder)
    {
        using var document = JsonDocument.Parse(json);
        var findings = document.RootElement.GetProperty("results").EnumerateArray().Concat(document.RootElement.GetProperty("paths").EnumerateArray())
            .SelectMany(r => r.GetProperty("findings").EnumerateArray())
            .Where(f => f.GetProperty("severity").GetString() != "info" && !f.TryGetProperty("waiver", out _));
        return
        [
            .. findings.Select(f => (Finding: f, Place: f.GetProperty("location")))
                .Select(f => Line(f.Finding.GetProperty("rule").GetString()!, PathOf(f.Place.GetProperty("path").GetString()!, projectFolder), Number(f.Place, "line"), Number(f.Place, "column"), f.Finding.GetProperty("message").GetString()!))
                .Distinct(StringComparer.Ordinal).OrderBy(l => l, StringComparer.Ordinal),
        ];
    }

    /// <summary>A build shows where a package lies; an inspection shows the package.</summary>
    private static string PathOf(string path, string projectFolder) => path.StartsWith("nuget:", StringComparison.Ordinal)
        ? path["nuget:".Length..]
        : Path.GetRelativePath(".", Path.Combine(projectFolder, path)).Replace('\\', '/');

    /// <summary>The compiler puts the address of the rule's page behind the message.</summary>
    private static string WithoutLink(string message) => message.EndsWith(".md)", StringComparison.Ordinal) && message.LastIndexOf(" (https://", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;

    // What is about a whole file has no line; a build says line 1.
    private static int Number(JsonElement place, string key) => place.TryGetProperty(key, out var value) && value.TryGetInt32(out var number) && number > 0 ? number : 1;

    private static string Line(string rule, string file, int line, int column, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{rule} {(file.IndexOf("/packages/", StringComparison.Ordinal) is >= 0 and var at ? file[(at + "/packages/".Length)..] : file)}({Math.Max(line, 1)},{Math.Max(column, 1)}): {message}");
}
