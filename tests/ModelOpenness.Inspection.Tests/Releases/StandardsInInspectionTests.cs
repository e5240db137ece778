using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Releases;

/// <summary>Whole inspections of projects that require, choose or claim a standard.</summary>
public sealed class StandardsInInspectionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_weights_alone_a_required_definition_of_open_source_AI_says_that_nothing_else_was_there_and_a_chosen_one_is_silent()
    {
        Inspect("apache-2.0", require: "osaid").Findings.ShouldHaveSingleItem().Message
            .ShouldBe("wren.gguf cannot be judged by the Open Source AI Definition 1.0: nothing was there to look at beside the weights. Add its license and the rest of its release, or require another standard (ModelOpennessRequire).");
        Inspect("apache-2.0", claim: "mof-2").Findings.ShouldBeEmpty();
        // A license, libraries and the project's own files are no release either.
        folder.Write("models/LICENSE", "SPDX-License-Identifier: Apache-2.0");
        folder.Write("models/requirements.txt", "numpy");
        Inspect("apache-2.0", require: "mof-3").Findings.ShouldHaveSingleItem().Message.ShouldContain("nothing was there to look at");
    }

    [Fact]
    public void What_the_license_alone_rules_out_is_not_satisfied_without_a_release() =>
        Inspect("llama3.2", require: "owd").Findings.Single(f => f.RuleId == "MOP3001").Message.ShouldContain("does not satisfy the Open Weights Definition: the weights are under Llama 3.2 Community License Agreement, which caps");

    [Fact]
    public void Open_weights_with_a_card_fail_a_required_definition_of_open_source_AI_once_with_the_parts_named()
    {
        folder.Write("models/README.md", "---\nlicense: apache-2.0\n---\n# Wren\n\nA model.\n");
        var finding = Inspect("apache-2.0", require: "osaid").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP3001");
        finding.Place.Path.ShouldBe("App.csproj");
        finding.Message.ShouldContain("no data information");
        finding.Message.ShouldContain(", training code");
        finding.Message.ShouldContain("ModelOpennessRequire");
    }

    [Fact]
    public void With_data_information_code_and_card_it_is_silent()
    {
        folder.Write("models/README.md", "---\nlicense: apache-2.0\n---\n# Wren\n\n## Training data\n\nTwo books.\n");
        foreach (var name in new[] { "preprocess.py", "train.py", "inference.py", "modeling_wren.py" })
        {
            folder.Write("models/" + name, "pass");
        }

        Inspect("apache-2.0", require: "osaid").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Code_without_a_license_is_named()
    {
        folder.Write("models/DATA_CARD.md", "Two books.");
        folder.Write("models/train.py", "pass");
        Inspect("apache-2.0", require: "osaid").Findings.ShouldHaveSingleItem().Message.ShouldContain("training code without a license");
    }

    [Fact]
    public void A_claimed_class_that_is_not_reached_is_reported_at_the_claim_and_a_reached_one_is_not()
    {
        const string Card = "---\nlicense: apache-2.0\n---\n# Wren\n\n## Training data\n\nTwo books.\n\n## Evaluation\n\nBy ear.\n";
        folder.Write("models/README.md", Card);
        folder.Write("models/modeling_wren.py", "pass");
        folder.Write("models/technical_report.md", "How it was made.");
        var finding = Inspect("apache-2.0", claim: "mof-2").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP3002");
        finding.Place.ShouldBe(new Place("README.md", 5, 3, 5, 20));
        finding.Message.ShouldContain("no training code");
        finding.Message.ShouldContain("Class III");
        Inspect("apache-2.0", claim: "mof-3").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void By_the_default_standard_nothing_beside_the_weights_is_looked_at()
    {
        folder.Write("models/deep/er/train.py", "pass");
        var files = new SourceFiles(folder.Path);
        Inspect("apache-2.0", claim: null, files: files).Findings.ShouldBeEmpty();
        files.Stamps.ShouldAllBe(s => !s.Path.Contains("deep", StringComparison.Ordinal));
    }

    private Inventory Inspect(string license, string? require = null, string? claim = null, SourceFiles? files = null)
    {
        var model = folder.Write("models/wren.gguf", GgufBytes.With(("general.license", license)));
        var isLabelled = require is null;
        return Inspector.Inspect(
            new InspectionRequest(folder.Path, "App.csproj")
            {
                Candidates = [new ModelCandidate(model) { Ships = true }],
                Require = require is null ? null : new NamedStandard(require, new Place("App.csproj", 4, 5, 4, 10), "ModelOpennessRequire"),
                Labels = isLabelled
                    ? [new Label(LabelSource.Readme, "README.md", "MOF", new Place("README.md", 5, 3, 5, 20)) { Standard = claim }]
                    : [],
            },
            files ?? new SourceFiles(folder.Path));
    }
}
