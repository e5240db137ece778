using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Policies;

public sealed class PolicyInspectionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public PolicyInspectionTests()
    {
        folder.Write("app/models/a.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("app/models/b.gguf", GgufBytes.With(("general.license", "llama3.2")));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_waiver_for_one_model_leaves_the_other_one()
    {
        Policy("{ \"waivers\": [ { \"rule\": \"MOP1001\", \"model\": \"app/models/a.gguf\", \"reason\": \"We are small.\" } ] }");
        var findings = Inspect().Findings.Where(f => f.RuleId == "MOP1001").ToList();
        findings.Single(f => f.Waiver is null).Models.ShouldBe(["models/b.gguf"]);
        var waived = findings.Single(f => f.Waiver is not null);
        waived.Models.ShouldBe(["models/a.gguf"]);
        waived.Waiver!.Reason.ShouldBe("We are small.");
        waived.Waiver.Place.Path.ShouldBe("../modelopenness.json");
    }

    [Fact]
    public void A_trusted_license_is_waived_everywhere()
    {
        Policy("{ \"trustedLicenses\": [ \"llama3.2\" ] }");
        Inspect().Findings.ShouldAllBe(f => f.Waiver != null);
    }

    [Fact]
    public void A_license_of_the_teams_own_is_judged_by_the_terms_that_the_policy_gives_it()
    {
        folder.Write("app/models/a.gguf", GgufBytes.With(("general.license", "Acme internal")));
        folder.Write("app/models/b.gguf", GgufBytes.With(("general.license", "Acme internal")));
        Policy("{ \"licenses\": [ { \"id\": \"acme internal\", \"terms\": [ \"territory\" ] } ] }");
        Inspect().Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP1005");
    }

    [Fact]
    public void A_label_of_the_policy_stands_in_place_of_the_projects()
    {
        Policy("{ \"labels\": [ { \"model\": \"app/models/**\", \"label\": \"open weights\" } ] }");
        Inspect().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_waiver_that_matches_nothing_is_reported_where_it_stands()
    {
        Policy("{ \"waivers\": [\n { \"rule\": \"MOP1003\", \"model\": \"app/models/a.gguf\", \"reason\": \"r\" } ] }");
        var finding = Inspect().Findings.Single(f => f.RuleId == "MOP9003");
        finding.Place.ShouldBe(new Place("../modelopenness.json", 2, 2, 2, 3));
    }

    [Fact]
    public void A_waiver_of_another_project_is_not_reported_as_matching_nothing()
    {
        Policy("{ \"waivers\": [ { \"model\": \"other/models/a.gguf\", \"reason\": \"r\" }, { \"rule\": \"MOP1003\", \"reason\": \"r\" } ] }");
        Inspect().Findings.ShouldNotContain(f => f.RuleId == "MOP9003");
    }

    [Fact]
    public void A_waiver_past_its_date_is_said_only_where_a_date_is_given_and_still_holds()
    {
        Policy("{ \"waivers\": [ { \"model\": \"app/**\", \"reason\": \"r\", \"until\": \"2026-01-31\" } ] }");
        Inspect().Findings.ShouldAllBe(f => f.Waiver != null);
        var dated = Inspect(date: "2026-02-01").Findings.Where(f => f.Waiver is null).ToList();
        dated.ShouldHaveSingleItem().RuleId.ShouldBe("MOP9002");
        Inspect(date: "2026-01-31").Findings.ShouldAllBe(f => f.Waiver != null);
    }

    [Fact]
    public void A_broken_policy_loses_no_finding()
    {
        Policy("{ \"waivers\": ");
        Inspect().Findings.Select(f => f.RuleId).ShouldBe(["MOP9001", "MOP1001", "MOP1004", "MOP1010"], ignoreOrder: true);
    }

    [Fact]
    public void The_nearest_policy_counts()
    {
        Policy("{ \"trustedLicenses\": [ \"llama3.2\" ] }");
        folder.Write("app/modelopenness.json", "{ }");
        Inspect().Findings.ShouldAllBe(f => f.Waiver == null);
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("{ \"waivers\": [] }")]
    [InlineData("{\n  // kept\n  \"waivers\": [\n    { \"rule\": \"MOP9003\", \"model\": \"z\", \"reason\": \"old\" }, // kept too\n  ],\n  \"standard\": \"osd\"\n}\n")]
    [InlineData("{ \"standard\": \"osd\", }")]
    public void Waivers_are_written_into_a_policy_and_the_rest_stays(string policy)
    {
        var changed = PolicyWriter.Add(policy, [("MOP1001", "a \"quoted\".gguf"), ("MOP1004", "b.gguf")])!;
        var read = PolicyReader.Read(System.Text.Encoding.UTF8.GetBytes(changed), "p");
        read.Mistakes.ShouldBeEmpty(changed);
        read.Waivers.TakeLast(2).Select(w => w.Model).ShouldBe(["a \"quoted\".gguf", "b.gguf"]);
        changed.Contains("kept too", StringComparison.Ordinal).ShouldBe(policy.Contains("kept too", StringComparison.Ordinal));
    }

    private void Policy(string json) => folder.Write("modelopenness.json", json);

    private Inventory Inspect(string? date = null)
    {
        var request = new InspectionRequest(Path.Combine(folder.Path, "app"), "App.csproj")
        {
            Candidates = [new ModelCandidate(Path.Combine(folder.Path, "app/models/a.gguf")) { Ships = true }, new ModelCandidate(Path.Combine(folder.Path, "app/models/b.gguf")) { Ships = true }],
            Labels = [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 4, 5, 4, 16))],
            Date = date,
        };
        return Inspector.Inspect(request, new SourceFiles(request.BaseFolder));
    }
}
