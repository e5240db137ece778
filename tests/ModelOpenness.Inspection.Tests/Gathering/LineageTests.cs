using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering;

/// <summary>What a model was made from, by whoever says so, and what that does to its license.</summary>
public sealed class LineageTests : IDisposable
{
    private const string Llama = "meta-llama/Llama-3.2-1B";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("README.md", "---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-3.2-1B\n---\n")]
    [InlineData("README.md", "---\nlicense: apache-2.0\nbase_model:\n- nobody/knows\n- meta-llama/Llama-3.2-1B\nbase_model_relation: merge\n---\n")]
    [InlineData("README.md", "---\nlicense: apache-2.0\ntags:\n- base_model:quantized:meta-llama/Llama-3.2-1B\n---\n")]
    [InlineData("adapter_config.json", "{\"base_model_name_or_path\":\"meta-llama/Llama-3.2-1B\",\"license\":\"apache-2.0\"}")]
    [InlineData("config.json", "{\"_name_or_path\":\"meta-llama/Llama-3.2-1B\",\"license\":\"apache-2.0\"}")]
    [InlineData("Modelfile", "FROM llama3.2:1b\nADAPTER ./heron.gguf\nLICENSE apache-2.0\n")]
    [InlineData("bom.json", "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"machine-learning-model\",\"name\":\"heron\",\"licenses\":[{\"expression\":\"Apache-2.0\"}],\"pedigree\":{\"ancestors\":[{\"type\":\"machine-learning-model\",\"name\":\"x\",\"purl\":\"pkg:huggingface/meta-llama/Llama-3.2-1B@1\"}]}}]}")]
    [InlineData("a.spdx.json", "{\"@graph\":[{\"type\":\"ai_AIPackage\",\"spdxId\":\"a\",\"name\":\"heron\"},{\"type\":\"ai_AIPackage\",\"spdxId\":\"b\",\"name\":\"meta-llama/Llama-3.2-1B\"},{\"type\":\"Relationship\",\"spdxId\":\"r\",\"from\":\"a\",\"relationshipType\":\"descendantOf\",\"to\":[\"b\"]},{\"type\":\"Relationship\",\"spdxId\":\"s\",\"from\":\"a\",\"relationshipType\":\"hasDeclaredLicense\",\"to\":[\"https://spdx.org/licenses/Apache-2.0\"]}]}")]
    public void A_free_license_on_a_restricted_base_is_reported_whoever_names_the_base(string file, string content)
    {
        folder.Write("m/heron.gguf", GgufBytes.With());
        folder.Write("m/" + file, content);
        Inspect().Findings.Select(f => f.RuleId).ShouldBe(["MOP2005"]);
    }

    [Fact]
    public void A_base_in_the_files_own_metadata_is_reported()
    {
        folder.Write("m/heron.gguf", GgufBytes.With(("general.license", "mit"), ("general.base_model.0.repo_url", "https://huggingface.co/" + Llama)));
        var finding = Inspect().Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2005");
        finding.LicenseId.ShouldBe("llama3.2");
    }

    [Theory]
    [InlineData("license: apache-2.0\nbase_model: nobody/knows-this")]
    [InlineData("license: llama3.2\nbase_model: meta-llama/Llama-3.2-1B")]
    [InlineData("license: apache-2.0\nbase_model: mistralai/Mistral-7B-v0.1")]
    [InlineData("base_model: meta-llama/Llama-3.2-1B")]
    public void An_unknown_a_like_and_a_free_base_are_silence(string card)
    {
        folder.Write("m/heron.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\n" + card + "\n---\n");
        Inspect().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_base_of_a_base_in_the_same_tree_counts()
    {
        folder.Write("models/labs/heron/h.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("models/labs/robin/r.gguf", GgufBytes.With());
        folder.Write("models/labs/robin/README.md", "---\nlicense: llama3.2\nbase_model: labs/heron\n---\n");
        folder.Write("models/wren/w.gguf", GgufBytes.With());
        folder.Write("models/wren/README.md", "---\nlicense: mit\nbase_model: labs/robin\n---\n");
        var finding = Inspect().Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2005");
        finding.Models.ShouldBe(["models/wren/w.gguf"]);
    }

    [Fact]
    public void A_chain_of_free_licenses_ends_at_the_restricted_base()
    {
        folder.Write("a/a.gguf", GgufBytes.With());
        folder.Write("a/README.md", "---\nlicense: mit\nbase_model: ../b\n---\n");
        folder.Write("a/adapter_config.json", "{\"base_model_name_or_path\": \"../b\"}");
        folder.Write("b/b.gguf", GgufBytes.With(("general.base_model.0.repo_url", "https://huggingface.co/" + Llama), ("general.license", "apache-2.0")));
        var findings = Inspect().Findings;
        findings.Select(f => (f.RuleId, f.Models[0])).ShouldBe([("MOP2005", "a/a.gguf"), ("MOP2005", "b/b.gguf")], ignoreOrder: true);
        findings.Single(f => f.Models[0] == "a/a.gguf").Message.ShouldContain("the base of its base");
    }

    [Fact]
    public void A_circle_of_bases_ends()
    {
        folder.Write("x/a/a.gguf", GgufBytes.With(("general.license", "mit")));
        folder.Write("x/a/README.md", "---\nlicense: mit\nbase_model: x/b\n---\n");
        folder.Write("x/b/b.gguf", GgufBytes.With(("general.license", "mit")));
        folder.Write("x/b/README.md", "---\nlicense: mit\nbase_model: [x/a, x/b]\n---\n");
        Inspect().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_adapter_is_a_model_of_its_own_with_its_base()
    {
        folder.Write("base/model.safetensors", Reading.Formats.Writers.Files.Safetensors("{\"__metadata__\":{\"license\":\"llama3.2\"}}"));
        folder.Write("lora/adapter_model.safetensors", Reading.Formats.Writers.Files.Safetensors("{\"__metadata__\":{\"license\":\"mit\"}}"));
        folder.Write("lora/adapter_config.json", "{\"base_model_name_or_path\": \"../base\"}");
        var inventory = Inspect();
        inventory.Models.Count.ShouldBe(2);
        inventory.Models[1].BaseModels.ShouldBe(["base"]);
        inventory.Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP2005");
    }

    [Fact]
    public void A_model_without_license_has_the_terms_of_its_restricted_base()
    {
        folder.Write("m/heron.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nbase_model: " + Llama + "\n---\n# Heron\n\nHeron is an open source language model.\n");
        var inventory = Inspect();
        inventory.Models[0].License!.Id.ShouldBe("llama3.2");
        inventory.Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP1000");
    }

    [Theory]
    [InlineData("quantized", "Apache-2.0")]
    [InlineData("finetune", null)]
    public void A_copy_without_license_has_that_of_its_free_base_and_a_derivative_has_none(string relation, string? license)
    {
        folder.Write("m/heron.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nbase_model: mistralai/Mistral-7B-v0.1\nbase_model_relation: " + relation + "\n---\n");
        Inspect().Models[0].License?.Id.ShouldBe(license);
    }

    [Fact]
    public void A_hint_does_not_count_where_the_card_names_the_base()
    {
        folder.Write("m/heron.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: apache-2.0\nbase_model: mistralai/Mistral-7B-v0.1\n---\n");
        folder.Write("m/config.json", "{\"_name_or_path\":\"meta-llama/Llama-3.2-1B\"}");
        Inspect().Findings.ShouldBeEmpty();
    }

    private Inventory Inspect()
    {
        var request = FolderDiscovery.Request(folder.Path);
        return Inspector.Inspect(request, new SourceFiles(request.BaseFolder));
    }
}
