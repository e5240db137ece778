using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Releases;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Releases;

public sealed class ReleaseFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("release-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Weights_alone_are_one_component()
    {
        Write("tiny.gguf");
        var found = Read().Components.ShouldHaveSingleItem();
        found.Component.Id.ShouldBe("model-parameters-final");
        found.License.ShouldBeNull();
        found.Place.Path.ShouldBe("tiny.gguf");
    }

    [Fact]
    public void The_front_matter_of_a_card_gives_the_license_of_what_has_no_license_file()
    {
        Write("tiny.safetensors");
        Write("train.py");
        Write("README.md", "---\nlicense: apache-2.0\n---\n# Tiny\n");
        Of("model-parameters-final").License.ShouldBe("apache-2.0");
        Of("training-code").LicensePath.ShouldBe("README.md");
        Read().ToRelease(LicenseCatalog.Default).Components.ShouldAllBe(c => c.License == "Apache-2.0");
    }

    [Fact]
    public void A_README_without_front_matter_is_no_model_card()
    {
        Write("README.md", "# My app\n\n## Training data\n\nnone\n");
        Read().Components.ShouldBeEmpty();
    }

    [Fact]
    public void A_README_without_front_matter_is_a_card_where_a_section_says_so()
    {
        Write("README.md", "# Tiny\n\n## 1. Model Summary\n\nTiny has two layers.\n\n## 2. Data:\n\nTwo books.\n\n## **Evaluation Results**\n\nBy ear.\n");
        Read().Components.Select(c => c.Component.Id).ShouldBe(["model-card", "data-card", "evaluation-results"], ignoreOrder: true);
    }

    [Fact]
    public void Sections_of_a_card_with_words_in_them_stand_for_components()
    {
        Write("README.md", "---\nlicense: mit\n# Evaluation\n---\n# Tiny\n## Training Data\n\nTwo books.\n\n## Evaluation\n\n## Other\n");
        Of("data-card").Place.Line.ShouldBe(6);
        Read().Components.Select(c => c.Component.Id).ShouldBe(["model-card", "data-card"]);
    }

    [Fact]
    public void What_is_empty_or_still_to_be_written_is_no_component()
    {
        Write("tiny.gguf");
        Write("DATA_CARD.md", "# Data card\n\n[More Information Needed]\n");
        Write("train.py", "");
        Write("README.md", "---\nlicense: mit\n---\n# Tiny\n## Training data\n\n<!-- Which? -->\n### Sources\n\nTBD\n\n## Evaluation\n### Results\n\nGood.\n");
        Read().Components.Select(c => c.Component.Id).ShouldBe(["model-parameters-final", "evaluation-results", "model-card"], ignoreOrder: true);
        Write("docs/datasheet.md", "Two books.");
        Of("data-card").Place.Path.ShouldBe("docs/datasheet.md");
    }

    [Fact]
    public void Code_and_weights_may_have_two_licenses()
    {
        Write("tiny.safetensors");
        Write("modeling_tiny.py");
        Write("train.jsonl");
        Write("MODEL_CARD.md");
        Write("LICENSE-CODE", "This code is licensed under the MIT License: SPDX-License-Identifier: MIT");
        Write("LICENSE-MODEL", "House Model License\n\nYou may use the model for research purposes only. You may not use it for commercial purposes.");
        Of("model-architecture").LicensePath.ShouldBe("LICENSE-CODE");
        var weights = Of("model-parameters-final");
        weights.LicensePath.ShouldBe("LICENSE-MODEL");
        weights.License.ShouldBe("House Model License");
        Of("datasets").License.ShouldBeNull();
        Of("model-card").License.ShouldBeNull();
    }

    [Fact]
    public void The_nearest_license_file_counts()
    {
        Write("tiny.safetensors");
        Write("code/train.py");
        Write("LICENSE", "House Model License\n\nAll of this is licensed for research only.");
        Write("code/LICENSE", "House Code License\n\nPermission is granted to everybody.");
        Of("training-code").LicensePath.ShouldBe("code/LICENSE");
        Of("model-parameters-final").LicensePath.ShouldBe("LICENSE");
    }

    [Fact]
    public void Folders_of_builds_and_tools_are_not_looked_into()
    {
        Write("bin/train.py");
        Write(".git/train.py");
        Write("node_modules/x/train.py");
        Read().Components.ShouldBeEmpty();
    }

    [Fact]
    public void The_starter_file_says_what_was_found_and_reads_back_the_same()
    {
        Write("it's \"tiny\".safetensors");
        Write("train: all.py");
        Write("README.md", "---\nlicense: llama3.2\n---\n");
        var release = Read().ToRelease(LicenseCatalog.Default);
        var read = MofFile.Parse(MofFileWriter.Write(release), "MOF.yml").Release.ShouldNotBeNull();
        read.Components.Select(c => (c.Name, c.License, c.ComponentPath))
            .ShouldBe(release.Components.Select(c => (c.Name, c.License, c.ComponentPath)));
    }

    [Fact]
    public void Whatever_the_names_the_starter_file_reads_back_the_same()
    {
        var random = new Random(20260304);
        for (var i = 0; i < 400; i++)
        {
            var release = new MofRelease(Words(random))
            {
                DistributionLicense = random.Next(2) == 0 ? null : Words(random),
                Components =
                [
                    .. MofComponent.All.Where(_ => random.Next(2) == 0)
                        .Select(c => new MofReleaseComponent(c.Name, random.Next(3) == 0 ? null : Words(random)) { ComponentPath = Words(random) }),
                ],
            };
            var text = MofFileWriter.Write(release);
            var read = MofFile.Parse(text, "MOF.yml").Release.ShouldNotBeNull(text);
            read.Name.ShouldBe(release.Name);
            read.DistributionLicense.ShouldBe(release.DistributionLicense);
            read.Components.Select(c => (c.Name, c.License, c.ComponentPath))
                .ShouldBe(release.Components.Select(c => (c.Name, c.License, c.ComponentPath)));
        }

        static string Words(Random random)
        {
            const string Letters = "abc '\":#-?&*!|>%@`[]{},\\ü开😀";
            var runes = Letters.EnumerateRunes().ToArray();
            return "x" + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => runes[random.Next(runes.Length)]));
        }
    }

    [Fact]
    public void A_model_is_judged_by_its_own_license_and_by_what_lies_beside_it()
    {
        Write("tiny.gguf");
        var model = new Model("tiny.gguf", "tiny.gguf") { License = Licensed("Apache-2.0") };
        Verdict(model, "osd").ShouldBe("satisfied");
        Verdict(model, "osaid").ShouldBe("not-evaluated");

        foreach (var name in new[] { "DATA_CARD.md", "preprocess.py", "train.py", "inference.py", "modeling_tiny.py", "requirements.txt" })
        {
            Write(name, "words");
        }

        Verdict(model, "osaid").ShouldBe("not-satisfied");
        var inProject = model with
        {
            Evidence = [new Evidence(EvidenceSource.ProjectLicense, "MIT", new Place("a.csproj", 3)) { LicenseId = "MIT" }],
        };
        Verdict(inProject, "osaid").ShouldBe("satisfied");
    }

    [Fact]
    public void A_MOF_file_beside_the_model_counts_before_names_and_the_models_own_license_before_the_file()
    {
        Write("tiny.gguf");
        Write("train.py");
        Write("MOF.yml", "release:\n  license: {distribution: {name: MIT}}\n  components:\n  - name: Model parameters (Final)\n  - name: Inference code\n");
        var evidence = Gather(new Model("tiny.gguf", "tiny.gguf") { License = Licensed("llama2") });
        evidence.Components.Select(c => c.ComponentId).ShouldBe(["model-parameters-final", "inference-code"]);
        evidence.Components[0].License!.Id.ShouldBe("llama2");
        Gather(new Model("tiny.gguf", "tiny.gguf")).Components[0].License!.Id.ShouldBe("MIT");
    }

    [Fact]
    public void A_modified_license_is_not_read_as_the_plain_one()
    {
        var license = Licensed("MIT");
        var model = new Model("tiny.gguf", "tiny.gguf") { License = license with { Evidence = license.Evidence with { IsModified = true } } };
        Verdict(model, "osd").ShouldBe("uncertain");
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_components() =>
        ReleaseFolderReader.Read(Path.Combine(folder, "nowhere"), new SourceFiles(folder)).Components.ShouldBeEmpty();

    private static EffectiveLicense Licensed(string id) =>
        new(id, id, new Evidence(EvidenceSource.EmbeddedMetadata, id, new Place("tiny.gguf")) { LicenseId = id }, LicenseCatalog.Default.Find(id)!.Terms);

    private OpennessEvidence Gather(Model model) => new ReleaseEvidence(new SourceFiles(folder), LicenseCatalog.Default).Of(model, folder);

    private string Verdict(Model model, string standard) => StandardEvaluator.Evaluate(standard, Gather(model)).Word;

    private ReleaseFolder Read() => ReleaseFolderReader.Read(folder, new SourceFiles(folder));

    private FoundComponent Of(string component) => Read().Components.Single(c => c.Component.Id == component);

    private void Write(string name, string text = "x")
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
