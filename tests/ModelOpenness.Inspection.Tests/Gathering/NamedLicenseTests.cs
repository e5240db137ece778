using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering;

/// <summary>A license file that names one thing covers that thing, and nothing else.</summary>
public sealed class NamedLicenseTests : IDisposable
{
    private const string Open = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n";
    private const string Restricted = "Robin License\n\nPermission is granted to use this model for non-commercial purposes only.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("LICENSE_wakeword.txt", "wakeword")]
    [InlineData("wakeword.LICENSE.txt", "wakeword")]
    [InlineData("LICENSE_US2UK_MAP.txt", "us 2 uk map")]
    [InlineData("Birdsong.Json.LICENSE.txt", "birdsong json")]
    [InlineData("LICENSE-docs", "docs")]
    [InlineData("COPYING.birdsong", "birdsong")]
    [InlineData("birdsong-license-v2.md", "birdsong 2")]
    [InlineData("wakeword-model-license.md", "wakeword")]
    public void A_word_that_is_no_license_no_version_and_none_for_a_kind_names_a_thing(string name, string thing)
    {
        var subject = ComponentFileRules.SubjectOf(name);
        subject.NamesThing.ShouldBeTrue();
        string.Concat(subject.Words).ShouldBe(thing.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("LICENSES.txt")]
    [InlineData("UNLICENSE")]
    [InlineData("LICENSE-2.0.txt")]
    [InlineData("LICENSE_1_0.txt")]
    [InlineData("License v3.txt")]
    [InlineData("LICENSE-MIT")]
    [InlineData("MIT-LICENSE.txt")]
    [InlineData("LICENSE.APACHE2")]
    [InlineData("LICENSE-BSD-3-Clause.txt")]
    [InlineData("LICENSE.GPLv3")]
    [InlineData("LICENSE-CC-BY-NC-4.0.md")]
    [InlineData("LICENSE.Llama")]
    [InlineData("CODE_LLAMA_LICENSE.txt")]
    [InlineData("GEMMA_TERMS_OF_USE.txt")]
    [InlineData("MODEL_LICENSE")]
    [InlineData("LICENSE_weights.txt")]
    [InlineData("COMMUNITY_LICENSE_AGREEMENT.md")]
    [InlineData("LICENSE_zh.md")]
    [InlineData("LICENSE-RESEARCH.txt")]
    [InlineData("USE_POLICY.md")]
    public void A_kind_of_license_is_no_thing(string name) => ComponentFileRules.SubjectOf(name).NamesThing.ShouldBeFalse();

    [Fact]
    public void A_license_above_several_models_is_that_of_the_one_that_it_names()
    {
        folder.Write("LICENSE_wakeword.txt", Open);
        Rules("Resources/gesture.gguf", "Resources/wakeword.gguf").ShouldBe(["MOP2001 Resources/gesture.gguf"]);
    }

    [Fact]
    public void The_license_of_a_library_covers_no_model()
    {
        folder.Write("jquery-site/LICENSE-jquery.txt", Open);
        folder.Write("jquery-site/Birdsong.LICENSE.txt", Restricted);
        Rules("jquery-site/gesture.gguf", "jquery-site/wakeword.gguf").ShouldBe(["MOP2001 jquery-site/gesture.gguf jquery-site/wakeword.gguf"]);
    }

    [Fact]
    public void A_license_of_another_thing_does_not_cover_a_model_that_lies_alone_beside_it()
    {
        folder.Write("m/LICENSE_wakeword.txt", Open);
        Licenses("m/gesture.gguf").ShouldBe([null]);
    }

    [Fact]
    public void In_the_projects_own_folder_a_license_that_names_a_model_is_that_models_and_not_the_projects()
    {
        folder.Write("LICENSE_robin.txt", Restricted);
        var models = Inspect("gesture.gguf", "robin-1b.gguf").Models;
        models[0].License.ShouldBeNull();
        models[1].License!.Evidence.Level.ShouldBe(2);
        models[1].License!.Terms.Select(t => t.Kind).ShouldBe(["non-commercial"]);
    }

    [Fact]
    public void A_folder_that_is_called_as_the_thing_holds_it()
    {
        folder.Write("LICENSE_robin.txt", Open);
        Licenses("models/robin/encoder.gguf", "models/wren/encoder.gguf").ShouldBe(["MIT", null]);
    }

    [Fact]
    public void What_a_license_names_is_not_what_another_license_beside_it_covers()
    {
        folder.Write("m/LICENSE", Open);
        folder.Write("m/LICENSE_robin", Restricted);
        var inventory = Inspect("m/robin.gguf", "m/wren.gguf");
        inventory.Models[0].License!.Name.ShouldBe("Robin License");
        inventory.Models[1].License!.Id.ShouldBe("MIT");
        inventory.Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP1003");
    }

    [Fact]
    public void A_license_that_is_called_as_a_license_and_as_a_model_is_the_models()
    {
        folder.Write("m/LICENSE.falcon", Restricted);
        Inspect("m/falcon-tiny.gguf", "m/wren.gguf").Models.Select(m => m.License?.Name).ShouldBe(["Robin License", null]);
    }

    [Fact]
    public void A_use_policy_that_names_a_model_binds_that_model()
    {
        folder.Write("m/LICENSE", Open);
        folder.Write("m/robin_USE_POLICY.txt", "You may not use the model for military purposes.\n");
        Inspect("m/robin.gguf", "m/wren.gguf").Models.Select(m => m.License!.Terms.Count).ShouldBe([1, 0]);
    }

    [Theory]
    [InlineData("wakeword.gguf")]
    [InlineData("The wakeword model")]
    [InlineData("Resources/wakeword.gguf, version 2")]
    public void Third_party_notices_at_the_repositorys_root_count_for_the_model_that_has_a_section(string head)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        folder.Write("THIRD-PARTY-NOTICES.txt", $"Birdsong\n--------\n\nLicense: GPL-3.0-only\n\n{head}\n-----------------\n\nLicense: Apache-2.0\n");
        folder.Write("LICENSE", Open);
        var project = Path.Combine(folder.Path, "src", "App");
        var inventory = InspectIn(project, "src/App/Resources/gesture.gguf", "src/App/Resources/wakeword.gguf");
        inventory.Models.Select(m => m.License!.Id).ShouldBe(["MIT", "Apache-2.0"]);
        inventory.Models[1].License!.Evidence.Place!.ToString().ShouldBe("../../THIRD-PARTY-NOTICES.txt:9");
    }

