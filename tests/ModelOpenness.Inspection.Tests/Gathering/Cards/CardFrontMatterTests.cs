using ModelOpenness.Inspection.Gathering.Cards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering.Cards;

public class CardFrontMatterTests
{
    [Fact]
    public void A_scalar_and_a_list_are_read_with_their_places()
    {
        var card = CardFrontMatter.Read("---\nlicense: mit\nbase_model:\n- org/one\n- \"org/two\"\n---\n# Title\n", "README.md");
        card["license"].ShouldHaveSingleItem().ShouldBe(new CardValue("mit", new Place("README.md", 2, 10, 2, 13)));
        card["base_model"].Select(v => v.Value).ShouldBe(["org/one", "org/two"]);
    }

    [Fact]
    public void Nested_keys_are_not_taken_for_top_level_ones()
    {
        var card = CardFrontMatter.Read("---\nmodel-index:\n- name: x\n  results:\n  - license: mit\nlanguage: en\n---\n", "README.md");
        card["license"].ShouldBeEmpty();
        card["language"].ShouldHaveSingleItem().Value.ShouldBe("en");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# No front matter\n")]
    [InlineData("---\nlicense: mit\n")]
    [InlineData("--- not yaml\nlicense: mit\n---\n")]
    public void A_text_without_front_matter_has_no_keys(string text) => CardFrontMatter.Read(text, "README.md").HasKeys.ShouldBeFalse();

    [Fact]
    public void Broken_yaml_gives_a_problem_and_no_keys()
    {
        var card = CardFrontMatter.Read("---\nlicense: mit\nother: [}\n---\n", "README.md");
        card.Problem.ShouldNotBeNull();
        card.HasKeys.ShouldBeFalse();
    }

    [Fact]
    public void An_alias_bomb_costs_nothing()
    {
        var bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a]\n")) + "license: mit\n---\n";
        CardFrontMatter.Read(bomb, "README.md")["license"].ShouldHaveSingleItem().Value.ShouldBe("mit");
    }

    [Fact]
    public void Deep_nesting_does_not_break_the_reader()
    {
        var deep = "---\na: " + new string('[', 20_000) + "\n---\n";
        Should.NotThrow(() => CardFrontMatter.Read(deep, "README.md"));
    }
}
