using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Policies;

/// <summary>What a policy bars in a project without any label: MOP6001.</summary>
public sealed class AllowAndDenyTests : IDisposable
{
    private const string Policy = "modelopenness.json";
    private const string NonCommercial = "cc-by-nc-4.0";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    // by license
    [InlineData("'deny': ['CC-BY-NC-4.0']", NonCommercial, true)]
    [InlineData("'deny': ['CC-BY-NC-*']", NonCommercial, true)]
    [InlineData("'deny': ['CC-BY-NC-4.0']", "cc-by-4.0", false)]
    // by kind of term
    [InlineData("'deny': ['non-commercial', 'user-cap', 'territory']", NonCommercial, true)]
    [InlineData("'deny': ['non-commercial', 'user-cap', 'territory']", "llama3.2", true)]
    [InlineData("'deny': ['non-commercial', 'user-cap', 'territory']", "apache-2.0", false)]
    // allowed is what an entry names, and nothing else
    [InlineData("'allow': ['Apache-2.0', 'MIT']", "apache-2.0", false)]
    [InlineData("'allow': ['Apache-2.0', 'MIT']", "cc-by-4.0", true)]
    [InlineData("'allow': []", NonCommercial, false)]
    [InlineData("'allow': ['osd']", "apache-2.0", false)]
    [InlineData("'allow': ['osd']", "llama3.2", true)]
    // tolerated terms: each term of the license must be
    [InlineData("'allow': ['osd', 'non-commercial']", NonCommercial, false)]
    [InlineData("'allow': ['osd', 'user-cap']", "llama3.2", true)]
    // deny beats allow
    [InlineData("'allow': ['CC-BY-NC-4.0'], 'deny': ['non-commercial']", NonCommercial, true)]
    // one side of an OR is enough, all of an AND count
    [InlineData("'allow': ['MIT']", "MIT OR GPL-3.0-only", false)]
    [InlineData("'allow': ['MIT']", "MIT AND GPL-3.0-only", true)]
    [InlineData("'allow': ['MIT']", "ISC OR GPL-3.0-only", true)]
    [InlineData("'deny': ['GPL-*']", "MIT OR GPL-3.0-only", false)]
    [InlineData("'deny': ['GPL-*']", "MIT AND GPL-3.0-only", true)]
    [InlineData("'deny': ['non-commercial']", "MIT OR CC-BY-NC-4.0", false)]
    [InlineData("'deny': ['GPL-*', 'MIT']", "MIT OR GPL-3.0-only", true)]
    [InlineData("'deny': ['GPL-*'], 'allow': ['ISC']", "MIT OR GPL-3.0-only", true)]
    [InlineData("'allow': ['MIT', 'ISC']", "MIT AND (ISC OR GPL-3.0-only)", false)]
    // what is not known
    [InlineData("'unknown': 'deny'", "Heron Terms", true)]
    [InlineData("'unknown': 'deny'", "mit", false)]
    [InlineData("'deny': ['MIT']", "Heron Terms", false)]
    [InlineData("'allow': ['MIT']", "Heron Terms", true)]
    [InlineData("'allow': ['MIT'], 'unknown': 'allow'", "Heron Terms", false)]
    [InlineData("'allow': ['MIT', { 'model': 'app/models/**' }]", "Heron Terms", false)]
    [InlineData("'deny': ['Heron Terms'], 'licenses': [{ 'id': 'Heron Terms' }]", "Heron Terms", true)]
    // by path, by all that an entry names, by use
    [InlineData("'deny': [{ 'model': 'app/models/*.gguf' }]", "mit", true)]
    [InlineData("'deny': [{ 'model': 'other/**' }]", "mit", false)]
    [InlineData("'deny': [{ 'license': 'MIT', 'model': 'app/**' }]", "mit", true)]
    [InlineData("'deny': [{ 'license': 'ISC', 'model': 'app/**' }]", "mit", false)]
    [InlineData("'deny': [{ 'license': 'MIT', 'for': ['fetched'] }]", "mit", false)]
    [InlineData("'deny': [{ 'license': 'MIT', 'for': ['shipped'] }]", "mit", true)]
    // trusting a license accepts its terms, and overrides no deny
    [InlineData("'deny': ['non-commercial'], 'trustedLicenses': ['CC-BY-NC-4.0']", NonCommercial, true)]
    public void A_model_is_barred(string policy, string license, bool isBarred)
    {
        folder.Write(Policy, "{ " + policy.Replace('\'', '"') + " }");
        var findings = Inspect(license).Findings;
        findings.Select(f => f.RuleId).ShouldBe(isBarred ? ["MOP6001"] : []);
        findings.ShouldAllBe(f => f.Message.Length <= 300 && f.Models.SequenceEqual(new[] { "models/a.gguf" }));
    }

