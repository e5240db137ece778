using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Labels;

/// <summary>Forty READMEs beside a model that may not be used commercially, half of them with a claim: the warning stands there and nowhere else.</summary>
public sealed class ReadmeLabelsTests : IDisposable
{
    private const string License = "Larkspur License\n\n1. You may use and share the model.\n2. You may not use the model for commercial purposes.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("# Larkspur\n\nLarkspur-3B is an open-source model for research use only.\n", 3)]
    [InlineData("# Kestrel\n\n| Model | Notes |\n| --- | --- |\n| Kestrel-7B | open source |\n", 5)]
    [InlineData("Larkspur\n========\n\nThe model is open source.\n", 4)]
    [InlineData("# Kestrel\n\n🎉 [2025/06/01] We open-sourced Kestrel-7B together with its tokenizer.\n", 3)]
    [InlineData("# Larkspur\n\n- 3B parameters\n- the weights are **open source**\n", 4)]
    [InlineData("# Larkspur\n\n<p align=\"center\">An open source language model</p>\n", 3)]
    [InlineData("---\nlicense: other\n---\n# Larkspur\n\nIt is open source.\n", 6)]
    [InlineData("# Larkspur\n\n| Model | Open source |\n| --- | --- |\n| Larkspur-3B | ✓ |\n", 5)]
    [InlineData("# Larkspur\n\nLarkspur-3B\n: An open-source language model.\n", 4)]
    [InlineData("# Kestrel\n\nOpen-sourced in May, Kestrel-7B runs on a phone.\n", 3)]
    [InlineData("# Kestrel\n\nKestrel-7B – open-source language model for Nordic languages\n", 3)]
    [InlineData("# Larkspur\n\n> [!NOTE]\n> The model is open source.\n", 4)]
    [InlineData("# Larkspur\n\nLarkspur-3B (open source) by Example Labs\n", 3)]
    [InlineData("# Larkspur\n\nPlease do not use the open-source model to identify people.\n", 3)]
    [InlineData("# Larkspur\n\nLarkspur-3B is open\nsource.\n", 3)]
    [InlineData("# Kestrel\n\nWe cannot share the data, but we open-source the model.\n", 3)]
    [InlineData("# 云雀\n\n云雀是一个开源语言模型。\n", 3)]
    [InlineData("# Larkspur\n\nLarkspur-3B ist ein quelloffenes Sprachmodell.\n", 3)]
    [InlineData("# Larkspur\n\nLarkspur-3B es un modelo de código abierto.\n", 3)]
    [InlineData("# Larkspur\n\n<details><summary>License</summary>\n\nLarkspur-3B is a fully open source model.\n\n</details>\n", 5)]
    public void A_claim_in_the_models_own_README_is_MOP1000(string readme, int line)
    {
        var finding = Inspect(readme).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1000");
        finding.Place.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("# Kestrel\n\nKestrel-7B is neither small, fast nor open source.\n")]
    [InlineData("# Larkspur\n\nLarkspur-3B will be open source one day.\n")]
    [InlineData("# Larkspur\n\nIs Larkspur-3B open source?\n")]
    [InlineData("# Larkspur\n\nWe open-source the training scripts but not the weights.\n")]
    [InlineData("# Kestrel\n\nThe weights were not open-sourced for safety reasons.\n")]
    [InlineData("# Kestrel\n\nKestrel-7B was trained on a dataset that we open-sourced.\n")]
    [InlineData("# Kestrel\n\nKestrel-7B beats GPT-4 and the best open-source models.\n")]
    [InlineData("# Kestrel\n\n模型权重尚未开源。\n")]
    [InlineData("# Larkspur\n\nUnlike Nightjar-1B, which is open source, Larkspur-3B is for research.\n")]
    [InlineData("# Larkspur\n\n```text\nLarkspur-3B is open source.\n```\n")]
    [InlineData("# Larkspur\n\n    Larkspur-3B is open source.\n")]
    [InlineData("# Larkspur\n\n<!-- Larkspur-3B is open source. -->\n")]
    [InlineData("# Larkspur\n\n~~Larkspur-3B is open source.~~\n")]
    [InlineData("# Larkspur\n\n> Larkspur-3B is open source.\n")]
    [InlineData("# Larkspur\n\n- [ ] open-source the weights\n")]
    [InlineData("# Larkspur\n\nOpen source models\n------------------\n\nWe compare three.\n")]
    [InlineData("# Larkspur\n\n![the model is open source](badge.svg)\n")]
    [InlineData("# Larkspur\n\n| Model | Open source |\n| --- | --- |\n| Larkspur-3B | ✘ |\n")]
    [InlineData("# Larkspur\n\n\"Larkspur-3B is open source\", wrote a paper, wrongly.\n")]
    [InlineData("# Larkspur\n\nLarkspur-3B has open weights under the Larkspur License.\n")]
    public void Without_one_there_is_no_warning(string readme) => Inspect(readme).ShouldBeEmpty();

    [Fact]
    public void An_open_source_model_that_is_used_and_not_named_is_the_one_that_ships()
    {
        var said = InspectProject("# App\n\nPowered by an open-source speech model.\n", "a.gguf");
        said.ShouldHaveSingleItem().RuleId.ShouldBe("MOP1003");
        InspectProject("# App\n\nPowered by an open-source speech model.\n", "a.gguf", "b.gguf").ShouldBeEmpty();
    }

    private List<Finding> Inspect(string readme)
    {
        folder.Write("m/larkspur-3b.gguf", GgufBytes.With());
        folder.Write("m/LICENSE", License);
        folder.Write("m/README.md", readme);
        return [.. Inspector.Inspect(Request("m/larkspur-3b.gguf"), new SourceFiles(folder.Path)).Findings];
    }

    private List<Finding> InspectProject(string readme, params string[] models)
    {
        var readmePath = folder.Write("README.md", readme);
        foreach (var model in models)
        {
            folder.Write("models/" + model, GgufBytes.With());
        }

        folder.Write("models/LICENSE", License);
        return [.. Inspector.Inspect(Request([.. models.Select(m => "models/" + m)]) with { ReadmeFiles = [readmePath] }, new SourceFiles(folder.Path)).Findings];
    }

    private InspectionRequest Request(params string[] models) => new(folder.Path, "App.csproj")
    {
        Candidates = [.. models.Select(m => new ModelCandidate(Path.Combine(folder.Path, m)) { Ships = true })],
    };
}
