using System.Text;
using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Claims;

/// <summary>Any text is read without an exception, in time that grows with its length and no faster.</summary>
public sealed class ClaimHostileTests
{
    private static readonly string[] Pieces =
    [
        "open source", "open-sourced", "开源", "オープンソース", "오픈소스", "código abierto", "открытым исходным кодом", "OSAID", "MOF class II",
        " is ", " not ", " the model ", " we ", "模型", "モデル", "ではありません", "모델", "\n", "\n\n", "```", "`", "**", "[", "](", ")", "![", "<", ">", "<!--",
        "-->", "<code>", "</p>", "|", "> ", "- ", "# ", "    ", "---\n", "\"", "“", "”", "&nbsp;", "&#65;", "\\", "http://x", "@", "\u200C", "\uD83D", "\uDE00",
        "\0", "\r\n", ",", ".", "?", ":", "(", "7B", "Llama-3", "'s", "~~", "*", "_", "‑", "$", "e.g.", " and ", " other ",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_pieces_of_markup_and_claims_never_throw(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1500; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(40); i >= 0; i--)
            {
                text.Append(random.Next(12) == 0 ? ((char)random.Next(1, 0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]);
            }

            var document = text.ToString();
            foreach (var claim in ClaimDetector.Detect(document, "x", (ClaimContext)random.Next(4)))
            {
                claim.Place.Line.ShouldBeGreaterThan(0);
                claim.Place.EndLine.ShouldBeGreaterThanOrEqualTo(claim.Place.Line);
                claim.Wording.ShouldNotBeEmpty();
                claim.Quote.Length.ShouldBeLessThanOrEqualTo(400);
            }
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("[a](")]
    [InlineData("`")]
    [InlineData("` `` ``` ")]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("**")]
    [InlineData("\"")]
    [InlineData("(")]
    [InlineData("open ")]
    [InlineData("open source ")]
    [InlineData("open-source,")]
    [InlineData("开源")]
    [InlineData("开源模型，")]
    [InlineData("model ")]
    [InlineData("> ")]
    [InlineData("- \n")]
    [InlineData("<pre>\n")]
    [InlineData("<!-- a\n")]
    public void Time_grows_with_the_length_only(string piece)
    {
        var once = Measure(piece, 100_000);
        var fourfold = Measure(piece, 400_000);

        // Quadratic would be sixteenfold; machines under load jitter, so short times do not count.
        fourfold.ShouldBeLessThan(Math.Max(once * 12, 1500));
    }

    private static double Measure(string piece, int length)
    {
        var text = "Our model is open source. " + string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + " Our model is open source.";
        var best = double.MaxValue;
        for (var i = 0; i < 2; i++)
        {
            var began = CpuClock.Milliseconds();
            ClaimDetector.Detect(text, "x", ClaimContext.Readme);
            best = Math.Min(best, CpuClock.Milliseconds() - began);
        }

        return best;
    }

    [Fact]
    public void A_README_of_one_line_of_ten_megabytes_does_not_stall()
    {
        var text = new StringBuilder();
        while (text.Length < 10_000_000)
        {
            text.Append("the reader opens a file and closes it again without any claim about source or weights ");
        }

        text.Append("but Wagtail is open source.");
        var began = CpuClock.Milliseconds();
        ClaimDetector.Detect(text.ToString(), "README.md", ClaimContext.Readme).ShouldHaveSingleItem().Subject.ShouldBe(ClaimSubject.Project);
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(500));
    }
}
