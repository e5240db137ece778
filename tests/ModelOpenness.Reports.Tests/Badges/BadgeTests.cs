using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ModelOpenness.Reports.Badges;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Badges;

public sealed class BadgeTests
{
    [Theory]
    [InlineData("assistant.gguf", "open weights (Llama 3.2 Community License)", OpennessTone.Restricted)]
    [InlineData("tern-7b-q4.gguf", "open weights (Tern Community License)", OpennessTone.Restricted)]
    [InlineData("model.onnx", "openly licensed weights (Apache License 2.0), MOF class III", OpennessTone.Open)]
    [InlineData("vision.onnx", "weights without a license", OpennessTone.Unknown)]
    internal void The_sentence_says_no_more_than_is_true(string name, string text, OpennessTone tone) =>
        OpennessSentence.Of(SampleInventories.Project.Models.Single(m => m.Name == name)).ShouldBe(new OpennessSentence(text, tone));

    [Fact]
    public void Several_licenses_are_counted_and_one_license_is_named()
    {
        OpennessSentence.Of(SampleInventories.Project.Models).ShouldBe(new OpennessSentence("mixed: 3 open, 3 restricted, 2 unknown", OpennessTone.Restricted));
        var tern = SampleInventories.Project.Models.Single(m => m.Name == "tern-7b-q4.gguf");
        OpennessSentence.Of([tern, tern with { Id = "other" }]).Text.ShouldBe("open weights (Tern Community License)");
        OpennessSentence.Of([.. SampleInventories.Project.Models.Where(m => m.Name is "model.onnx" or "model.safetensors")]).ShouldBe(new OpennessSentence("2 open (several licenses)", OpennessTone.Open));
    }

    [Fact]
    public void A_badge_is_at_most_300_pixels_wide_and_its_title_has_all_the_words()
    {
        foreach (var text in new[] { "open weights (" + new string('W', 400) + ")", string.Concat(Enumerable.Repeat("😀", 90)), "mixed: 1 open, 2 restricted" })
        {
            var root = XDocument.Parse(Encoding.UTF8.GetString(Badge.ToSvg(new OpennessSentence(text, OpennessTone.Restricted)))).Root!;
            double.Parse(root.Attribute("width")!.Value, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(300);
            root.Elements().First().Value.ShouldBe("model: " + text);
        }
    }

    [Fact]
    public void Nobody_is_called_open_source_for_the_license_of_weights_alone() =>
        SampleInventories.Project.Models.Select(m => OpennessSentence.Of(m).Text).ShouldNotContain(t => t.Contains("open source", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_badge_is_well_formed_whatever_the_name()
    {
        var svg = Badge.ToSvg(OpennessSentence.Of(SampleInventories.HostileProject.Models[0]), "a<b");
        var root = XDocument.Parse(Encoding.UTF8.GetString(svg)).Root!;
        root.Descendants().ShouldNotContain(e => e.Name.LocalName == "script");
        root.Attribute("aria-label")!.Value.ShouldStartWith("a<b: ");
    }
}
