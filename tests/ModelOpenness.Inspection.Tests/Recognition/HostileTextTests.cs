using System.Text;
using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>Texts made to crash or hang a recogniser: each is done with in seconds, on a machine under load.</summary>
public class HostileTextTests
{
    private static readonly double Most = TimeBar.Milliseconds(1000);

    public static TheoryData<string> Names => [.. Texts.Keys];

    private static Dictionary<string, Func<string>> Texts { get; } = new(StringComparer.Ordinal)
    {
        ["100 MB of one letter"] = () => new string('a', 100_000_000),
        ["one letter and a space"] = () => Repeat("a ", 1_000_000),
        ["tags that do not end"] = () => Repeat("<p ", 700_000),
        ["scripts that do not end"] = () => Repeat("<script>", 260_000),
        ["comments"] = () => Repeat("<!--", 500_000),
        ["links that do not end"] = () => Repeat("](", 1_000_000),
        ["entities"] = () => Repeat("&#", 1_000_000),
        ["domains"] = () => Repeat("a.", 1_000_000),
        ["hyphens"] = () => Repeat("a-\n", 700_000),
        ["list numbers"] = () => Repeat("1.\n", 700_000),
        ["one phrase"] = () => Repeat("the software is ", 130_000),
        ["one license"] = () => Repeat(TestTexts.Harbor, 1_500),
        ["random characters"] = () => RandomText(new Random(1)),
        ["random bytes"] = () => RandomBytes(new Random(2)),
        ["lone surrogates"] = () => Repeat("\uD800x\uDC00", 600_000),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_to_an_end(string name)
    {
        var text = Texts[name]();
        var began = CpuClock.Milliseconds();
        var match = LicenseRecognizer.Recognize(text);
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(Most);
        match.IsTextCut.ShouldBe(text.Length > LicenseRecognizer.LongestText);
        TestTexts.Engine.Recognize(text[..Math.Min(text.Length, LicenseRecognizer.LongestText)]).Similarity.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Damaged_copies_never_throw_and_quote_only_what_stands_there()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var text = new StringBuilder(TestTexts.Harbor);
            for (var damage = random.Next(12); damage >= 0; damage--)
            {
                var at = random.Next(text.Length - 40);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, random.Next(40)),
                    1 => text.Insert(at, (char)random.Next(0x10000)),
                    _ => text.Insert(at, text.ToString(random.Next(text.Length - 40), 30)),
                };
            }

            var damaged = text.ToString();
            var folded = string.Join(' ', damaged.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            foreach (var change in TestTexts.Engine.Recognize(damaged).Changes)
            {
                change.Line.ShouldBeInRange(1, damaged.Length);
                change.EndLine.ShouldBeGreaterThanOrEqualTo(change.Line);
                if (change.IsAddition)
                {
                    folded.ShouldContain(change.Quote!);
                }
            }
        }
    }

    private static string Repeat(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static string RandomText(Random random) => new([.. Enumerable.Range(0, 1_000_000).Select(_ => (char)random.Next(0x10000))]);

    private static string RandomBytes(Random random)
    {
        var bytes = new byte[2_000_000];
        random.NextBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
