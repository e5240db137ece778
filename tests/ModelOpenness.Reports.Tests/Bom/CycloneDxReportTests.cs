using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ModelOpenness.Reports.Bom;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Bom;

public sealed class CycloneDxReportTests
{
    [Fact]
    public void A_license_that_SPDX_knows_is_an_id_and_one_that_it_does_not_know_a_name()
    {
        var components = Components(SampleInventories.Project);
        License(components, "wren-embed").GetProperty("id").GetString().ShouldBe("Apache-2.0");
        License(components, "tern-7b").GetProperty("name").GetString().ShouldBe("Tern Community License");
        License(components, "assistant.gguf").TryGetProperty("id", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_modified_license_does_not_go_by_the_id_of_the_plain_one()
    {
        var model = SampleInventories.Project.Models.First(m => m.License?.Id == "Apache-2.0");
        var evidence = model.License!.Evidence with { IsModified = true };
        var inventory = SampleInventories.Project with { Models = [model with { Evidence = [evidence], License = model.License with { Evidence = evidence } }] };
        var license = Components(inventory)[0].GetProperty("licenses")[0].GetProperty("license");
        license.TryGetProperty("id", out _).ShouldBeFalse();
        license.GetProperty("name").GetString()!.ShouldEndWith("(modified)");
    }

    [Fact]
    public void The_serial_number_changes_with_the_content_alone()
    {
        Serial(SampleInventories.Project).ShouldBe(Serial(SampleInventories.Project));
        Serial(SampleInventories.Project).ShouldNotBe(Serial(SampleInventories.Project with { Project = "Other.csproj" }));
    }

    [Fact]
    public void Xml_says_what_Json_says()
    {
        var json = Root(SampleInventories.Project);
        var xml = XDocument.Parse(Encoding.UTF8.GetString(ReportWriter.ToBytes([SampleInventories.Project], ReportKind.CycloneDxXml))).Root!;
        var ns = xml.Name.Namespace;
        xml.Element(ns + "components")!.Elements().Select(c => c.Element(ns + "name")!.Value).ShouldBe(json.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()!));
        xml.Descendants(ns + "property").Select(p => p.Value).Order(StringComparer.Ordinal).ShouldBe(Values(json).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_that_is_named_and_not_shipped_is_out_of_scope_and_says_where_it_is_named()
    {
        var component = Components(SampleInventories.Project).Single(c => c.GetProperty("name").GetString() == "heron-vision-2");
        component.GetProperty("scope").GetString().ShouldBe("excluded");
        component.GetProperty("externalReferences")[0].GetProperty("comment").GetString()!.ShouldStartWith("Referenced, not shipped");
        component.GetProperty("properties").EnumerateArray().ShouldContain(p => p.GetProperty("value").GetString() == "heron-labs/heron-vision-2 (src/Vision.cs:21)");
    }

    [Fact]
    public void The_bill_says_in_a_line_which_fields_of_the_minimum_it_knows()
    {
        var line = Root(SampleInventories.Project).GetProperty("metadata").GetProperty("properties")[0].GetProperty("value").GetString()!;
        line.ShouldStartWith("Known of 10 models. NTIA minimum: supplier 5, component name 10, version 0, unique identifier 6,");
        line.ShouldContain("timestamp left out");
        line.ShouldContain("OWASP, beyond that: license 7,");
    }

    [Theory]
    [InlineData("meta-llama/Llama-3.2-3B", "pkg:huggingface/meta-llama/Llama-3.2-3B")]
    [InlineData("https://huggingface.co/google/gemma-2b", "pkg:huggingface/google/gemma-2b")]
    [InlineData("gpt2", null)]
    [InlineData("a/b/c", null)]
    [InlineData("a/b?c=d", null)]
    [InlineData("../etc", null)]
    [InlineData("./model", null)]
    [InlineData(null, null)]
    public void A_hub_id_is_a_package_url(string? id, string? url) => PackageUrl.OfHubId(id).ShouldBe(url);

    [Theory]
    [InlineData("nuget:Birds.Models/1.2.0/models/tern.gguf", "pkg:nuget/Birds.Models@1.2.0")]
    [InlineData("models/tern.gguf", null)]
    [InlineData("nuget:broken", null)]
    public void A_file_of_a_package_has_the_package_as_url(string path, string? url) => PackageUrl.OfPackagePath(path).ShouldBe(url);

    private static IEnumerable<string> Values(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.NameEquals("properties") ? p.Value.EnumerateArray().Select(v => v.GetProperty("value").GetString()!) : Values(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Values),
        _ => [],
    };

    private static JsonElement License(List<JsonElement> components, string name) =>
        components.Single(c => c.GetProperty("name").GetString() == name).GetProperty("licenses")[0].GetProperty("license");

    private static string Serial(Inventory inventory) => Root(inventory).GetProperty("serialNumber").GetString()!;

    private static List<JsonElement> Components(Inventory inventory) => [.. Root(inventory).GetProperty("components").EnumerateArray()];

    private static JsonElement Root(Inventory inventory) => JsonDocument.Parse(ReportWriter.ToBytes([inventory], ReportKind.CycloneDx)).RootElement;
}
