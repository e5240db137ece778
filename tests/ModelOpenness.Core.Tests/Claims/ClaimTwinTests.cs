using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Claims;

/// <summary>Fifty sentences that people would write of their own package, each with its twins (<c>twins.txt</c>).</summary>
public sealed class ClaimTwinTests
{
    public static TheoryData<string, string, string> Sentences()
    {
        var data = new TheoryData<string, string, string>();
        var about = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "ModelOpenness.Core.Tests", "Claims", "twins.txt")))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':');
            var kind = line[..colon];
            about = kind is "model" or "project" ? kind : about;
            data.Add(kind, about, line[(colon + 1)..].Trim());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_is_read_as_a_person_reads_it(string kind, string about, string sentence)
    {
        var claims = ClaimDetector.Detect(sentence, "README.md").Where(c => !c.IsSoft).ToList();
        var asserted = claims.Where(c => c is { Polarity: ClaimPolarity.Asserted, Subject: not ClaimSubject.Other }).ToList();
        switch (kind)
        {
            case "not":
                asserted.ShouldBeEmpty();
                claims.ShouldContain(c => c.Polarity == ClaimPolarity.Negated);
                break;
            case "maybe":
                asserted.ShouldBeEmpty();
                claims.ShouldContain(c => c.Polarity == ClaimPolarity.Hedged);
                break;
            case "other":
                asserted.ShouldBeEmpty();
                break;
            default:
                asserted.ShouldNotBeEmpty();
                asserted.ShouldAllBe(c => c.Subject.ToString().Equals(about, StringComparison.OrdinalIgnoreCase));
                break;
        }
    }

    [Fact]
    public void There_are_fifty_of_them_with_three_twins_each()
    {
        var kinds = File.ReadLines(Path.Combine(Repository.Root, "tests", "ModelOpenness.Core.Tests", "Claims", "twins.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l[..l.IndexOf(':')]).ToList();
        kinds.Count(k => k is "model" or "project").ShouldBeGreaterThanOrEqualTo(50);
        kinds.Count(k => k == "not").ShouldBe(kinds.Count / 4);
        kinds.Count(k => k == "maybe").ShouldBe(kinds.Count / 4);
        kinds.Count(k => k == "other").ShouldBe(kinds.Count / 4);
    }
}
