using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Reports;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness merge</c>: one report of the inventories of many projects and machines.</summary>
internal static class MergeVerb
{
    private const int LongestFile = 256 << 20;

    public static Command Create()
    {
        var paths = CommonOptions.Paths("Inventories (JSON), or folders of files that end in .inventory.json.");
        var format = new Option<string>("--format") { Description = "The report to write.", DefaultValueFactory = _ => ReportKind.Inventory.Name };
        format.AcceptOnlyFromAmong([.. ReportKind.All.Select(k => k.Name)]);
        var output = CommonOptions.Output();
        var command = new Command(
            "merge",
            "Makes one report of the inventories that builds and 'inspect' wrote, on this machine or others."
        )
        {
            paths,
            format,
            output,
        };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var inventories = new List<Inventory>();
            foreach (var file in CommonOptions.Files(parsed.GetRequiredValue(paths), IsInventory, missed))
            {
                try
                {
                    inventories.AddRange(InventorySet.Parse(RegularFile.ReadAll(file, LongestFile)));
                }
                catch (FormatException e)
                {
                    missed.Add(file, e.Message);
                }
                catch (Exception e) when (Unreadable.Is(e))
                {
                    missed.Add(file, e);
                }
            }

            if (inventories.Count == 0)
            {
                // A report of nothing would look like one without findings.
                return missed.Any
                    ? missed.Status
                    : CommonOptions.Usage(
                        string.Join(" ", parsed.GetRequiredValue(paths)),
                        "holds no inventories (files that end in .inventory.json); nothing was written"
                    );
            }

            return
                CommonOptions.TryWrite(
                    () =>
                        ReportOutput.Write(
                            InventorySet.With(inventories, missed.All),
                            ReportKind.Find(parsed.GetRequiredValue(format))!,
                            parsed.GetValue(output)
                        ),
                    parsed.GetValue(output)
                ) && !missed.Any
                ? 0
                : CommonOptions.UsageError;
        });
        return command;
    }

    private static bool IsInventory(string file) =>
        file.EndsWith(ReportKind.Inventory.Extension, StringComparison.OrdinalIgnoreCase);
}
