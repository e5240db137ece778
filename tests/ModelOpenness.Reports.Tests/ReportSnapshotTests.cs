using System.Text;
using ModelOpenness.Reports.Tests.Samples;

namespace ModelOpenness.Reports.Tests;

/// <summary>The reports as a person reviewed them, beside this file; those for CI services are in Ci.</summary>
public sealed class ReportSnapshotTests
{
    [Theory]
    [InlineData("html", "html")]
    [InlineData("sarif", "json")]
    [InlineData("cyclonedx", "json")]
    [InlineData("spdx", "json")]
    [InlineData("spdx2", "json")]
    public void Each_report_is_as_reviewed(string kind, string extension) =>
        Snapshot.Verify(Encoding.UTF8.GetString(ReportWriter.ToBytes([SampleInventories.Project], ReportKind.Find(kind)!)), extension, nameof(Each_report_is_as_reviewed) + "_" + kind);
}
