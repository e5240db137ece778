using System.Text;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests;

public sealed class ReportWriterTests
{
    public static TheoryData<string> Kinds => [.. ReportKind.All.Select(k => k.Name)];

    [Fact]
    public void A_project_may_ask_for_each_kind_of_report_and_for_no_other() =>
        ProjectRequest.ReportNames.ShouldBe(ReportKind.All.Select(k => k.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_runs_give_the_same_bytes(string kind)
    {
        var first = ReportWriter.ToBytes([SampleInventories.Project], ReportKind.Find(kind)!);
        var second = ReportWriter.ToBytes([InventorySet.Parse(InventorySet.ToBytes([SampleInventories.Project]))[0]], ReportKind.Find(kind)!);
        Encoding.UTF8.GetString(second).ShouldBe(Encoding.UTF8.GetString(first));
        first.ShouldNotContain((byte)'\r');
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hostile_names_give_the_same_bytes_too_and_bytes_that_are_UTF_8(string kind)
    {
        foreach (var shape in SampleInventories.HostileShapes.Append(SampleInventories.HostileProject))
        {
            var first = ReportWriter.ToBytes([shape], ReportKind.Find(kind)!);
            ReportWriter.ToBytes([shape], ReportKind.Find(kind)!).ShouldBe(first);
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(first).ShouldBeGreaterThan(0);
            first.ShouldNotContain((byte)'\r');
            first.ShouldNotContain((byte)0);
            first.ShouldNotContain((byte)0x1b);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_order_of_inventories_does_not_matter_and_a_repeated_one_counts_once(string kind)
    {
        var (a, b) = (SampleInventories.Project, SampleInventories.Large(3));
        ReportWriter.ToBytes([b, a, b], ReportKind.Find(kind)!).ShouldBe(ReportWriter.ToBytes([a, b], ReportKind.Find(kind)!));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_empty_inventory_has_a_report_too(string kind)
    {
        var text = Encoding.UTF8.GetString(ReportWriter.ToBytes([new Inventory("Empty.csproj", "osd")], ReportKind.Find(kind)!));
        switch (kind)
        {
            case "github" or "azure":
                // A line of a log would be a finding.
                text.ShouldBeEmpty();
                break;
            case "codeclimate":
                text.ShouldBe("[]\n");
                break;
            case "markdown":
                text.ShouldBe("## ModelOpenness: no models found\n\n");
                break;
            default:
                text.ShouldContain("Empty");
                break;
        }
    }

    [Fact]
    public void A_file_whose_bytes_would_not_change_is_left_alone()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "sub", "report.html");
        ReportWriter.Write(SampleInventories.Project, ReportKind.Html, path);
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, before);
        ReportWriter.Write(SampleInventories.Project, ReportKind.Html, path);
        File.GetLastWriteTimeUtc(path).ShouldBe(before);
        ReportWriter.Write(SampleInventories.Large(2), ReportKind.Html, path);
        File.GetLastWriteTimeUtc(path).ShouldNotBe(before);
        Directory.GetFiles(Path.GetDirectoryName(path)!).Length.ShouldBe(1);
    }

    [Fact]
    public void Several_inventories_survive_being_written_and_read()
    {
        var bytes = InventorySet.ToBytes([SampleInventories.Project, SampleInventories.Large(2)]);
        var read = InventorySet.Parse(bytes);
        read.Count.ShouldBe(2);
        InventorySet.ToBytes(read).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"inventories": 7}""")]
    [InlineData("""{"inventories": [{"schemaVersion": "99"}]}""")]
    public void What_is_no_inventory_is_refused(string json) =>
        Should.Throw<FormatException>(() => InventorySet.Parse(Encoding.UTF8.GetBytes(json)));
}
