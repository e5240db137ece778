using ModelOpenness.Claims;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Prose;

public sealed class MarkdownProseTests
{
    private static List<Claim> Asserted(string text, ClaimContext context = ClaimContext.Readme) =>
        MarkdownProse.Claims(text, "README.md", context)
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
        var lines = MarkdownProse.Claims(text, "x", ClaimContext.Prose).Select(c => (c.Place.Line, c.Place.Column)).ToList();
        lines.Count.ShouldBe(100);
        lines.ShouldBe(lines.Order().ToList());
    }

    public static TheoryData<bool, string> Documents()
    {
        var data = new TheoryData<bool, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "ModelOpenness.Inspection.Tests", "Reading", "Prose", "commonmark.txt")).Where(static l => l[0] != '#'))
        {
            data.Add(line[0] == '+', line[2..]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_text_and_what_is_not_is_as_CommonMark_has_it(bool isText, string written)
    {
        var document = written.Replace("\\\\", "\u0001", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal)
            .Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\uFEFF", "\uFEFF", StringComparison.Ordinal).Replace("\u0001", "\\", StringComparison.Ordinal);
        Asserted(document).Any().ShouldBe(isText, document);
    }

    [Theory]
    [InlineData("| Model | Open source |\n| --- | --- |\n| Larkspur-3B | ✓ |\n", true)]
    [InlineData("| Model | Open source |\n| --- | --- |\n| Larkspur-3B | ✅ |\n", true)]
    [InlineData("| Model | Open source |\n| --- | --- |\n| Larkspur-3B | ✘ |\n", false)]
    [InlineData("| Model | Open source |\n| --- | --- |\n| Larkspur-3B | no |\n", false)]
    [InlineData("| Model | Open source |\n| --- | --- |\n| Backend | ✓ |\n", false)]
    [InlineData("| Model | License |\n| --- | --- |\n| Larkspur-3B | open source |\n", true)]
    [InlineData("Larkspur-3B\n: An open-source language model.\n", true)]
    [InlineData("## Open-source components\n\n- Larkspur-3B for speech\n- Nightjar-1B for sight\n", true)]
    [InlineData("## Open-source components\n\n- a logger\n- a parser\n", false)]
    [InlineData("## Supported open-source models\n\n- Larkspur-3B\n", false)]
    public void Columns_terms_and_headings_speak_of_the_model_beside_them(string text, bool isClaim) =>
        Asserted(text).Any(c => c.Subject == ClaimSubject.Model).ShouldBe(isClaim, text);

    [Fact]
    public void A_tick_stands_where_it_is_written() =>
        Asserted("| Model | Open source |\n| --- | --- |\n| Larkspur-3B | ✓ |\n").ShouldHaveSingleItem().Place.Line.ShouldBe(3);

    [Fact]
    public void A_row_of_a_table_is_about_the_model_in_its_first_cell()
    {
        Asserted("| Model | What |\n| --- | --- |\n| Larkspur-3B | Open-source model for farms |\n").ShouldHaveSingleItem().Subject.ShouldBe(ClaimSubject.Model);
        Asserted("| Part | What |\n| --- | --- |\n| Backend | Open-source models for farms |\n").ShouldBeEmpty();
    }

    [Fact]
    public void Underlined_headings_are_headings()
    {
        const string text = "Bird app\n{0}A closed app.\n\nOpen source models\n{1}We use none.\n\nOpen source model\n{1}We would like to have one.\n";
        Asserted(text.Replace("{0}", "========\n\n", StringComparison.Ordinal).Replace("{1}", "------\n\n", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
