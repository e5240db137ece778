using System.Text;
using ModelOpenness.Rules;

namespace ModelOpenness.Core.Tests.Rules;

/// <summary>The README's rule table is the rule table.</summary>
public class ReadmeTests
{
    [Fact]
    public void The_rules_of_the_README_are_those_of_the_table() =>
        Snapshot.ShouldBeInSection("README.md", "<!-- rules: generated", "<!-- /rules -->", Table());

    private static string Table()
    {
        var text = new StringBuilder("| rule | says | default |\n| --- | --- | --- |\n");
        foreach (var rule in RuleTable.All)
        {
            text.Append("| [").Append(rule.Id).Append("](docs/rules/").Append(rule.Id).Append(".md) | ").Append(rule.Title).Append(" | ")
                .Append(rule.Severity.ToString().ToLowerInvariant()).Append(" |\n");
        }

        return text.ToString();
    }
}
