using ModelOpenness.Fixes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Fixes;

public sealed class WordsInTextTests
{
    private const string Line = "<PackageTags>open-source</PackageTags>";

    private static readonly Place Place = new("App.csproj", 2, 16, 2, 27);

    [Theory]
    [InlineData("<Project>\n  " + Line + "\n", 25)]
    [InlineData("<Project>\r\n\r\n  " + Line + "\r\n", 28)]
    [InlineData(Line + "\n<Project>\n", 13)]
    [InlineData("<Project>\n  <PackageTags>birds;open-source;ai</PackageTags>\n", 31)]
    [InlineData("open-source open-source\n<Project>\n  " + Line, 49)]
    public void Words_are_found_where_they_went(string text, int at) => WordsInText.Find(text, Place, "open-source", Line).ShouldBe(at);

    [Theory]
    [InlineData("")]
    [InlineData("<Project>\n  <PackageTags>open-weights</PackageTags>\n")]
    [InlineData("<Project>\n\n\n<Description>Another open-source thing.</Description>")]
    public void Words_that_are_gone_are_not_looked_for_elsewhere(string text) => WordsInText.Find(text, Place, "open-source", Line).ShouldBe(-1);
}
