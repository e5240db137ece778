using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Reports.Bom;
using ModelOpenness.Reports.Ci;
using ModelOpenness.Reports.Html;
using ModelOpenness.Reports.Results;
using ModelOpenness.Reports.Sarif;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports;

/// <summary>Writes inventories as reports: the one entry point for the task, the command line and tests.</summary>
internal static class ReportWriter
{
    /// <summary>Writes the report of one inventory to a file. The file is touched only where its bytes change.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="kind">The kind of report.</param>
    /// <param name="path">The file; its folder is made.</param>
    public static void Write(Inventory inventory, ReportKind kind, string path) => Write([inventory], kind, path);

    /// <summary>Writes one report of several inventories to a file. The file is touched only where its bytes change.</summary>
    /// <param name="inventories">The inventories.</param>
    /// <param name="kind">The kind of report.</param>
    /// <param name="path">The file; its folder is made.</param>
    public static void Write(IReadOnlyList<Inventory> inventories, ReportKind kind, string path) => WriteFile(path, ToBytes(inventories, kind));

    /// <summary>Writes a file whole or not at all. It is touched only where its bytes change; a link, pipe or device is written into, and stays.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="bytes">What it is to hold.</param>
    public static void WriteFile(string path, byte[] bytes)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (File.Exists(path))
        {
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint) || RegularFile.IsSpecial(path))
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
                stream.Write(bytes, 0, bytes.Length);
                if (stream.CanSeek && stream.Length > bytes.Length)
                {
                    stream.SetLength(bytes.Length);
                }

                return;
            }

            if (new FileInfo(path).Length == bytes.Length && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            {
                return;
            }
        }

        // A report that is cut short must not look like one: it is written beside its place first.
        var beside = path + ".part";
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Delete(path);
            File.Move(beside, path);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>The bytes of a report, the same for the same inventories in any order.</summary>
    /// <param name="inventories">The inventories.</param>
    /// <param name="kind">The kind of report.</param>
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories, ReportKind kind)
    {
        var merged = InventorySet.Merge(inventories);
        return kind.Name switch
        {
            "html" => HtmlReport.ToBytes(merged),
            "cyclonedx" => CycloneDxReport.ToBytes(merged),
            "cyclonedx-xml" => CycloneDxReport.ToXmlBytes(merged),
            "spdx" => Spdx3Report.ToBytes(merged),
            "spdx2" => Spdx2Report.ToBytes(merged),
            "sarif" => SarifReport.ToBytes(merged),
            "json" => ResultsReport.ToBytes([.. merged.Select(i => new InspectedPath(i.ProjectPath, i))], [.. merged.SelectMany(NotLookedAt)]),
            "github" => GitHubAnnotations.ToBytes(merged),
            "azure" => AzureCommands.ToBytes(merged),
            "codeclimate" => CodeClimateReport.ToBytes(merged),
            "markdown" => MarkdownSummary.ToBytes(merged),
            _ => InventorySet.ToBytes(merged),
        };
    }

    private static IEnumerable<NotLookedAt> NotLookedAt(Inventory inventory) =>
        inventory.NotLookedAt.Select(n => n with { Path = inventory.FromRoot(n.Path) });
}
