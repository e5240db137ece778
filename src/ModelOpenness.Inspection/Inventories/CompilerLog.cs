using System.Text.Json;
using ModelOpenness.Judging;
using ModelOpenness.Rules;

namespace ModelOpenness.Inspection.Inventories;

/// <summary>A finding as the compiler logged it, with the severity that it gave it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="IsError">True for an error; else a warning.</param>
/// <param name="Message">The message.</param>
/// <param name="File">Full path.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Model">The model it is about, as a waiver names it; null where the log does not say.</param>
internal sealed record LoggedFinding(string RuleId, bool IsError, string Message, string File, int Line, int Column, string? Model = null);

/// <summary>Reads the findings in source files from the compiler's error log (SARIF 1.0 or 2.1).</summary>
internal static class CompilerLog
{
    /// <summary>Name of the log that a build keeps beside the inventory where the project has none.</summary>
    public const string FileName = "ModelOpenness.sarif";

    private const int MaxBytes = 64 << 20;

    /// <summary>The findings; none where the log is absent or damaged.</summary>
    /// <param name="errorLog">The compiler's <c>ErrorLog</c>: a path and perhaps <c>,version=…</c>.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    public static IReadOnlyList<LoggedFinding> Read(string errorLog, string folder)
    {
        var comma = errorLog.LastIndexOf(",version=", StringComparison.OrdinalIgnoreCase);
        var path = Path.Combine(folder, comma < 0 ? errorLog : errorLog.Substring(0, comma));
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MaxBytes } ? Parse(File.ReadAllBytes(path)) : [];
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException
                        or UriFormatException or KeyNotFoundException
            )
        {
            return [];
        }
    }

    /// <summary>The findings of a log.</summary>
    /// <param name="utf8">Its JSON.</param>
    public static IReadOnlyList<LoggedFinding> Parse(ReadOnlyMemory<byte> utf8)
    {
        var findings = new List<LoggedFinding>();
        using var log = JsonDocument.Parse(utf8.Span.StartsWith(Bom) ? utf8.Slice(Bom.Length) : utf8);
        foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray())
        {
            if (!run.TryGetProperty("results", out var results))
            {
                continue;
            }

            foreach (var result in results.EnumerateArray())
            {
                if (Text(result, "ruleId") is { } id && RuleTable.IsAboutCode(id) && !IsSuppressed(result)
                    && Text(result, "level") is "warning" or "error" && Place(result) is { } place)
                {
                    findings.Add(new LoggedFinding(id, Text(result, "level") == "error", Message(result), place.File, place.Line, place.Column, Model(result)));
                }
            }
        }

        return findings;
    }

    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    private static bool IsSuppressed(JsonElement result) =>
        (result.TryGetProperty("suppressions", out var list) || result.TryGetProperty("suppressionStates", out list)) && list.GetArrayLength() > 0;

    private static string Message(JsonElement result) =>
        result.TryGetProperty("message", out var message)
            ? (message.ValueKind == JsonValueKind.String ? message.GetString() : Text(message, "text")) ?? ""
            : "";

    // Properties of a diagnostic are the compiler's custom ones.
    private static string? Model(JsonElement result) =>
        result.TryGetProperty("properties", out var properties)
        && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty("customProperties", out var custom)
            ? Text(custom, CodeJudge.ModelProperty)
            : null;

    private static (string File, int Line, int Column)? Place(JsonElement result)
    {
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return null;
        }

        // 2.1: physicalLocation.artifactLocation.uri and region; 1.0: resultFile.uri and region.
        var location = locations[0];
        if (!location.TryGetProperty("physicalLocation", out var place) && !location.TryGetProperty("resultFile", out place))
        {
            return null;
        }

        var file = place.TryGetProperty("artifactLocation", out var artifact) ? Text(artifact, "uri") : Text(place, "uri");
        return file is not null && Uri.TryCreate(file, UriKind.Absolute, out var uri) && uri.IsFile && place.TryGetProperty("region", out var region)
            ? (uri.LocalPath, region.GetProperty("startLine").GetInt32(), region.TryGetProperty("startColumn", out var column) ? column.GetInt32() : 1)
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
