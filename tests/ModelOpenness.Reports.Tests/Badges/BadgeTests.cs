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
    public void The_sentence_says_no_more_than_is_true(string name, string text, OpennessTone tone) =>
        OpennessSentence.Of(SampleInventories.Project.Models.Single(m => m.Name == name)).ShouldBe(new OpennessSentence(text, tone));

    [Fact]
    public void Several_models_are_said_once_each_the_least_open_first()
    {
        var sentence = OpennessSentence.Of(SampleInventories.Large(12).Models);
        sentence.Tone.ShouldBe(OpennessTone.Restricted);
        sentence.Text.Split("; ").Distinct().Count().ShouldBe(sentence.Text.Split("; ").Length);
        sentence.Text.IndexOf("open weights", StringComparison.Ordinal).ShouldBeLessThan(sentence.Text.IndexOf("openly licensed weights", StringComparison.Ordinal));
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
