using ModelOpenness.Claims;

namespace ModelOpenness.Core.Tests.Claims;

public sealed class ClaimTagTests
{
    [Theory]
    [InlineData("open-source")]
    [InlineData("OpenSource")]
    [InlineData("oss")]
    [InlineData("FOSS")]
    [InlineData("open-source-llm")]
    [InlineData("fully-open-source")]
    [InlineData("osaid")]
    [InlineData("#opensource")]
    [InlineData("开源")]
    public void A_tag_that_claims_openness_is_known(string tag) => ClaimDetector.DetectTag(tag).ShouldBeTrue();

    [Theory]
    [InlineData("open-weights")]
    [InlineData("source-available")]
    [InlineData("gpt-oss")]
    [InlineData("oss-fuzz")]
    [InlineData("aliyun-oss")]
    [InlineData("not-open-source")]
    [InlineData("open-source-alternative")]
    [InlineData("opensourcemusic")]
    [InlineData("")]
    public void Any_other_tag_is_not(string tag) => ClaimDetector.DetectTag(tag).ShouldBeFalse();
}
