using System.Text;
using ModelOpenness.Reports.Tests.Node;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Cli;

/// <summary>What the command line prints as JSON, by the schemas in docs.</summary>
public sealed class SchemaTests
{
    private static readonly string Schemas = Path.Combine(Repository.Root, "docs", "schemas");

    public static TheoryData<string, string[]> Verbs => new()
    {
        { "inspect", ["models"] },
        { "artifact", ["models"] },
        { "license", ["models/LICENSE", "models/odd.txt"] },
        { "claims", ["README.md"] },
        { "model", ["llama3.2:3b", "no/such-model"] },
        { "mof", ["MOF.yml"] },
    };

    [NodeTheory]
    [MemberData(nameof(Verbs))]
    public void Every_verbs_output_is_valid_by_its_schema(string verb, string[] arguments)
    {
        using var folder = Folder();
        var (status, output) = CommandLine.Run(folder.Path, [verb, "--format", "json", .. arguments]);
        status.ShouldBeLessThan(2, output);
        output.ShouldContain("\"results\": [");
        NodeTools.Validate(Path.Combine(Schemas, verb + ".schema.json"), folder.Write(verb + ".json", output)).ShouldBe("");
    }

    [NodeFact]
    public void Inventories_of_every_shape_are_valid_by_their_schema()
    {
        using var folder = new TempFolder();
        NodeTools.Validate(
            Path.Combine(Schemas, "inventory.schema.json"),
            folder.Write("project.json", InventorySet.ToBytes([SampleInventories.Project])),
            folder.Write("hostile.json", InventorySet.ToBytes([SampleInventories.HostileProject with { Findings = [.. SampleInventories.HostileProject.Findings.Take(1)] }])),
            folder.Write("shapes.json", InventorySet.ToBytes([.. SampleInventories.HostileShapes.Select(s => s with { Findings = [.. s.Findings.Take(1)] })])),
            folder.Write("several.json", InventorySet.ToBytes([SampleInventories.Project, SampleInventories.Large(9)]))).ShouldBe("");
    }

    [NodeFact]
    public void The_schemas_do_refuse()
    {
        using var folder = new TempFolder();
        var json = Encoding.UTF8.GetString(InventorySet.ToBytes([SampleInventories.Project]));
        var faults = NodeTools.Validate(Path.Combine(Schemas, "inventory.schema.json"), folder.Write("bad.json", json.Replace("\"warning\"", "\"loud\"", StringComparison.Ordinal)));
        faults.ShouldContain("severity");
    }

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        folder.Write("models/tern.gguf", GgufBytes.With(("general.architecture", "llama"), ("general.license", "llama3.2"), ("general.name", "Tern")));
        folder.Write("models/broken.gguf", "GGUF\u0003\0\0\0broken");
        folder.Write("models/LICENSE", "Tern License\n\nYou may use the Model for non-commercial purposes only.\n");
        folder.Write("models/odd.txt", "nothing of note\n");
        folder.Write("README.md", "# Tern\n\nTern is an open source model. It is not an open source program.\n");
        folder.Write("MOF.yml", "framework:\n  name: Model Openness Framework\n  version: '1.0'\nrelease:\n  name: Tern\n  version: '1'\n  components:\n    - name: Model card\n      description: card\n      license: MIT\n");
        return folder;
    }
}
