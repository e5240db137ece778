using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>Every shape of project, built for real.</summary>
public class ProjectShapeTests
{
    private const string Cap = "App.csproj(4,24): warning MOP1001";
    private const string Uses = "App.csproj(4,24): warning MOP1004";

    [Fact]
    public void Every_target_framework_reports_once()
    {
        var project = new TestProject().App().Replace("App.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .Replace("App.csproj", "<OutputType>Exe</OutputType>", "").Replace("App.csproj", "<ImplicitUsings>enable</ImplicitUsings>", "").Write("Program.cs", "public class C { }").Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSucceed().ShouldSay(Cap, Cap, Uses, Uses);
        var later = project.Build().ShouldSucceed();
        later.Compiled.ShouldBeFalse();
        later.ShouldSay(Cap, Cap, Uses, Uses);
    }

    [Fact]
    public void Central_package_management_and_adoption_through_Directory_Build_props()
    {
        var project = new TestProject().App()
            .Write("Directory.Packages.props", $"<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include=\"ModelOpenness\" Version=\"{PackedPackage.Version}\" /></ItemGroup></Project>")
            .Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <PackageTags>open-source</PackageTags>\n  </PropertyGroup>\n  <ItemGroup><PackageReference Include=\"ModelOpenness\" PrivateAssets=\"all\" /></ItemGroup>\n</Project>\n")
            .Replace("App.csproj", $"<PackageReference Include=\"ModelOpenness\" Version=\"{PackedPackage.Version}\" PrivateAssets=\"all\" />", "")
            .Replace("App.csproj", "<PackageTags>birds;open-source</PackageTags>", "")
            .Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSucceed().ShouldSay("Directory.Build.props(3,18): warning MOP1001", "Directory.Build.props(3,18): warning MOP1004");
    }

    [Fact]
    public void The_artifacts_layout()
    {
        var project = new TestProject().App().Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>").Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
        Directory.GetFiles(project.PathOf("artifacts/obj"), "ModelOpenness.inventory.json", SearchOption.AllDirectories).Length.ShouldBe(1);
        Directory.Exists(project.PathOf("obj")).ShouldBeFalse();
    }

    [Fact]
    public void An_intermediate_folder_elsewhere()
    {
        var elsewhere = Path.Combine(PackedPackage.Root, "elsewhere") + Path.DirectorySeparatorChar;
        var project = new TestProject().App().Write("Directory.Build.props", $"<Project><PropertyGroup><BaseIntermediateOutputPath>{elsewhere}</BaseIntermediateOutputPath></PropertyGroup></Project>").Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
        Directory.GetFiles(elsewhere, "ModelOpenness.inventory.json", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public void Spaces_signs_and_letters_of_all_kinds_in_paths()
    {
        var project = new TestProject("Ä pp 模型.csproj", "with space & 100% öäü 日本").App().Write("models/größe 模型;a%20b.gguf", [1, 2, 3]).Write("models/sub folder/gull.gguf", ModelFiles.Llama);
        var first = project.Build().ShouldSucceed();
        first.ShouldSay("Ä pp 模型.csproj(4,24): warning MOP1001", "Ä pp 模型.csproj(4,24): warning MOP1004", "models/größe 模型;a%20b.gguf(1,1): warning MOP5001");
        var later = project.Build().ShouldSucceed();
        later.Compiled.ShouldBeFalse();
        later.Findings.Select(f => f.ToString()).ShouldBe(first.Findings.Select(f => f.ToString()));
    }

    [Fact]
    public void A_web_project_ships_its_wwwroot()
    {
        var project = new TestProject().App().Replace("App.csproj", "Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web").Write("wwwroot/gull.gguf", ModelFiles.Llama).Write("appsettings.json", "{}");
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
    }

    [Fact]
    public void Publish_and_pack_say_it_once()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama);
        // And what has to go with a copy, which only publishing shows.
        project.Build("Publish").ShouldSucceed().ShouldSay("App.csproj(1,1): warning MOP2007", Cap, Uses);
        project.Build("Pack").ShouldSucceed().Short.ShouldBe([Cap, Uses]);
    }

