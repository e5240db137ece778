using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Vocabulary;

public class FindingListTests
{
    private static readonly FindingList List = new(IsLabelled: true, ShipsRestricted: false,
    [
        new Finding("MOP1001", FindingSeverity.Warning, "words; with \\ and %20 and ä", new Place("App.csproj", 4, 5, 4, 9)),
        new Finding("MOP5001", FindingSeverity.Warning, "x", new Place("m/größe 模型;a.gguf")),
    ]);

    [Fact]
    public void What_was_written_is_read()
    {
        var read = FindingList.Parse(List.Write());
        (read.IsLabelled, read.ShipsRestricted).ShouldBe((true, false));
        read.Findings.Select(f => (f.RuleId, f.Message, f.Place)).ShouldBe(List.Findings.Select(f => (f.RuleId, f.Message, f.Place)));
    }

    [Fact]
    public void A_path_of_two_lines_is_no_second_line()
    {
        var read = FindingList.Parse(new FindingList(IsLabelled: false, ShipsRestricted: true, [new Finding("MOP5001", FindingSeverity.Warning, "x\ty", new Place("a\nlabelled\tb.gguf"))]).Write());
        (read.IsLabelled, read.ShipsRestricted).ShouldBe((false, true));
        read.Findings.ShouldHaveSingleItem().Place.Path.ShouldBe("a labelled b.gguf");
    }

    [Fact]
    public void A_list_cut_anywhere_says_nothing_and_a_damaged_one_never_throws()
    {
        var whole = List.Write();
        for (var length = 0; length < whole.Length; length++)
        {
            FindingList.Parse(whole[..length]).ShouldBe(FindingList.Parse(""), $"cut at {length}");
        }

        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var damaged = whole.ToCharArray();
            damaged[random.Next(damaged.Length)] = (char)random.Next(0x300);
            Should.NotThrow(() => FindingList.Parse(new string(damaged)));
        }
    }
}
