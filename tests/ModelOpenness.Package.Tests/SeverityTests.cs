using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>The switches that people know from other analyzers.</summary>
public class SeverityTests
{
    private const string Cap = "App.csproj(4,24): warning MOP1001";
    private const string Uses = "App.csproj(4,24): warning MOP1004";

    private static TestProject Project([System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        new TestProject(test: test).App().Write("models/gull.gguf", ModelFiles.Llama);

    [Fact]
    public void TreatWarningsAsErrors_fails_the_build()
    {
        var build = Project().With("TreatWarningsAsErrors", "true").Build().ShouldFail();
        build.ShouldSay("App.csproj(4,24): error MOP1001", "App.csproj(4,24): error MOP1004");
    }

    [Fact]
    public void WarningsNotAsErrors_leaves_one_a_warning() =>
        Project().With("TreatWarningsAsErrors", "true").With("WarningsNotAsErrors", "MOP1001;MOP1004").Build().ShouldSucceed().ShouldSay(Cap, Uses);

    [Fact]
    public void WarningsAsErrors_raises_one() =>
        Project().With("WarningsAsErrors", "MOP1001").Build().ShouldFail().ShouldSay("App.csproj(4,24): error MOP1001", Uses);

    [Fact]
    public void NoWarn_silences_one() => Project().With("NoWarn", "MOP1001").Build().ShouldSucceed().ShouldSay(Uses);

    [Fact]
    public void A_globalconfig_sets_severities() =>
        Project().Write(".globalconfig", "is_global = true\ndotnet_diagnostic.MOP1001.severity = error\ndotnet_diagnostic.MOP1004.severity = none\ndotnet_diagnostic.MOP1010.severity = warning\n")
            .Build().ShouldFail().ShouldSay("App.csproj(4,24): error MOP1001", "App.csproj(4,24): warning MOP1010");

    [Fact]
    public void The_strict_configuration_is_a_gate_that_an_own_globalconfig_can_loosen()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama)
            .Write("Directory.Build.props", "<Project><ItemGroup><GlobalAnalyzerConfigFiles Include=\"$(ModelOpennessConfigFolder)ModelOpenness.Strict.globalconfig\" /></ItemGroup></Project>");
        project.Build().ShouldFail().ShouldSay("App.csproj(4,24): error MOP1001", "App.csproj(4,24): error MOP1004");
        project.Write(".globalconfig", "dotnet_diagnostic.MOP1001.severity = warning\ndotnet_diagnostic.MOP1004.severity = none\n").Build().ShouldSucceed().ShouldSay(Cap);
    }

    [Fact]
    public void ModelOpennessEnabled_false_leaves_no_trace()
    {
        var project = Project().With("ModelOpennessEnabled", "false");
        var build = project.Build().ShouldSucceed();
        build.ShouldBeSilent();
        build.Targets.ShouldNotContain("ModelOpennessInspect");
        Directory.GetFiles(project.PathOf("obj"), "ModelOpenness.*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public void Analyzers_switched_off_say_nothing(string property) => Project().With(property, "false").Build().ShouldSucceed().ShouldBeSilent();
}
