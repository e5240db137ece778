using ModelOpenness.Fixes;

namespace ModelOpenness.Core.Tests.Fixes;

public sealed class ProjectFileEditsTests
{
    [Fact]
    public void A_license_is_set_on_the_item_that_is_there() =>
        License("<Project>\n  <ItemGroup>\n    <ModelArtifact Include=\"models\\a.gguf\" Label=\"x\" />\n  </ItemGroup>\n</Project>\n")
            .ShouldBe("<Project>\n  <ItemGroup>\n    <ModelArtifact License=\"MIT\" Include=\"models\\a.gguf\" Label=\"x\" />\n  </ItemGroup>\n</Project>\n");

    [Fact]
    public void An_item_is_added_in_the_layout_of_the_file() =>
        License("<Project>\r\n\t<PropertyGroup />\r\n</Project>\r\n")
            .ShouldBe("<Project>\r\n\t<PropertyGroup />\r\n\t<ItemGroup>\r\n\t\t<ModelArtifact Include=\"models/a.gguf\" License=\"MIT\" />\r\n\t</ItemGroup>\r\n</Project>\r\n");

    [Fact]
    public void A_project_in_one_line_gets_its_item_too() =>
        License("<Project Sdk=\"a\"><ItemGroup/></Project>")
            .ShouldBe("<Project Sdk=\"a\"><ItemGroup/>\n  <ItemGroup>\n    <ModelArtifact Include=\"models/a.gguf\" License=\"MIT\" />\n  </ItemGroup>\n</Project>");

    [Theory]
    [InlineData("")]
    [InlineData("<Project>")]
    [InlineData("<Project />")]
    [InlineData("<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><Project>&y;</Project>")]
    public void What_is_no_project_stays_as_it_is(string text) => ProjectFileEdits.SetLicense(text, "a.gguf", "MIT").ShouldBeNull();

    [Theory]
    [InlineData("models/LICENSE.txt", "<None Update=\"models/LICENSE.txt\" Pack=\"true\" PackagePath=\"models/\" />")]
    [InlineData("../NOTICE", "<None Include=\"../NOTICE\" Pack=\"true\" PackagePath=\"\" />")]
    public void A_notice_is_packed_where_it_lies(string file, string item) =>
        TextEdit.Apply("<Project>\n</Project>\n", [ProjectFileEdits.Pack("<Project>\n</Project>\n", file)!]).ShouldBe("<Project>\n  <ItemGroup>\n    " + item + "\n  </ItemGroup>\n</Project>\n");

    private static string License(string text) => TextEdit.Apply(text, [ProjectFileEdits.SetLicense(text, "models/a.gguf", "MIT")!]);
}
