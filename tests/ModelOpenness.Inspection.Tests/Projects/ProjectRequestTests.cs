using System.Xml.Linq;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Tests;

namespace ModelOpenness.Inspection.Tests.Projects;

public sealed class ProjectRequestTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "", false)]
    [InlineData("CopyToOutputDirectory", "Never", false)]
    [InlineData("CopyToOutputDirectory", "PreserveNewest", true)]
    [InlineData("CopyToOutputDirectory", "Always", true)]
    [InlineData("CopyToOutputDirectory", "IfDifferent", true)]
    [InlineData("CopyToPublishDirectory", "PreserveNewest", true)]
    [InlineData("Pack", "true", true)]
    public void A_None_item_ships_where_it_is_copied_or_packed(string metadata, string value, bool ships) =>
        Request([], Item("None", "a.gguf", metadata, value)).Candidates.ShouldHaveSingleItem().Ships.ShouldBe(ships);

    [Theory]
    [InlineData("IsPackable", "false", false)]
    [InlineData("IncludeContentInPack", "false", false)]
    [InlineData("IsPackable", "true", true)]
    public void Content_ships_where_the_project_packs_it(string property, string value, bool ships) =>
        Request([(property, value)], Item("Content", "a.gguf")).Candidates.ShouldHaveSingleItem().Ships.ShouldBe(ships);

    [Theory]
    [InlineData("MauiAsset")]
    [InlineData("EmbeddedResource")]
    [InlineData(ProjectItem.Referenced)]
    [InlineData(ProjectItem.PackageFile)]
    public void What_is_embedded_an_asset_or_copied_by_a_reference_ships(string type) =>
        Request([("IsPackable", "false")], Item(type, "a.gguf")).Candidates.ShouldHaveSingleItem().Ships.ShouldBeTrue();

    [Fact]
    public void One_item_that_ships_is_enough_and_other_files_are_never_looked_at()
    {
        var request = Request([("IsPackable", "false")], Item("Content", "a.gguf"), Item("Content", "page.html"), Item("None", "a.gguf", "CopyToOutputDirectory", "Always"), Item("None", "b.cs"));
        request.Candidates.ShouldHaveSingleItem().Ships.ShouldBeTrue();
    }

    [Fact]
    public void An_ignored_model_is_left_out_whatever_else_names_it() =>
        Request([], Item("ModelArtifact", "a.gguf", "Ignore", "true"), Item("Content", "a.gguf"), Item("EmbeddedResource", "a.gguf")).Candidates.ShouldBeEmpty();

    [Fact]
    public void What_packages_bring_is_left_out_where_the_project_says_so()
    {
        var contents = Contents([("ModelOpennessInspectPackages", "false")], Item(ProjectItem.PackageFile, "packages/tern/1.0.0/a.gguf"), Item(ProjectItem.PackageFile, "packages/tern/1.0.0/lib/Tern.dll"), Item("Content", "b.gguf"))
            with { PackageRoots = [Path.Combine(folder.Path, "packages")] };
        Request(contents).Candidates.Select(c => Path.GetFileName(c.FullPath)).ShouldBe(["b.gguf"]);
        ProjectRequest.Assemblies(contents).ShouldBeEmpty();
    }

    [Fact]
    public void Properties_that_cannot_be_used_are_mistakes_with_their_place()
    {
        folder.Write("App.csproj", "<Project>\n  <PropertyGroup>\n    <ModelOpennessReport>html;pdf</ModelOpennessReport>\n    <ModelOpennessDate>tomorrow</ModelOpennessDate>\n  </PropertyGroup>\n</Project>");
        var request = Request([("ModelOpennessReport", "html;pdf"), ("ModelOpennessDate", "tomorrow")]);
        request.Date.ShouldBeNull();
        request.PropertyMistakes.Select(m => m.Place.ToString()).ShouldBe(["App.csproj:3", "App.csproj:4"]);
        request.PropertyMistakes[0].Message.ShouldContain("'pdf'");
    }

    [Theory]
    [InlineData("IsTestProject", "true", false)]
    [InlineData("ModelOpennessEnabled", "false", false)]
    [InlineData("ModelOpennessEnabled", "", true)]
    public void Test_projects_and_those_that_decline_are_left_out(string property, string value, bool applies) =>
        ProjectRequest.Applies(Contents([(property, value)])).ShouldBe(applies);

    [Fact]
    public void The_build_gives_each_property_that_the_request_depends_on()
    {
        var targets = XDocument.Load(Path.Combine(Repository.Root, "build", "ModelOpenness.targets"));
        targets.Descendants("_ModelOpennessProperty").Select(e => e.Attribute("Include")!.Value + "=" + e.Attribute("Value")!.Value)
            .ShouldBe(ProjectRequest.PropertyNames.Select(n => n + "=$(" + n + ")"));
        ProjectRequest.PropertyNames.ShouldBeSubsetOf(ProjectContents.PropertyNames);
    }

    private InspectionRequest Request((string, string)[] properties, params ProjectItem[] items) => Request(Contents(properties, items));

    private InspectionRequest Request(ProjectContents contents) => ProjectRequest.Of(contents, new PropertyLocator(contents.ProjectFile, new SourceFiles(folder.Path)));

    private ProjectContents Contents((string Name, string Value)[] properties, params ProjectItem[] items) =>
        new(Path.Combine(folder.Path, "App.csproj"), items, properties.ToDictionary(p => p.Name, p => p.Value, StringComparer.OrdinalIgnoreCase));

    private ProjectItem Item(string type, string name, string metadata = "", string value = "") =>
        new(type, Path.Combine(folder.Path, name.Replace('/', Path.DirectorySeparatorChar)), metadata.Length == 0 ? [] : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [metadata] = value });
}
