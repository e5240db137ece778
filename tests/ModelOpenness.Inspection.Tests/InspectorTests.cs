using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests;

/// <summary>Whole inspections over folders written for the test: what the project says against what the files say.</summary>
public sealed class InspectorTests : IDisposable
{
    private const string CappedLicense = "Heron Community License\n\n1. You may use and share the model.\n2. If your products have more than 3 million monthly active users, you must request a license from Heron Labs.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_license_file_beside_the_model_is_quoted_with_file_and_line()
    {
        folder.Write("models/a.gguf", GgufBytes.With());
        folder.Write("models/LICENSE", CappedLicense);
        var finding = Inspect(Label(), "models/a.gguf").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1001");
        finding.Message.ShouldContain("(models/LICENSE:4)");
        finding.Message.ShouldContain("Heron Community License");
    }

    [Fact]
    public void What_the_file_says_wins_over_the_file_beside_it()
    {
        folder.Write("models/a.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        folder.Write("models/LICENSE", CappedLicense);
        Inspect(Label(), "models/a.gguf").Models[0].License!.Id.ShouldBe("Apache-2.0");
    }

    [Fact]
    public void Item_metadata_wins_over_what_the_file_says()
    {
        var path = folder.Write("a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        var inventory = Inspect(new InspectionRequest(folder.Path, "App.csproj")
        {
            Candidates = [new ModelCandidate(path) { Ships = true, License = "MIT" }],
            Labels = [Label()],
        });
        inventory.Models[0].License!.Id.ShouldBe("MIT");
        inventory.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Free_text_in_metadata_is_read_for_its_terms()
    {
        folder.Write("a.gguf", GgufBytes.With(("general.license", "Free for personal or research use")));
        var finding = Inspect(Label(), "a.gguf").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1003");
        finding.Message.ShouldContain("\"Free for personal or research use\"");
        finding.Message.ShouldContain("general.license in a.gguf");
    }

    [Fact]
    public void The_card_names_the_license_where_the_file_does_not()
    {
        folder.Write("m/a.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: other\nlicense_name: llama3.2\n---\n# A\n");
        var model = Inspect(null, "m/a.gguf").Models[0];
        model.License!.Id.ShouldBe("llama3.2");
        model.License.Evidence.Place.ShouldBe(new Place("m/README.md", 3, 15, 3, 23));
    }

    [Fact]
    public void A_card_with_broken_yaml_is_passed_over()
    {
        folder.Write("m/a.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: [mit\nother: }{\n---\n");
        folder.Write("m/LICENSE", CappedLicense);
        Inspect(Label(), "m/a.gguf").Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP1001");
    }

    [Fact]
    public void An_own_model_in_an_MIT_project_is_silent()
    {
        var path = folder.Write("own.gguf", GgufBytes.With());
        var inventory = Inspect(new InspectionRequest(folder.Path, "App.csproj")
        {
            Candidates = [new ModelCandidate(path) { Ships = true }],
            Labels = [Label()],
            ProjectLicense = new StatedLicense("MIT", new Place("App.csproj", 3, 1, 3, 4), "PackageLicenseExpression"),
        });
        inventory.Findings.ShouldBeEmpty();
        inventory.Models[0].License!.Id.ShouldBe("MIT");
    }

    [Fact]
    public void The_projects_own_license_file_does_not_disagree_with_the_model()
    {
        folder.Write("LICENSE", "MIT License\n\nPermission is hereby granted, free of charge.\n");
        folder.Write("models/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        Inspect(Label(), "models/a.gguf").Findings.Select(f => f.RuleId).ShouldBe(["MOP1001", "MOP1004", "MOP1010"]);
    }

    [Fact]
    public void The_license_of_a_folder_above_counts_inside_the_project()
    {
        folder.Write("models/LICENSE", CappedLicense);
        folder.Write("models/v2/a.gguf", GgufBytes.With());
        var model = Inspect(null, "models/v2/a.gguf").Models[0];
        model.License!.Evidence.Source.ShouldBe(EvidenceSource.FolderAbove);
    }

    [Fact]
    public void Shards_are_one_model()
    {
        foreach (var i in Enumerable.Range(1, 3))
        {
            folder.Write($"m/big-0000{i}-of-00003.gguf", GgufBytes.With());
        }

        var inventory = Inspect(Label(), "m/big-00001-of-00003.gguf", "m/big-00002-of-00003.gguf", "m/big-00003-of-00003.gguf");
        inventory.Models.ShouldHaveSingleItem().Artifacts.Count.ShouldBe(3);
        inventory.Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP2001");
    }

    [Fact]
    public void A_truncated_header_is_malformed_and_its_metadata_is_not_used()
    {
        var bytes = GgufBytes.With(("general.license", "mit"), ("general.name", "A"));
        folder.Write("a.gguf", bytes[..^3]);
        var inventory = Inspect(Label(), "a.gguf");
        inventory.Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP5001");
        inventory.Models[0].License.ShouldBeNull();
    }

    [Fact]
    public void A_folder_named_like_a_model_is_no_model()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "x.gguf"));
        Inspect(Label(), "x.gguf").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_vanished_is_reported_and_nothing_is_lost()
    {
        folder.Write("models/a.gguf", GgufBytes.With());
        folder.Write("models/LICENSE", CappedLicense);
        Inspect(Label(), "models/a.gguf", "models/gone.gguf").Findings.Select(f => f.RuleId).ShouldBe(["MOP1001", "MOP5003"], ignoreOrder: true);
    }

    [Fact]
    public void A_declared_model_that_is_not_there_is_called_missing_and_no_license_is_missed()
    {
        var inventory = Inspect(Label(), "gone.gguf");
        var finding = inventory.Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP5003");
        finding.Message.ShouldBe("gone.gguf is named as a model, but there is no such file. Fetch it, or correct the path.");
        inventory.NotLookedAt.ShouldBeEmpty();
        var read = ModelOpenness.Inspection.Inventories.InventoryReader.Parse(ModelOpenness.Inspection.Inventories.InventoryWriter.ToBytes(inventory));
        read.Models[0].Artifacts[0].Access.ShouldBe(ArtifactAccess.Missing);
    }

    [Fact]
    public void The_cards_claim_is_held_against_the_models_license()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/README.md", "# Heron\n\nHeron is an open source language model for birds.\n");
        var finding = Inspect(null, "m/a.gguf").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1000");
        finding.Place.Path.ShouldBe("m/README.md");
        finding.Place.Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("Our app bundles Llama 3.2, an open source model.", "m/assistant.gguf")]
    [InlineData("Heron Small is an open source model.", "m/heron-small.gguf")]
    [InlineData("Unlike ours, Mistral 7B is an open source model.", null)]
    [InlineData("The model is open source.", null)]
    public void A_claim_of_the_README_is_about_the_model_that_it_names(string sentence, string? model)
    {
        folder.Write("m/assistant.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/heron-small.gguf", GgufBytes.With(("general.license", "cc-by-nc-4.0")));
        var readme = folder.Write("README.md", "# App\n\n" + sentence + "\n");
        var labels = Inspector.Inspect(Request(null, "m/assistant.gguf", "m/heron-small.gguf") with { ReadmeFiles = [readme] }, new SourceFiles(folder.Path)).Labels;
        labels.Select(l => l.ModelId).ShouldBe(model is null ? [] : [model]);
    }

