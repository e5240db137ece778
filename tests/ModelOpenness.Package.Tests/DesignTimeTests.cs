using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>As IDEs, MSBuildWorkspace and <c>dotnet format</c> load a project: the inventory is made, nothing is said.</summary>
public class DesignTimeTests
{
    [Fact]
    public void A_design_time_build_makes_the_inventory_and_says_nothing()
    {
        var project = DesignTime().App().Write("models/gull.gguf", ModelFiles.Llama).Write("models/broken.gguf", [1, 2]);
        for (var i = 0; i < 2; i++)
        {
            var build = project.Build("CoreCompile").ShouldSucceed();
            build.ShouldBeSilent();
            build.Tasks.ShouldNotContain("ReportFindings");
        }

        File.ReadAllText(project.Inventory!).ShouldContain("MOP1001");
    }

    [Fact]
    public void A_design_time_build_does_not_fail_where_the_inventory_cannot_be_written()
    {
        var project = DesignTime().App().Write("models/gull.gguf", ModelFiles.Llama);
        Directory.CreateDirectory(project.PathOf("obj/Debug/net10.0/ModelOpenness.inventory.json"));
        project.Build("CoreCompile").ShouldSucceed().ShouldBeSilent();
    }

    [Fact]
    public void The_task_reporter_is_silent_in_design_time() =>
        DesignTime().App().Write("models/gull.gguf", ModelFiles.Llama).With("ModelOpennessReporter", "task").Build("CoreCompile").ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void Dotnet_format_loads_the_project_through_MSBuildWorkspace()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).Restore();
        var (exitCode, output) = project.Dotnet("format", "whitespace", "App.csproj", "--no-restore", "--verify-no-changes", "-v", "detailed");
        exitCode.ShouldBe(0, output);
        output.ShouldNotContain("MOP1");
        output.ShouldNotContain("failed when processing");
        project.Inventory.ShouldNotBeNull();
    }

    /// <summary>Visual Studio calls the target that gathers what its fast up-to-date check looks at, in a design-time build.</summary>
    [Fact]
    public void Models_and_licenses_are_input_of_Visual_Studios_up_to_date_check()
    {
        var project = DesignTime().App(more: """
            <Target Name="CollectUpToDateCheckInputDesignTime"><Warning Code="IN" Text="%(UpToDateCheckInput.Set) %(UpToDateCheckInput.Filename)%(UpToDateCheckInput.Extension)" Condition="'@(UpToDateCheckInput)' != ''" /></Target>
            <Target Name="CollectUpToDateCheckOutputDesignTime"><Warning Code="OUT" Text="%(UpToDateCheckOutput.Set) %(UpToDateCheckOutput.Filename)%(UpToDateCheckOutput.Extension)" Condition="'@(UpToDateCheckOutput)' != ''" /></Target>
            """).Write("models/gull.gguf", ModelFiles.Unlicensed).Write("models/LICENSE.txt", ModelFiles.CommunityLicense());
        for (var i = 0; i < 2; i++)
        {
            var input = project.Build("CollectUpToDateCheckInputDesignTime").ShouldSucceed().Others.Select(m => m.Message).ToList();
            input.ShouldContain("ModelOpenness gull.gguf");
            input.ShouldContain("ModelOpenness LICENSE.txt");
            input.ShouldContain("ModelOpenness App.csproj");
            project.Build("CollectUpToDateCheckOutputDesignTime").ShouldSucceed().Others.Select(m => m.Message).ShouldBe(["ModelOpenness ModelOpenness.cache"]);
        }
    }

    private static TestProject DesignTime([System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        new TestProject(test: test).With("DesignTimeBuild", "true").With("BuildingProject", "false").With("SkipCompilerExecution", "true").With("ProvideCommandLineArgs", "true");
}
