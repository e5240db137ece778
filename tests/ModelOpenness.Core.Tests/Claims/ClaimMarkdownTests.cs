using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Claims;

public sealed class ClaimMarkdownTests
{
    private static List<Claim> Asserted(string text, ClaimContext context = ClaimContext.Readme) =>
        ClaimDetector.Detect(text, "README.md", context)
            .Where(c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: not ClaimSubject.Other }).ToList();

    [Fact]
    public void A_claim_stands_at_the_line_and_column_of_its_wording()
    {
        var claim = Asserted("# Wagtail\n\nA parser.\nWagtail is **open\nsource**, and fast.\n").ShouldHaveSingleItem();
        claim.Place.ShouldBe(new Place("README.md", 4, 14, 5, 7));
        claim.Wording.ShouldBe("open source");
        claim.Quote.ShouldBe("Wagtail is open source, and fast.");
    }

    [Theory]
    [InlineData("```\nWagtail is open source.\n```\n")]
    [InlineData("~~~text\nWagtail is open source.\n")]
    [InlineData("Text.\n\n    Wagtail is open source.\n")]
    [InlineData("Run `Wagtail is open source` now.")]
    [InlineData("<!-- Wagtail is open source. -->")]
    [InlineData("<!--\n\nWagtail is open source.\n\n-->\n")]
    [InlineData("<pre>\nWagtail is open source.\n</pre>")]
    [InlineData("---\ntitle: Wagtail is open source.\n---\nText.")]
    [InlineData("![Wagtail is open source](badge.svg)")]
    [InlineData("[![open source](https://example.org/open-source.svg)](https://example.org)")]
    [InlineData("See [open-source models](models.md).")]
    [InlineData("[text](https://example.org/our-model-is-open-source)")]
    [InlineData("> Wagtail is open source.")]
    [InlineData("~~Wagtail is open source.~~")]
    [InlineData("- [ ] Wagtail is open source")]
    [InlineData("## Open source")]
    [InlineData("| Open source | Price |\n| --- | --- |\n")]
    [InlineData("A reviewer wrote: \"Wagtail is open source.\"")]
    public void Code_links_badges_comments_and_quotations_are_no_label(string text) => Asserted(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Wagtail is <b>open source</b>.")]
    [InlineData("Wagtail is an [open-source](https://opensource.org) parser.")]
    [InlineData("Wagtail is *open*-source.")]
    [InlineData("Wagtail is open&nbsp;source.")]
    [InlineData("- [x] Wagtail is open source")]
    [InlineData("> [!NOTE]\n> Wagtail is open source.")]
    [InlineData("- Wagtail is\n  open source.")]
    [InlineData("<p align=\"center\">Wagtail is open source.</p>")]
    [InlineData("```2025-01-01```: Wagtail is open source.")]
    [InlineData("Text.\r\n\r\nWagtail is open\r\nsource.\r\n")]
    public void Markup_around_a_claim_does_not_hide_it(string text) => Asserted(text).ShouldNotBeEmpty();

    [Fact]
    public void It_is_the_model_in_a_model_card_and_the_project_in_a_README()
    {
        Asserted("It is open source.", ClaimContext.ModelCard).ShouldHaveSingleItem().Subject.ShouldBe(ClaimSubject.Model);
        Asserted("It is open source.").ShouldHaveSingleItem().Subject.ShouldBe(ClaimSubject.Project);
        Asserted("Open source, small and fast.", ClaimContext.Description).ShouldHaveSingleItem().Subject.ShouldBe(ClaimSubject.Project);
    }

    [Fact]
    public void An_entry_in_a_list_of_other_peoples_work_is_not_this_project() =>
        Asserted("Thanks to:\n\n- [Redstart](https://example.org): an open source parser.\n").ShouldBeEmpty();

    [Fact]
    public void Claims_come_in_the_order_of_the_text()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(i => $"Line {i}.\n\nWagtail is open source, and Wagtail-7B is an open-source model.\n\n"));
        var lines = ClaimDetector.Detect(text, "x").Select(c => (c.Place.Line, c.Place.Column)).ToList();
        lines.Count.ShouldBe(100);
        lines.ShouldBe(lines.Order().ToList());
    }
}