    [Theory]
    [InlineData("The model is open source.", 1)]
    [InlineData("The app also talks to Mistral 7B, which is an open source model.", 0)]
    public void The_only_model_needs_no_name_unless_another_is_named(string sentence, int count)
    {
        folder.Write("m/assistant.gguf", GgufBytes.With(("general.license", "llama3.2")));
        var readme = folder.Write("README.md", "# App\n\n" + sentence + "\n");
        Inspector.Inspect(Request(null, "m/assistant.gguf") with { ReadmeFiles = [readme] }, new SourceFiles(folder.Path)).Labels.Count.ShouldBe(count);
    }

    [Fact]
    public void The_inventory_reads_back_as_it_was_written()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2"), ("general.name", "quote \" and \u4e2d")));
        folder.Write("m/LICENSE", CappedLicense);
        folder.Write("m/b.gguf", "GGUF"u8.ToArray());
        var bytes = InventoryWriter.ToBytes(Inspect(Label(), "m/a.gguf", "m/b.gguf"));
        InventoryWriter.ToBytes(InventoryReader.Parse(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public void The_same_files_at_another_path_give_the_same_bytes()
    {
        using var other = new TempFolder();
        foreach (var target in new[] { folder, other })
        {
            target.Write("deep/m/a.gguf", GgufBytes.With());
            target.Write("deep/m/LICENSE", CappedLicense);
        }

        var first = InventoryWriter.ToBytes(Inspect(Label(), "deep/m/a.gguf"));
        var second = InventoryWriter.ToBytes(Inspect(new InspectionRequest(other.Path, "App.csproj")
        {
            Candidates = [new ModelCandidate(Path.Combine(other.Path, "deep/m/a.gguf")) { Ships = true }],
            Labels = [Label()],
        }));
        second.ShouldBe(first);
    }

    [Fact]
    public void Every_file_that_decides_is_remembered_with_its_state()
    {
        folder.Write("m/a.gguf", GgufBytes.With());
        var license = folder.Write("m/LICENSE", CappedLicense);
        var files = new SourceFiles(folder.Path);
        Inspector.Inspect(Request(null, "m/a.gguf"), files);
        files.Stamps.ShouldAllBe(s => FileStamp.Of(s.Path) == s);

        File.AppendAllText(license, "3. More.\n");
        files.Stamps.ShouldContain(s => s.Path == license && FileStamp.Of(s.Path) != s);
        // A card that comes into being changes its folder.
        folder.Write("m/README.md", "# Hello\n");
        files.Stamps.ShouldContain(s => s.Kind == FileStampKind.Folder && FileStamp.Of(s.Path) != s);
    }

    [Fact]
    public void A_card_that_contradicts_the_file_is_reported_at_the_card()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n");
        var finding = Inspect(null, "m/a.gguf").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2002");
        finding.Place.ShouldBe(new Place("m/README.md", 2, 10, 2, 20));
    }

    [Fact]
    public void A_license_that_hides_behind_another_in_one_file_is_evidence_too()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "mit"), ("general.license", "llama3.2")));
        var inventory = Inspect(null, "m/a.gguf");

        inventory.Findings.Select(f => f.RuleId).ShouldBe(["MOP2002", "MOP5001"], ignoreOrder: true);
        inventory.Findings.Single(f => f.RuleId == "MOP2002").Message.ShouldContain("Llama 3.2");
        inventory.Findings.Single(f => f.RuleId == "MOP5001").Message.ShouldContain("Only the license in it counts");
        inventory.Models.Single().Evidence.Where(e => e.Source == EvidenceSource.EmbeddedMetadata).Select(e => e.AsWritten).ShouldBe(["mit", "llama3.2"]);
    }

    [Fact]
    public void A_text_beside_the_model_counts_before_what_the_card_says_of_it()
    {
        folder.Write("m/a.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n");
        folder.Write("m/LICENSE", CappedLicense);
        var findings = Inspect(Label(), "m/a.gguf").Findings;
        findings.Select(f => f.RuleId).ShouldBe(["MOP1001", "MOP2002"]);
        findings[0].Message.ShouldContain("Heron Community License");
        findings[1].Message.ShouldContain("m/README.md:2 says Apache License 2.0");
    }

    [Fact]
    public void Models_of_one_license_with_different_terms_stay_apart()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("n/b.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("n/USE_POLICY.md", "Use Policy\n\nNo rights are granted to persons who live in, or companies that have their seat in, the European Union.\n");
        Inspect(Label(), "m/a.gguf", "n/b.gguf").Findings.Single(f => f.RuleId == "MOP1005").Models.ShouldBe(["n/b.gguf"]);
    }

    [Fact]
    public void The_projects_own_word_settles_a_disagreement()
    {
        var path = folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n");
        Inspect(new InspectionRequest(folder.Path, "App.csproj") { Candidates = [new ModelCandidate(path) { Ships = true, License = "llama3.2" }] }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Two_license_files_of_which_one_agrees_are_no_disagreement()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "mit OR apache-2.0")));
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n");
        Inspect(null, "m/a.gguf").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_permissive_card_on_a_restricted_base_is_reported()
    {
        folder.Write("m/a.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-3.2-1B\n---\n");
        var finding = Inspect(Label(), "m/a.gguf").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2005");
        finding.Message.ShouldContain("meta-llama/Llama-3.2-1B");
        finding.Message.ShouldContain("caps the number of users");
    }

    [Fact]
    public void A_model_of_somebodys_name_is_not_under_the_license_of_the_repository()
    {
        folder.Write("LICENSE", "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software, to deal in the Software without restriction.\n");
        folder.Write("m/u2net.onnx", [1, 2, 3]);
        folder.Write("m/shape_predictor_68_face_landmarks.onnx", [1, 2, 3]);
        folder.Write("m/own.onnx", [1, 2, 3]);
        var inventory = Inspect(Request(null, "m/u2net.onnx", "m/shape_predictor_68_face_landmarks.onnx", "m/own.onnx") with
        {
            ProjectLicense = new StatedLicense("MIT", new Place("App.csproj", 3, 1), "PackageLicenseExpression"),
        });
        inventory.Models.Where(m => m.License is not null).ShouldHaveSingleItem().Name.ShouldBe("own.onnx");
        inventory.Findings.Where(f => f.RuleId == "MOP2004").ShouldHaveSingleItem().Models.ShouldBe(["m/u2net.onnx"]);
    }

    [Fact]
    public void A_believed_license_neither_accuses_nor_clears()
    {
        folder.Write("m/mpt-7b-chat.gguf", GgufBytes.With());
        folder.Write("m/u2net.gguf", GgufBytes.With());
        var rules = Inspect(Label(), "m/mpt-7b-chat.gguf", "m/u2net.gguf").Findings.Select(f => f.RuleId).ToList();
        rules.ShouldBe(["MOP2001", "MOP2004", "MOP2004"], ignoreOrder: true);
    }

    [Fact]
    public void An_unknown_base_is_silence()
    {
        folder.Write("m/a.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: apache-2.0\nbase_model: nobody/knows-this\n---\n");
        Inspect(Label(), "m/a.gguf").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_of_the_README_is_a_label_at_its_line_and_column()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("README.md", "# Birds\n\nBirds is an open source app that answers questions.\n");
        var finding = Inspect(Request(null, "m/a.gguf") with { ReadmeFiles = [Path.Combine(folder.Path, "README.md")] }).Findings[0];
        finding.RuleId.ShouldBe("MOP1001");
        finding.Place.ShouldBe(new Place("README.md", 3, 13, 3, 24));
    }

    [Fact]
    public void A_sentence_of_the_README_about_one_model_is_that_models_label()
    {
        folder.Write("m/heron.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/wren.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        folder.Write("README.md", "# Birds\n\nIt ships two models. Wren is an open source language model for songs.\n");
        var request = Request(null, "m/heron.gguf", "m/wren.gguf") with { ReadmeFiles = [Path.Combine(folder.Path, "README.md")] };
        Inspect(request).Findings.ShouldBeEmpty();
        folder.Write("README.md", "# Birds\n\nIt ships two models. Heron is an open source language model for songs.\n");
        Inspect(request).Findings.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Heron is not an open source language model.")]
    [InlineData("Heron beats open source language models.")]
    [InlineData("Heron will be an open source language model.")]
    public void A_card_that_denies_compares_or_plans_is_no_label(string sentence)
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/README.md", "---\nlicense: llama3.2\n---\n# Heron\n\n" + sentence + "\n");
        Inspect(null, "m/a.gguf").Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Birds is not open source.")]
    [InlineData("An alternative to open source chat models.")]
    [InlineData("Runs any open source model that you have.")]
    [InlineData("See the [open source guide](https://example.org/open-source).")]
    [InlineData("```\nBirds is an open source app.\n```")]
    public void Other_sentences_of_the_README_are_no_label(string sentence)
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("README.md", "# Birds\n\n" + sentence + "\n");
        Inspect(Request(null, "m/a.gguf") with { ReadmeFiles = [Path.Combine(folder.Path, "README.md")] }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_required_standard_names_the_missing_parts_without_any_label()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        folder.Write("m/train.py", "pass");
        var place = new Place("App.csproj", 5, 3, 5, 8);
        var finding = Inspect(Request(null, "m/a.gguf") with { Require = new NamedStandard("osaid", place, "ModelOpennessRequire") }).Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP3001");
        finding.Place.ShouldBe(place);
        finding.Message.ShouldContain("no data information");
    }

    [Fact]
    public void A_standard_that_nobody_knows_is_reported_and_the_default_counts()
    {
        folder.Write("m/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        var inventory = Inspect(Request(Label(), "m/a.gguf") with { Standard = new NamedStandard("osi", new Place("App.csproj", 5, 3, 5, 8), "ModelOpennessStandard") });
        inventory.Findings.Select(f => f.RuleId).ShouldBe(["MOP1001", "MOP1004", "MOP1010", "MOP9001"]);
    }

    private static Label Label() => new(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 4, 5, 4, 16));

    private InspectionRequest Request(Label? label, params string[] models) => new(folder.Path, "App.csproj")
    {
        Candidates = [.. models.Select(m => new ModelCandidate(Path.Combine(folder.Path, m)) { Ships = true })],
        Labels = label is null ? [] : [label],
    };

    private Inventory Inspect(Label? label, params string[] models) => Inspect(Request(label, models));

    private static Inventory Inspect(InspectionRequest request) => Inspector.Inspect(request, new SourceFiles(request.BaseFolder));
}
