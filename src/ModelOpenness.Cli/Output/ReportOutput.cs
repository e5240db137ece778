using ModelOpenness.Cli.Verbs;
using ModelOpenness.Reports;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Output;

/// <summary>Writes reports to a file or standard output.</summary>
internal static class ReportOutput
{
    /// <summary>Writes a report.</summary>
    /// <param name="inventories">The inventories.</param>
    /// <param name="kind">The kind of report.</param>
    /// <param name="path">The file, or null for standard output.</param>
    public static void Write(IReadOnlyList<Inventory> inventories, ReportKind kind, string? path)
    {
        if (path is not null)
        {
            ReportWriter.Write(inventories, kind, path);
            return;
        }

        CommonOptions.WriteBytes(ReportWriter.ToBytes(inventories, kind), null);
    }
}
