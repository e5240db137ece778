using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Rules;
using YamlDotNet.RepresentationModel;

namespace ModelOpenness.Cli.Tests.Docs;

/// <summary>What a page shows to be copied is read by those who will read it.</summary>
public sealed class DocSnippetsTests
{
    private static readonly string[] PolicyKeys = ["waivers", "allow", "deny", "trustedLicenses", "licenses", "labels"];

    public static TheoryData<string> Json => Blocks("json");

    public static TheoryData<string> Xml => Blocks("xml");

    public static TheoryData<string> Yaml => Blocks("yaml");

    public static TheoryData<string> Ini => Blocks("ini");

    [Theory]
    [MemberData(nameof(Json))]
    public void JSON_is_JSON_and_a_policy_has_no_mistakes(string where)
    {
        var text = Block(where);
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (where.StartsWith("docs/policy.md:", StringComparison.Ordinal)
            || (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().Any(p => PolicyKeys.Contains(p.Name, StringComparer.Ordinal))))
        {
            PolicyReader.Read(Encoding.UTF8.GetBytes(text), "modelopenness.json").Mistakes.Select(m => m.Message).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Xml))]
    public void XML_is_XML_and_names_properties_and_items_that_there_are(string where)
    {
        var known = string.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "build"), "ModelOpenness.*").Select(File.ReadAllText));
        foreach (var element in XElement.Parse("<Project>" + Block(where) + "</Project>").Descendants().Where(e => e.Name.LocalName.StartsWith("Model", StringComparison.Ordinal)))
        {
            (known.Contains("$(" + element.Name.LocalName + ")", StringComparison.Ordinal) || known.Contains("@(" + element.Name.LocalName + ")", StringComparison.Ordinal))
                .ShouldBeTrue(element.Name.LocalName + " is not read by the package");
        }
    }

    [Theory]
    [MemberData(nameof(Yaml))]
    public void YAML_is_YAML(string where)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Block(where)));
        stream.Documents.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Ini))]
    public void Severities_name_rules_that_there_are(string where)
    {
        foreach (var line in Block(where).Split('\n').Where(l => l.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)))
        {
            RuleTable.Find(line.Split('.')[1]).ShouldNotBeNull(line);
        }
    }

    private static TheoryData<string> Blocks(string language) => [.. DocPage.All.SelectMany(p => p.Code).Where(c => c.Language == language).Select(c => c.Where)];

    private static string Block(string where) => DocPage.All.SelectMany(p => p.Code).Single(c => c.Where == where).Text;
}
