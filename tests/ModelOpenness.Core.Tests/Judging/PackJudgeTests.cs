using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Judging;

/// <summary>A package's license against its models, and what must go with them.</summary>
public class PackJudgeTests
{
    private static readonly Place Expression = new("App.csproj", 6, 31, 6, 34);

    [Theory]
    [InlineData("MIT", "CC-BY-NC-4.0", "MOP2006")]
    [InlineData("MIT", "llama3.2", "MOP2006")]
    [InlineData("Apache-2.0", "AGPL-3.0-only", "MOP2006")]
    [InlineData("MIT OR Apache-2.0", "CC-BY-NC-4.0", "MOP2006")]
    [InlineData("MIT AND CC-BY-NC-4.0", "CC-BY-NC-4.0", "")]
    [InlineData("CC-BY-NC-4.0", "CC-BY-NC-4.0", "")]
    [InlineData("CC-BY-NC-SA-4.0", "CC-BY-NC-4.0", "MOP2007")]
    [InlineData("MIT", "MIT", "")]
    [InlineData("MIT", "CC0-1.0", "")]
    [InlineData("MIT", "Apache-2.0", "MOP2007")]
    [InlineData("MIT AND Apache-2.0", "Apache-2.0", "")]
    [InlineData("AGPL-3.0-or-later", "AGPL-3.0-only", "")]
    [InlineData("MIT AND LicenseRef-llama3.2", "llama3.2", "MOP2007")]
    [InlineData("MIT AND LicenseRef-Somebody", "llama3.2", "MOP2007")]
    [InlineData(null, "CC-BY-NC-4.0", "MOP2007")]
    public void An_expression_covers_what_it_names(string? expression, string license, string rule) =>
        Rules(Package(expression, Model(license))).ShouldBe(rule.Length == 0 ? [] : [rule]);

    [Fact]
    public void The_message_names_package_model_clause_and_remedy()
    {
        var finding = PackJudge.Findings(Package("MIT", Model("CC-BY-NC-4.0"), Model("CC-BY-NC-4.0", "models/b.gguf")), PolicyBook.Empty(), LicenseCatalog.Default).ShouldHaveSingleItem();
        finding.Message.ShouldStartWith("Tern.Models 1.0.0 says \"MIT\", but a.gguf, b.gguf in it are under ");
        finding.Message.ShouldContain("which bars commercial use");
        finding.Message.ShouldEndWith("Set PackageLicenseFile to a file with both texts, or leave the model out.");
        finding.Place.ShouldBe(Expression);
        finding.Models.ShouldBe(["models/a.gguf", "models/b.gguf"]);
    }

    [Theory]
    [InlineData("MIT", "AGPL-3.0-only", "Write MIT AND AGPL-3.0-only and pack its text.")]
    [InlineData("MIT OR Apache-2.0", "AGPL-3.0-only", "Write (MIT OR Apache-2.0) AND AGPL-3.0-only and pack its text.")]
    // Packing warns of a LicenseRef, and the gallery takes neither it nor a license that is not free.
    [InlineData("MIT", "llama3.2", "Set PackageLicenseFile to a file with both texts, or leave the model out.")]
    [InlineData("LicenseRef-Own AND MIT", "AGPL-3.0-only", "Set PackageLicenseFile to a file with both texts, or leave the model out.")]
    public void The_advice_is_one_that_packing_and_the_gallery_accept(string expression, string license, string advice)
    {
        foreach (var finding in PackJudge.Findings(Package(expression, Model(license)), PolicyBook.Empty(), LicenseCatalog.Default).Where(f => f.RuleId == "MOP2006"))
        {
            finding.Message.ShouldEndWith(advice);
        }
    }

    [Fact]
    public void A_clause_that_was_told_is_not_told_again()
    {
        var license = LicenseCatalog.Default.Find("CC-BY-NC-4.0")!;
        var told = Model("CC-BY-NC-4.0") with { Told = [.. license.Terms.Select(t => t.Kind)] };
        Rules(Package("MIT", told)).ShouldBe(["MOP2007"]);
    }

    [Fact]
    public void Git_LFS_pointers_in_a_package_are_told_once()
    {
        PackedModel Pointer(string path) => new(Build.Model(path, new Evidence(EvidenceSource.ProjectLicense, "MIT", null) { LicenseId = "MIT" }) with
        {
            Artifacts = [new Artifact(path, "git-lfs-pointer") { PointerOid = new string('a', 64) }],
        }, path);
        var finding = PackJudge.Findings(Package("MIT", Model("MIT"), Pointer("models/b.gguf"), Pointer("models/c.gguf")), PolicyBook.Empty(), LicenseCatalog.Default).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2008");
        finding.Place.Path.ShouldBe("models/b.gguf");
        finding.Models.ShouldBe(["models/b.gguf", "models/c.gguf"]);
        finding.Message.ShouldBe("2 files in Tern.Models 1.0.0, b.gguf the first, are Git LFS pointers, not the weights. Run 'git lfs pull' and pack again.");
    }

