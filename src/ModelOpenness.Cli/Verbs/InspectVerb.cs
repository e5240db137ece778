using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Reports;
using ModelOpenness.Reports.Results;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness inspect</c>: the inspection of a build, outside a build.</summary>
internal static class InspectVerb
{
    public static Command Create()
    {
        var paths = CommonOptions.Paths("Model files, folders that hold models, packages (.nupkg), packages folders, projects, solutions.");
        var format = CommonOptions.Format([.. ReportKind.All.Select(k => k.Name)]);
        var output = CommonOptions.Output();
        var standard = new Option<string?>("--standard")
        {
            Description = "The standard that labels are judged by; the policy's, or osd, where it is not given.",
        };
        standard.AcceptOnlyFromAmong([.. Standard.All.Select(s => s.Id)]);
        var failOn = new Option<string>("--fail-on") { Description = "The lowest severity at which the exit status is 1.", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("warning", "error", "never");
        var isStatic = new Option<bool>("--static") { Description = "Projects are read as XML, without MSBuild: for what you do not trust." };
        var command = new Command(
            "inspect",
            "Finds models, says under which license they are and which terms restrict them, and checks their cards' claims against it."
        )
        {
            paths, format, output, standard, failOn, isStatic,
        };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var inspected = Inspect(parsed.GetRequiredValue(paths), missed, parsed.GetValue(standard), parsed.GetValue(isStatic));
            var verdict = Verdict.Of(inspected.SelectMany(i => i.Inventory.Findings), parsed.GetValue(failOn)!, missed);
            // Whoever asks for text by name gets all of it; a person who asks for nothing, the short form.
            var isShort = parsed.GetResult(format) is null or { Implicit: true } && parsed.GetValue(output) is null && StandardOutput.IsColoured;
            var isWritten = CommonOptions.TryWrite(
                () =>
                {
                    if (isShort)
                    {
                        TerminalOutput.Write(Spectre.Console.AnsiConsole.Console, inspected, missed, verdict);
                    }
                    else
                    {
                        Write(inspected, missed, verdict, parsed.GetRequiredValue(format), parsed.GetValue(output));
                    }
                },
                parsed.GetValue(output));
            if (verdict.IsToBeSaid && (parsed.GetValue(output) is not null || parsed.GetRequiredValue(format) is not "text"))
            {
                // The document goes elsewhere, or to a machine; whoever reads the log of a step must not take it for a gate.
                Console.Error.WriteLine("model-openness: " + verdict.Text);
            }

            return isWritten ? verdict.Status : CommonOptions.UsageError;
        });
        return command;
    }

    private static void Write(List<InspectedPath> inspected, Missed missed, Verdict verdict, string format, string? output)
    {
        switch (format)
        {
            case "json":
                CommonOptions.WriteBytes(ResultsReport.ToBytes(inspected, missed.All), output);
                break;
            case "text":
                using (var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" })
                {
                    InspectOutput.WriteText(text, inspected);
                    InspectOutput.WriteMissed(text, missed);
                    text.WriteLine(verdict.Text);
                    CommonOptions.WriteBytes(System.Text.Encoding.UTF8.GetBytes(text.ToString()), output);
                }

                break;
            default:
                ReportOutput.Write(
                    InventorySet.With(
                        [.. inspected.Select(i => i.Inventory with { Project = Project(i.Path, i.Inventory) })],
                        missed.Paths
                    ),
                    ReportKind.Find(format)!,
                    output
                );
                break;
        }
    }

    /// <summary>
    /// A folder that is its own root is called as it was given; of a full path, which would differ between machines, the last part.
    /// </summary>
    private static string Project(string path, Inventory inventory)
    {
        if (!string.Equals(inventory.Project, ".", StringComparison.Ordinal) || inventory.RepositoryPath.Length > 0)
        {
            return inventory.Project;
        }

        var name =
            Path.IsPathRooted(path) || path.Trim('.', '/', '\\').Length == 0
                ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))
                : path;
        name = name.Replace('\\', '/').Trim('/');
        return name.Length == 0 ? inventory.Project : name;
    }

    /// <summary>Inspects each path; what cannot be read is named on standard error.</summary>
    internal static List<InspectedPath> Inspect(string[] paths, Missed missed, string? standard = null, bool isStatic = false)
    {
        using var progress = new Progress(paths.Length);
        using var targets = new InspectTargets(progress, standard, isStatic);
        foreach (var path in paths)
        {
            progress.Next(path);
            targets.Add(path);
        }

        progress.Clear();
        foreach (var (path, note) in targets.Inspected.SelectMany(i => i.Notes.Select(n => (i.Path, n))))
        {
            CommonOptions.Say(path, note);
        }

        missed.Take(targets.Missed);
        foreach (var one in targets.Inspected)
        {
            // Places are relative to the folder; the path that was given leads there.
            var folder = Directory.Exists(one.Path) ? one.Path : Path.GetDirectoryName(one.Path) ?? "";
            foreach (var unseen in one.Inventory.NotLookedAt)
            {
                missed.AddFound(Place.IsInPackage(unseen.Path) ? unseen.Path : Path.Combine(folder, unseen.Path).Replace('\\', '/'), unseen.Why);
            }
        }

        return targets.Inspected;
    }
}
