using System.Text;

namespace ModelOpenness.Core.Tests.Rules;

/// <summary>The README's rule table is the rule table. MODELOPENNESS_UPDATE_DOCS=1 rewrites it.</summary>
public class ReadmeTests
{
    private const string Start = "<!-- rules: generated from RuleTable; a test holds it against the table -->\n";
    private const string End = "<!-- /rules -->";

    [Fact]
    public void The_rules_of_the_README_are_those_of_the_table()
    {
        var path = Path.Combine(Repository.Root, "README.md");
        var readme = File.ReadAllText(path);
        var from = readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        var table = Table();
        if (Environment.GetEnvironmentVariable("MODELOPENNESS_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, readme[..from] + table + readme[to..]);
            return;
        }

        readme[from..to].ShouldBe(table);
    }

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
