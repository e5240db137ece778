using ModelOpenness.Licenses;
using ModelOpenness.Rules;
using ModelOpenness.Terms;

namespace ModelOpenness.Core.Tests.Rules;

public class RuleTableTests
{
    [Fact]
    public void Ids_are_unique_and_ordered()
    {
        var ids = RuleTable.All.Select(r => r.Id).ToList();
        ids.ShouldBe(ids.Distinct().OrderBy(i => i, StringComparer.Ordinal).ToList());
    }

    [Fact]
    public void Every_kind_of_term_names_a_rule_that_exists() =>
        TermKind.All.Where(k => k.RuleId is not null).ShouldAllBe(k => RuleTable.Find(k.RuleId!) != null);

    [Fact]
    public void Every_term_of_the_catalogue_is_of_a_known_kind() =>
        LicenseCatalog.Default.Licenses.SelectMany(l => l.Terms).ShouldAllBe(t => TermKind.Find(t.Kind) != null);

    [Fact]
    public void Titles_are_sentences_without_period() =>
        RuleTable.All.ShouldAllBe(r => char.IsUpper(r.Title[0]) && !r.Title.EndsWith('.') && r.Description.EndsWith('.'));
}
