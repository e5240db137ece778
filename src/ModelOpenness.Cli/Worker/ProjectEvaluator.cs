using System.Text.Json;
using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Evaluation.Context;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Execution;
using ModelOpenness.Inspection.Projects;
using NuGet.Frameworks;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// Evaluates projects with the SDK's MSBuild: properties and items, and what targets would add to the items. No target is run. One
/// project after the other: with what they share in memory, a project takes some 20 ms.
/// </summary>
/// <param name="sdk">Folder of the SDK.</param>
internal sealed class ProjectEvaluator(string sdk)
{
    // What is said where a resolver of SDKs broke down, as that of workloads does over a global.json.
    private const string ResolverFailed = "MSB4242";

    private readonly ProjectCollection collection = new();
    private EvaluationContext context = EvaluationContext.Create(EvaluationContext.SharingPolicy.Shared);
    private string contextOf = "";

    /// <summary>Answers a request: <c>project</c> with global <c>properties</c>, or <c>nearest</c> to a framework <c>among</c> others.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The writer.</param>
    public void Answer(JsonElement request, Utf8JsonWriter answer)
    {
        if (request.TryGetProperty("nearest", out var framework))
        {
            answer.WriteString("nearest", Nearest(framework.GetString()!, [.. request.GetProperty("among").EnumerateArray().Select(f => f.GetString()!)]));
            return;
        }

        try
        {
            Write(
                Evaluate(
                    request.GetProperty("project").GetString()!,
                    request
                        .GetProperty("properties")
                        .EnumerateObject()
                        .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.OrdinalIgnoreCase)
                ),
                answer
            );
        }
        catch (Exception e)
            when (e
                    is InvalidProjectFileException
                        or IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException
            )
        {
            answer.WriteString("failed", e is InvalidProjectFileException project ? project.BaseMessage : e.Message);
        }
    }

    /// <summary>The framework of a referenced project that the build would take, as NuGet decides it; the first where none fits.</summary>
    private static string Nearest(string framework, string[] among)
    {
        var nearest = new FrameworkReducer().GetNearest(NuGetFramework.Parse(framework), among.Select(NuGetFramework.Parse));
        return Array.Find(among, f => NuGetFramework.Parse(f).Equals(nearest)) ?? among[0];
    }

    private ProjectInstance Evaluate(string project, Dictionary<string, string> properties)
    {
        // The frameworks of a project share what was found on the disk; keeping it for all projects would take their memory.
        if (project != contextOf)
        {
            (context, contextOf) = (EvaluationContext.Create(EvaluationContext.SharingPolicy.Shared), project);
        }

        try
        {
            return Instance();
        }
        catch (InvalidProjectFileException e) when (e.ErrorCode == ResolverFailed)
        {
            properties["MSBuildEnableWorkloadResolver"] = "false";
            return Instance();
        }

        ProjectInstance Instance() =>
            ProjectInstance.FromFile(
                project,
                new ProjectOptions
                {
                    ProjectCollection = collection,
                    EvaluationContext = context,
                    GlobalProperties = properties,
                }
            );
    }

    private void Write(ProjectInstance project, Utf8JsonWriter answer)
    {
        answer.WriteStartObject("properties");
        foreach (var name in ProjectContents.PropertyNames)
        {
            if (project.GetPropertyValue(name) is { Length: > 0 } value)
            {
                answer.WriteString(name, value);
            }
        }

        answer.WriteEndObject();
        answer.WriteStartArray("items");
        foreach (var (type, item) in ProjectContents.ItemTypes.SelectMany(type => project.GetItems(type).Select(item => (type, item))))
        {
            // A folder may hold thousands of files that have no say.
            if (ProjectContents.ModelItemTypes.Contains(type, StringComparer.Ordinal) && !ProjectRequest.Asks(type, item.EvaluatedInclude))
            {
                continue;
            }

            answer.WriteStartArray();
            answer.WriteStringValue(type);
            answer.WriteStringValue(item.GetMetadataValue("FullPath"));
            answer.WriteStringValue(item.EvaluatedInclude);
            // A path in metadata is relative to the file that defines the item.
            answer.WriteStringValue(item.DirectMetadataCount > 0 ? item.GetMetadataValue("DefiningProjectDirectory") : "");
            foreach (var metadata in item.Metadata)
            {
                answer.WriteStringValue(metadata.Name);
                answer.WriteStringValue(metadata.EvaluatedValue);
            }

            answer.WriteEndArray();
        }

        answer.WriteEndArray();
        answer.WriteStartArray("unseen");
        UnseenItems.Write(project, [sdk, project.GetPropertyValue("NuGetPackageRoot")], answer);
        answer.WriteEndArray();
    }
}
