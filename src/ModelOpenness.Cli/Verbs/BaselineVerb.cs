using System.CommandLine;
using System.Globalization;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary>
/// <c>model-openness baseline</c>: waivers for what the last build of each project found. It reads the inventories that the builds
/// left under obj, and what the build kept beside them of what stands in code (its own list, the compiler's log), so that it accepts exactly what the
/// build says, with the
/// project's own labels.
/// </summary>
internal static class BaselineVerb
{
    private const int LongestInventory = 256 << 20;
    private const int LongestPolicy = 16 << 20;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the repository, after a build.", DefaultValueFactory = _ => "." };
        var command = new Command(
            "baseline",
            "Writes a waiver into modelopenness.json for each warning of the last build, with a reason to fill in."
        )
        {
            folder,
        };
        command.SetAction(parsed => Run(Path.GetFullPath(parsed.GetValue(folder)!)));
        return command;
    }

    private static int Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return CommonOptions.Usage(folder, "no such folder");
        }

        var missed = new Missed();

        var policyFile = PolicyFile.FindUpwards(folder, new SourceFiles(folder)) ?? Path.Combine(folder, PolicyFile.Name);
        var inventories = CommonOptions.Files([folder], p => Path.GetFileName(p) == Inventory.FileName, missed);
        if (inventories.Count == 0)
        {
            return CommonOptions.Usage(folder, "no build with the ModelOpenness package has left an inventory here; build first");
        }

        var baseline = new Baseline(policyFile);
        foreach (var path in inventories)
        {
            if (Read(path, missed) is not { Folder: { } baseFolder } inventory)
            {
                continue;
            }

            var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, baseFolder));
            baseline.Add(inventory, project);
            foreach (var (rule, model) in InCode(Path.GetDirectoryName(path)!, missed))
            {
                // Code names models by id as well: those stay as they are written.
                baseline.Add(rule, inventory.Models.Any(m => string.Equals(m.Id, model, StringComparison.Ordinal)) ? baseline.Shown(model, project) : model);
            }
        }

        foreach (var other in baseline.Others)
        {
            Console.Out.WriteLine(
                $"What {Printable.Text(other)} bars can be waived there only: model-openness baseline {Printable.Text(Path.GetDirectoryName(other)!)}"
            );
        }

        if (baseline.Waivers.Count > 0)
        {
            return Write(policyFile, baseline.Waivers, missed);
        }

        Console.Out.WriteLine("Nothing to accept: the last builds have no finding that is not waived.");
        return missed.Status;
    }

    private static int Write(string policyFile, IReadOnlyList<(string Rule, string Model)> waivers, Missed missed)
    {
        string text;
        try
        {
            text = File.Exists(policyFile) ? RegularFile.ToText(RegularFile.ReadAll(policyFile, LongestPolicy)) : PolicyWriter.Empty();
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return CommonOptions.Usage(policyFile, Unreadable.Why(e));
        }

        if (PolicyWriter.Add(text, waivers) is not { } changed)
        {
            return CommonOptions.Usage(policyFile, "is not a valid policy; correct it first (a build says where)");
        }

        if (!CommonOptions.TryWrite(() => File.WriteAllText(policyFile, changed), policyFile))
        {
            return CommonOptions.UsageError;
        }

        Console.Out.WriteLine(
            $"{waivers.Count.ToString(CultureInfo.InvariantCulture)} waivers written to {policyFile}. Give each a reason, or remove it and fix the finding."
        );
        return missed.Status;
    }

    /// <summary>What a build left about code: rules and models, of warnings and errors.</summary>
    private static IEnumerable<(string Rule, string Model)> InCode(string folder, Missed missed)
    {
        IReadOnlyList<Finding> listed = [];
        var path = Path.Combine(folder, FindingList.CodeFileName);
        try
        {
            listed = File.Exists(path) ? FindingList.Parse(RegularFile.ToText(RegularFile.ReadAll(path, LongestInventory))).Findings : [];
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            missed.Add(path, e);
        }

        return listed.Where(f => f.Severity >= FindingSeverity.Warning).SelectMany(f => f.Models.Select(m => (f.RuleId, m)))
            .Concat(CompilerLog.Read(CompilerLog.FileName, folder).Where(f => f.Model is not null).Select(f => (f.RuleId, f.Model!)));
    }

    private static Inventory? Read(string path, Missed missed)
    {
        try
        {
            return InventoryReader.Parse(RegularFile.ReadAll(path, LongestInventory));
        }
        catch (FormatException e)
        {
            missed.Add(path, e.Message);
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            missed.Add(path, e);
        }

        return null;
    }
}
