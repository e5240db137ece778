using System.Globalization;
using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Rules;

/// <summary>
/// The part of an inventory that every build and every key stroke needs, in a small file of its own: what is to be said, and whether
/// code may say more. One line a finding, and below it, indented, what an editor offers: the places that it rests on, its words and its
/// fixes. A thousand models make a large inventory and few lines here.
/// </summary>
/// <param name="IsLabelled">True where the project calls itself open source: then code that refers to a restricted model is a finding.</param>
/// <param name="ShipsRestricted">True where a model ships whose license contradicts "open source": then a claim in code is a finding.</param>
/// <param name="Findings">The findings that are not waived, in the inventory's order.</param>
internal sealed record FindingList(bool IsLabelled, bool ShipsRestricted, IReadOnlyList<Finding> Findings)
{
    /// <summary>Name of the file that a build writes under obj and hands to the analyzers.</summary>
    public const string FileName = "ModelOpenness.findings";

    /// <summary>Name of the file beside it, of what stands in source code.</summary>
    public const string CodeFileName = "ModelOpenness.code.findings";

    private const string Header = "ModelOpenness findings 2";
    private const string Labelled = "labelled";
    private const string Restricted = "restricted";
    private const string ProjectMark = "project\t";
    private const string PolicyMark = "policy\t";
    private const string RelatedMark = "\tat\t";
    private const string ModelMark = "\tmodel\t";
    private const string WordsMark = "\twords\t";
    private const string LineMark = "\tline\t";
    private const string FixMark = "\tfix\t";
    private const string End = "end";
    private const int Fields = 7;
    private const int MostOffered = 8;

    private static readonly FindingList Empty = new(IsLabelled: false, ShipsRestricted: false, []);

    /// <summary>The project file, as <see cref="Place.Path"/>.</summary>
    public string? Project { get; init; }

    /// <summary>The policy in force, as <see cref="Place.Path"/>; null where there is none.</summary>
    public string? Policy { get; init; }

    /// <summary>The lines in which the words of findings stood, by place, without white space around them: an editor finds moved words by them.</summary>
    public IReadOnlyDictionary<Place, string> Lines { get; init; } = new Dictionary<Place, string>();

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

        Field(ProjectMark, Project);
        Field(PolicyMark, Policy);
        foreach (var finding in Findings)
        {
            text.Append(Row(finding)).Append('\n');
            // An editor's fix speaks of one model, and its menu has room for a few.
            Field(ModelMark, finding.Models.FirstOrDefault());
            Field(WordsMark, finding.Words);
            Field(LineMark, finding.Words is not null && Lines.TryGetValue(finding.Place, out var line) ? line : null);
            foreach (var fix in finding.Fixes.Where((f, i) => f.Kind != FixKind.Waiver || i < MostOffered))
            {
                text.Append(FixMark).Append(fix.Kind).Append('\t').Append(OneField(fix.Value)).Append('\n');
            }

            foreach (var related in finding.Related)
            {
                text.Append(RelatedMark);
                Append(text, related.Place, related.Message);
                text.Append('\n');
            }
        }

        return text.Append(End).Append('\n').ToString();

        void Field(string mark, string? value)
        {
            if (value is not null)
            {
                text.Append(mark).Append(OneField(value)).Append('\n');
            }
        }
    }

    /// <summary>The line of a finding, without its end.</summary>
    /// <param name="finding">The finding.</param>
    public static string Row(Finding finding)
    {
        var row = new StringBuilder(finding.RuleId).Append('\t');
        Append(row, finding.Place, finding.Message);
        return row.ToString();
    }

    private static void Append(StringBuilder row, Place place, string message)
    {
        foreach (var number in new[] { place.Line, place.Column, place.EndLine, place.EndColumn })
        {
            row.Append(number.ToString(CultureInfo.InvariantCulture)).Append('\t');
        }

        // A message is one line and has no tab; of a path nobody can be sure.
        row.Append(OneField(place.Path)).Append('\t').Append(OneField(message));
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

        var read = Empty;
        var findings = new List<Finding>();
        var texts = new Dictionary<Place, string>();
        for (var i = 1; i < lines.Length - 2; i++)
        {
            var line = lines[i];
            if (line.Length > 0 && line[0] == '\t' && findings.Count > 0)
            {
                findings[findings.Count - 1] = With(findings[findings.Count - 1], line, texts);
            }
            else if (line == Labelled)
            {
                read = read with { IsLabelled = true };
            }
            else if (line == Restricted)
            {
                read = read with { ShipsRestricted = true };
            }
            else if (After(line, ProjectMark) is { } project)
            {
                read = read with { Project = project };
            }
            else if (After(line, PolicyMark) is { } policy)
            {
                read = read with { Policy = policy };
            }
            else if (ParseRow(line) is { } finding)
            {
                findings.Add(finding);
            }
            else
            {
                return Empty;
            }
        }

        return read with { Findings = findings, Lines = texts };
    }

    /// <summary>The finding with what an indented line says of it.</summary>
    private static Finding With(Finding finding, string line, Dictionary<Place, string> texts)
    {
        if (After(line, ModelMark) is { } model)
        {
            return finding with { Models = [model] };
        }

        if (After(line, WordsMark) is { } words)
        {
            return finding with { Words = words };
        }

        if (After(line, LineMark) is { } whole)
        {
            texts[finding.Place] = whole;
        }
        else if (After(line, FixMark) is { } fix && fix.IndexOf('\t') is > 0 and var tab && Enum.TryParse<FixKind>(fix.Substring(0, tab), out var kind))
        {
            return finding with { Fixes = [.. finding.Fixes, new FindingFix(kind, fix.Substring(tab + 1))] };
        }
        else if (After(line, RelatedMark) is { } related && ParseRow(finding.RuleId + "\t" + related) is { } place)
        {
            return finding with { Related = [.. finding.Related, new RelatedPlace(place.Place, place.Message)] };
        }

        return finding;
    }

    private static string? After(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal) ? line.Substring(mark.Length) : null;

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
