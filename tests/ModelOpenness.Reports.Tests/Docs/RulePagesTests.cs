using System.Text.RegularExpressions;
using ModelOpenness.Rules;

namespace ModelOpenness.Reports.Tests.Docs;

public sealed partial class RulePagesTests
{
    public static TheoryData<string> Rules => [.. RuleTable.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_page_that_says_what_the_table_says(string id)
    {
        var rule = RuleTable.Get(id);
        RulePage.Known.ShouldContain(id, "docs/rules/rules.ini needs words for it");
        Snapshot.ShouldBeIn($"docs/rules/{id}.md", RulePage.Write(rule));
        rule.HelpLink.ShouldEndWith("docs/rules/" + id + ".md");
    }

    [Fact]
    public void No_page_stands_for_a_rule_that_is_gone() =>
        Directory.GetFiles(RulePage.Folder, "MOP*.md").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(RuleTable.All.Select(r => r.Id));

    [Fact]
    public void An_example_is_a_line_that_a_build_prints_for_that_rule()
    {
        foreach (var entry in Knowledge.KnowledgeFile.Parse(File.ReadAllText(Path.Combine(RulePage.Folder, "rules.ini")), "rules.ini"))
        {
            entry.All("example").ShouldNotBeEmpty(entry.Id);
            foreach (var example in entry.All("example"))
            {
                example.ShouldContain($": warning {entry.Id}: ");
                example[(example.IndexOf(entry.Id + ": ", StringComparison.Ordinal) + entry.Id.Length + 2)..].Length.ShouldBeLessThanOrEqualTo(300);
            }
        }
    }

    /// <summary>An example is a message of messages.txt with other names in it: the words of the product are the same.</summary>
    [Fact]
    public void An_example_says_what_the_judge_says_today()
    {
        var messages = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "ModelOpenness.Inspection.Tests", "messages.txt"));
        foreach (var entry in Knowledge.KnowledgeFile.Parse(File.ReadAllText(Path.Combine(RulePage.Folder, "rules.ini")), "rules.ini"))
        {
            var known = messages.SkipWhile(l => !l.StartsWith(entry.Id + ": ", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(OwnWords).ToList();
            foreach (var example in entry.All("example"))
            {
                known.ShouldContain(OwnWords(example[(example.IndexOf(entry.Id + ": ", StringComparison.Ordinal) + entry.Id.Length + 2)..]), example);
            }
        }
    }

    /// <summary>A message without names, places and quotes: what stands in quotes or brackets, and words with a capital, a digit, a dot or a slash inside, differ from project to project.</summary>
    private static string OwnWords(string message) => string.Join(' ', Quoted().Replace(message, "").Split(' ')
        .Select(w => w.Trim('.', ',', ':', ';', '…'))
        .Where(w => w.Length > 0 && w.All(c => char.IsLower(c) || c is '-' or '\'')));

    [GeneratedRegex("\"[^\"]*\"|\\([^)]*\\)|'[^']*'")]
    private static partial Regex Quoted();
}
