using System.Text.Json;
using ModelOpenness.Knowledge;
using ModelOpenness.Standards;
using ModelOpenness.Terms;

namespace ModelOpenness.Core.Tests.Standards;

public class StandardsKnowledgeTests
{
    [Fact]
    public void The_nine_standards_are_there_and_each_requires_something()
    {
        Standard.All.Select(s => s.Id).ShouldBe(
            ["osd", "osaid", "osaid-0.0.8", "mof-1", "mof-2", "mof-3", "owd", "red-hat", "eu-ai-act"], ignoreOrder: true);
        Standard.All.ShouldAllBe(s => s.Requirements.Count > 0);
    }

    [Fact]
    public void A_standard_is_found_in_any_case() => Standard.Find(" OSAID ").ShouldBe(Standard.Find("osaid"));

    [Fact]
    public void Only_the_open_source_definition_is_settled_by_the_license_of_the_weights() =>
        Standard.All.Where(s => s.ConcernsWeightsOnly).Select(s => s.Id).ShouldBe(["osd"]);

    [Fact]
    public void Nothing_is_ever_called_conformant() =>
        Standard.All.ShouldAllBe(s => !s.SatisfiedWords.Contains("conform", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_kind_of_term_has_a_judgement_by_every_standard_and_no_other_kind_has()
    {
        var columns = Standard.All.Select(s => s.Terms).Distinct().ToList();
        KnowledgeFile.Read("standards-terms.ini").Select(e => e.Id).ShouldBe(TermKind.All.Select(k => k.Id), ignoreOrder: true);
        foreach (var kind in TermKind.All)
        {
            foreach (var column in columns)
            {
                var file = column == "osd" ? "terms.ini" : "standards-terms.ini";
                KnowledgeFile.Read(file).Single(e => e.Id == kind.Id).Find(column).ShouldNotBeNull($"{kind.Id} by {column}");
                Should.NotThrow(() => TermStanding.Of(kind.Id, column));
            }
        }
    }

    [Fact]
    public void A_kind_that_nobody_judged_is_uncertain() =>
        TermStanding.Of("no-such-kind", "osaid").Judgement.ShouldBe(TermJudgement.Uncertain);

    [Fact]
    public void A_term_that_conflicts_with_open_source_narrows_a_freedom_and_one_that_is_fine_does_not()
    {
        foreach (var kind in TermKind.All)
        {
            var touches = TermStanding.Limits(kind.Id).Count + TermStanding.Removes(kind.Id).Count > 0;
            touches.ShouldBe(TermStanding.Of(kind.Id, "osd").Judgement == TermJudgement.Conflict, kind.Id);
        }
    }

    [Fact]
    public void Every_use_restriction_is_named_with_its_paragraph_of_the_guidelines()
    {
        foreach (var kind in TermKind.All)
        {
            var standing = TermStanding.Of(kind.Id, "eu-ai-act");
            (standing.Judgement is not (TermJudgement.Conflict or TermJudgement.Uncertain) || standing.Cites.Contains('¶')).ShouldBeTrue(kind.Id);
        }
    }

    [Fact]
    public void Seventeen_components_of_which_fourteen_are_required_in_classes_of_six_ten_and_fourteen()
    {
        MofComponent.All.Count.ShouldBe(17);
        foreach (var (mofClass, required) in new[] { (3, 6), (2, 10), (1, 14) })
        {
            MofComponent.All.Count(c => c.IsRequired && c.Class >= mofClass).ShouldBe(required);
        }
    }

    [CorpusFact]
    public void The_license_table_is_the_tools_own()
    {
        using var table = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Corpus!, "mot/license_table.json")));
        var ids = new List<string>();
        foreach (var row in table.RootElement.EnumerateArray())
        {
            var id = row.GetProperty("id").GetString()!;
            var read = MofLicense.ReadStrict(id);
            read.IsOpen.ShouldBe(row.GetProperty("open").GetBoolean(), id);
            foreach (var type in Enum.GetValues<ContentType>())
            {
                read.Types.Contains(type).ShouldBe(row.GetProperty(type.ToString().ToLowerInvariant()).GetBoolean(), $"{id} {type}");
            }

            ids.Add(id);
        }

        MofLicense.KnownIds.Where(id => MofLicense.ReadStrict(id).IsOpen).ShouldBeSubsetOf(ids);
    }
}
