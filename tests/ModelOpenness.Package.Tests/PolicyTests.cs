using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>A policy in real builds: from red to green by a baseline, and red again when something new comes.</summary>
public class PolicyTests
{
    private const string License = "Heron Community License\n\n1. You may use and share the model.\n2. If your products have more than 3 million monthly active users, you must request a license from Heron Labs.\n";

    [Theory]
    [InlineData("birds;open-source", "{ }", "MOP1001")]
    [InlineData("birds", "{ \"deny\": [ \"user-cap\", \"non-commercial\" ] }", "MOP6001")]
    public void A_solution_goes_from_red_to_green_by_a_baseline_and_red_again_when_a_model_is_added(string tags, string policy, string rule)
    {
        var solution = new TestProject("Solution.proj", folder: "solution").Write("modelopenness.json", policy);
        string[] names = ["One", "Two", "Three"];
        foreach (var name in names)
        {
            App(solution, name, tags);
        }

        // One build for all, as of a solution, with warnings as errors.
        solution.Write("Solution.proj", $"""
            <Project>
              <ItemGroup><App Include="{string.Join(';', names.Select(n => $"{n}/{n}.csproj"))}" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(App)" Targets="Restore" Properties="MSBuildRestoreSessionId=$([System.Guid]::NewGuid())" /></Target>
              <Target Name="Build"><MSBuild Projects="@(App)" Targets="Build" Properties="TreatWarningsAsErrors=true" ContinueOnError="ErrorAndContinue" /></Target>
            </Project>
            """);
        var red = solution.Build().ShouldFail();
        red.Findings.Count(f => f.Id == rule && f.Severity == "error").ShouldBe(3, red.Log);

        var (exitCode, output) = Cli(solution, "baseline", ".");
        exitCode.ShouldBe(0, output);
        File.ReadAllText(solution.PathOf("modelopenness.json")).ShouldContain("\"One/models/a.gguf\"");
        solution.Build().ShouldSucceed().ShouldBeSilent();

        solution.Write("Two/models/new.gguf", GgufBytes.With(("general.license", "cc-by-nc-4.0")));
        var again = solution.Build().ShouldFail();
        again.Findings.ShouldHaveSingleItem().ToString().ShouldContain("new.gguf");
    }

    [Fact]
    public void A_property_bars_a_model_that_only_code_names_without_model_file_label_or_policy_file()
    {
        var project = new TestProject().App(tags: "birds", more: "<PropertyGroup>\n    <ModelOpennessDeny>territory; non-commercial</ModelOpennessDeny>\n  </PropertyGroup>");
        project.Write("Program.cs", """
            using OllamaSharp;
            _ = new OllamaApiClient("http://localhost", "mistral-large");
            """);
        project.Write("Stub.cs", "namespace OllamaSharp { public class OllamaApiClient(string uri, string defaultModel) { public string Uri => uri + defaultModel; } }");
        var finding = project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem();
        finding.Short.ShouldBe("App.csproj(15,35): warning MOP6001");
        finding.Message.ShouldContain("The policy denies \"non-commercial\"");
    }

