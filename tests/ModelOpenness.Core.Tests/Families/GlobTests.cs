using ModelOpenness.Families;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Core.Tests.Families;

public class GlobTests
{
    [Theory]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "ABC", true)]
    [InlineData("*", "", true)]
    [InlineData("a", "ab", false)]
    [InlineData("*b*", "aab", true)]
    [InlineData("a*b", "acbd", false)]
    public void A_star_stands_for_anything(string pattern, string text, bool matches) => Glob.Matches(pattern, text).ShouldBe(matches);
}
