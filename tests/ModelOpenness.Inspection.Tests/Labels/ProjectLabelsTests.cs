using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Labels;

public sealed class ProjectLabelsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_tag_is_placed_at_its_line_and_column()
    {
        var project = folder.Write("App.csproj", "<Project>\n  <PropertyGroup>\n    <PackageTags>birds;open-source;chat</PackageTags>\n  </PropertyGroup>\n</Project>\n");
        Labels(project, "PackageTags", "birds;open-source;chat").ShouldHaveSingleItem().Place.ShouldBe(new Place("App.csproj", 3, 24, 3, 35));
    }

    [Fact]
    public void A_tag_over_several_lines_is_found_on_its_own()
    {
        var project = folder.Write("App.csproj", "<Project>\r\n  <PropertyGroup>\r\n    <PackageTags>\r\n      birds\r\n      opensource\r\n    </PackageTags>\r\n  </PropertyGroup>\r\n</Project>\r\n");
        Labels(project, "PackageTags", "\r\n birds\r\n opensource\r\n").ShouldHaveSingleItem().Place.ShouldBe(new Place("App.csproj", 5, 7, 5, 17));
    }

    [Fact]
    public void A_label_in_Directory_Build_props_is_placed_there()
    {
        folder.Write("Directory.Build.props", "<Project>\n<PropertyGroup><Description>An open source chat model.</Description></PropertyGroup>\n</Project>\n");
        var project = folder.Write("src/App/App.csproj", "<Project />\n");
        var place = Labels(project, "Description", "An open source chat model.").ShouldHaveSingleItem().Place;
        place.Path.ShouldBe("../../Directory.Build.props");
        place.Line.ShouldBe(2);
    }

    [Fact]
    public void A_label_in_an_imported_file_is_placed_there()
    {
        folder.Write("common/package.props", "<Project><PropertyGroup>\n<PackageTags>oss</PackageTags></PropertyGroup></Project>\n");
        var project = folder.Write("App/App.csproj", "<Project><Import Project=\"..\\common\\package.props\" /></Project>\n");
        Labels(project, "PackageTags", "oss").ShouldHaveSingleItem().Place.ShouldBe(new Place("../common/package.props", 2, 14, 2, 17));
    }

    [Fact]
    public void A_chain_of_Directory_Build_props_is_followed_upwards()
    {
        folder.Write("Directory.Build.props", "<Project>\n<PropertyGroup>\n<PackageTags>oss</PackageTags></PropertyGroup></Project>\n");
        folder.Write("src/Directory.Build.props", "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>\n");
        var project = folder.Write("src/App/App.csproj", "<Project />\n");
        Labels(project, "PackageTags", "oss").ShouldHaveSingleItem().Place.ShouldBe(new Place("../../Directory.Build.props", 3, 14, 3, 17));
    }

    [Theory]
    [InlineData("$(MSBuildProjectDirectory)/pack.props")]
    [InlineData("$(ProjectDir)pack.props")]
    public void The_projects_folder_is_the_projects_wherever_it_is_named(string import)
    {
        folder.Write("common/all.props", "<Project><Import Project=\"" + import + "\" /></Project>\n");
        folder.Write("App/pack.props", "<Project><PropertyGroup>\n<PackageTags>oss</PackageTags></PropertyGroup></Project>\n");
        var project = folder.Write("App/App.csproj", "<Project><Import Project=\"../common/all.props\" /></Project>\n");
        Labels(project, "PackageTags", "oss").ShouldHaveSingleItem().Place.ShouldBe(new Place("pack.props", 2, 14, 2, 17));
    }

    [Fact]
    public void A_conditional_definition_that_holds_the_words_is_the_place()
    {
        var project = folder.Write("App.csproj", "<Project>\n<PropertyGroup Condition=\"'$(Kind)' == 'free'\"><PackageTags>birds;foss</PackageTags></PropertyGroup>\n<PropertyGroup Condition=\"'$(Kind)' != 'free'\"><PackageTags>birds</PackageTags></PropertyGroup>\n</Project>\n");
        Labels(project, "PackageTags", "birds;foss").ShouldHaveSingleItem().Place.Line.ShouldBe(2);
    }

    [Fact]
    public void A_comment_inside_a_value_is_no_part_of_it()
    {
        var project = folder.Write("App.csproj", "<Project><PropertyGroup>\n<Description>\n<!-- Birds is an open source app. -->\nBirds is an open source app.\n</Description></PropertyGroup></Project>\n");
        Labels(project, "Description", "\nBirds is an open source app.\n").ShouldHaveSingleItem().Place.Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("<![CDATA[Birds & bees is an open source app.]]>")]
    [InlineData("Birds &amp; bees is an open source app.")]
    public void Words_in_CDATA_and_beside_entities_are_placed(string raw)
    {
        var project = folder.Write("App.csproj", "<Project><PropertyGroup>\n<Description>" + raw + "</Description></PropertyGroup></Project>\n");
        var place = Labels(project, "Description", "Birds & bees is an open source app.").ShouldHaveSingleItem().Place;
        place.Line.ShouldBe(2);
        place.Column.ShouldBe("<Description>".Length + raw.IndexOf("open source", StringComparison.Ordinal) + 1);
    }

    [Theory]
    [InlineData("Title", "Birds, an open source app")]
    [InlineData("PackageReleaseNotes", "2.0: Birds is now open source.")]
    [InlineData("ModelOpennessLabel", "open source")]
    [InlineData("ModelOpennessLabel", "MOF Class III")]
    public void Title_release_notes_and_an_explicit_label_are_labels(string property, string value)
    {
        var project = folder.Write("App.csproj", "<Project><PropertyGroup>\n<" + property + ">" + value + "</" + property + "></PropertyGroup></Project>\n");
        var label = Labels(project, property, value).ShouldHaveSingleItem();
        label.SourceName.ShouldBe(property);
        label.Place.Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("PackageReleaseNotes", "2.0: The next version will be open source.")]
    [InlineData("PackageReleaseNotes", "Thanks to the open source community.")]
    [InlineData("ModelOpennessLabel", "not open source")]
    public void Plans_thanks_and_denials_are_no_label(string property, string value)
    {
        var project = folder.Write("App.csproj", "<Project />\n");
        Labels(project, property, value).ShouldBeEmpty();
    }

    [Fact]
    public void A_label_from_the_command_line_is_placed_at_the_project()
    {
        var project = folder.Write("App.csproj", "<Project />\n");
        Labels(project, "PackageTags", "open-source").ShouldHaveSingleItem().Place.ShouldBe(new Place("App.csproj", 1, 1, 1, 1));
    }

    [Theory]
    [InlineData("PackageTags", "birds;chat;open-weights")]
    [InlineData("PackageTags", "gpt-oss;ollama")]
    [InlineData("Description", "A chat app with an open-weights model.")]
    [InlineData("Description", "Runs any open source model that you have.")]
    [InlineData("Title", "Birds")]
    public void Softer_words_and_words_about_something_else_are_no_label(string property, string value)
    {
        var project = folder.Write("App.csproj", "<Project />\n");
        Labels(project, property, value).ShouldBeEmpty();
    }

    private IReadOnlyList<Label> Labels(string project, string property, string value) =>
        ProjectLabels.Of([new LabelProperty(property, value)], new PropertyLocator(project, new SourceFiles(Path.GetDirectoryName(project)!)));
}
