namespace ModelOpenness.Core.Tests.Rooms;

/// <summary>Holds the folders against CONTRIBUTING.md. What still is otherwise stands here with its reason, and must go from here with it.</summary>
public class RoomTests
{
    private static readonly Dictionary<string, string> ArrowsToGo = new(StringComparer.Ordinal)
    {
        ["Packing → Inspector.cs (PackInspection.cs)"] = "models that only the package shows are inspected as such; the request could carry them",
    };

    private static readonly Dictionary<string, string> NamesToGo = new(StringComparer.Ordinal)
    {
        ["Sentence"] = "one sentence for claims and terms is to come, in a room below both",
        ["Wording"] = "openness wordings (Claims) and the wordings of licenses (Recognition)",
        ["Words"] = "those of terms, and those that the HTML report writes",
    };

    private static readonly Arrows Core = new("ModelOpenness.Core", RoomTable.Core, Source.All);
    private static readonly Arrows Inspection = new("ModelOpenness.Inspection", RoomTable.Inspection, Source.All);

    [Fact]
    public void Every_folder_stands_in_the_table_and_every_row_of_the_table_is_there()
    {
        Core.Homeless.Concat(Inspection.Homeless).ShouldBeEmpty();
        Core.Empty.Concat(Inspection.Empty).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_uses_only_those_above_it_in_the_table() =>
        Core.Upwards.Concat(Inspection.Upwards).Distinct().Order(StringComparer.Ordinal).ShouldBe(ArrowsToGo.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_namespace_is_called_as_its_folder() =>
        Source.All.Where(s => s.Folder.Length > 0 && s.Types.Count > 0 && s.Namespace != s.Folder.Replace('/', '.').Replace("ModelOpenness.Core", "ModelOpenness", StringComparison.Ordinal))
            // MSBuild looks for this attribute by its own name.
            .Select(s => s.Path).ShouldBe(["ModelOpenness.Tasks/MSBuildMultiThreadableTaskAttribute.cs"]);

    [Fact]
    public void No_two_types_have_one_name() =>
        Source.All.SelectMany(s => s.Types.Select(t => (Type: t, s.Namespace))).Distinct()
            .GroupBy(t => t.Type, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Order(StringComparer.Ordinal)
            .ShouldBe(NamesToGo.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_line_has_at_most_160_characters_but_for_markup() =>
        Source.All.SelectMany(s => s.LongLines(160)).ShouldBeEmpty();

    [Theory]
    [InlineData("using ModelOpenness.Judging;\nnamespace ModelOpenness.Terms;\nclass A;")]
    [InlineData("using static ModelOpenness.Judging.Verdict;\nnamespace ModelOpenness.Terms;\nclass A;")]
    [InlineData("using V = ModelOpenness.Judging.Verdict;\nnamespace ModelOpenness.Terms;\nclass A;")]
    [InlineData("namespace ModelOpenness.Terms;\nclass A { Judging.Verdict v; }")]
    [InlineData("namespace ModelOpenness.Terms;\nclass A { object v = new ModelOpenness.Judging.Verdict(); }")]
    [InlineData("namespace ModelOpenness.Terms;\nclass A { object v = $\"\" + typeof(Judging.Verdict); }")]
    public void An_arrow_back_up_is_found_however_it_is_written(string text)
    {
        var verdict = Source.Parse("ModelOpenness.Core/Judging/Verdict.cs", "namespace ModelOpenness.Judging;\npublic sealed record Verdict;");
        var user = Source.Parse("ModelOpenness.Core/Terms/A.cs", text);
        new Arrows("ModelOpenness.Core", RoomTable.Core, [verdict, user]).Upwards.ShouldBe(["Terms → Judging (A.cs)"]);
    }

    [Theory]
    [InlineData("namespace ModelOpenness.Terms;\nclass A { string v = \"Judging.Verdict\"; }")]
    [InlineData("namespace ModelOpenness.Terms;\n// Judging.Verdict v;\nclass A;")]
    [InlineData("namespace ModelOpenness.Terms;\nclass A { bool B(C c) => c.Judging.Verdict; }")]
    public void Words_and_members_of_that_name_are_no_arrow(string text)
    {
        var verdict = Source.Parse("ModelOpenness.Core/Judging/Verdict.cs", "namespace ModelOpenness.Judging;\npublic sealed record Verdict;");
        new Arrows("ModelOpenness.Core", RoomTable.Core, [verdict, Source.Parse("ModelOpenness.Core/Terms/A.cs", text)]).Upwards.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_within_another_sees_that_one_without_a_using()
    {
        var request = Source.Parse("ModelOpenness.Inspection/Inspector.cs", "namespace ModelOpenness.Inspection;\npublic static class Inspector;");
        var user = Source.Parse("ModelOpenness.Inspection/Labels/A.cs", "namespace ModelOpenness.Inspection.Labels;\nclass A { object v = Inspector.Inspect(); }");
        new Arrows("ModelOpenness.Inspection", RoomTable.Inspection, [request, user]).Upwards.ShouldBe(["Labels → Inspector.cs (A.cs)"]);
    }
}
