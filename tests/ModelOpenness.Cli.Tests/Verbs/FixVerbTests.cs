using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

[Collection(ConsoleTests.Name)]
public sealed class FixVerbTests : IDisposable
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\r\n  <PropertyGroup>\r\n    <TargetFramework>net10.0</TargetFramework>\r\n    <PackageTags>birds;open-source</PackageTags>\r\n  </PropertyGroup>\r\n  <ItemGroup>\r\n    <None Update=\"models/**\" CopyToOutputDirectory=\"PreserveNewest\" />\r\n  </ItemGroup>\r\n</Project>\r\n";

    private readonly TempFolder folder = new();
    private readonly string project;

    public FixVerbTests()
    {
        folder.Write("models/gull.gguf", GgufBytes.With(("general.license", "llama3.2")));
        project = Path.Combine(folder.Path, "App.csproj");
        File.WriteAllText(project, Project, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_apply_it_shows_a_diff_and_ends_with_1()
    {
        var outcome = InProcess.Run("fix", "--static", project);
        outcome.Status.ShouldBe(1);
        outcome.Text.ShouldContain("-    <PackageTags>birds;open-source</PackageTags>\n+    <PackageTags>birds;open-weights</PackageTags>\n");
        outcome.Errors.ShouldEndWith("model-openness: 1 fix in 1 file; --apply writes.\n");
        File.ReadAllText(project).ShouldBe(Project);
    }

    [Fact]
    public void Apply_changes_the_words_and_nothing_else_and_a_second_run_changes_nothing()
    {
        var before = File.ReadAllBytes(project);
        InProcess.Run("fix", "--static", "--apply", project).Status.ShouldBe(0);
        File.ReadAllBytes(project).ShouldBe(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(before).Replace("open-source", "open-weights", StringComparison.Ordinal)));
        InProcess.Run("fix", "--static", project).ShouldBe(InProcess.Run("fix", "--static", "--apply", project) with { Status = 0 });
        InProcess.Run("inspect", "--static", project, "--fail-on", "warning").Status.ShouldBe(0);
    }

    [Fact]
    public void A_file_that_is_no_UTF8_keeps_its_bytes()
    {
        var latin = Encoding.Latin1.GetBytes("# Caf\u00e9\n\nGull is an open-source model.\n");
        File.WriteAllBytes(Path.Combine(folder.Path, "README.md"), latin);
        InProcess.Run("fix", "--static", "--apply", project).Status.ShouldBe(0);
        File.ReadAllBytes(Path.Combine(folder.Path, "README.md")).ShouldBe(Encoding.Latin1.GetBytes("# Caf\u00e9\n\nGull is an open-weights model.\n"));
    }

    [Fact]
    public void A_waiver_is_written_into_a_new_policy_and_accepts_the_finding()
    {
        InProcess.Run("fix", "--static", "--kind", "waiver", "--apply", project).Status.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder.Path, "modelopenness.json")).ShouldContain("{ \"rule\": \"MOP1001\", \"model\": \"models/gull.gguf\", \"reason\": \"TODO: say why this is accepted\" }");
        InProcess.Run("inspect", "--static", project, "--fail-on", "warning").Status.ShouldBe(0);
        File.ReadAllText(project).ShouldBe(Project);
    }

    [Fact]
    public void Of_two_stated_licenses_the_one_that_is_named_is_set()
    {
        folder.Write("models/README.md", "---\nlicense: apache-2.0\n---\n");
        string[] fix = ["fix", "--static", "--kind", "license", project];
        InProcess.Run(fix).Text.ShouldBe("");
        InProcess.Run([.. fix, "--license", "Apache-2.0", "--apply"]).Status.ShouldBe(0);
        File.ReadAllText(project).ShouldContain("    <ModelArtifact Include=\"models/gull.gguf\" License=\"Apache-2.0\" />\r\n");
        InProcess.Run("inspect", "--static", project, "--fail-on", "warning").Status.ShouldBe(0);
    }

    [Fact]
    public void JSON_holds_to_its_schema() => SchemaCheck.Problems(
        Path.Combine(Repository.Root, "docs", "schemas", "fix.schema.json"), InProcess.Run("fix", "--static", "--format", "json", project).Text).ShouldBeEmpty();
}
