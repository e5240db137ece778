using System.Text;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Labels;

/// <summary>MOP4002 in .resx files: which texts count, and where their words stand.</summary>
public sealed class ResourceClaimsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ResourceClaimsTests() => folder.Write("app/models/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<value>Tern is an open source model.</value>")]
    [InlineData("<value>Fast &amp; small:\n  Tern &lt;7B&gt; &amp; friends. Tern is an open source model.</value>")]
    [InlineData("<value><![CDATA[Tern is an open source model.]]></value>")]
    [InlineData("<value>Birds know.\r\n\r\nTern is an open source model.</value><comment>shown on the start page</comment>")]
    public void A_claim_in_a_text_is_found_at_its_words(string value)
    {
        var xml = $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root>\n  <resheader name=\"a\"><value>Tern is an open source model.</value></resheader>\n  <data name=\"About\" xml:space=\"preserve\">\n    {value}\n  </data>\n</root>\n";
        var finding = Inspect(xml).ShouldHaveSingleItem();

        finding.RuleId.ShouldBe("MOP4002");
        finding.Place.Path.ShouldBe("Strings.resx");
        xml.Split('\n')[finding.Place.Line - 1][(finding.Place.Column - 1)..(finding.Place.EndColumn - 1)].ShouldBe("open source");
        finding.Message.ShouldStartWith("The resource About calls tern.gguf \"open source\", but Llama 3.2 Community License Agreement caps the number of users");
    }

    [Theory]
    [InlineData("<data name=\"a\"><value>Tern has open weights.</value></data>")]
    [InlineData("<data name=\"a\"><value>Visit our open source page.</value></data>")]
    [InlineData("<data name=\"a\"><value>x</value><comment>Tern is an open source model.</comment></data>")]
    [InlineData("<data name=\"a\" type=\"System.Resources.ResXFileRef\"><value>Tern is an open source model.</value></data>")]
    [InlineData("<data name=\"a\" mimetype=\"application/x-microsoft.net.object.bytearray.base64\"><value>Tern is an open source model.</value></data>")]
    public void Other_things_are_left_alone(string data)
    {
        Inspect($"<root>{data}</root>").ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_restricted_model_that_ships_nothing_is_read()
    {
        folder.Write("app/models/tern.gguf", GgufBytes.With(("general.license", "mit")));
        Inspect("<root><data name=\"a\"><value>Tern is an open source model.</value></data></root>").ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_file_is_read_as_far_as_it_goes()
    {
        Inspect("<root><data name=\"a\"><value>Tern is an open source model.</value></data><data").Count.ShouldBe(1);
        Inspect("<!DOCTYPE a [<!ENTITY b \"c\">]><root><data name=\"a\"><value>Tern is an open source model.</value></data></root>").ShouldBeEmpty();
        Inspect("open source").ShouldBeEmpty();
        ResourceReader.Read("<root>" + new string('<', 1000)).ShouldBeEmpty();
    }

    private IReadOnlyList<Finding> Inspect(string xml)
    {
        folder.Write("app/Strings.resx", Encoding.UTF8.GetBytes(xml));
        return Inspector.Inspect(
            new InspectionRequest(Path.Combine(folder.Path, "app"), "App.csproj")
            {
                ResourceFiles = [Path.Combine(folder.Path, "app/Strings.resx")],
                Candidates = [new ModelCandidate(Path.Combine(folder.Path, "app/models/tern.gguf")) { Ships = true }],
            },
            new SourceFiles(Path.Combine(folder.Path, "app"))).Findings;
    }
}
