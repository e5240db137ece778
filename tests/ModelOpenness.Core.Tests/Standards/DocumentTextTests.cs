using ModelOpenness.Standards;

namespace ModelOpenness.Core.Tests.Standards;

public class DocumentTextTests
{
    [Theory]
    [InlineData("# Data card\n\nTwo books.\n")]
    [InlineData("---\nlicense: mit\n---\nTwo books.")]
    [InlineData("数据来自两本书。")]
    [InlineData("<!-- where from? --> Two books.")]
    [InlineData("[The data](https://example.org/card)")]
    [InlineData("What to document: two books; todo: the third.")]
    [InlineData("The wipers of a tbdata stodola.")]
    public void A_document_that_says_something_counts(string text) => DocumentText.SaysSomething(text).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("# Data card\n\n## Sources\n")]
    [InlineData("---\nlicense: mit\n---\n# Data card\n")]
    [InlineData("# Data card\n\n[More Information Needed]\n\n- TODO\n- **TBD**\n* ...\n")]
    [InlineData("<!-- Describe the data.\nWhere is it from? -->\n\n| | |\n|---|---|\n")]
    [InlineData("<!-- never closed\nTwo books.")]
    [InlineData("Coming soon!")]
    [InlineData("待补充。")]
    public void A_document_that_is_still_to_be_written_does_not(string text) => DocumentText.SaysSomething(text).ShouldBeFalse();

    [Fact]
    public void Long_lines_of_phrases_and_comments_take_time_that_grows_with_their_length()
    {
        var text = string.Concat(Enumerable.Repeat("todo <!-- x --> <!-- ", 20_000)) + "\n" + new string('<', 200_000);
        var began = CpuClock.Milliseconds();
        DocumentText.SaysSomething(text).ShouldBeFalse();
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(2000));
    }
}
