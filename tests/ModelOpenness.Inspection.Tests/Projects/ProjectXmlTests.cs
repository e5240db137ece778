using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Projects;

/// <summary>Projects and solutions read as XML or text, where no MSBuild evaluates them.</summary>
public sealed class ProjectXmlTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_of_an_SDK_project_are_its_items_and_updates_hold_for_them()
    {
        folder.Write("models/a.gguf", "x");
        folder.Write("models/sub/b.onnx", "x");
        folder.Write("bin/c.gguf", "x");
        folder.Write("Program.cs", "");
        var project = Read("""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <None Update="models\**" CopyToOutputDirectory="Always" />
                <None Remove="models/sub/*" />
                <Content Include="models/sub/*.onnx" Pack="false" />
              </ItemGroup>
            </Project>
            """)!;
        project.Items.Select(i => i.Type + " " + DisplayPath.Of(i.FullPath, folder.Path, []) + " " + i.Get("CopyToOutputDirectory")).ShouldBe(["Compile Program.cs ", "None models/a.gguf Always", "Content models/sub/b.onnx "]);
        project.Get("Language").ShouldBe("C#");
    }

    [Fact]
    public void What_the_nearest_files_around_an_SDK_project_say_counts_and_the_project_has_the_last_word()
    {
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><Description>Birds</Description></PropertyGroup></Project>");
        folder.Write("src/Directory.Build.props", """
            <Project>
              <PropertyGroup><PackageTags>open-source</PackageTags><Title>Everything</Title></PropertyGroup>
              <ItemGroup><Content Include="$(MSBuildThisFileDirectory)shared/*.gguf" /><None Include="$(MSBuildThisFileDirectory)shared/b.gguf" Pack="true" /></ItemGroup>
            </Project>
            """);
        folder.Write("src/shared/b.gguf", "x");
        var path = folder.Write("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><Title>App</Title></PropertyGroup><ItemGroup><PackageReference Include=\"Tern\" /><ProjectReference Include=\"..\\Lib\\Lib.csproj\" /></ItemGroup></Project>");
        var project = ProjectXml.Read(path, new SourceFiles(Path.GetDirectoryName(path)!))!;
        new[] { "Description", "PackageTags", "Title", "UsingMicrosoftNETSdkWeb" }.Select(project.Get).ShouldBe(["", "open-source", "App", "true"]);
        project.Items.Select(i => i.Type + " " + DisplayPath.Of(i.FullPath, folder.Path, [])).ShouldBe(["None src/shared/b.gguf", "PackageReference src/App/Tern", "ProjectReference src/Lib/Lib.csproj"]);
        // An old-style project has no part in that.
        ProjectXml.Read(folder.Write("src/Old/Old.csproj", "<Project><PropertyGroup><Title>Old</Title></PropertyGroup></Project>"), new SourceFiles(folder.Path))!.Get("PackageTags").ShouldBeEmpty();
    }

    [Fact]
    public void The_last_literal_value_of_a_property_counts()
    {
        var project = Read("<Project><PropertyGroup><PackageTags>a</PackageTags><packagetags>b</packagetags><PackageTags>$(PackageTags);c</PackageTags></PropertyGroup></Project>")!;
        project.Get("PackageTags").ShouldBe("b");
    }

    [Theory]
    [InlineData("<!DOCTYPE Project [<!ENTITY a \"b\">]><Project>&a;</Project>")]
    [InlineData("<Project>")]
    [InlineData("<html />")]
    [InlineData("")]
    [InlineData("no XML at all")]
    public void What_is_no_project_is_none(string text) => Read(text).ShouldBeNull();

    [Fact]
    public void A_project_nested_a_hundred_thousand_deep_is_none() =>
        Read("<Project><PropertyGroup>" + string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)) + "</PropertyGroup></Project>").ShouldBeNull();

    [Fact]
    public void Paths_that_are_no_paths_are_passed_over()
    {
        var project = Read("<Project><ItemGroup><Content Include=\";; $(Nobody)/a.gguf ;@(Items);%zz.gguf;a&#9;b.gguf;..\\c.gguf\" /></ItemGroup></Project>")!;
        project.Items.Select(i => Path.GetFileName(i.FullPath)).ShouldBe(["%zz.gguf", "a\tb.gguf", "c.gguf"]);
    }

    [Theory]
    [InlineData("a.sln", "Project(\"{1}\") = \"A\", \"a\\A.csproj\", \"{2}\"\nEndProject\nProject(\"{1}\") = \"A\", \"a\\A.csproj\", \"{2}\"\nProject(\"{3}\") = \"broken", "a/A.csproj")]
    [InlineData("a.slnx", "<Solution><Project Path=\"b/B.fsproj\" /><Project Path=\"readme.md\" /><Project", "b/B.fsproj")]
    [InlineData("a.slnx", "<!DOCTYPE a><Solution><Project Path=\"b/B.fsproj\" /></Solution>", "")]
    public void A_solution_gives_its_projects_as_far_as_it_can_be_read(string name, string text, string expected)
    {
        var projects = SolutionFile.Projects(folder.Write(name, text), new SourceFiles(folder.Path))!;
        projects.Select(p => DisplayPath.Of(p, folder.Path, [])).ShouldBe(expected.Length == 0 ? [] : [expected]);
    }

    [Fact]
    public void What_restoring_left_tells_what_packages_bring()
    {
        var packages = Path.Combine(folder.Path, "packages");
        folder.Write("packages/tern/1.0.0/tern.nuspec", Packages.PackageFiles.Nuspec(id: "Tern"));
        folder.Write("packages/tern/1.0.0/contentFiles/any/any/a.gguf", GgufBytes.With(("general.license", "cc-by-nc-4.0")));
        folder.Write("packages/tern/1.0.0/lib/net8.0/Tern.dll", Packages.PackageFiles.Assembly(("Tern.b.gguf", GgufBytes.With(("general.license", "llama3.2")))));
        folder.Write("obj/project.assets.json", $$$"""
            {
              "targets": { "net10.0": { "Tern/1.0.0": { "type": "package", "runtime": { "lib/net8.0/Tern.dll": {} }, "contentFiles": { "contentFiles/any/any/a.gguf": { "copyToOutput": true }, "../../c.gguf": { "copyToOutput": true } } }, "Gone/2.0.0": {} } },
              "libraries": { "Tern/1.0.0": { "type": "package", "path": "tern/1.0.0" }, "Gone/2.0.0": { "type": "package", "path": "../gone" } },
              "packageFolders": { "{{{packages.Replace("\\", "\\\\", StringComparison.Ordinal)}}}": {} }
            }
            """);
        var project = Read("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><EnableDefaultItems>false</EnableDefaultItems></PropertyGroup></Project>")!;
        var inventory = Inspect(project);
        inventory.Models.Select(m => m.Id + " " + m.License!.Id).ShouldBe(["nuget:tern/1.0.0/contentFiles/any/any/a.gguf CC-BY-NC-4.0", "nuget:tern/1.0.0/lib/net8.0/Tern.dll/Tern.b.gguf llama3.2"]);
        inventory.Findings.Select(f => f.RuleId).ShouldBe(["MOP1000", "MOP1000"]);

        folder.Write("obj/project.assets.json", "{ \"targets\": 1, \"libraries\": [] }");
        Inspect(project).Models.ShouldBeEmpty();
    }

    [Fact]
    public void A_library_copies_no_assemblies_of_packages_and_content_of_packages_all_the_same()
    {
        var packages = Path.Combine(folder.Path, "packages");
        folder.Write("packages/tern/1.0.0/x", "x");
        folder.Write("obj/project.assets.json", $$$"""
            {
              "targets": {
                ".NETStandard,Version=v2.0": { "Tern/1.0.0": { "type": "package", "compile": { "ref/Tern.dll": {}, "ref/_._": {} }, "runtime": { "lib/Tern.dll": {} }, "contentFiles": { "contentFiles/a.gguf": { "copyToOutput": true }, "contentFiles/b.gguf": { "copyToOutput": false } } } },
                ".NETStandard,Version=v2.0/linux-x64": { "Tern/1.0.0": { "type": "package", "native": { "runtimes/linux-x64/native/t.so": {} } } },
                "net10.0-windows7.0": {}
              },
              "libraries": { "Tern/1.0.0": { "type": "package", "path": "tern/1.0.0" } },
              "packageFolders": { "{{{packages.Replace("\\", "\\\\", StringComparison.Ordinal)}}}": {} }
            }
            """);
        Files("").ShouldBe(["contentFiles/a.gguf", "lib/Tern.dll"]);
        Files("<CopyLocalLockFileAssemblies>false</CopyLocalLockFileAssemblies>").ShouldBe(["contentFiles/a.gguf"]);
        Files("<RuntimeIdentifier>linux-x64</RuntimeIdentifier>").ShouldBe(["runtimes/linux-x64/native/t.so"]);
        ProjectAssets.Of(Project(""))!.References.Select(Inside).ShouldBe(["ref/Tern.dll"]);
        ProjectAssets.Of(Read("<Project><PropertyGroup><TargetFramework>net10.0-windows</TargetFramework></PropertyGroup></Project>")!)!.Files.ShouldBeEmpty();

        ProjectContents Project(string properties) =>
            Read($"<Project><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><TargetFrameworkMoniker>.NETStandard,Version=v2.0</TargetFrameworkMoniker>{properties}</PropertyGroup></Project>")!;

        IEnumerable<string> Files(string properties) => ProjectAssets.Of(Project(properties))!.Files.Select(Inside);

        string Inside(string path) => Path.GetRelativePath(Path.Combine(packages, "tern", "1.0.0"), path).Replace('\\', '/');
    }

    private static Inventory Inspect(ProjectContents project)
    {
        var assets = ProjectAssets.Of(project);
        project = project with
        {
            PackageRoots = assets?.Roots ?? [],
            Items = [.. project.Items, .. (assets?.Files ?? []).Select(f => new ProjectItem(ProjectItem.PackageFile, f, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)))],
        };
        var files = new SourceFiles(Path.GetDirectoryName(project.ProjectFile)!, project.PackageRoots);
        var request = ProjectRequest.Of(project, new PropertyLocator(project.ProjectFile, files));
        return Inspector.Inspect(ProjectRequest.With(request, [.. ProjectRequest.Assemblies(project).SelectMany(a => AssemblyModels.Of(a, files))]), files);
    }

    private ProjectContents? Read(string text) => ProjectXml.Read(folder.Write("App.csproj", text), new SourceFiles(folder.Path));
}
