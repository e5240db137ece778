using ModelOpenness.Knowledge;
using ModelOpenness.Policies;

namespace ModelOpenness.Core.Tests.Policies;

public class PathGlobTests
{
    [Theory]
    [InlineData("models/a.gguf", "models/a.gguf", true)]
    [InlineData("models/*.gguf", "models/a.gguf", true)]
    [InlineData("models/*.gguf", "models/v2/a.gguf", false)]
    [InlineData("models/**", "models/v2/a.gguf", true)]
    [InlineData("**/a.gguf", "a.gguf", true)]
    [InlineData("**/a.gguf", "x/y/a.gguf", true)]
    [InlineData("**/a.gguf", "x/ya.gguf", false)]
    [InlineData("src/**/a.*", "src/a.gguf", true)]
    [InlineData("src/**/a.*", "src/x/y/a.onnx", true)]
    [InlineData("a?.gguf", "ab.gguf", true)]
    [InlineData("a?.gguf", "a/.gguf", false)]
    [InlineData("*", "a/b", false)]
    [InlineData("**", "a/b", true)]
    [InlineData("[a].gguf", "[a].gguf", true)]
    [InlineData("A.gguf", "a.gguf", false)]
    public void Globs_match_as_people_expect(string pattern, string path, bool matches) => PathGlob.Matches(pattern, path).ShouldBe(matches);

    [Fact]
    public void A_hostile_pattern_does_not_blow_up()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "b";
        var began = CpuClock.Milliseconds();
        PathGlob.Matches(pattern, new string('a', 4000)).ShouldBeFalse();
        // Linear in pattern times path: far below a second; a backtracking matcher would not end.
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(500));
    }

    [Theory]
    [InlineData("models/v*/a.gguf", "models/")]
    [InlineData("**/a.gguf", "")]
    [InlineData("src/App/a.gguf", "src/App/")]
    public void The_folder_before_the_first_wildcard_is_known(string pattern, string folder) => PathGlob.LiteralFolder(pattern).ShouldBe(folder);
}
