using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness policy</c>: the policy in force for a project or folder, and where each line of it comes from.</summary>
internal static class PolicyVerb
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A project, with its properties, or a folder.", DefaultValueFactory = _ => "." };
        var format = CommonOptions.Format();
        var command = new Command("policy", "Shows the policy in force for a project or folder, and where each line of it comes from.") { path, format };
        command.SetAction(parsed => Run(parsed.GetValue(path)!, parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string path, string format)
    {
        var missed = new Missed();
        var lines = Lines(path, missed);
        if (string.Equals(format, "json", StringComparison.Ordinal))
        {
            JsonOutput.Write(writer => WriteJson(writer, path, lines), missed);
        }
        else if (lines is not null)
        {
            WriteText(Console.Out, lines);
        }

        return missed.Status;
    }

    private static IReadOnlyList<PolicyLine>? Lines(string path, Missed missed)
    {
        var fullPath = Path.GetFullPath(path);
        try
        {
            if (Directory.Exists(fullPath))
            {
                return Of(
                    new InspectionRequest(Path.TrimEndingDirectorySeparator(fullPath), "."),
                    new SourceFiles(Path.TrimEndingDirectorySeparator(fullPath)),
                    missed
                );
            }

            if (File.Exists(fullPath) && SolutionFile.IsProject(fullPath))
            {
                using var evaluation = new ProjectEvaluation(isStatic: false);
                if (evaluation.Contents(fullPath) is [var project, ..])
                {
                    var files = new SourceFiles(Path.GetDirectoryName(fullPath)!, project.PackageRoots);
                    return Of(ProjectRequest.Of(project, new PropertyLocator(fullPath, files)), files, missed);
                }
            }

            missed.Add(path, Path.Exists(fullPath) ? "is neither a project nor a folder" : "no such file or folder");
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            missed.Add(path, e);
        }

        return null;
    }

    private static IReadOnlyList<PolicyLine> Of(InspectionRequest request, SourceFiles files, Missed missed)
    {
        var lines = PolicyLine.Of(request, PolicyFile.InForce(request, files));
        foreach (var unseen in files.NotLookedAt)
        {
            missed.Add(unseen.Path, unseen.Why);
        }

        return lines;
    }

    private static void WriteText(TextWriter output, IReadOnlyList<PolicyLine> lines)
    {
        if (lines.Count == 0)
        {
            output.WriteLine("No policy: there is no modelopenness.json here or above. 'model-openness init' writes one.");
            return;
        }

        var kind = lines.Max(l => l.Kind.Length);
        var says = Math.Min(60, lines.Max(l => Printable.Text(l.Says).Length));
        foreach (var line in lines)
        {
            output.WriteLine(
                $"{line.Kind.PadRight(kind)}  {Printable.Text(line.Says).PadRight(says)}  "
                + $"{Printable.Text(line.Place.Path)}:{line.Place.Line.ToString(CultureInfo.InvariantCulture)}:"
                + $"{line.Place.Column.ToString(CultureInfo.InvariantCulture)}"
            );
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, string path, IReadOnlyList<PolicyLine>? lines)
    {
        if (lines is null)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("path", path);
        writer.WriteStartArray("lines");
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", line.Kind);
            writer.WriteString("says", line.Says);
            writer.WriteString("reason", line.Reason);
            writer.WriteStartObject("place");
            writer.WriteString("path", line.Place.Path);
            writer.WriteNumber("line", line.Place.Line);
            writer.WriteNumber("column", line.Place.Column);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