    [Fact]
    public void A_policy_that_bars_nothing_named_is_asked_once_and_again_when_it_or_one_above_it_changes()
    {
        const string Deny = "{ \"deny\": [ { \"term\": \"non-commercial\" } ] }";
        var project = new TestProject("App/App.csproj").App(tags: "birds").Write("App/modelopenness.json", "{ \"waivers\": [] }");
        project.Write("App/Program.cs", "_ = new OllamaSharp.OllamaApiClient(\"http://localhost\", \"mistral-large\");");
        project.Write("App/Stub.cs", "namespace OllamaSharp { public class OllamaApiClient(string uri, string defaultModel) { public string Uri => uri + defaultModel; } }");
        project.Build().ShouldSucceed().ShouldBeSilent();
        var mark = Directory.GetFiles(project.PathOf("App/obj"), "ModelOpenness.policy.*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var asked = File.GetLastWriteTimeUtc(mark);
        project.Build().ShouldSucceed().ShouldBeSilent();
        File.GetLastWriteTimeUtc(mark).ShouldBe(asked);

        project.Write("App/modelopenness.json", Deny).Build().ShouldSucceed().Findings.ShouldHaveSingleItem().Id.ShouldBe("MOP6001");
        project.Write("App/modelopenness.json", "{}").Build().ShouldSucceed().ShouldBeSilent();
        project.Write("modelopenness.json", Deny).Build().ShouldSucceed().Findings.ShouldHaveSingleItem().Id.ShouldBe("MOP6001");
        project.Delete("modelopenness.json").Write("App/base.json", "{}").Write("App/modelopenness.json", "{ \"extends\": \"base.json\" }");
        project.Build().ShouldSucceed().ShouldBeSilent();
        project.Write("App/base.json", Deny).Build().ShouldSucceed().Findings.ShouldHaveSingleItem().Id.ShouldBe("MOP6001");
    }

    [Fact]
    public void A_baseline_accepts_what_stands_in_code()
    {
        var project = new TestProject().App(more: "<PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>").Write("models/gull.gguf", ModelFiles.Llama);
        project.Write("Program.cs", """
            _ = new OllamaSharp.OllamaApiClient("http://localhost", "llama3.1");
            System.Console.WriteLine("Gull is an open source model.");
            namespace OllamaSharp { public class OllamaApiClient(string uri, string defaultModel) { public string Uri => uri + defaultModel; } }
            """);
        project.Build().ShouldFail().Findings.Select(f => f.Id).Distinct().ShouldBe(["MOP1001", "MOP1004", "MOP4001", "MOP4002"], ignoreOrder: true);

        var (exitCode, output) = Cli(project, "baseline", ".");
        exitCode.ShouldBe(0, output);
        File.ReadAllText(project.PathOf("modelopenness.json")).ShouldContain("\"llama3.1\"");
        project.Build().ShouldSucceed().ShouldBeSilent();
    }

    [Fact]
    public void A_mistake_in_the_policy_is_a_warning_at_its_line_and_loses_nothing()
    {
        var project = new TestProject().App();
        project.Write("models/a.gguf", GgufBytes.With()).Write("models/LICENSE", License);
        project.Write("modelopenness.json", "{\n  \"waivers\": [\n    { \"rule\": \"MOP1001\" }\n  ]\n}\n");
        project.Build().ShouldSucceed().ShouldSay("App.csproj(4,24): warning MOP1001", "modelopenness.json(3,5): warning MOP9001");
    }

    [Fact]
    public void A_required_standard_is_demanded_without_any_label()
    {
        var project = new TestProject().App(tags: "birds", more: "<PropertyGroup>\n    <ModelOpennessRequire>osaid</ModelOpennessRequire>\n  </PropertyGroup>");
        project.Write("models/a.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        var finding = project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem();
        finding.Id.ShouldBe("MOP3001");
        finding.Message.ShouldContain("nothing was there to look at");
    }

    [Fact]
    public void A_sentence_of_the_README_is_reported_at_its_line()
    {
        var project = new TestProject().App(tags: "birds");
        project.Write("models/a.gguf", GgufBytes.With()).Write("models/LICENSE", License);
        project.Write("README.md", "# Birds\n\nBirds is an open source app that answers questions.\n");
        project.Build().ShouldSucceed().ShouldSay("README.md(3,13): warning MOP1001");
    }

    [Fact]
    public void A_class_that_the_README_claims_and_the_model_does_not_reach_is_reported_at_its_line()
    {
        var project = new TestProject().App(tags: "birds");
        project.Write("models/a.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        project.Write("models/train.py", "print()\n");
        project.Write("README.md", "# Birds\n\nShips a chat model.\n\nThe model is MOF Class II.\n");
        var finding = project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem();
        finding.Id.ShouldBe("MOP3002");
        finding.Short.ShouldStartWith("README.md(5,");
    }

    [Fact]
    public void Reports_are_written_beside_the_output_where_they_are_asked_for_and_again_when_they_are_gone()
    {
        var project = new TestProject().App().With("ModelOpennessReport", "html;cyclonedx");
        project.Write("models/a.gguf", GgufBytes.With()).Write("models/LICENSE", License);
        project.Build().ShouldSucceed();
        var page = project.PathOf("bin/Debug/net10.0/App.models.html");
        var first = File.ReadAllBytes(page);
        File.Exists(project.PathOf("bin/Debug/net10.0/App.models.cdx.json")).ShouldBeTrue();

        File.Delete(page);
        project.Build().ShouldSucceed();
        File.ReadAllBytes(page).ShouldBe(first);
    }

    [Fact]
    public void A_report_that_nobody_knows_is_reported_and_the_build_goes_on()
    {
        var project = new TestProject().App(tags: "birds").With("ModelOpennessReport", "pdf");
        project.Write("models/a.gguf", GgufBytes.With());
        project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem().ToString().ShouldContain("MOP9001: ModelOpennessReport names a report that is not known: 'pdf'");
    }

    private static void App(TestProject solution, string name, string tags)
    {
        solution.File = $"{name}/{name}.csproj";
        solution.App(tags);
        solution.Write($"{name}/Program.cs", "System.Console.WriteLine(1);\n");
        File.Delete(solution.PathOf("Program.cs"));
        solution.Write($"{name}/models/a.gguf", GgufBytes.With());
        solution.Write($"{name}/models/LICENSE", License);
        solution.File = "Solution.proj";
    }

    private static (int ExitCode, string Output) Cli(TestProject project, params string[] arguments) =>
        project.Dotnet([Path.Combine(Repository.Root, "src", "ModelOpenness.Cli", "bin", Sdk.Configuration, "net10.0", "model-openness.dll"), .. arguments]);
}