    [Theory]
    [InlineData("meta-llama/Llama-3.2-1B", "'model': 'meta-llama/*'", true)]
    [InlineData("Meta-Llama/Llama-3.2-1B", "'model': 'meta-llama/*'", true)]
    [InlineData("meta-llama/Llama-3.2-1B", "'family': 'Llama*'", true)]
    [InlineData("meta-llama/Llama-3.2-1B", "'family': 'Gemma*'", false)]
    [InlineData("heron-labs/heron-1b", "'model': 'meta-llama/*'", false)]
    public void A_model_is_barred_by_its_id_or_family(string id, string entry, bool isBarred)
    {
        folder.Write(Policy, "{ \"deny\": [ { " + entry.Replace('\'', '"') + " } ] }");
        Inspect("mit", new ModelCandidate(Model) { Ships = true, ModelId = id }).Findings.Any(f => f.RuleId == "MOP6001").ShouldBe(isBarred);
    }

    [Fact]
    public void The_finding_stands_at_the_entry_and_says_what_is_barred_and_who_can_waive_it()
    {
        folder.Write(Policy, "{\n  \"deny\": [ \"territory\", \"non-commercial\" ]\n}");
        var finding = Inspect(NonCommercial).Findings.ShouldHaveSingleItem();
        finding.Place.ShouldBe(new Place("../modelopenness.json", 2, 26, 2, 27));
        finding.Message.ShouldBe("a.gguf is under Creative Commons Attribution Non Commercial 4.0 International, which bars commercial use (section 2.a.1.A). The policy denies \"non-commercial\": use another model, or waive it in ../modelopenness.json.");
        finding.TermKinds.ShouldBe(["non-commercial"]);
        finding.LicenseId.ShouldBe("CC-BY-NC-4.0");
    }

