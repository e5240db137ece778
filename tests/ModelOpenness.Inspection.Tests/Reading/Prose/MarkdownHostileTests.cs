using System.Text;
using ModelOpenness.Claims;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Prose;

/// <summary>Any document is read without an exception and in bounded time, whatever the library makes of it.</summary>
public sealed class MarkdownHostileTests
{
    private static readonly string[] Pieces =
    [
        "open source", "开源", " is ", " the model ", "\n", "\n\n", "```", "`", "**", "[", "](", ")", "![", "<", ">", "<!--", "-->", "<pre>", "<textarea>", "</p>", "|", "|-|-|\n", "> ",
        "- ", "- [ ] ", "# ", "===\n", "    ", "---\n", "\"", "&nbsp;", "&#65;", "\\", "http://x", "[a]: b\n", ": ", "~~", "*", "_", "\uFEFF", "\uD83D", "\0", "\r\n", "\t", "Llama-3", "7B", "✓",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_markup_never_throws_and_places_stand_in_the_document(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 800; round++)
        {
            var text = new StringBuilder("open source\n");
            for (var i = random.Next(40); i >= 0; i--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            var document = text.ToString();
            var lines = document.Split('\n');
            foreach (var claim in MarkdownProse.Claims(document, "x", (ClaimContext)random.Next(4)))
            {
                claim.Place.Line.ShouldBeInRange(1, lines.Length);
                claim.Place.Column.ShouldBeInRange(1, lines[claim.Place.Line - 1].Length + 1);
            }
        }
    }

    [Theory]
    [InlineData("[a](")]
    [InlineData("[")]
    [InlineData("*a_b")]
    [InlineData("![a")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("<!--")]
    [InlineData("a\n: b\n")]
    [InlineData("|a|b\n|-|-\n")]
    public void A_document_of_brackets_takes_no_time_worth_naming(string piece)
    {
        var text = "Wagtail is open source.\n\n" + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var began = CpuClock.Milliseconds();
        MarkdownProse.Claims(text, "x", ClaimContext.Readme).ShouldContain(c => c.Subject == ClaimSubject.Project);
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(4000));
    }

    [Fact]
    public void A_document_without_a_wording_is_never_parsed()
    {
        var text = string.Concat(Enumerable.Repeat("[a](", 100_000));
        var began = CpuClock.Milliseconds();
        MarkdownProse.Claims(text, "x", ClaimContext.Readme).ShouldBeEmpty();
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(200));
    }
}
