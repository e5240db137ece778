using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>What is said when a project packs a model, and when another one uses the package.</summary>
public class PackTests
{
    private const string NonCommercial = "cc-by-nc-4.0";

    [Fact]
    public void An_MIT_package_with_a_non_commercial_model_is_told_so_when_it_is_packed_and_its_user_once()
    {
        var id = "Tern" + Guid.NewGuid().ToString("N")[..8];
        var build = Package(id, "MIT").Build("Pack").ShouldSucceed();
        build.ShouldSay("App.csproj(15,31): warning MOP2006");
        build.Findings[0].Message.ShouldStartWith($"{id} 1.0.0 says \"MIT\", but tern.gguf in it is under Creative Commons Attribution Non Commercial 4.0 International, which bars commercial use");
        build.Findings[0].Message.ShouldContain("Set PackageLicenseFile to a file with both texts, or leave the model out.");

        var user = new TestProject().App(tags: "birds", more: $"""<ItemGroup><PackageReference Include="{id}" Version="1.0.0" /></ItemGroup>""");
        var used = user.Build().ShouldSucceed();
        used.Findings.Select(f => f.Id).ShouldBe(["MOP1000"], used.Log);
        used.Findings[0].Message.ShouldStartWith($"Package {id} 1.0.0 calls tern.gguf \"MIT\", but Creative Commons Attribution Non Commercial 4.0 International bars commercial use");
        used.Findings[0].File.ShouldEndWith($"packages/{id.ToLowerInvariant()}/1.0.0/{id.ToLowerInvariant()}.nuspec");
        // And by the task, where the compiler is skipped.
        user.Build().ShouldSucceed().Short.ShouldBe(used.Short);

        // The user's own label is nearer, so its rule speaks, and that of the package does not.
        user.Replace("App.csproj", "<PackageTags>birds<", "<PackageTags>open-source<").Build().ShouldSucceed()
            .ShouldSay("App.csproj(4,18): warning MOP1003");

        user.With("ModelOpennessInspectPackages", "false").Build().ShouldSucceed().ShouldBeSilent();
    }

    [Fact]
    public void A_package_that_names_the_license_and_packs_its_text_is_silent()
    {
        var project = Package("Tern" + Guid.NewGuid().ToString("N")[..8], "MIT AND LicenseRef-Gull", more: """<ItemGroup><None Update="models/LICENSE.txt" Pack="true" PackagePath="licenses/" /></ItemGroup>""")
            .Write("models/tern.gguf", ModelFiles.Unlicensed)
            .Write("models/LICENSE.txt", ModelFiles.CommunityLicense());
        var build = project.Build("Pack").ShouldSucceed();
        build.Findings.ShouldBeEmpty(build.Log);

        // Without the text in the package its place beside the model is named.
        project.Replace("App.csproj", """<None Update="models/LICENSE.txt" Pack="true" """, """<None Update="models/LICENSE.txt" Pack="false" """);
        build = project.Build("Pack").ShouldSucceed();
        build.Short.ShouldBe(["models/LICENSE.txt(1,1): warning MOP2007"], build.Log);
        build.Findings[0].Message.ShouldContain("Pack models/LICENSE.txt (Pack=\"true\").");
    }

