using System.Globalization;
using System.Text;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Ci;

/// <summary>
/// Azure Pipelines' logging commands, which become issues of the build: <c>##vso[task.logissue type=warning;sourcepath=…]…</c>.
/// They know errors and warnings; a note is a line of the log. Form: learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands.
/// </summary>
internal static class AzureCommands
{
    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories)
    {
        var text = new StringBuilder();
        foreach (var standing in StandingFinding.In(inventories))
        {
            var (finding, place) = (standing.Finding, standing.Place);
            if (finding.Severity == FindingSeverity.Info)
            {
                text.Append("note ").Append(Escaped(finding.RuleId)).Append(": ").Append(Escaped(finding.Message)).Append('\n');
                continue;
            }

            Issue(finding.Severity == FindingSeverity.Error ? "error" : "warning", standing.File, place, finding.RuleId, finding.Message);
        }

        foreach (var unseen in inventories.SelectMany(i => i.NotLookedAt))
        {
            Issue("error", null, new Place(""), RuleTable.NotInspected, $"{unseen.Path} was not looked at: {unseen.Why}.");
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Issue(string type, string? file, Place place, string code, string message)
        {
            text.Append("##vso[task.logissue type=").Append(type).Append(';');
            if (file is not null)
            {
                text.Append("sourcepath=").Append(Property(file)).Append(';');
            }

            if (place.Line > 0)
            {
                text.Append("linenumber=").Append(place.Line.ToString(CultureInfo.InvariantCulture)).Append(';');
                text.Append("columnnumber=").Append(Math.Max(place.Column, 1).ToString(CultureInfo.InvariantCulture)).Append(';');
            }

            text.Append("code=").Append(Property(code)).Append(";]").Append(Escaped(message)).Append('\n');
        }
    }

    private static string Property(string text) => Escaped(text).Replace(";", "%3B").Replace("]", "%5D");

    private static string Escaped(string text) => LogText.Visible(text).Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");
}
