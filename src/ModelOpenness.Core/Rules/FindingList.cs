using System.Globalization;
using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Rules;

/// <summary>
/// The part of an inventory that every build and every key stroke needs, in a small file of its own: what is to be said, and whether
/// code may say more. One line a finding; a thousand models make a large inventory and few lines here.
/// </summary>
/// <param name="IsLabelled">True where the project calls itself open source: then code that refers to a restricted model is a finding.</param>
/// <param name="ShipsRestricted">True where a model ships whose license contradicts "open source": then a claim in code is a finding.</param>
/// <param name="Findings">The findings that are not waived, in the inventory's order.</param>
public sealed record FindingList(bool IsLabelled, bool ShipsRestricted, IReadOnlyList<Finding> Findings)
{
    /// <summary>Name of the file that a build writes under obj and hands to the analyzers.</summary>
    public const string FileName = "ModelOpenness.findings";

    private const string Header = "ModelOpenness findings 1";
    private const string Labelled = "labelled";
    private const string Restricted = "restricted";
    private const string End = "end";
    private const int Fields = 7;

    private static readonly FindingList Empty = new(IsLabelled: false, ShipsRestricted: false, []);

    /// <summary>The text of the file.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(Header).Append('\n');
        if (IsLabelled)
        {
            text.Append(Labelled).Append('\n');
        }

        if (ShipsRestricted)
        {
            text.Append(Restricted).Append('\n');
        }

        foreach (var finding in Findings)
        {
            text.Append(Row(finding)).Append('\n');
        }

        return text.Append(End).Append('\n').ToString();
    }

    /// <summary>The line of a finding, without its end.</summary>
    /// <param name="finding">The finding.</param>
    public static string Row(Finding finding)
    {
        var row = new StringBuilder(finding.RuleId);
        Number(finding.Place.Line);
        Number(finding.Place.Column);
        Number(finding.Place.EndLine);
        Number(finding.Place.EndColumn);
        // A message is one line and has no tab; of a path nobody can be sure.
        return row.Append('\t').Append(OneField(finding.Place.Path)).Append('\t').Append(OneField(finding.Message)).ToString();

        void Number(int number) => row.Append('\t').Append(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reads the text of the file; one that is damaged says nothing, since the build writes it anew.</summary>
    /// <param name="text">The text.</param>
    public static FindingList Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 3 || lines[0] != Header || lines[lines.Length - 2] != End || lines[lines.Length - 1].Length > 0)
        {
            return Empty;
        }

        var (labelled, restricted) = (false, false);
        var findings = new List<Finding>();
        for (var i = 1; i < lines.Length - 2; i++)
        {
            if (lines[i] == Labelled)
            {
                labelled = true;
            }
            else if (lines[i] == Restricted)
            {
                restricted = true;
            }
            else if (ParseRow(lines[i]) is { } finding)
            {
                findings.Add(finding);
            }
            else
            {
                return Empty;
            }
        }

        return new FindingList(labelled, restricted, findings);
    }

    /// <summary>The finding of a line; null where the line is damaged.</summary>
    /// <param name="line">The line.</param>
    public static Finding? ParseRow(string line)
    {
        var fields = line.Split(['\t'], Fields);
        return fields.Length == Fields && RuleTable.Find(fields[0]) is { } rule
            && Number(fields[1]) is { } start && Number(fields[2]) is { } column && Number(fields[3]) is { } end && Number(fields[4]) is { } endColumn
            ? new Finding(rule.Id, rule.Severity, fields[6], new Place(fields[5], start, column, end, endColumn))
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string OneField(string text)
    {
        if (text.IndexOfAny(['\t', '\n', '\r']) < 0)
        {
            return text;
        }

        return text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
    }
}