    [Fact]
    public void A_test_project_is_left_out() =>
        new TestProject().App(more: "<PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup>").Write("models/gull.gguf", ModelFiles.Llama).Build().ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void A_model_that_is_not_shipped_is_not_judged() =>
        new TestProject().App().Write("training/gull.gguf", ModelFiles.Llama).Build().ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void Embedded_declared_and_ignored_models()
    {
        new TestProject().App(more: "<ItemGroup><EmbeddedResource Include=\"in/gull.gguf\" /></ItemGroup>").Write("in/gull.gguf", ModelFiles.Llama).Build().ShouldSucceed().ShouldSay(Cap, Uses);
        new TestProject().App(more: "<ItemGroup><ModelArtifact Include=\"in/gull.data\" License=\"llama3.2\" /></ItemGroup>").Write("in/gull.data", ModelFiles.Unlicensed).Build().ShouldSucceed().ShouldSay(Cap, Uses);
        new TestProject().App(more: "<ItemGroup><ModelArtifact Include=\"models/gull.gguf\" Ignore=\"true\" /></ItemGroup>").Write("models/gull.gguf", ModelFiles.Llama).Build().ShouldSucceed().ShouldBeSilent();
    }

    [Theory]
    [InlineData("MauiAsset")]
    [InlineData("AvaloniaResource")]
    public void An_asset_of_an_app_ships(string item) =>
        new TestProject().App(more: $"<ItemGroup><{item} Include=\"Resources/Raw/gull.gguf\" /></ItemGroup>").Write("Resources/Raw/gull.gguf", ModelFiles.Llama).Build().ShouldSucceed().ShouldSay(Cap, Uses);

    [Fact]
    public void The_copy_of_a_project_that_WPF_compiles_first_says_nothing() =>
        new TestProject("App_k3x_wpftmp.csproj").App().Write("models/gull.gguf", ModelFiles.Llama).Build().ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void A_model_from_outside_the_folder_and_in_two_items_counts_once()
    {
        var project = new TestProject("app/App.csproj").App(more: "<ItemGroup><Content Include=\"..\\shared\\gull.gguf\" Link=\"gull.gguf\" CopyToOutputDirectory=\"Always\" /><None Include=\"../shared/gull.gguf\" /></ItemGroup>")
            .Delete("Program.cs").Write("app/Program.cs", "System.Console.WriteLine(1);").Write("shared/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSucceed().ShouldSay("app/" + Cap, "app/" + Uses);
    }

    [Fact]
    public void Models_of_a_referenced_project_count_for_the_app_that_carries_the_label()
    {
        var project = WithLibrary();
        project.Build().ShouldSucceed().ShouldSay("app/" + Cap, "app/" + Uses);
        var later = project.Build().ShouldSucceed();
        later.Compiled.ShouldBeFalse();
        later.ShouldSay("app/" + Cap, "app/" + Uses);
    }

    [Fact]
    public void Parallel_multithreaded_and_graph_builds_of_the_command_line_say_it_once()
    {
        var project = WithLibrary();
        foreach (var mode in new[] { "-m:2", "-graph", "-mt" })
        {
            var (exitCode, output) = project.Dotnet("build", "app/App.csproj", mode, "-nologo", "-clp:NoSummary", "-v:q", "--no-incremental");
            exitCode.ShouldBe(0, output);
            // A summary after that repeats them.
            var lines = output.Split("Build succeeded")[0].Split('\n').Where(l => l.Contains("warning ", StringComparison.Ordinal)).Select(l => l[(l.IndexOf("App.csproj(", StringComparison.Ordinal))..l.IndexOf(": PackageTags", StringComparison.Ordinal)]).ToList();
            lines.OrderBy(l => l, StringComparer.Ordinal).ToList().ShouldBe(new List<string> { Cap, Uses }, output);
        }
    }

    [Fact]
    public void The_switch_warnaserror_fails_the_first_build_and_every_later_one()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).Restore();
        project.Build().ShouldSucceed();
        var (exitCode, output) = project.Dotnet("build", "App.csproj", "--no-restore", "-warnaserror", "-nologo", "-v:q");
        exitCode.ShouldBe(1, output);
        output.ShouldContain("error MOP1001");
        output.ShouldContain("error MOP1004");
    }

    /// <summary>An app with the label and without a model, and a library with the model and without a label.</summary>
    private static TestProject WithLibrary([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var project = new TestProject("app/App.csproj", test: test).App(more: "<ItemGroup><ProjectReference Include=\"../lib/Lib.csproj\" /></ItemGroup>").Delete("Program.cs")
            .Write("app/Program.cs", "System.Console.WriteLine(typeof(C));")
            .Write("lib/C.cs", "public class C { }")
            .Write("lib/gull.gguf", ModelFiles.Llama);
        return project.Write("lib/Lib.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelOpenness" Version="{PackedPackage.Version}" PrivateAssets="all" />
                <None Update="gull.gguf" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
    }
}
