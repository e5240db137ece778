using System.Text;
using ModelOpenness.Rules;

namespace ModelOpenness.Core.Tests.Rules;

/// <summary>docs/rules.md lists the rules of the table.</summary>
public class RulesPageTests
{
    [Fact]
    public void The_page_lists_every_rule_as_the_table_has_it() =>
        Snapshot.ShouldBeInSection("docs/rules.md", "<!-- generated from RuleTable", "<!-- end of generated -->", Table());

    private static string Table()
    {
        var text = new StringBuilder("| rule | says | default |\n| --- | --- | --- |\n");
        foreach (var rule in RuleTable.All)
        {
            text.Append("| [").Append(rule.Id).Append("](rules/").Append(rule.Id).Append(".md) | ").Append(rule.Title).Append(" | ")
                .Append(rule.Severity.ToString().ToLowerInvariant()).Append(" |\n");
        }

        return text.ToString();
    }
}