    [Fact]
    public void Notices_that_the_build_writes_are_published_and_packed_and_are_what_MOP2007_asks_for()
    {
        var id = "Tern" + Guid.NewGuid().ToString("N")[..8];
        var project = Package(id, "MIT AND LicenseRef-Gull")
            .Write("models/tern.gguf", ModelFiles.Unlicensed)
            .Write("models/LICENSE.txt", ModelFiles.CommunityLicense())
            .Replace("App.csproj", """<None Update="models/**" CopyToOutputDirectory="PreserveNewest" />""", """<None Update="models/*.gguf" CopyToOutputDirectory="PreserveNewest" />""");
        var published = project.Build("Publish").ShouldSucceed();
        published.Short.ShouldBe(["models/LICENSE.txt(1,1): warning MOP2007"], published.Log);
        published.Findings[0].Message.ShouldContain("tern.gguf is published by App without its license, Gull Community License Agreement");
        project.Build("Pack").ShouldSucceed().Short.ShouldBe(["models/LICENSE.txt(1,1): warning MOP2007"]);

        var feed = Path.Combine(PackedPackage.Root, "feed", id + ".1.0.0.nupkg");
        var (status, diff) = DotnetCommand.Run(project.PathOf("."), InspectedAsBuilt.Tool, "fix", "App.csproj", "--static", "--package", feed);
        status.ShouldBe(1, diff);
        diff.ShouldContain("+    <None Update=\"models/LICENSE.txt\" Pack=\"true\" PackagePath=\"models/\" />");

        project.With("ModelOpennessNotices", "true");
        published = project.Build("Publish").ShouldSucceed();
        published.Findings.ShouldBeEmpty(published.Log);
        var notices = Directory.GetFiles(project.PathOf("bin"), "THIRD-PARTY-MODELS.*", SearchOption.AllDirectories).Where(f => f.Contains("publish", StringComparison.Ordinal)).ToList();
        notices.Select(Path.GetFileName).ShouldBe(["THIRD-PARTY-MODELS.md", "THIRD-PARTY-MODELS.txt"], ignoreOrder: true);
        File.ReadAllText(notices.Single(n => n.EndsWith(".txt", StringComparison.Ordinal))).ShouldContain("Keep this text with every copy.");

        var packed = project.Build("Pack").ShouldSucceed();
        packed.Findings.ShouldBeEmpty(packed.Log);
        using var package = System.IO.Compression.ZipFile.OpenRead(Path.Combine(PackedPackage.Root, "feed", id + ".1.0.0.nupkg"));
        package.GetEntry("THIRD-PARTY-MODELS.txt").ShouldNotBeNull();

        // What changes beside the model changes them, and what is deleted comes back.
        project.Write("models/LICENSE.txt", ModelFiles.CommunityLicense() + "\n4. Sing.\n");
        foreach (var notice in notices)
        {
            File.Delete(notice);
        }

        project.Build("Publish").ShouldSucceed().Findings.ShouldBeEmpty();
        File.ReadAllText(notices.Single(n => n.EndsWith(".txt", StringComparison.Ordinal))).ShouldContain("4. Sing.");
    }

    [Fact]
    public void The_advice_can_be_followed_a_license_file_with_both_texts_packs_without_a_warning()
    {
        var mine = File.ReadAllText(Path.Combine(Repository.Root, "LICENSE"));
        var project = Package("Tern" + Guid.NewGuid().ToString("N")[..8], "MIT", more: """<PropertyGroup><NoWarn /><IncludeBuildOutput>false</IncludeBuildOutput><SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking></PropertyGroup><ItemGroup><None Include="LICENSE.txt" Pack="true" PackagePath="" /></ItemGroup>""")
            .Write("models/tern.gguf", ModelFiles.Unlicensed)
            .Write("models/LICENSE.txt", ModelFiles.CommunityLicense())
            .Write("LICENSE.txt", mine + "\n\nThe models in this package are under the following license.\n\n" + ModelFiles.CommunityLicense());
        var build = project.Build("Pack").ShouldSucceed();
        build.Findings.Select(f => f.Id).ShouldBe(["MOP2006"], build.Log);
        build.Findings[0].Message.ShouldContain("Set PackageLicenseFile to a file with both texts, or leave the model out.");

        project.Replace("App.csproj", "<PackageLicenseExpression>MIT</PackageLicenseExpression>", "<PackageLicenseFile>LICENSE.txt</PackageLicenseFile>");
        build = project.Build("Pack").ShouldSucceed();
        build.ShouldBeSilent();
    }

    [Fact]
    public void A_clause_that_the_build_has_told_is_not_told_again_when_it_is_packed()
    {
        var build = Package("Tern" + Guid.NewGuid().ToString("N")[..8], "MIT AND CC-BY-NC-4.0", tags: "open-source").Build("Pack").ShouldSucceed();
        build.Findings.Select(f => f.Id).ShouldBe(["MOP1003"], build.Log);

        build = Package("Tern" + Guid.NewGuid().ToString("N")[..8], "MIT", tags: "open-source").Build("Pack").ShouldSucceed();
        build.Findings.Select(f => f.Id).ShouldBe(["MOP1003", "MOP2007"], ignoreOrder: true, build.Log);
    }

