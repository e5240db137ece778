using System.Text.Json;
using ModelOpenness.Reports.Sarif;
using ModelOpenness.Reports.Tests.Node;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Sarif;

public sealed class SarifReportTests
{
    [SarifFact]
    public void Microsofts_multitool_finds_no_error_and_no_warning()
    {
        using var folder = new TempFolder();
        var multitool = Path.Combine(NodeTools.Folder, "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool");
        if (!OperatingSystem.IsWindows())
        {
            // Its install script does the same; npm runs no scripts here.
            File.SetUnixFileMode(multitool, File.GetUnixFileMode(multitool) | UnixFileMode.UserExecute);
        }

        ReportWriter.Write([SampleInventories.Project, SampleInventories.Large(40)], ReportKind.Sarif, Path.Combine(folder.Path, "a.sarif"));
        ReportWriter.Write(SampleInventories.HostileProject, ReportKind.Sarif, Path.Combine(folder.Path, "b.sarif"));
        ReportWriter.Write([.. SampleInventories.HostileShapes.Select((shape, i) => shape with { Project = "Shape" + i + ".csproj" })], ReportKind.Sarif, Path.Combine(folder.Path, "c.sarif"));
        var (status, output) = NodeTools.Run(
            multitool,
            ["validate", "a.sarif", "b.sarif", "c.sarif", "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--kind", "Fail", "--output", "result.sarif"],
            folder.Path,
            TimeSpan.FromMinutes(2));
        output.ShouldContain("Analysis completed successfully");
        output.ShouldNotContain(": error ");
        output.ShouldNotContain(": warning ");
        status.ShouldBe(0);
    }

