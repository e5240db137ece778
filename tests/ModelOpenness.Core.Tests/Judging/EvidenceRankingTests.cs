using ModelOpenness.Families;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Core.Tests.Judging.Build;

namespace ModelOpenness.Core.Tests.Judging;

public class EvidenceRankingTests
{
    [Fact]
    public void What_the_file_itself_says_comes_before_what_stands_beside_it() =>
        EvidenceRanking.Decide([File("beside"), Said(EvidenceSource.EmbeddedMetadata, "inside")])!.Id.ShouldBe("inside");

    [Fact]
    public void The_order_is_beside_catalogue_package_above_project()
    {
        Evidence[] all =
        [
            Said(EvidenceSource.ProjectLicense, "project"), Said(EvidenceSource.FolderAbove, "above"), Said(EvidenceSource.Package, "package"),
            Said(EvidenceSource.ModelFamily, "family"), Said(EvidenceSource.ModelCard, "card"),
        ];
        var expected = new[] { "card", "family", "package", "above", "project" };
        for (var i = 0; i < all.Length; i++)
        {
            EvidenceRanking.Decide(all[..^i])!.Id.ShouldBe(expected[i]);
        }
    }

    [Fact]
    public void A_statement_that_nobody_understands_gives_way_to_one_that_is_known() =>
        EvidenceRanking.Decide([Said(EvidenceSource.EmbeddedMetadata, null), File("known")])!.Id.ShouldBe("known");

    [Fact]
    public void A_catalogue_fact_is_quoted_from_the_users_copy_of_that_license()
    {
        var fact = Said(EvidenceSource.EmbeddedMetadata, "x", new Term("user-cap") { Section = "2", Value = 7, Clause = "c" });
        var copy = File("x", Term("user-cap", "1", 12, "seven users"), Term("permission-required", "1", 12, "ask us"));
        var terms = EvidenceRanking.Decide([fact, copy])!.Terms;
        terms.Count.ShouldBe(2);
        terms[0].Quote.ShouldBe("seven users");
        terms[0].Section.ShouldBe("2");
        terms[0].Value.ShouldBe(7);
        // The clause of the copy and that of the catalogue are one.
        terms[1].Clause.ShouldBe(terms[0].Clause);
    }

    [Fact]
    public void A_copy_of_another_license_lends_nothing() =>
        EvidenceRanking.Decide([Said(EvidenceSource.EmbeddedMetadata, "x", new Term("user-cap")), File("y", Term("non-commercial", line: 3))])!
            .Terms.Select(t => t.Kind).ShouldBe(["user-cap"]);

    [Fact]
    public void A_use_policy_beside_the_model_belongs_to_its_license()
    {
        var policy = new Evidence(EvidenceSource.UsePolicy, "USE_POLICY.md", new Place("USE_POLICY.md", 1, 1, 1, 1)) { Terms = [Term("territory", line: 4)] };
        var license = EvidenceRanking.Decide([Said(EvidenceSource.EmbeddedMetadata, "x", new Term("user-cap")), policy])!;
        license.Id.ShouldBe("x");
        license.Terms.Select(t => t.Kind).ShouldBe(["user-cap", "territory"]);
    }

    [Fact]
    public void A_use_policy_alone_is_no_license()
    {
        var policy = new Evidence(EvidenceSource.UsePolicy, "USE_POLICY.md", null) { Terms = [Term("territory", line: 4)] };
        EvidenceRanking.Decide([policy]).ShouldBeNull();
    }
}