    [Fact]
    public void Several_target_frameworks_are_one_package()
    {
        // Default items are those of a target framework; what the outer build packs is listed.
        var project = Package("Tern" + Guid.NewGuid().ToString("N")[..8], "MIT", more: """<ItemGroup Condition="'$(TargetFramework)' == ''"><None Include="models/tern.gguf" Pack="true" PackagePath="models/" /></ItemGroup>""");
        project.Replace("App.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .Replace("App.csproj", "<OutputType>Exe</OutputType>", "").Replace("App.csproj", "<ImplicitUsings>enable</ImplicitUsings>", "").Write("Program.cs", "public class C { }");
        var build = project.Build("Pack").ShouldSucceed();
        build.Findings.Select(f => f.Id).ShouldBe(["MOP2006"], build.Log);

        // Nothing changed, so nothing is packed: it is said all the same.
        build = project.Build("Pack").ShouldSucceed();
        build.Tasks.ShouldNotContain("PackTask");
        build.Findings.Select(f => f.Id).ShouldBe(["MOP2006"], build.Log);
    }

    [Fact]
    public void A_nuspec_file_says_what_is_packed()
    {
        var id = "Tern" + Guid.NewGuid().ToString("N")[..8];
        var project = new TestProject().App(tags: "birds", more: "<PropertyGroup><NuspecFile>tern.nuspec</NuspecFile></PropertyGroup>")
            .Write("weights/tern.gguf", ModelFiles.Gguf(("general.license", NonCommercial)))
            .Write("tern.nuspec", $"""
                <package>
                  <metadata>
                    <id>{id}</id>
                    <version>1.0.0</version>
                    <authors>Birds</authors>
                    <description>Birds.</description>
                    <license type="expression">MIT</license>
                  </metadata>
                  <files>
                    <file src="weights/tern.gguf" target="contentFiles/any/any/" />
                  </files>
                </package>
                """);
        var build = project.Build("Pack").ShouldSucceed();
        build.Short.ShouldBe(["tern.nuspec(7,32): warning MOP2006"], build.Log);
    }

    [Fact]
    public void A_model_inside_an_assembly_of_a_package_is_found_where_a_label_makes_it_matter()
    {
        var id = "Tern" + Guid.NewGuid().ToString("N")[..8];
        Package(id, "MIT", more: """<ItemGroup><None Remove="models/**" /><EmbeddedResource Include="models/tern.gguf" /></ItemGroup>""", type: "Library")
            .Write("Program.cs", "public class Tern { }\n").Build("Pack").ShouldSucceed().Findings.Select(f => f.Id).ShouldBe(["MOP2006"]);

        var user = new TestProject().App(tags: "birds", more: $"""<ItemGroup><PackageReference Include="{id}" Version="1.0.0" /></ItemGroup>""");
        user.Build().ShouldSucceed().ShouldBeSilent();
        user.Replace("App.csproj", "<PackageTags>birds<", "<PackageTags>open-source<").Build().ShouldSucceed().ShouldSay("App.csproj(4,18): warning MOP1003");
        user.Replace("App.csproj", "<PackageTags>open-source<", "<PackageTags>birds<");
        var found = user.With("ModelOpennessInspectPackages", "true").Build().ShouldSucceed();
        found.Findings.Select(f => f.Id).ShouldBe(["MOP1000"], found.Log);
    }

    /// <summary>A project that packs everything under <c>models/</c> into a feed that other projects restore from.</summary>
    private static TestProject Package(string id, string license, string tags = "birds", string more = "", string type = "Exe") =>
        new TestProject().App(tags, $"""
            <PropertyGroup>
                <PackageLicenseExpression>{license}</PackageLicenseExpression>
                <PackageId>{id}</PackageId>
                <PackageOutputPath>{Path.Combine(PackedPackage.Root, "feed")}</PackageOutputPath>
                {(type == "Exe" ? "" : $"<OutputType>{type}</OutputType>")}
                <NoWarn>$(NoWarn);NU5124;NU5100;NU5128;NU1701</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <None Update="models/*.gguf" Pack="true" PackagePath="contentFiles/any/any/models/" PackageCopyToOutput="true" />
              </ItemGroup>
              {more}
            """)
            .Write("models/tern.gguf", ModelFiles.Gguf(("general.license", NonCommercial)));
}
