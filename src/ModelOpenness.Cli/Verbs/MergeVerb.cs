using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Reports;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness merge</c>: one report of the inventories of many projects and machines.</summary>
internal static class MergeVerb
{
    private const long LongestFile = 256L << 20;

    public static Command Create()
    {
        var paths = CommonOptions.Paths("Inventories (JSON), or folders of files that end in .models.json or .inventory.json.");
        var format = new Option<string>("--format") { Description = "The report to write.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong([.. ReportKind.All.Select(k => k.Name)]);
        var output = CommonOptions.Output();
        var command = new Command("merge", "Makes one report of the inventories that builds and 'inspect' wrote, on this machine or others.") { paths, format, output };
        command.SetAction(parsed =>
        {
            var failed = false;
            var inventories = new List<Inventory>();
            foreach (var file in CommonOptions.Files(parsed.GetRequiredValue(paths), IsInventory, ref failed))
            {
                try
                {
                    inventories.AddRange(Read(file));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
                {
                    CommonOptions.Fail(file, e.Message, ref failed);
                }
            }

            return CommonOptions.TryWrite(() => ReportOutput.Write(inventories, ReportKind.Find(parsed.GetRequiredValue(format))!, parsed.GetValue(output)), parsed.GetValue(output)) && !failed
                ? 0
                : CommonOptions.UsageError;
        });
        return command;
    }

    private static bool IsInventory(string file) =>
        file.EndsWith(".models.json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".inventory.json", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Inventory> Read(string file)
    {
        if (new FileInfo(file).Length > LongestFile)
        {
            throw new FormatException("The file is too large for an inventory.");
        }

        return InventorySet.Parse(File.ReadAllBytes(file));
    }
}
