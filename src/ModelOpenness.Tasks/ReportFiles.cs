using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Packing;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Reports;
using ModelOpenness.Reports.Notices;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>
/// Writes the reports that a project asks for. The library of reports is loaded with this class, so only where one is asked for.
/// </summary>
internal static class ReportFiles
{
    private static readonly char[] Separators = [';', ',', ' '];

    /// <summary>Writes the reports of an inventory.</summary>
    public static void Write(Inventory inventory, string reports, string folder, string project)
    {
        foreach (var kind in Kinds(reports))
        {
            ReportWriter.Write(inventory, kind, Path.Combine(folder, project + kind.Extension));
        }
    }

    /// <summary>Writes those that are not there, from the inventory of the last inspection.</summary>
    public static void WriteMissing(string inventoryFile, string reports, string folder, string project)
    {
        var missing = Kinds(reports).Where(k => !File.Exists(Path.Combine(folder, project + k.Extension))).ToList();
        if (missing.Count > 0)
        {
            Write(InventoryReader.Parse(File.ReadAllBytes(inventoryFile)), string.Join(";", missing.Select(k => k.Name)), folder, project);
        }
    }

    /// <summary>Writes what must go with the models that ship, and takes away what is no longer asked for.</summary>
    public static void WriteNotices(Inventory inventory, SourceFiles files, string folder)
    {
        foreach (var (name, content) in NoticesDocument.Files(ModelNotices.Of(ShippedTexts.Shipped(inventory.Models, files), LicenseCatalog.Default)))
        {
            if (content is null)
            {
                File.Delete(Path.Combine(folder, name));
            }
            else
            {
                ReportWriter.WriteFile(Path.Combine(folder, name), content);
            }
        }
    }

    /// <summary>True where the notices have to be written, whatever the cache says.</summary>
    public static bool LacksNotices(string folder) => !File.Exists(Path.Combine(folder, NoticesDocument.Name + ".txt"));

    private static IEnumerable<ReportKind> Kinds(string reports) => Names(reports).Select(ReportKind.Find).OfType<ReportKind>();

    private static string[] Names(string reports) => reports.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