    [Fact]
    public void Models_of_one_license_are_one_finding_and_entries_that_bar_them_are_named_together()
    {
        folder.Write("app/models/b.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write(Policy, "{ \"deny\": [ \"user-cap\", \"llama*\" ] }");
        var finding = Inspect("llama3.2", new ModelCandidate(Model) { Ships = true }, new ModelCandidate(Path.Combine(App, "models/b.gguf")) { Ships = true }).Findings.ShouldHaveSingleItem();
        finding.Models.ShouldBe(["models/a.gguf", "models/b.gguf"]);
        finding.Message.ShouldContain("The policy denies \"user-cap\" and \"llama*\"");
    }

    [Fact]
    public void A_model_that_the_project_does_not_use_is_not_barred()
    {
        folder.Write(Policy, "{ \"deny\": [ \"non-commercial\" ] }");
        Inspect(NonCommercial, new ModelCandidate(Model)).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[ \"non-commercial\" ]", true)]
    [InlineData("[ { \"term\": \"non-commercial\", \"for\": [ \"shipped\" ] } ]", false)]
    [InlineData("[ { \"model\": \"mistral-large\" } ]", true)]
    public void A_model_that_a_setting_names_is_barred_without_a_label(string deny, bool isBarred)
    {
        folder.Write(Policy, "{ \"deny\": " + deny + " }");
        var settings = folder.Write("app/appsettings.json", "{ \"Ollama\": { \"Model\": \"mistral-large\" } }");
        var findings = Inspector.Inspect(new InspectionRequest(App, "App.csproj") { DataFiles = [settings] }, new SourceFiles(App)).Findings;
        findings.Select(f => f.RuleId).ShouldBe(isBarred ? ["MOP6001"] : []);
        findings.ShouldAllBe(f => f.Related.Any(r => r.Place.Path == "appsettings.json"));
    }

    [Fact]
    public void What_a_file_above_denies_holds_and_only_that_file_or_one_above_waives_it()
    {
        const string waiver = "\"waivers\": [ { \"rule\": \"MOP6001\", \"reason\": \"r\" } ]";
        folder.Write("modelopenness.json", "{ \"deny\": [ \"non-commercial\" ] }");
        folder.Write("app/modelopenness.json", "{ " + waiver + " }");
        var findings = Inspect(NonCommercial).Findings;
        findings.Single(f => f.RuleId == "MOP6001").Waiver.ShouldBeNull();
        findings.ShouldContain(f => f.RuleId == "MOP9003");

        folder.Write("modelopenness.json", "{ \"deny\": [ \"non-commercial\" ], " + waiver + " }");
        folder.Write("app/modelopenness.json", "{ }");
        Inspect(NonCommercial).Findings.ShouldHaveSingleItem().Waiver!.Place.Path.ShouldBe("../modelopenness.json");

        // Whoever is above may accept what one below bars.
        folder.Write("modelopenness.json", "{ " + waiver + " }");
        folder.Write("app/modelopenness.json", "{ \"deny\": [ \"non-commercial\" ] }");
        Inspect(NonCommercial).Findings.ShouldHaveSingleItem().Waiver.ShouldNotBeNull();
    }

    [Fact]
    public void The_nearest_list_of_what_is_allowed_counts()
    {
        folder.Write("modelopenness.json", "{ \"allow\": [ \"MIT\" ] }");
        folder.Write("app/modelopenness.json", "{ \"waivers\": [] }");
        Inspect("isc").Findings.ShouldHaveSingleItem().Place.Path.ShouldBe("../modelopenness.json");
        folder.Write("app/modelopenness.json", "{ \"allow\": [ \"ISC\" ] }");
        Inspect("isc").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_waiver_for_one_side_of_a_choice_is_enough()
    {
        folder.Write(Policy, "{ \"deny\": [ \"MIT\", \"non-commercial\" ], \"waivers\": [ { \"rule\": \"MOP6001\", \"term\": \"non-commercial\", \"reason\": \"r\" } ] }");
        Inspect("MIT OR CC-BY-NC-4.0").Findings.ShouldHaveSingleItem().Waiver.ShouldNotBeNull();
    }

    [Fact]
    public void A_changed_license_is_not_the_one_that_is_allowed()
    {
        folder.Write(Policy, "{ \"allow\": [ \"Apache-2.0\" ] }");
        folder.Write("app/models/LICENSE", File.ReadAllText(Path.Combine(Repository.Root, "LICENSE")));
        Inspect(null).Findings.ShouldBeEmpty();
        folder.Write("app/models/LICENSE", File.ReadAllText(Path.Combine(Repository.Root, "LICENSE")) + "\nYou may not use the Software in Ruritania.\n");
        Inspect(null).Findings.ShouldContain(f => f.RuleId == "MOP6001");
    }

    [Fact]
    public void What_an_extended_file_says_holds_as_if_it_stood_in_the_file()
    {
        folder.Write("shared/base.json", "{ \"deny\": [ \"non-commercial\" ], \"waivers\": [ { \"rule\": \"MOP6001\", \"model\": \"app/models/b.gguf\", \"reason\": \"r\" } ], \"extends\": \"more.json\" }");
        folder.Write("shared/more.json", "{ \"deny\": [ \"user-cap\" ] }");
        folder.Write(Policy, "{ \"extends\": \"shared/base.json\" }");
        Inspect(NonCommercial).Findings.Single(f => f.RuleId == "MOP6001").Place.ShouldBe(new Place("../shared/base.json", 1, 13, 1, 14));
        Inspect("llama3.2").Findings.Single(f => f.RuleId == "MOP6001").Place.Path.ShouldBe("../shared/more.json");
    }

    [Theory]
    [InlineData("{ \"extends\": |\"modelopenness.json\" }", "extends itself")]
    [InlineData("{ \"extends\": |\"nowhere.json\" }", "there is no such file")]
    [InlineData("{ \"extends\": |\"../outside.json\" }", "outside the repository")]
    public void A_file_that_cannot_be_extended_is_named_at_its_place(string marked, string message)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        var column = marked.IndexOf('|', StringComparison.Ordinal) + 1;
        folder.Write(Policy, marked.Remove(column - 1, 1));
        var finding = Inspect("mit").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP9001");
        finding.Message.ShouldContain(message);
        finding.Place.ShouldBe(new Place("../modelopenness.json", 1, column, 1, column + 1));
    }

    [Fact]
    public void Properties_allow_and_deny_as_the_nearest_policy_does()
    {
        folder.Write(Policy, "{ }");
        var place = new Place("../Directory.Build.props", 3, 9, 3, 20);
        Inspector.Inspect(Request(NonCommercial) with { Deny = [new StatedWord("non-commercial", place)] }, new SourceFiles(App)).Findings.ShouldHaveSingleItem().Place.ShouldBe(place);
        Inspector.Inspect(Request("isc") with { Allow = [new StatedWord("MIT", place)] }, new SourceFiles(App)).Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP6001");
        var mistake = Inspector.Inspect(Request("mit") with { Deny = [new StatedWord("noncommercial", place)] }, new SourceFiles(App)).Findings.ShouldHaveSingleItem();
        (mistake.RuleId, mistake.Place).ShouldBe(("MOP9001", place));
    }

    [Fact]
    public void A_reason_that_says_to_do_is_listed()
    {
        folder.Write(Policy, "{ \"deny\": [ \"non-commercial\" ],\n \"waivers\": [ { \"rule\": \"MOP6001\", \"model\": \"app/models/a.gguf\", \"reason\": \"TODO: say why\" } ] }");
        var finding = Inspect(NonCommercial).Findings.Single(f => f.Waiver is null);
        finding.RuleId.ShouldBe("MOP9004");
        finding.Severity.ShouldBe(FindingSeverity.Info);
        finding.Place.ShouldBe(new Place("../modelopenness.json", 2, 15, 2, 16));
    }

    private string App => Path.Combine(folder.Path, "app");

    private string Model => Path.Combine(App, "models/a.gguf");

    private Inventory Inspect(string? license, params ModelCandidate[] candidates) => Inspector.Inspect(Request(license, candidates), new SourceFiles(App));

    private InspectionRequest Request(string? license, params ModelCandidate[] candidates)
    {
        folder.Write("app/models/a.gguf", license is null ? GgufBytes.With() : GgufBytes.With(("general.license", license)));
        return new InspectionRequest(App, "App.csproj") { Candidates = candidates.Length == 0 ? [new ModelCandidate(Model) { Ships = true }] : candidates };
    }
}
