using System.CommandLine;
using System.Globalization;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Licenses;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness explain</c>: a rule, a kind of term, a license, a standard or a model, for a person.</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var id = new Argument<string[]>("id") { Arity = ArgumentArity.OneOrMore, Description = "MOP1001, user-cap, llama3.2, osaid …" };
        var command = new Command("explain", "Explains a rule, a kind of term, a license, a standard or a model format.") { id };
        command.SetAction(parsed =>
        {
            var ids = parsed.GetValue(id)!;
            var status = 0;
            // A license's name has spaces: unquoted words belong together where they are not each something.
            var explained = ids.Select(i => (Id: i, Lines: Explain(i))).ToList();
            if (explained.Exists(e => e.Lines is null))
            {
                var whole = string.Join(' ', ids);
                var lines = Explain(whole);
                explained = lines is not null || explained.TrueForAll(e => e.Lines is null) ? [(whole, lines)] : explained;
            }

            for (var i = 0; i < explained.Count; i++)
            {
                if (explained[i].Lines is not { } text)
                {
                    status = CommonOptions.Usage(explained[i].Id, "no rule, kind of term, license, standard or format of that name");
                    continue;
                }

                if (i > 0)
                {
                    Console.Out.WriteLine();
                }

                foreach (var line in text)
                {
                    Console.Out.WriteLine(line);
                }
            }

            return status;
        });
        return command;
    }

    private static IEnumerable<string>? Explain(string id)
    {
        if (RuleTable.Find(id.ToUpperInvariant()) is { } rule)
        {
            return Rule(rule);
        }

        if (TermKind.Find(id.ToLowerInvariant()) is { } kind)
        {
            return Kind(kind);
        }

        if (Standard.Find(id) is { } standard)
        {
            return Of(standard);
        }

        if (ModelFile.Format(id) is { } format)
        {
            return Of(format);
        }

        var statement = LicenseCatalog.Default.Resolve(id);
        return statement.Licenses.Count > 0 ? statement.Licenses.SelectMany(License) : null;
    }

    private static IEnumerable<string> Rule(Rule rule)
    {
        yield return $"{rule.Id}  {rule.Title}";
        yield return "";
        yield return rule.Description;
        var kinds = TermKind.All.Where(k => k.RuleId == rule.Id).Select(k => k.Id).ToList();
        if (kinds.Count > 0)
        {
            yield return "";
            yield return "Kinds of terms: " + string.Join(", ", kinds);
        }

        yield return "";
        yield return $"Default: {rule.Severity.ToString().ToLowerInvariant()}. Change it in a .globalconfig:";
        yield return $"  dotnet_diagnostic.{rule.Id}.severity = error | warning | suggestion | none";
        yield return "Accept one finding with a reason: 'model-openness baseline', or a waiver in modelopenness.json.";
        yield return rule.HelpLink;
    }

    private static IEnumerable<string> Kind(TermKind kind)
    {
        yield return $"{kind.Id}  a license that {kind.Fact}";
        yield return "";
        yield return kind.Description;
        yield return kind.RuleId is null ? "No rule reports it." : $"Reported by {kind.RuleId}.";
        yield return "";
        foreach (var standard in Standard.All.GroupBy(s => s.Terms, StringComparer.Ordinal).Select(g => g.First()))
        {
            var standing = TermStanding.Of(kind.Id, standard.Terms);
            yield return $"  {standard.Id,-12} {standing.Judgement.ToString().ToLowerInvariant(),-10} {standing.Cites}".TrimEnd();
        }

        var licenses = LicenseCatalog.Default.Licenses.Where(l => l.Terms.Any(t => t.Kind == kind.Id)).Select(l => l.Id).ToList();
        if (licenses.Count > 0)
        {
            yield return "";
            yield return $"{licenses.Count.ToString(CultureInfo.InvariantCulture)} licenses of the catalogue have it: "
                + $"{string.Join(", ", licenses.Take(12))}{(licenses.Count > 12 ? " …" : "")}";
        }
    }

    private static IEnumerable<string> License(License license)
    {
        yield return $"{license.Id}  {license.Name}";
        yield return "";
        yield return "SPDX          " + license.SpdxId + (license.IsDeprecated ? " (deprecated)" : "");
        if (license.Steward is not null)
        {
            yield return "Steward       " + license.Steward;
        }

        yield return "OSI-approved  " + (license.IsOsiApproved ? "yes" : "no");
        yield return "FSF-libre     " + (license.IsFsfLibre ? "yes" : "no");
        if (license.HuggingFaceIds.Count > 0)
        {
            yield return "Hugging Face  " + string.Join(", ", license.HuggingFaceIds);
        }

        yield return "";
        yield return license.Terms.Count == 0 ? "No restrictive terms are known." : "Terms:";
        foreach (var term in license.Terms)
        {
            var value = term.Value is { } number
                ? ": " + number.ToString("N0", CultureInfo.InvariantCulture) + (term.Unit is null ? "" : " " + term.Unit.Replace('-', ' '))
                : "";
            var section = term.Section is null ? "" : char.IsDigit(term.Section[0]) ? $" (section {term.Section})" : $" ({term.Section})";
            yield return $"  {term.Kind,-30} {TermKind.Find(term.Kind)?.RuleId ?? "",-8} {TermKind.Find(term.Kind)?.Fact}{value}{section}";
        }

        yield return "";
        var duties = LicenseDuties.Of(license.Id);
        yield return duties is null ? "What goes with a copy is not recorded."
        : duties.Duties.Count == 0 ? "Nothing has to go with a copy."
        : "What goes with a copy:";
        foreach (var duty in duties?.Duties ?? [])
        {
            var when = duty.Moment switch { DutyMoment.Change => "changed: ", DutyMoment.Train => "training: ", DutyMoment.Host => "hosted: ", _ => "" };
            yield return $"  {duty.Kind.Id,-14} {when}{duty.Asks} ({duty.Where})";
        }

        if (license.Source is not null)
        {
            yield return "";
            yield return "Read in " + license.Source;
        }

        yield return "";
    }

    private static IEnumerable<string> Of(FormatDescription format)
    {
        yield return $"{format.Id}  {format.Name}";
        yield return "";
        yield return "Extensions    " + format.Extensions;
        yield return "Told by       " + format.Mark;
        yield return "License from  " + (format.License.Length == 0 ? "nothing: the format has no place for it" : format.License);
        yield return "Read          " + format.Reads;
        yield return "Checked       " + format.Checks;
        yield return "Not checked   " + format.Leaves;
    }

    private static IEnumerable<string> Of(Standard standard)
    {
        yield return $"{standard.Id}  {standard.Name}";
        yield return "";
        yield return standard.About;
        yield return "";
        foreach (var requirement in standard.Requirements)
        {
            yield return $"  - {requirement.Asks} [{requirement.Cites}]";
        }

        yield return "";
        yield return "Source: " + standard.Source;
    }
}
