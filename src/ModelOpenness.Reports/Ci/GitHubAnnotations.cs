using System.Globalization;
using System.Text;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Ci;

/// <summary>
/// GitHub Actions' workflow commands, which become annotations at the lines of a pull request:
/// <c>::warning file=src/App/App.csproj,line=4,title=MOP1001::…</c>.
/// Form: docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
/// </summary>
internal static class GitHubAnnotations
{
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var text = new StringBuilder();
        foreach (var standing in StandingFinding.In(inventories))
        {
            var (finding, place) = (standing.Finding, standing.Place);
            text.Append("::")
                .Append(
                    finding.Severity switch
                    {
                        FindingSeverity.Error => "error",
                        FindingSeverity.Warning => "warning",
                        _ => "notice",
                    }
                )
                .Append(' ');
            if (standing.File is { } file)
            {
                Property("file", file);
            }

            Number("line", place.Line);
            Number("endLine", place.EndLine);

            // Columns mean something within one line alone.
            if (place.EndLine == place.Line)
            {
                Number("col", place.Column);
                Number("endColumn", place.EndColumn);
            }

            Command(finding.RuleId, finding.Message);
        }

        foreach (var unseen in inventories.SelectMany(i => i.NotLookedAt))
        {
            text.Append("::error ");
            Command(RuleTable.NotInspected, $"{unseen.Path} was not looked at: {unseen.Why}.");
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Property(string name, string value) => text.Append(name).Append('=').Append(Escaped(value).Replace(":", "%3A").Replace(",", "%2C")).Append(',');

        void Number(string name, int value)
        {
            if (value > 0)
            {
                Property(name, value.ToString(CultureInfo.InvariantCulture));
            }
        }

        void Command(string title, string message)
        {
            Property("title", title);
            text.Length--;
            text.Append("::").Append(Escaped(message)).Append('\n');
        }
    }

    private static string Escaped(string text) => LogText.Visible(text).Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");
}