    [Fact]
    public void A_section_for_a_program_of_that_name_is_none_for_the_model()
    {
        folder.Write("NOTICE", "Wakeword library\n================\n\nLicense: Apache-2.0\n");
        Licenses("m/wakeword.gguf").ShouldBe([null]);
    }

    [Fact]
    public void The_license_of_a_library_makes_no_root()
    {
        folder.Write("LICENSE-jquery.txt", Open);
        folder.Write("App.sln", "");
        var project = Directory.CreateDirectory(Path.Combine(folder.Path, "src")).FullName;
        RepositoryRoot.Of(project, new SourceFiles(project), home: "").ShouldBeNull();
    }

    private IEnumerable<string> Rules(params string[] models) => Inspect(models).Findings.Select(f => f.RuleId + " " + string.Join(' ', f.Models));

    private IEnumerable<string?> Licenses(params string[] models) => Inspect(models).Models.Select(m => m.License?.Id);

    private Inventory Inspect(params string[] models) => InspectIn(folder.Path, models);

    private Inventory InspectIn(string project, params string[] models) => Inspector.Inspect(
        new InspectionRequest(project, "App.csproj")
        {
            Candidates = [.. models.Select(m => new ModelCandidate(folder.Write(m, GgufBytes.With())) { Ships = true })],
            Labels = [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 1, 1, 1, 1))],
        },
        new SourceFiles(project));
}
