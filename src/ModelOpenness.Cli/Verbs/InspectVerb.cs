using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness inspect</c>: the inspection of a build, outside a build.</summary>
internal static class InspectVerb
{
    public static Command Create()
    {
        var paths = CommonOptions.Paths("Model files, or folders that hold models.");
        var format = CommonOptions.Format();
        var failOn = new Option<string>("--fail-on") { Description = "The severity from which on the exit status is 1.", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("warning", "error", "never");
        var command = new Command("inspect", "Finds models, says under which license they are and which terms restrict them, and holds their cards' claims against it.")
        {
            paths,
            format,
            failOn,
        };
        command.SetAction(parsed =>
        {
            var failed = false;
            var inventories = Inspect(parsed.GetValue(paths)!, ref failed);
            if (parsed.GetValue(format) == "json")
            {
                JsonOutput.Write(writer => inventories.ForEach(i => InspectOutput.WriteJson(writer, i.Path, i.Inventory)));
            }
            else
            {
                inventories.ForEach(i => InspectOutput.WriteText(Console.Out, i.Inventory));
            }

            return failed ? CommonOptions.UsageError : Fails(inventories.SelectMany(i => i.Inventory.Findings), parsed.GetValue(failOn)!) ? 1 : 0;
        });
        return command;
    }

    private static List<(string Path, Inventory Inventory)> Inspect(IEnumerable<string> paths, ref bool failed)
    {
        var inventories = new List<(string, Inventory)>();
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                CommonOptions.Fail(path, "no such file or folder", ref failed);
                continue;
            }

            var request = FolderDiscovery.Request(Path.GetFullPath(path));
            inventories.Add((path, Inspector.Inspect(request, new SourceFiles(request.BaseFolder))));
        }

        return inventories;
    }

    private static bool Fails(IEnumerable<Finding> findings, string failOn) => failOn switch
    {
        "never" => false,
        "warning" => findings.Any(f => f.Waiver is null && f.Severity >= FindingSeverity.Warning),
        _ => findings.Any(f => f.Waiver is null && f.Severity == FindingSeverity.Error),
    };
}
