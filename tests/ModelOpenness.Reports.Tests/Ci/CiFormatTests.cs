using System.Text;
using System.Text.Json;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Ci;

public sealed class CiFormatTests
{
    private static readonly Inventory Project = SampleInventories.Project with
    {
        RepositoryPath = "src/BirdAnswers",
        NotLookedAt = [new NotLookedAt("models/locked.gguf", "it may not be read")],
    };

    [Theory]
    [InlineData("github", "txt")]
    [InlineData("azure", "txt")]
    [InlineData("codeclimate", "json")]
    [InlineData("markdown", "md")]
    public void Each_format_is_as_reviewed(string kind, string extension) =>
        Snapshot.Verify(Text(kind, Project), extension, nameof(Each_format_is_as_reviewed) + "_" + kind);

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    public void No_name_and_no_message_starts_a_command_of_its_own(string kind)
    {
        foreach (var shape in SampleInventories.HostileShapes.Append(SampleInventories.CreateHostile("a\n::error::b\r##vso[task.setvariable variable=x]y")))
        {
            var lines = Text(kind, shape).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Length.ShouldBe(1);
            lines[0].Any(char.IsControl).ShouldBeFalse();
            lines[0].ShouldNotContain('\u202e');
            lines[0].ShouldStartWith(kind == "github" ? "::warning " : "##vso[task.logissue type=warning;");
        }
    }

    [Fact]
    public void Markdown_of_hostile_names_holds_no_markup_and_one_row_a_finding()
    {
        foreach (var shape in SampleInventories.HostileShapes.Append(SampleInventories.HostileProject))
        {
            var text = Text("markdown", shape);
            text.ShouldNotContain("<script");
            text.ShouldNotContain("<img");
            text.Split('\n').Count(l => l.StartsWith("| warning ", StringComparison.Ordinal)).ShouldBe(1);
        }
    }

    [Fact]
    public void Models_that_are_only_named_stand_in_the_summary_with_their_places()
    {
        var named = new Model("acme/robin", "robin") { References = [new Reference(new Place("Program.cs", 7), ReferenceHow.Fetched, "acme/robin")] };
        var text = Text("markdown", new Inventory("App.csproj", "osd") { RepositoryPath = "src/App", Named = [named] });
        text.ShouldStartWith("## ModelOpenness: 0 findings, 0 models, 1 model named, not shipped\n");
        text.ShouldContain("| acme/robin | none found |  | fetched src/App/Program.cs:7 |\n");
    }

    [Fact]
    public void A_finding_in_a_package_stands_at_the_project()
    {
        var packaged = Project with { NotLookedAt = [], Findings = [Project.Findings[0] with { Place = new Place("nuget:wren/1.0.0/README.md", 3, 1, 3, 9) }] };
        Text("github", packaged).ShouldStartWith("::warning file=src/BirdAnswers/BirdAnswers.csproj,title=");
        Text("azure", packaged).ShouldStartWith("##vso[task.logissue type=warning;sourcepath=src/BirdAnswers/BirdAnswers.csproj;code=");
        JsonDocument.Parse(Text("codeclimate", packaged)).RootElement[0].GetProperty("location").GetProperty("path").GetString().ShouldBe("src/BirdAnswers/BirdAnswers.csproj");
    }

    [Fact]
    public void GitLabs_fingerprints_tell_apart_two_projects_of_one_name()
    {
        var prints = JsonDocument.Parse(Text("codeclimate", Project, Project with { RepositoryPath = "src/Other" })).RootElement
            .EnumerateArray().Select(i => i.GetProperty("fingerprint").GetString()).ToList();
        prints.Distinct().Count().ShouldBe(prints.Count);
    }

    private static string Text(string kind, params Inventory[] inventories) => Encoding.UTF8.GetString(ReportWriter.ToBytes(inventories, ReportKind.Find(kind)!));
}