    [Fact]
    public void The_project_s_own_license_is_the_package_s()
    {
        var own = new PackedModel(Build.Model("models/a.gguf", new Evidence(EvidenceSource.ProjectLicense, "AGPL-3.0-only", null) { LicenseId = "AGPL-3.0-only" }), "models/a.gguf");
        Rules(Package("MIT", own)).ShouldBeEmpty();
    }

    [Fact]
    public void A_text_in_the_package_is_enough_and_a_notice_is_asked_for_where_the_license_asks()
    {
        var text = new PackedText("LLAMA.txt") { Holds = ["llama3.2"] };
        var named = Package("MIT AND LicenseRef-llama3.2", Model("llama3.2"));
        var finding = PackJudge.Findings(named with { Texts = [text] }, PolicyBook.Empty(), LicenseCatalog.Default).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2007");
        finding.Message.ShouldContain("without the notice that Llama 3.2 Community License Agreement asks for (section 1.b.iii)");
        Rules(named with { Texts = [text, new PackedText("NOTICE") { IsNotice = true }] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_license_that_nobody_knows_is_found_by_its_words()
    {
        var source = new PackedSource(new Place("models/LICENSE", 1, 1, 1, 1), "Tern  License\r\n1. Be kind.");
        var model = new PackedModel(Build.Model("models/a.gguf", Build.File(null, Build.Term("non-commercial"))), "models/a.gguf") { LicenseSource = source };
        var package = Package("MIT AND LicenseRef-Tern", model);
        Rules(package).ShouldBe(["MOP2007"]);
        Rules(package with { Texts = [new PackedText("x.txt") { Folded = PackedText.Fold("All licenses:\nTern License\n\n1. Be kind.\n") }] }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MIT", false, "MOP2006")]
    [InlineData("MIT", true, "MOP2007")]
    [InlineData("CC-BY-NC-4.0", false, "")]
    public void A_license_file_covers_what_it_holds_and_a_changed_one_may_cover_more(string holds, bool isChanged, string rule)
    {
        var file = new PackedText("LICENSE.txt") { Holds = [holds], IsChanged = isChanged };
        Rules(Package(null, Model("CC-BY-NC-4.0")) with { LicenseFile = file, Texts = [file] }).ShouldBe(rule.Length == 0 ? [] : [rule]);
    }

    [Fact]
    public void A_Creative_Commons_license_is_content_with_its_address()
    {
        var package = Package("MIT AND LicenseRef-Models", Model("CC-BY-NC-4.0"));
        Rules(package).ShouldBe(["MOP2007"]);
        Rules(package with { Texts = [new PackedText("README.md") { Folded = "The weights: https://creativecommons.org/licenses/by-nc/4.0/." }] }).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_published_is_held_against_the_same_duties_and_has_no_license_of_its_own()
    {
        var published = Package(null, Model("llama3.2")) with { Name = "App", IsPublished = true };
        var finding = PackJudge.Findings(published, PolicyBook.Empty(), LicenseCatalog.Default).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2007");
        finding.Message.ShouldBe("a.gguf is published by App without its license, Llama 3.2 Community License Agreement, whose text must go with copies (section 1.b.i). Publish the text.");
        Rules(published with { Texts = [new PackedText("THIRD-PARTY-MODELS.txt") { Holds = ["llama3.2"] }, new PackedText("NOTICE") { IsNotice = true }] }).ShouldBeEmpty();
    }

    private static IEnumerable<string> Rules(PackedContent package) => PackJudge.Findings(package, PolicyBook.Empty(), LicenseCatalog.Default).Select(f => f.RuleId);

    private static PackedContent Package(string? expression, params PackedModel[] models) =>
        new("Tern.Models 1.0.0", Expression) { Expression = expression, Models = models };

    private static PackedModel Model(string license, string path = "models/a.gguf")
    {
        var known = LicenseCatalog.Default.Find(license)!;
        return new PackedModel(Build.Model(path, new Evidence(EvidenceSource.EmbeddedMetadata, license, new Place(path)) { LicenseId = known.Id, LicenseName = known.Name, Terms = known.Terms }), path);
    }
}