    [NodeFact]
    public void It_is_valid_by_the_official_schema()
    {
        using var folder = new TempFolder();
        var files = SampleInventories.HostileShapes.Append(SampleInventories.HostileProject).Append(SampleInventories.Project).Select((inventory, i) =>
        {
            var path = Path.Combine(folder.Path, i + ".sarif");
            ReportWriter.Write(inventory, ReportKind.Sarif, path);
            return path;
        }).ToArray();
        NodeTools.Validate("sarif", files).ShouldBeEmpty();
        NodeTools.Validate("sarif", folder.Write("wrong.sarif", File.ReadAllText(files[0]).Replace("\"ruleId\"", "\"rule\"", StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Models_that_are_only_named_are_properties_of_the_run()
    {
        var named = new Model("acme/robin", "robin") { References = [new Reference(new Place("Program.cs", 7), ReferenceHow.Fetched, "acme/robin")] };
        var run = Runs(new Inventory("App.csproj", "osd") { RepositoryPath = "src/App", Named = [named] })[0];
        var reference = run.GetProperty("properties").GetProperty("named")[0].GetProperty("references")[0];
        reference.GetProperty("path").GetString().ShouldBe("src/App/Program.cs");
        reference.GetProperty("line").GetInt32().ShouldBe(7);
        reference.GetProperty("how").GetString().ShouldBe("fetched");
    }

    [Fact]
    public void Each_project_is_a_run_of_its_own() =>
        Runs(SampleInventories.Project, SampleInventories.Large(2))
            .Select(r => r.GetProperty("automationDetails").GetProperty("id").GetString())
            .ShouldBe(["ModelOpenness/BirdAnswers.csproj/", "ModelOpenness/Large.csproj/"]);

    [Fact]
    public void Places_are_seen_from_the_root_of_the_repository_so_that_two_projects_of_one_name_do_not_collide()
    {
        var runs = Runs(SampleInventories.Project with { RepositoryPath = "src/A" }, SampleInventories.Project with { RepositoryPath = "src/B" });
        runs.Select(r => r.GetProperty("automationDetails").GetProperty("id").GetString()).ShouldBe(["ModelOpenness/src/A/BirdAnswers.csproj/", "ModelOpenness/src/B/BirdAnswers.csproj/"]);
        var files = runs.ConvertAll(r => r.GetProperty("results").EnumerateArray().Select(f => f.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation")).ToList());
        files[0][0].GetProperty("uri").GetString().ShouldStartWith("src/A/");
        files[0][0].GetProperty("uriBaseId").GetString().ShouldBe("SRCROOT");
        runs[0].GetProperty("originalUriBaseIds").GetProperty("SRCROOT").TryGetProperty("uri", out _).ShouldBeFalse();
        var prints = runs.SelectMany(r => r.GetProperty("results").EnumerateArray().Select(f => f.GetProperty("partialFingerprints").GetProperty("modelOpenness/v1").GetString())).ToList();
        prints.Distinct().Count().ShouldBe(prints.Count);
    }

    [Fact]
    public void The_clauses_are_related_locations_with_file_line_and_words()
    {
        var related = Results(SampleInventories.Project)
            .Where(r => r.GetProperty("ruleId").GetString() == "MOP1001")
            .SelectMany(r => r.TryGetProperty("relatedLocations", out var places) ? places.EnumerateArray().ToList() : [])
            .Select(l => (
                l.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(),
                Line: l.GetProperty("physicalLocation").TryGetProperty("region", out var region) && region.TryGetProperty("startLine", out var line) ? line.GetInt32() : 0,
                l.GetProperty("message").GetProperty("text").GetString()!))
            .ToList();
        related.ShouldContain(r => r.Item1 == "models/tern-7b/LICENSE.txt" && r.Line == 8 && r.Item3.Contains("monthly active users", StringComparison.Ordinal));
    }

    [Fact]
    public void A_waiver_is_a_suppression_with_its_reason_and_every_other_result_has_none()
    {
        var results = Results(SampleInventories.Project);
        var suppressed = results.Where(r => r.GetProperty("suppressions").GetArrayLength() > 0).ToList();
        suppressed.Count.ShouldBe(SampleInventories.Project.Findings.Count(f => f.Waiver is not null));
        suppressed[0].GetProperty("suppressions")[0].GetProperty("justification").GetString()
            .ShouldBe("Only the internal demo uses speech; it is removed before release. Until 2027-03-31. Approved by Ada Byron.");
    }

    [Fact]
    public void A_finding_keeps_its_fingerprint_when_lines_move_and_words_change()
    {
        var before = SampleInventories.Project;
        var after = before with { Findings = [.. before.Findings.Select(f => f with { Message = f.Message + " (reworded)", Place = f.Place.Line > 0 ? f.Place with { Line = f.Place.Line + 10, EndLine = f.Place.EndLine + 10 } : f.Place })] };
        Prints(after).ShouldBe(Prints(before));
        Prints(before).Distinct().Count().ShouldBe(before.Findings.Count);
        Prints(before with { Findings = [.. before.Findings.Select(f => f with { LicenseId = "other" })] }).Intersect(Prints(before)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("models/a b.gguf", "models/a%20b.gguf")]
    [InlineData("javascript:alert(1)", "javascript%3Aalert%281%29")]
    [InlineData("a/b#c?d%20", "a/b%23c%3Fd%2520")]
    [InlineData("//host/x", "host/x")]
    public void A_path_is_a_relative_reference_and_nothing_else(string path, string uri) =>
        SarifPlaces.RelativeUri(path).ShouldBe(uri);

    [Fact]
    public void A_lone_surrogate_in_a_path_does_no_harm() => SarifPlaces.RelativeUri("\ud800x").ShouldBe("%EF%BF%BDx");

    private static List<string> Prints(Inventory inventory) =>
        [.. Results(inventory).Select(r => r.GetProperty("partialFingerprints").GetProperty("modelOpenness/v1").GetString()!)];

    private static List<JsonElement> Results(Inventory inventory) => [.. Runs(inventory)[0].GetProperty("results").EnumerateArray()];

    private static List<JsonElement> Runs(params Inventory[] inventories) =>
        [.. JsonDocument.Parse(ReportWriter.ToBytes(inventories, ReportKind.Sarif)).RootElement.GetProperty("runs").EnumerateArray()];
}
