using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Tests.Reading.Documents;

public class YamlTreeTests
{
    [Fact]
    public void A_value_has_the_place_where_it_begins_and_ends()
    {
        var value = YamlTree.Read("model:\n  license: \"apache\"\n").ShouldNotBeNull()["model"]["license"];
        (value.Text, value.Line, value.Column, value.EndLine, value.EndColumn).ShouldBe(("apache", 2, 12, 2, 20));
    }

    [Fact]
    public void An_alias_is_the_node_that_it_names()
    {
        var root = YamlTree.Read("a: &x {name: one}\nb: *x\nc: [*x]\n").ShouldNotBeNull();
        root["b"]["name"].Text.ShouldBe("one");
        root["c"].Items.ShouldHaveSingleItem().ShouldBeSameAs(root["a"]);
    }

    [Fact]
    public void An_alias_of_what_it_is_part_of_is_nothing() =>
        YamlTree.Read("a: &x [*x]\n").ShouldNotBeNull()["a"].Items.ShouldHaveSingleItem().Text.ShouldBeNull();

    [Fact]
    public void A_list_as_a_key_hides_no_other_key()
    {
        var root = YamlTree.Read("? [one, two]\n: three\nlicense: mit\n").ShouldNotBeNull();
        root["license"].Text.ShouldBe("mit");
        root.Members.Count.ShouldBe(2);
    }

    [Fact]
    public void Aliases_count_as_much_as_what_they_stand_for()
    {
        var text = "a0: &a0 [1,2,3,4,5,6,7,8,9]\n" + string.Concat(Enumerable.Range(1, 5).Select(i => $"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n"));
        YamlTree.Read(text, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().Message.ShouldStartWith("more than ");
    }

    [Fact]
    public void Thirty_levels_are_read_and_forty_are_not()
    {
        YamlTree.Read(new string('[', 30) + "x" + new string(']', 30)).ShouldNotBeNull();
        YamlTree.Read(new string('[', 40) + "x" + new string(']', 40), out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().Message.ShouldContain("nest deeper");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("[\"]\", ")]
    [InlineData("{a: ")]
    [InlineData("[[a]: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void What_nests_without_end_costs_no_more_than_its_beginning(string level)
    {
        var text = "a:\n  " + string.Concat(Enumerable.Repeat(level, 60_000 / level.Length));
        var began = CpuClock.Milliseconds();
        YamlTree.Read(text).ShouldBeNull();
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(100));
    }
}
