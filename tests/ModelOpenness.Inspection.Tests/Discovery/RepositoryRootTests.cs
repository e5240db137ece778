using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Discovery;

public sealed class RepositoryRootTests : IDisposable
{
    private const string Open = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("App.sln")]
    [InlineData("app.slnx")]
    [InlineData("Directory.Build.props")]
    [InlineData("NuGet.config")]
    [InlineData("global.json")]
    [InlineData("package.json")]
    public void A_license_beside_what_stands_at_a_repositorys_root_makes_the_root(string marker)
    {
        folder.Write("LICENSE.md", Open);
        folder.Write(marker, "");
        Root("src/App").ShouldBe(folder.Path);
    }

    [Fact]
    public void A_marker_without_a_license_does_not_stop_the_walk_and_a_license_without_a_marker_neither()
    {
        folder.Write("COPYING", Open);
        folder.Write("App.sln", "");
        folder.Write("src/Directory.Build.props", "<Project />");
        folder.Write("src/App/LICENSE", Open);
        Root("src/App/Core").ShouldBe(folder.Path);
    }

    [Fact]
    public void A_checkout_begins_where_git_says_whatever_stands_below()
    {
        folder.Write("src/LICENSE", Open);
        folder.Write("src/App.sln", "");
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        Root("src/App").ShouldBe(folder.Path);
    }

    [Fact]
    public void A_root_is_at_most_eight_folders_up_and_never_the_users_own_folder()
    {
        folder.Write("LICENSE", Open);
        folder.Write("App.sln", "");
        Root("1/2/3/4/5/6/7/8").ShouldBe(folder.Path);
        Root("1/2/3/4/5/6/7/8/9").ShouldBeNull();
        Root("src", home: folder.Path).ShouldBeNull();
    }

    [Fact]
    public void A_project_is_under_its_repositorys_license_with_and_without_git()
    {
        folder.Write("LICENSE", Open);
        folder.Write("App.sln", "");
        var project = Path.GetDirectoryName(folder.Write("src/App/App.csproj", "<Project />"))!;
        var model = folder.Write("src/App/own.gguf", GgufBytes.With());
        var request = new InspectionRequest(project, "App.csproj")
        {
            Candidates = [new ModelCandidate(model) { Ships = true }],
            Labels = [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 1, 1, 1, 1))],
        };
        Inspector.Inspect(request, new SourceFiles(project)).Findings.ShouldBeEmpty();
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        Inspector.Inspect(request, new SourceFiles(project)).Findings.ShouldBeEmpty();
        File.Delete(Path.Combine(folder.Path, "LICENSE"));
        Inspector.Inspect(request, new SourceFiles(project)).Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP2001");
    }

    [Fact]
    public void A_license_that_comes_later_is_noticed()
    {
        folder.Write("App.sln", "");
        var project = Directory.CreateDirectory(Path.Combine(folder.Path, "src")).FullName;
        var files = new SourceFiles(project);
        RepositoryRoot.Of(project, files, "").ShouldBeNull();
        folder.Write("LICENSE", Open);
        files.Stamps.Any(s => FileStamp.Of(s.Path) != s).ShouldBeTrue();
    }

    private string? Root(string below, string home = "")
    {
        var start = Directory.CreateDirectory(Path.Combine(folder.Path, below)).FullName;
        return RepositoryRoot.Of(start, new SourceFiles(start), home);
    }
}
