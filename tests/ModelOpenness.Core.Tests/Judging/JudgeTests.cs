using ModelOpenness.Families;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Core.Tests.Judging.Build;

namespace ModelOpenness.Core.Tests.Judging;

public class JudgeTests
{
    [Fact]
    public void Each_kind_of_term_is_reported_by_the_rule_of_the_table()
    {
        foreach (var kind in TermKind.All)
        {
            var findings = LabelJudge.Findings([Model("models/a.gguf", File("x", Term(kind.Id)))], [ProjectLabel()]);
            findings.Select(f => f.RuleId).ShouldBe(kind.RuleId is null ? [] : [kind.RuleId], kind.Id);
        }
    }

    [Fact]
    public void One_clause_is_reported_once_under_the_lowest_rule()
    {
        var model = Model("models/a.gguf", File("x", Term("permission-required", "2"), Term("user-cap", "2")));
        var finding = LabelJudge.Findings([model], [ProjectLabel()]).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1001");
        finding.TermKinds.ShouldBe(["user-cap", "permission-required"]);
    }

    [Fact]
    public void Overlapping_quotes_are_one_clause()
    {
        var model = Model("models/a.gguf", File(null, Term("permission-required", line: 8), Term("user-cap", line: 8)));
        LabelJudge.Findings([model], [ProjectLabel()]).ShouldHaveSingleItem().RuleId.ShouldBe("MOP1001");
    }

    [Fact]
    public void Separate_clauses_are_reported_by_their_own_rules()
    {
        var model = Model("models/a.gguf", File(null, Term("permission-required", line: 20), Term("user-cap", line: 8)));
        LabelJudge.Findings([model], [ProjectLabel()]).Select(f => f.RuleId).ShouldBe(["MOP1001", "MOP1009"]);
    }

    [Fact]
    public void Several_models_of_one_license_are_one_finding_that_lists_them()
    {
        var models = new[] { "models/a.gguf", "models/b.gguf", "models/c.gguf" }.Select(p => Model(p, File("x", Term("non-commercial")))).ToList();
        var finding = LabelJudge.Findings(models, [ProjectLabel()]).ShouldHaveSingleItem();
        finding.Models.ShouldBe(["models/a.gguf", "models/b.gguf", "models/c.gguf"]);
        finding.Message.ShouldContain("a.gguf, b.gguf and 1 more are under");
    }

    [Fact]
    public void Models_of_two_licenses_are_two_findings()
    {
        var models = new[] { Model("a.gguf", File("x", Term("non-commercial"))), Model("b.gguf", File("y", Term("non-commercial"))) };
        LabelJudge.Findings(models, [ProjectLabel()]).Count.ShouldBe(2);
    }

    [Fact]
    public void Without_a_label_nothing_is_said_about_terms() =>
        LabelJudge.Findings([Model("a.gguf", File("x", Term("non-commercial")))], []).ShouldBeEmpty();

    [Fact]
    public void A_label_of_the_project_does_not_count_for_a_model_that_is_not_shipped() =>
        LabelJudge.Findings([Model("a.gguf", File("x", Term("non-commercial"))) with { Ships = false }], [ProjectLabel()]).ShouldBeEmpty();

    [Fact]
    public void A_label_about_one_model_counts_for_that_model_alone()
    {
        var models = new[] { Model("a.gguf", File("x", Term("non-commercial"))), Model("b.gguf", File("y", Term("non-commercial"))) };
        LabelJudge.Findings(models, [ProjectLabel() with { ModelId = "b.gguf" }]).ShouldHaveSingleItem().Models.ShouldBe(["b.gguf"]);
    }

    [Fact]
    public void Burdens_alone_are_information()
    {
        var finding = LabelJudge.Findings([Model("a.gguf", File("x", Term("naming"), Term("export")))], [ProjectLabel()]).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1010");
        finding.Severity.ShouldBe(FindingSeverity.Info);
    }

    [Fact]
    public void The_models_own_card_gets_one_finding_for_all_clauses()
    {
        var label = new Label(LabelSource.ModelCard, "README.md", "open source LLM", new Place("models/README.md", 12, 3, 12, 18)) { ModelId = "models/a.gguf" };
        var model = Model("models/a.gguf", File("x", Term("user-cap", line: 3), Term("field-of-use", line: 9), Term("naming", line: 11)));
        var finding = LabelJudge.Findings([model], [label]).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1000");
        finding.Place.ShouldBe(label.Place);
        finding.Message.ShouldContain("caps the number of users and prohibits fields of use");
        finding.TermKinds.ShouldBe(["user-cap", "field-of-use"]);
    }

    [Fact]
    public void A_label_without_any_license_is_reported_once_for_all_models() =>
        LabelJudge.Findings([Model("a.gguf"), Model("b.gguf")], [ProjectLabel()]).ShouldHaveSingleItem().RuleId.ShouldBe("MOP2001");

    [Fact]
    public void A_license_text_that_was_read_and_restricts_nothing_is_fine() =>
        LabelJudge.Findings([Model("a.gguf", File(null))], [ProjectLabel()]).ShouldBeEmpty();

