using ModelOpenness.Rules;

namespace ModelOpenness.Analyzers.Tests;

/// <summary>The files by which Roslyn's tools track which release brought which rule.</summary>
public class ReleaseFileTests
{
    [Theory]
    [InlineData("ModelOpenness.Analyzers", "MOP")]
    [InlineData("ModelOpenness.Analyzers.CSharp", "MOP4")]
    public void The_release_files_hold_every_rule_of_the_analyzers_as_the_table_has_it(string project, string prefix)
    {
        var rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadAllLines(Path.Combine(Repository.Root, "src", project, $"AnalyzerReleases.{kind}.md")))
            .Where(l => l.StartsWith("MOP", StringComparison.Ordinal));
        rows.Order(StringComparer.Ordinal).ShouldBe(
            RuleTable.All.Where(r => r.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(r => $"{r.Id} | {Rule.Category} | {r.Severity} | {r.Title}").Order(StringComparer.Ordinal));
    }
}
