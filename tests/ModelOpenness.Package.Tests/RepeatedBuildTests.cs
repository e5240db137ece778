using System.Text;
using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>A build that changes nothing says the same as the first; a build that changes something says what is true then.</summary>
public class RepeatedBuildTests
{
    private const string Cap = "App.csproj(4,24): warning MOP1001";
    private const string Uses = "App.csproj(4,24): warning MOP1004";

    [Fact]
    public void A_build_without_changes_skips_the_compiler_and_repeats_every_finding_once()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).Write("models/broken.gguf", [1, 2, 3]);
        var first = project.Build().ShouldSucceed();
        first.ShouldSay(Cap, Uses, "models/broken.gguf(1,1): warning MOP5001");
        for (var i = 0; i < 2; i++)
        {
            var again = project.Build().ShouldSucceed();
            again.Compiled.ShouldBeFalse();
            again.Messages.Select(m => m.ToString()).ShouldBe(first.Messages.Select(m => m.ToString()), ignoreOrder: true);
        }

        project.With("RunAnalyzers", "false").Build().ShouldSucceed().ShouldBeSilent();
    }

    [Fact]
    public void One_line_sums_an_inspection_up_when_it_finds_something_new_and_never_else()
    {
        var project = new TestProject().App(tags: "birds");
        project.Build().ShouldSucceed().Told.ShouldBeEmpty("there is no model");
        project.Write("models/gull.gguf", ModelFiles.Llama).Write("models/free.gguf", ModelFiles.Gguf(("general.license", "mit")));
        project.Build().ShouldSucceed().Told.ShouldBe(["ModelOpenness: 2 models, 1 restricted, 0 findings"]);
        project.Build().ShouldSucceed().Told.ShouldBeEmpty("nothing changed");
        project.Replace("App.csproj", "<PackageTags>birds<", "<PackageTags>open-source<");
        project.Build().ShouldSucceed().Told.ShouldBe(["ModelOpenness: 2 models, 1 restricted, 2 findings"]);
        File.Delete(project.PathOf("models/free.gguf"));
        project.With("ModelOpennessSummary", "false").Build().ShouldSucceed().Told.ShouldBeEmpty("it is not wanted");
    }

    [Fact]
    public void Severities_are_the_same_from_the_compiler_from_a_later_build_and_from_the_task()
    {
        (string Name, string Config, string More, string NoWarn, string AsErrors, string NotAsErrors, bool All)[] cases =
        [
            ("nothing set", "", "", "", "", "", false),
            ("NoWarn", "", "", "MOP1001", "", "", false),
            ("an error", "MOP1001=error", "", "", "", "", false),
            ("switched off", "MOP1001=none", "", "", "", "", false),
            ("a suggestion", "MOP1001=suggestion", "", "", "", "", false),
            ("information raised", "MOP1010=warning", "", "", "", "", false),
            ("information raised among errors", "MOP1010=warning", "", "", "", "", true),
            ("NoWarn over config", "MOP1001=error", "", "MOP1001", "", "", false),
            ("WarningsAsErrors", "", "", "", "MOP1001", "", false),
            ("WarningsAsErrors over config", "MOP1001=none", "", "", "MOP1001", "", false),
            ("WarningsAsErrors and NoWarn", "", "", "MOP1001", "MOP1001", "", false),
            ("all errors", "", "", "", "", "", true),
            ("all errors but one", "", "", "", "", "MOP1001", true),
            ("all errors, one off", "MOP1004=none", "", "", "", "", true),
            ("category off", "category-ModelOpenness=none", "", "", "", "", false),
            ("category off, one on", "category-ModelOpenness=none;MOP1004=warning", "", "", "", "", false),
            ("all analyzers off", "all=none", "", "", "", "", false),
            ("a lower level loses", "MOP1001=none", "MOP1001=error;global_level=50", "", "", "", false),
            ("a higher level wins", "MOP1001=none", "MOP1001=warning;global_level=101", "", "", "", false),
            ("equal levels cancel", "MOP1001=none", "MOP1001=error;global_level=100", "", "", "", false),
        ];
        var project = new TestProject().App(more: "<ItemGroup><GlobalAnalyzerConfigFiles Include=\"more.globalconfig\" /></ItemGroup>").Write("models/gull.gguf", ModelFiles.Llama).Restore();
        var wrong = new StringBuilder();
        foreach (var c in cases)
        {
            project.Write(".globalconfig", Config(c.Config)).Write("more.globalconfig", Config(c.More))
                .With("NoWarn", c.NoWarn).With("WarningsAsErrors", c.AsErrors).With("WarningsNotAsErrors", c.NotAsErrors).With("TreatWarningsAsErrors", c.All ? "true" : "false")
                .Without("ModelOpennessReporter").Write("Program.cs", $"System.Console.WriteLine(\"{c.Name}\");");
            var first = project.Build();
            first.Compiled.ShouldBeTrue(c.Name);
            var expected = Said(first);
            if (first.Succeeded && Said(project.Build()) is var later && later != expected)
            {
                wrong.AppendLine($"{c.Name}: the compiler says {expected}, a later build {later}");
            }

            if (Said(project.With("ModelOpennessReporter", "task").Build()) is var task && task != expected)
            {
                wrong.AppendLine($"{c.Name}: the compiler says {expected}, the task {task}");
            }
        }

        wrong.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Findings_follow_what_changes()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSay(Cap, Uses);

        project.Write("models/gull.gguf", ModelFiles.Open).Build().ShouldSucceed().ShouldBeSilent(); // replaced
        project.Write("models/LICENSE.txt", ModelFiles.CommunityLicense()).Write("models/gull.gguf", ModelFiles.Unlicensed).Build().ShouldSay(Cap, Uses); // a license came
        File.Move(project.PathOf("models/gull.gguf"), project.PathOf("gull.gguf"));
        project.Build().ShouldSucceed().ShouldBeSilent(); // moved to where it is not shipped
        File.Move(project.PathOf("gull.gguf"), project.PathOf("models/tern.gguf"));
        project.Build().Findings.ShouldAllBe(f => f.Message.Contains("tern.gguf")); // moved back under another name
        project.Build().ShouldSay(Cap, Uses);

        project.Replace("App.csproj", "birds;open-source", "birds;open-weights").Build().ShouldSucceed().ShouldBeSilent(); // label edited
        project.Replace("App.csproj", "birds;open-weights", "open-source").Build().ShouldSay("App.csproj(4,18): warning MOP1001", "App.csproj(4,18): warning MOP1004");
        Directory.Delete(project.PathOf("obj"), recursive: true);
        project.Restore().Build().ShouldSay("App.csproj(4,18): warning MOP1001", "App.csproj(4,18): warning MOP1004"); // obj deleted
        project.Delete("models/tern.gguf").Build().ShouldSucceed().ShouldBeSilent(); // deleted
        project.Build().ShouldSucceed().ShouldBeSilent();
    }

    [Fact]
    public void Two_checkouts_give_the_same_bytes()
    {
        byte[] Inventory(string folder)
        {
            var project = new TestProject(folder: folder).App().Write("models/gull.gguf", ModelFiles.Unlicensed).Write("models/b/README.md", "---\nlicense: llama3.1\n---\n").Write("models/b/x.gguf", ModelFiles.Unlicensed)
                .Write("models/LICENSE.txt", ModelFiles.CommunityLicense());
            project.Build().ShouldSucceed();
            return File.ReadAllBytes(project.Inventory!);
        }

        var one = Inventory("one");
        Inventory("another, much longer").ShouldBe(one);
        Encoding.UTF8.GetString(one).ShouldNotContain(PackedPackage.Root);
    }

    [Fact]
    public void A_project_without_models_starts_no_task()
    {
        var project = new TestProject().App(tags: "birds").Write("data/words.json", "{}").Write("readme.txt", "x");
        foreach (var build in new[] { project.Build(), project.Build() })
        {
            build.ShouldSucceed().ShouldBeSilent();
            build.Tasks.ShouldNotContain("InspectModels");
            build.Tasks.ShouldNotContain("ReportFindings");
        }

        project.Inventory.ShouldBeNull();
    }

    [Fact]
    public void A_label_without_models_is_kept_for_what_the_code_names_and_says_nothing_itself()
    {
        var project = new TestProject().App();
        project.Build().ShouldSucceed().ShouldBeSilent();
        File.ReadAllText(project.Inventory!).ShouldContain("open-source");
    }

    private static string Said(BuildOutcome build) => string.Join(", ", build.Findings.Select(f => f.Severity + " " + f.Id));

    private static string Config(string settings)
    {
        var text = new StringBuilder("is_global = true\n");
        foreach (var setting in settings.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = setting.Split('=') is [var k, var v] ? (k, v) : ("", "");
            text.AppendLine(key switch
            {
                "global_level" => setting,
                "all" => "dotnet_analyzer_diagnostic.severity = " + value,
                _ when key.StartsWith("category-", StringComparison.Ordinal) => $"dotnet_analyzer_diagnostic.{key}.severity = {value}",
                _ => $"dotnet_diagnostic.{key}.severity = {value}",
            });
        }

        return text.ToString();
    }
}
