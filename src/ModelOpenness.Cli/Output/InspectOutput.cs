using System.Globalization;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Reports;
using ModelOpenness.Reports.Results;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Output;

/// <summary>Shows inventories as text for people.</summary>
internal static class InspectOutput
{
    private const int MaxNames = 5;

    /// <summary>Writes what was found, path by path: each model with its license and terms, each finding once.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="inspected">What was found.</param>
    public static void WriteText(TextWriter output, IReadOnlyList<InspectedPath> inspected)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in inspected.Where(i => i.Inventory.Models.Count + i.Inventory.Named.Count + i.Inventory.Findings.Count > 0))
        {
            if (inspected.Count > 1)
            {
                var frameworks = one.Frameworks.Count == 0 ? "" : " (" + string.Join(", ", one.Frameworks.Select(f => Printable.Text(f))) + ")";
                output.WriteLine(Printable.Text(one.Path) + frameworks);
                output.WriteLine();
            }

            WritePath(output, one, seen);
        }

        var without = inspected.Where(i => i.Inventory.Models.Count + i.Inventory.Named.Count == 0).Select(i => Printable.Text(i.Path)).ToList();
        if (without.Count > 0)
        {
            var names =
                string.Join(", ", without.Take(MaxNames))
                + (without.Count > MaxNames ? $" and {(without.Count - MaxNames).ToString(CultureInfo.InvariantCulture)} more" : "");
            output.WriteLine("No models found in " + names + ".");
        }
    }

    private static void WritePath(TextWriter output, InspectedPath inspected, Dictionary<string, string> seen)
    {
        var told = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var model in inspected.Inventory.Models)
        {
            output.WriteLine(Printable.Text(model.Id));
            if (!seen.TryAdd(inspected.Identity(model), inspected.Path))
            {
                output.WriteLine("  as in    " + Printable.Text(seen[inspected.Identity(model)]));
            }
            else
            {
                WriteModel(output, model);
            }

            WriteFindings(output, inspected.FindingsOn(model).Where(told.Add));
            output.WriteLine();
        }

        WriteNamed(output, inspected, told);
        if (inspected.FindingsBeside([.. inspected.Inventory.Models, .. inspected.Inventory.Named]).ToList() is { Count: > 0 } others)
        {
            WriteFindings(output, others);
            output.WriteLine();
        }
    }

    /// <summary>Models that are fetched or mentioned: what is known of them, and where they are named.</summary>
    private static void WriteNamed(TextWriter output, InspectedPath inspected, HashSet<Finding> told)
    {
        if (inspected.Inventory.Named.Count == 0)
        {
            return;
        }

        output.WriteLine("Named, not shipped");
        foreach (var model in inspected.Inventory.Named)
        {
            output.WriteLine("  " + Printable.Text(model.Id));
            output.WriteLine(
                $"    license  {(model.License is null ? NotKnown(model) : Printable.Text(model.License.Name) + " (" + Source(model.License.Evidence) + ")")}"
            );
            if (model.License is { Terms: { Count: > 0 } terms })
            {
                output.WriteLine("    terms    " + string.Join(", ", terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal)));
            }

            foreach (var how in model.References.GroupBy(r => r.How).OrderByDescending(g => g.Key))
            {
                var more = how.Count() > MaxNames ? $" and {(how.Count() - MaxNames).ToString(CultureInfo.InvariantCulture)} more" : "";
                output.WriteLine(
                    $"    {(how.Key == ReferenceHow.Fetched ? "fetched " : "mentioned")} "
                    + $"{string.Join(", ", how.Take(MaxNames).Select(r => Printable.Text(r.Place.ToString())))}{more}"
                );
            }

            WriteFindings(output, inspected.FindingsOn(model).Where(told.Add), "    ");
        }

        output.WriteLine();
    }

    /// <summary>Writes findings place by place: what one label or one file gives rise to stands together, a line a rule.</summary>
    private static void WriteFindings(TextWriter output, IEnumerable<Finding> findings, string indent = "  ")
    {
        foreach (var place in findings.GroupBy(f => f.Place))
        {
            output.WriteLine(indent + Printable.Text(place.Key.ToString()));
            foreach (var finding in place)
            {
                var waived = finding.Waiver is { } waiver ? " Waived: " + Printable.Text(waiver.Reason) : "";
                output.WriteLine(
                    $"{indent}  {(finding.Waiver is null ? Names.Of(finding.Severity) : "waived"), -7} {finding.RuleId}: {finding.Message}{waived}"
                );
            }
        }
    }

    private static void WriteModel(TextWriter output, Model model)
    {
        var artifact = model.Artifacts[0];
        var more = model.Artifacts.Count > 1 ? $", {model.Artifacts.Count.ToString(CultureInfo.InvariantCulture)} files" : "";
        output.WriteLine($"  format   {artifact.Format}{(artifact.FormatVersion is null ? "" : " " + Printable.Text(artifact.FormatVersion))}{more}");
        output.WriteLine(
            $"  license  {(model.License is null ? NotKnown(model) : Printable.Text(model.License.Name) + " (" + Source(model.License.Evidence) + ")")}"
        );
        foreach (var term in model.License?.Terms ?? [])
        {
            output.WriteLine($"  term     {term.Kind}{Detail(term)}");
        }

        WriteRelease(output, model);
        output.WriteLine("  freedoms " + string.Join(", ", ModelStandards.Freedoms(model).Select(r => Lower(r.Freedom) + " " + Lower(r.State))));
    }

    /// <summary>Writes what could not be looked at.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="missed">What that is.</param>
    public static void WriteMissed(TextWriter output, Missed missed)
    {
        if (missed.All.Count == 0)
        {
            return;
        }

        output.WriteLine("Not looked at:");
        foreach (var unseen in missed.All)
        {
            output.WriteLine("  " + Printable.Text(unseen.Path) + ": " + Printable.Text(unseen.Why));
        }

        output.WriteLine();
    }

    /// <summary>The parts beside the weights by their licenses: that of code is often another one than that of the weights.</summary>
    private static void WriteRelease(TextWriter output, Model model)
    {
        var parts = (model.Release ?? []).Where(c => c.ComponentId != MofComponent.FinalParameters && MofComponent.Find(c.ComponentId) is not null);
        foreach (var group in parts.GroupBy(c => c.License, StringComparer.Ordinal))
        {
            var names = string.Join(", ", group.Select(c => MofComponent.Find(c.ComponentId)!.Called));
            output.WriteLine($"  beside   {names}: {(group.Key is null ? "no license found" : Printable.Text(group.Key))}");
        }
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    internal static string NotKnown(Model model) =>
        model.Evidence.FirstOrDefault(e => e.IsBelieved) is { } believed
            ? "believed to be " + Printable.Text(believed.LicenseName!) + ", not verified"
            : "none found";

    private static string Source(Evidence evidence) => evidence.Place is { } place
        ? evidence.Key is null ? Printable.Text(place.ToString()) : evidence.Key + " in " + Printable.Text(place.ToString())
        : "known by the name " + Printable.Text(evidence.AsWritten);

    private static string Detail(Term term)
    {
        var value = term.Value is { } number
            ? ": " + number.ToString("N0", CultureInfo.InvariantCulture) + (term.Unit is null ? "" : " " + term.Unit.Replace('-', ' '))
            : "";
        var where =
            term.Place is { Line: > 0 } place ? " (" + Printable.Text(place.ToString()) + ")"
            : term.Section is null ? ""
            : " (section " + term.Section + ")";
        return value + where + (term.Quote is null ? "" : "  \"" + Printable.Text(Short(term.Quote)) + "\"");
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..99] + "…";
}
