using System.Globalization;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Reports.Results;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;
using Spectre.Console;

namespace ModelOpenness.Cli.Output;

/// <summary>
/// What an inspection found, for a person at a terminal: a short table of the models, the findings by place, one line last. Text from
/// files is written as text, never as markup.
/// </summary>
internal static class TerminalOutput
{
    private const int MostModels = 30;

    private static readonly Style Plain = Style.Plain;
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Grave = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style Warned = new(Color.Yellow);
    private static readonly Style Noted = new(Color.Blue);
    private static readonly Style Good = new(Color.Green);

    /// <summary>Writes it.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="inspected">What was found.</param>
    /// <param name="missed">What could not be looked at.</param>
    /// <param name="verdict">What it comes to.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<InspectedPath> inspected, Missed missed, Verdict verdict)
    {
        WriteModels(console, inspected);
        foreach (
            var place in inspected
                .SelectMany(i => i.Inventory.Findings.Where(f => f.Waiver is null).Select(f => (Place: Shown(i, f.Place), Finding: f)))
                .GroupBy(f => f.Place, StringComparer.Ordinal)
        )
        {
            Line(console, place.Key, Strong);
            var messages = new Grid()
                .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 1, 0) })
                .AddColumn(new GridColumn { Padding = new Padding(0) });
            foreach (var (_, finding) in place)
            {
                messages.AddRow(
                    new Text(Names.Of(finding.Severity), Of(finding.Severity)),
                    new Text($"{finding.RuleId}: {Printable.Text(finding.Message)}", Plain)
                );
            }

            console.Write(messages);
            console.WriteLine();
        }

        foreach (var unseen in missed.All)
        {
            Line(console, $"Not looked at: {Printable.Text(unseen.Path)}: {Printable.Text(unseen.Why)}", Grave);
        }

        Line(console, "Every term with its words: --format text. A page: --format html -o FILE.", Dim);
        Line(console, verdict.Text, missed.Any ? Grave : verdict.Gravest is { } gravest ? Of(gravest) : Good);
    }

    private static void WriteModels(IAnsiConsole console, IReadOnlyList<InspectedPath> inspected)
    {
        var rows = inspected.SelectMany(i => i.Inventory.Models.Concat(i.Inventory.Named).Select(m => (Path: i, Model: m))).ToList();
        if (rows.Count == 0)
        {
            Line(console, "No models found.", Plain);
            console.WriteLine();
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).BorderStyle(Dim);
        foreach (var head in new[] { "Model", "License", "Restricts" })
        {
            table.AddColumn(new TableColumn(new Text(head, Strong)));
        }

        foreach (var (path, model) in rows.Take(MostModels))
        {
            var kinds = (model.License?.Terms ?? []).Select(t => t.Kind).Distinct(StringComparer.Ordinal).Select(k => TermKind.Find(k)?.Fact ?? k);
            table.AddRow(
                new Text(Printable.Text(model.Id) + (model.References.Count > 0 ? " (named, not shipped)" : ""), Plain),
                new Text(
                    model.License is { } license ? Printable.Text(license.Name) : InspectOutput.NotKnown(model),
                    model.License is null ? Warned : Plain
                ),
                new Text(
                    string.Join(", ", kinds),
                    path.FindingsOn(model).Where(f => f.Waiver is null).Select(f => (FindingSeverity?)f.Severity).Max() is { } gravest
                        ? Of(gravest)
                        : Plain
                )
            );
        }

        console.Write(table);
        if (rows.Count > MostModels)
        {
            Line(console, $"… and {(rows.Count - MostModels).ToString(CultureInfo.InvariantCulture)} more models.", Dim);
        }

        console.WriteLine();
    }

    /// <summary>A place as seen from the folder that the tool runs in, so that a terminal can open it.</summary>
    private static string Shown(InspectedPath inspected, Place place)
    {
        var folder = Directory.Exists(inspected.Path) ? inspected.Path : Path.GetDirectoryName(inspected.Path) ?? "";
        return Printable.Text((Place.IsInPackage(place.Path) ? place : place with { Path = Path.Combine(folder, place.Path).Replace('\\', '/') }).ToString());
    }

    private static Style Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Grave,
        FindingSeverity.Warning => Warned,
        _ => Noted,
    };

    private static void Line(IAnsiConsole console, string text, Style style)
    {
        console.Write(new Text(text, style));
        console.WriteLine();
    }
}
