using System.Text.Json;
using Microsoft.Build.Execution;
using ModelOpenness.Inspection.Projects;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// Items that only a target adds, which evaluating does not run: a download, a copy, a conversion. Of the project's own targets; those
/// of the SDK and of packages are left to them.
/// </summary>
internal static class UnseenItems
{
    /// <summary>Writes them: target, type of item, what is included, file and line.</summary>
    /// <param name="project">The project.</param>
    /// <param name="others">Folders whose targets do not count.</param>
    /// <param name="answer">The writer, inside an array.</param>
    public static void Write(ProjectInstance project, string[] others, Utf8JsonWriter answer)
    {
        foreach (var target in project.Targets.Values)
        {
            if (Array.Exists(others, folder => folder.Length > 0 && target.FullPath.StartsWith(folder, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (var child in target.Children)
            {
                switch (child)
                {
                    case ProjectItemGroupTaskInstance group:
                        foreach (var item in group.Items.Where(i => Counts(i.ItemType) && i.Include.Length > 0))
                        {
                            Write(target, item.ItemType, item.Include, item.Location.Line, answer);
                        }

                        break;
                    case ProjectTaskInstance task:
                        foreach (var output in task.Outputs.OfType<ProjectTaskOutputItemInstance>().Where(o => Counts(o.ItemType)))
                        {
                            Write(target, output.ItemType, "", output.Location.Line, answer);
                        }

                        break;
                }
            }
        }
    }

    private static bool Counts(string type) => ProjectContents.ModelItemTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    private static void Write(ProjectTargetInstance target, string type, string include, int line, Utf8JsonWriter answer)
    {
        answer.WriteStartArray();
        answer.WriteStringValue(target.Name);
        answer.WriteStringValue(type);
        answer.WriteStringValue(include);
        answer.WriteStringValue(target.FullPath);
        answer.WriteNumberValue(line);
        answer.WriteEndArray();
    }
}
