using ModelOpenness.Knowledge;
using ModelOpenness.Terms;

namespace ModelOpenness.Core.Tests.Terms;

/// <summary>Every pattern of the knowledge files carries its own test: what it must find and what it must leave alone.</summary>
public class TermPatternTests
{
    private static readonly string[] Files = ["term-patterns.ini", "term-patterns-zh.ini", "term-patterns-languages.ini"];

    public static TheoryData<string, string> Patterns()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Files)
        {
            foreach (var entry in KnowledgeFile.Read(file))
            {
                if (!entry.Id.StartsWith("skip.", StringComparison.Ordinal))
                {
                    data.Add(file, entry.Id);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_finds_its_examples_and_leaves_its_counter_examples_alone(string file, string id)
    {
        var entry = KnowledgeFile.Read(file).Single(candidate => candidate.Id == id);
        var kinds = entry.Get("kind").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        kinds.ShouldAllBe(kind => TermKind.Find(kind) != null, "kinds of terms.ini");
        entry.All("example").Count().ShouldBeGreaterThanOrEqualTo(2);
        entry.All("counter").ShouldNotBeEmpty();
        foreach (var example in entry.All("example"))
        {
            var found = TermDetector.Detect(example, "example").Select(term => term.Kind).ToList();
            foreach (var kind in kinds)
            {
                found.ShouldContain(kind, $"[{id}] example: {example}");
            }
        }

        foreach (var counter in entry.All("counter"))
        {
            var found = TermDetector.Detect(counter, "counter").Select(term => term.Kind).ToList();
            foreach (var kind in kinds)
            {
                found.ShouldNotContain(kind, $"[{id}] counter: {counter}");
            }
        }
    }

    [Fact]
    public void Every_kind_has_a_pattern_in_English_and_in_Chinese()
    {
        static HashSet<string> Kinds(string file) =>
            [.. KnowledgeFile.Read(file).Where(entry => !entry.Id.StartsWith("skip.", StringComparison.Ordinal)).SelectMany(entry => entry.Get("kind").Split(' '))];

        Kinds("term-patterns.ini").ShouldBe(TermKind.All.Select(kind => kind.Id), ignoreOrder: true);
        Kinds("term-patterns-zh.ini").ShouldBe(TermKind.All.Select(kind => kind.Id), ignoreOrder: true);
    }

    [Fact]
    public void A_pattern_finds_its_examples_without_the_help_of_other_patterns()
    {
        // An example that only another pattern finds proves nothing: each pattern is tried in a book of its own.
        foreach (var file in Files)
        {
            var entries = KnowledgeFile.Read(file);
            var words = KnowledgeFile.Read("term-words.ini");
            foreach (var entry in entries.Where(entry => !entry.Id.StartsWith("skip.", StringComparison.Ordinal)))
            {
                var book = ModelOpenness.Terms.PatternCompiler.Compile([.. words, entry]);
                foreach (var example in entry.All("example"))
                {
                    TermDetector.Detect(example, "example", book).ShouldNotBeEmpty($"[{entry.Id}] {example}");
                }
            }
        }
    }
}