    [Fact]
    public void An_id_that_nobody_knows_is_reported_with_the_words()
    {
        var finding = LabelJudge.Findings([Model("a.gguf", Said(EvidenceSource.EmbeddedMetadata, null) with { LicenseName = null })], [ProjectLabel()]).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2001");
        finding.Message.ShouldContain("'?'");
    }

    [Fact]
    public void Git_LFS_pointers_are_reported_once_a_folder_and_a_missing_file_once()
    {
        Artifact Pointer(string path) => new(path, "git-lfs-pointer") { PointerOid = "0" };
        var gone = new Artifact("b/gone.gguf", Artifact.Unknown) { Access = ArtifactAccess.Missing };
        var models = new[]
        {
            Model("a/1.gguf") with { Artifacts = [Pointer("a/1.gguf"), Pointer("a/2.gguf")] }, Model("a/3.gguf") with { Artifacts = [Pointer("a/3.gguf")] },
            Model("b/1.gguf") with { Artifacts = [Pointer("b/1.gguf"), gone] }, Model("b/2.gguf") with { Artifacts = [gone] },
        };
        var findings = LabelJudge.Findings(models, []);
        findings.Select(f => (f.RuleId, f.Place.Path)).ShouldBe([("MOP5002", "a/1.gguf"), ("MOP5002", "b/1.gguf"), ("MOP5003", "b/gone.gguf")]);
        findings[0].Models.ShouldBe(["a/1.gguf", "a/2.gguf", "a/3.gguf"]);
        findings[0].Message.ShouldStartWith("3 model files in this folder, 1.gguf the first, are Git LFS pointers");
        findings[1].Message.ShouldStartWith("1.gguf is a Git LFS pointer");
    }

    [Fact]
    public void A_damaged_file_is_reported_as_such_and_not_as_one_without_license()
    {
        var model = Model("a.gguf") with { Artifacts = [new Artifact("a.gguf", "gguf") { Problem = "the header ends at byte 12" }] };
        var finding = LabelJudge.Findings([model], [ProjectLabel()]).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP5001");
        finding.Place.ShouldBe(new Place("a.gguf"));
        finding.Message.ShouldContain("the header ends at byte 12");
    }

    [Fact]
    public void A_pointer_is_information()
    {
        var model = Model("a.gguf") with { Artifacts = [new Artifact("a.gguf", "git-lfs-pointer") { PointerOid = new string('0', 64) }] };
        LabelJudge.Findings([model], [ProjectLabel()]).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Info);
    }

    [Fact]
    public void A_message_quotes_the_clause_with_its_place()
    {
        var model = Model("models/a.gguf", File(null, Term("user-cap", line: 8, quote: "more than 5 million users")));
        LabelJudge.Findings([model], [ProjectLabel()]).ShouldHaveSingleItem().Message
            .ShouldBe("PackageTags says \"open-source\", but a.gguf is under Tern License, which caps the number of users: \"more than 5 million users\" (models/LICENSE:8). Drop the label, or ship another model.");
    }

    [Fact]
    public void A_catalogue_fact_is_told_by_section_and_figure()
    {
        var fact = new Term("user-cap") { Section = "2", Value = 700_000_000, Unit = "monthly-active-users" };
        LabelJudge.Findings([Model("models/a.gguf", Said(EvidenceSource.EmbeddedMetadata, "x", fact))], [ProjectLabel()]).ShouldHaveSingleItem().Message
            .ShouldContain("caps the number of users: 700,000,000 monthly active users (section 2)");
    }

    [Theory]
    [InlineData("quote")]
    [InlineData("path")]
    [InlineData("license")]
    [InlineData("label")]
    public void A_message_is_one_line_of_at_most_300_characters_whatever_the_files_hold(string what)
    {
        var hostile = string.Concat(Enumerable.Repeat("a\r\nb\u202e\u0007 long words ", 80));
        var term = Term("user-cap", line: 8, quote: what == "quote" ? hostile : "a cap");
        var evidence = File(null, term) with { LicenseName = what == "license" ? hostile : "L" };
        var model = Model(what == "path" ? hostile + ".gguf" : "a.gguf", evidence);
        var message = LabelJudge.Findings([model], [ProjectLabel(what == "label" ? hostile : "open-source")]).ShouldHaveSingleItem().Message;
        message.Length.ShouldBeLessThanOrEqualTo(300);
        message.ShouldNotContain('\n');
        message.ShouldNotContain('\r');
        message.ShouldNotContain('\u202e');
    }

    [Fact]
    public void A_long_clause_is_cut_so_that_its_figure_stays()
    {
        var quote = "If on the version release date " + string.Concat(Enumerable.Repeat("and in every case that follows ", 12)) + "there are more than 700 million users";
        var model = Model("a.gguf", File(null, Term("user-cap", line: 8, quote: quote)));
        LabelJudge.Findings([model], [ProjectLabel()]).ShouldHaveSingleItem().Message.ShouldContain("700");
    }
}
