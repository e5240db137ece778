using ModelOpenness.Cli.Projects;
using ModelOpenness.Inspection.Projects;

namespace ModelOpenness.Cli.Tests.Projects;

/// <summary>What projects say, as the build sees them, without that a target runs.</summary>
public sealed class ProjectEvaluationTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ProjectEvaluation evaluation = new(isStatic: false);

    public void Dispose()
    {
        evaluation.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_project_is_evaluated_for_each_of_its_frameworks()
    {
        folder.Write("a.gguf", "x");
        var contents = Contents("App.csproj", """
            <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup>
            <ItemGroup Condition="'$(TargetFramework)' == 'net10.0'"><None Update="a.gguf" CopyToOutputDirectory="Always" /></ItemGroup>
            """);
        contents.Select(c => c.Get("TargetFramework")).ShouldBe(["net10.0", "netstandard2.0"]);
        contents.Select(c => Items(c, "None").ShouldHaveSingleItem().Get("CopyToOutputDirectory")).ShouldBe(["Always", ""]);
    }

    [Fact]
    public void What_stands_around_a_project_counts()
    {
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><Description>Birds</Description></PropertyGroup></Project>");
        folder.Write("Directory.Build.targets", "<Project><PropertyGroup><Title>$(Description) of $(MSBuildProjectName)</Title></PropertyGroup></Project>");
        Contents("App/App.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>").ShouldHaveSingleItem().Get("Title").ShouldBe("Birds of App");
    }

    [Fact]
    public void What_a_referenced_project_copies_comes_along_from_the_framework_that_fits_and_through_others()
    {
        foreach (var name in new[] { "old", "new", "far", "private", "stays" })
        {
            folder.Write($"Lib/{name}.gguf", "x");
        }

        Write("Far/Far.csproj", """
            <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
            <ItemGroup><EmbeddedResource Include="../Lib/far.gguf" CopyToOutputDirectory="IfDifferent" /></ItemGroup>
            """);
        Write("Private/Private.csproj", """
            <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
            <ItemGroup><Content Include="../Lib/private.gguf" CopyToOutputDirectory="Always" /></ItemGroup>
            """);
        Write("Lib/Lib.csproj", """
            <PropertyGroup><TargetFrameworks>netstandard2.0;net8.0;net11.0</TargetFrameworks></PropertyGroup>
            <ItemGroup>
              <None Update="old.gguf" CopyToOutputDirectory="Always" Condition="'$(TargetFramework)' != 'net8.0'" />
              <None Update="new.gguf" CopyToOutputDirectory="PreserveNewest" Condition="'$(TargetFramework)' == 'net8.0'" />
              <ProjectReference Include="../Far/Far.csproj" />
              <ProjectReference Include="../Private/Private.csproj" Private="false" />
            </ItemGroup>
            """);
        var app = Contents("App/App.csproj", """
            <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            <ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>
            """).ShouldHaveSingleItem();
        Items(app, ProjectItem.Referenced).Select(i => Path.GetFileName(i.FullPath)).Order(StringComparer.Ordinal).ShouldBe(["far.gguf", "new.gguf"]);
    }

    [Fact]
    public void Content_of_references_of_references_stays_where_the_project_asks_for_it()
    {
        folder.Write("C/c.gguf", "x");
        Write("C/C.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><None Update=\"c.gguf\" CopyToOutputDirectory=\"Always\" /></ItemGroup>");
        Write("B/B.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include=\"../C/C.csproj\" /></ItemGroup>");
        const string Reference = "<ItemGroup><ProjectReference Include=\"../B/B.csproj\" /></ItemGroup>";
        Items(Contents("A/A.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>" + Reference)[0], ProjectItem.Referenced).Count.ShouldBe(1);
        Items(Contents("A2/A2.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework><MSBuildCopyContentTransitively>false</MSBuildCopyContentTransitively></PropertyGroup>" + Reference)[0], ProjectItem.Referenced).ShouldBeEmpty();
    }

    [Fact]
    public void Projects_that_refer_to_each_other_in_a_circle_come_to_an_end()
    {
        folder.Write("A/a.gguf", "x");
        Write("B/B.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include=\"../A/A.csproj\" /></ItemGroup>");
        var a = Contents("A/A.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><None Update=\"a.gguf\" CopyToOutputDirectory=\"Always\" /><ProjectReference Include=\"../B/B.csproj\" /></ItemGroup>");
        Items(a[0], ProjectItem.Referenced).ShouldHaveSingleItem();
    }

    [Fact]
    public void Many_ways_through_the_references_are_walked_once()
    {
        folder.Write("P0/m.gguf", "x");
        for (var i = 0; i < 24; i++)
        {
            var references = string.Concat(Enumerable.Range(Math.Max(0, i - 3), Math.Min(i, 3)).Select(j => $"<ProjectReference Include=\"../P{j}/P{j}.csproj\" />"));
            Write($"P{i}/P{i}.csproj", $"<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><None Update=\"m.gguf\" CopyToOutputDirectory=\"Always\" />{references}</ItemGroup>");
        }

        Items(evaluation.Contents(Path.Combine(folder.Path, "P23/P23.csproj"))[0], ProjectItem.Referenced).ShouldHaveSingleItem();
    }

    [Fact]
    public void Items_that_only_a_target_adds_are_named()
    {
        folder.Write("Directory.Build.targets", """
            <Project>
              <Target Name="Fetch" BeforeTargets="AssignTargetPaths">
                <DownloadFile SourceUrl="https://example.org/a.gguf" DestinationFolder="dl"><Output TaskParameter="DownloadedFile" ItemName="Content" /></DownloadFile>
                <ItemGroup><EmbeddedResource Include="dl/*.onnx" /><Words Include="x" /></ItemGroup>
              </Target>
            </Project>
            """);
        var app = Contents("App.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>").ShouldHaveSingleItem();
        app.Unseen.Select(u => $"{u.Target} {u.ItemType} {u.Include} {Path.GetFileName(u.File)}:{u.Line}")
            .ShouldBe(["Fetch Content  Directory.Build.targets:3", "Fetch EmbeddedResource dl/*.onnx Directory.Build.targets:4"]);
    }

    [Fact]
    public void What_does_not_evaluate_is_read_as_XML_and_says_why()
    {
        folder.Write("App.csproj", "<Project Sdk=\"Nobody.Has.This.Sdk\"><PropertyGroup><Title>Birds</Title></PropertyGroup></Project>");
        var app = evaluation.Contents(Path.Combine(folder.Path, "App.csproj")).ShouldHaveSingleItem();
        app.Get("Title").ShouldBe("Birds");
        app.ReadAsXml.ShouldNotBeNull().ShouldContain("Nobody.Has.This.Sdk");
    }

    [Fact]
    public void An_SDK_that_is_a_package_is_taken_from_the_packages_folder_in_the_version_that_global_json_gives()
    {
        folder.Write("packages/birds.sdk/1.2.0/Sdk/Sdk.props", "<Project><PropertyGroup><Title>Birds</Title></PropertyGroup></Project>");
        folder.Write("packages/birds.sdk/1.2.0/Sdk/Sdk.targets", "<Project />");
        folder.Write("global.json", """{ "sdk": { "version": "99.0.0" }, "msbuild-sdks": { "Birds.Sdk": "1.2.0" } }""");
        var project = folder.Write("App.csproj", "<Project Sdk=\"Birds.Sdk\" />");
        var before = Environment.GetEnvironmentVariable("NUGET_PACKAGES");
        try
        {
            Environment.SetEnvironmentVariable("NUGET_PACKAGES", Path.Combine(folder.Path, "packages"));
            evaluation.Contents(project).ShouldHaveSingleItem().Get("Title").ShouldBe("Birds");
        }
        finally
        {
            Environment.SetEnvironmentVariable("NUGET_PACKAGES", before);
        }

        folder.Write("packages/Sdk/Sdk.props", "<Project />");
        evaluation.Contents(folder.Write("B.csproj", "<Project Sdk=\"../..\" />")).ShouldHaveSingleItem().ReadAsXml.ShouldNotBeNull();
    }

    [Fact]
    public void A_broken_global_json_of_the_tree_has_no_say()
    {
        folder.Write("global.json", "{ broken");
        Contents("App.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>").ShouldHaveSingleItem().ReadAsXml.ShouldBeNull();
    }

    [Fact]
    public void A_project_of_tests_is_one_before_it_is_restored_too() => Contents("App.csproj", """
        <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
        <ItemGroup><PackageReference Include="microsoft.net.test.sdk" Version="1.0.0" /></ItemGroup>
        """).ShouldHaveSingleItem().Is("IsTestProject", "true").ShouldBeTrue();

    [Fact]
    public void Static_evaluates_nothing()
    {
        Write("App.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework><Title>Birds</Title></PropertyGroup>");
        using var asXml = new ProjectEvaluation(isStatic: true);
        var app = asXml.Contents(Path.Combine(folder.Path, "App.csproj")).ShouldHaveSingleItem();
        app.Get("Title").ShouldBe("Birds");
        app.Get("TargetFrameworkIdentifier").ShouldBeEmpty("only evaluating gives it");
        asXml.WorkerId.ShouldBeNull();
    }

    [Fact]
    public void What_is_no_project_is_none()
    {
        folder.Write("App.csproj", "no XML at all");
        evaluation.Contents(Path.Combine(folder.Path, "App.csproj")).ShouldBeEmpty();
    }

    [Fact]
    public void One_worker_serves_all_projects()
    {
        var workers = new HashSet<int?>();
        for (var i = 0; i < 5; i++)
        {
            Contents($"P{i}/P{i}.csproj", "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>")[0].ReadAsXml.ShouldBeNull();
            workers.Add(evaluation.WorkerId);
        }

        workers.ShouldHaveSingleItem().ShouldNotBeNull();
    }

    private static IReadOnlyList<ProjectItem> Items(ProjectContents project, string type) => [.. project.Items.Where(i => i.Type == type)];

    private string Write(string path, string body) => folder.Write(path, $"<Project Sdk=\"Microsoft.NET.Sdk\">{body}</Project>");

    private IReadOnlyList<ProjectContents> Contents(string path, string body) => evaluation.Contents(Write(path, body));
}
