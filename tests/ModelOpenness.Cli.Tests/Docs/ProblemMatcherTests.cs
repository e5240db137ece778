using System.Text.Json;
using System.Text.RegularExpressions;
using ModelOpenness.Cli.Tests.Verbs;

namespace ModelOpenness.Cli.Tests.Docs;

/// <summary>The task of docs/ide.md for editors without Roslyn: its problem matcher against what its command writes.</summary>
[Collection(ConsoleTests.Name)]
public sealed class ProblemMatcherTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_problem_matcher_of_the_page_finds_file_line_and_rule_of_each_finding_in_a_line()
    {
        folder.Write("models/gull.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("README.md", "# App\n\nGull is an open-source model.\n");
        folder.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <ItemGroup>\n    <None Update=\"models/**\" CopyToOutputDirectory=\"PreserveNewest\" />\n  </ItemGroup>\n</Project>\n");
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ide.md"));
        var json = page[(page.IndexOf("```json", StringComparison.Ordinal) + 7)..];
        using var tasks = JsonDocument.Parse(json[..json.IndexOf("```", StringComparison.Ordinal)]);
        var task = tasks.RootElement.GetProperty("tasks")[0];
        var pattern = task.GetProperty("problemMatcher").GetProperty("pattern");
        Func<Match, string, string> part = (match, name) => match.Groups[pattern.GetProperty(name).GetInt32()].Value;

        var command = task.GetProperty("command").GetString()!.Split(' ');
        command[..3].ShouldBe(["model-openness", "inspect", "."]);
        var said = InProcess.Run(["inspect", "--static", Path.Combine(folder.Path, "App.csproj"), .. command[3..]]);
        said.Status.ShouldBe(0);

        var matched = said.Text.Split('\n').Select(l => Regex.Match(l, pattern.GetProperty("regexp").GetString()!, RegexOptions.None, TimeSpan.FromSeconds(5))).Where(m => m.Success).ToList();
        matched.Select(m => $"{part(m, "severity")} {Path.GetFileName(part(m, "file"))}:{part(m, "line")}:{part(m, "column")} {part(m, "code")}").Distinct()
            .ShouldBe(["warning README.md:3:12 MOP1001", "warning README.md:3:12 MOP1004"], ignoreOrder: true);
        matched.ShouldAllBe(m => part(m, "message").Length > 20);
    }
}
