using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>Languages with analyzers and without, and the task as the speaker.</summary>
public class LanguageTests
{
    [Fact]
    public void FSharp_hears_it_from_the_task_in_every_build()
    {
        var project = new TestProject("App.fsproj").App(more: "<ItemGroup><Compile Include=\"Program.fs\" /><None Include=\"models/**\" CopyToOutputDirectory=\"PreserveNewest\" /></ItemGroup>").With("NoWarn", "NETSDK1188").Delete("Program.cs")
            .Write("Program.fs", "printfn \"1\"\n").Write("models/gull.gguf", ModelFiles.Llama);
        for (var i = 0; i < 2; i++)
        {
            project.Build().ShouldSucceed().ShouldSay("App.fsproj(4,24): warning MOP1001", "App.fsproj(4,24): warning MOP1004");
        }

        project.Write(".globalconfig", "dotnet_diagnostic.MOP1001.severity = none\n").Build().ShouldSucceed().ShouldSay("App.fsproj(4,24): warning MOP1004");
    }

    [Fact]
    public void Visual_Basic_hears_it_from_the_analyzer()
    {
        var project = new TestProject("App.vbproj").App().Delete("Program.cs")
            .Write("Program.vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module\n").Write("models/gull.gguf", ModelFiles.Llama);
        var first = project.Build().ShouldSucceed();
        first.ShouldSay("App.vbproj(4,24): warning MOP1001", "App.vbproj(4,24): warning MOP1004");
        first.Tasks.ShouldNotContain("ReportFindings");
        var later = project.Build().ShouldSucceed();
        later.Compiled.ShouldBeFalse();
        later.Findings.Select(f => f.ToString()).ShouldBe(first.Findings.Select(f => f.ToString()));
    }

    [Fact]
    public void The_task_speaks_with_analyzers_off_and_then_alone()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).With("ModelOpennessReporter", "task").With("RunAnalyzers", "false");
        var off = project.Build().ShouldSucceed();
        off.ShouldSay("App.csproj(4,24): warning MOP1001", "App.csproj(4,24): warning MOP1004");
        var on = project.Without("RunAnalyzers").Build().ShouldSucceed();
        on.Findings.Select(f => f.ToString()).ShouldBe(off.Findings.Select(f => f.ToString()));
        var analyzer = project.Without("ModelOpennessReporter").Build().ShouldSucceed();
        analyzer.Findings.Select(f => f.ToString()).ShouldBe(off.Findings.Select(f => f.ToString()));
    }
}
