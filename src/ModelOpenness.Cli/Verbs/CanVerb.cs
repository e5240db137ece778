using System.CommandLine;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness can</c>: whether a license, or that of a model, allows a use.</summary>
internal static class CanVerb
{
    private const int NotAllowed = 1;

    public static Command Create()
    {
        var subject = new Argument<string>("id-or-file") { Description = "A license or model id, a license text, a model file, a folder or a project." };
        var use = new Argument<string>("use") { Description = "ship, sell, host, modify, train, or relicense:ID for another license." };
        use.CompletionSources.Add(_ =>
            UseKind.All.Select(u => new System.CommandLine.Completions.CompletionItem(u.Id == UseKind.Relicense ? u.Id + ":" : u.Id))
        );
        var format = CommonOptions.Format();
        var command = new Command(
            "can",
            "Says whether a use is allowed, on which conditions, and which clause says so. What no known clause settles is not settled."
        )
        {
            subject,
            use,
            format,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(subject), parsed.GetRequiredValue(use), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string subject, string asked, string format)
    {
        var colon = asked.IndexOf(':');
        var use = UseKind.Find(colon < 0 ? asked : asked[..colon]);
        if (use is null || colon >= 0 != (use.Id == UseKind.Relicense))
        {
            return CommonOptions.Usage(
                asked,
                $"not a use; take one of {string.Join(", ", UseKind.All.Select(u => u.Id == UseKind.Relicense ? u.Id + ":ID" : u.Id))}"
            );
        }

        var target = colon < 0 ? null : LicenseCatalog.Default.Resolve(asked[(colon + 1)..]).Licenses is [var one] ? one : null;
        if (colon >= 0 && target is null)
        {
            return CommonOptions.Usage(asked[(colon + 1)..], "no license of that id");
        }

        var missed = new Missed();
        var answers = UseSubjects.Of(subject, missed).Select(s => (Subject: s, Answer: UseJudge.Of(s.Question(use, target)))).ToList();
        if (format is "json")
        {
            JsonOutput.Write(writer => answers.ForEach(a => WriteJson(writer, a.Subject, asked, a.Answer)), missed);
        }
        else
        {
            answers.ForEach(a => WriteText(Console.Out, a.Subject, asked, a.Answer));
        }

        return missed.Any ? missed.Status : answers.Exists(a => a.Answer.Verdict is UseVerdict.Barred or UseVerdict.NotSettled) ? NotAllowed : 0;
    }

    private static void WriteText(TextWriter output, UseSubject subject, string use, UseAnswer answer)
    {
        output.WriteLine(
            $"{Printable.Text(subject.Path)}  {Printable.Text(use)}: "
            + $"{Words(answer.Verdict)}{(subject.Name is null ? "" : ", under " + Printable.Text(subject.Name))}"
        );
        if (subject.Note is { } note)
        {
            output.WriteLine("  note     " + Printable.Text(note));
        }

        foreach (var clause in answer.Clauses)
        {
            var where =
                clause.Place is { } place ? Printable.Text(place.ToString())
                : clause.Section is { } section
                    ? string.Join(
                        ", ",
                        new[] { clause.LicenseId, char.IsDigit(section[0]) ? "section " + section : section }.OfType<string>()
                    )
                : clause.LicenseId;
            var effect = clause.Effect switch { ClauseEffect.Grants => "grants", ClauseEffect.Asks => "asks", ClauseEffect.Bars => "bars", _ => "open" };
            output.WriteLine(
                $"  {effect, -8} "
                + $"{clause.Says}{(clause.Quote is null ? "" : ": \"" + Printable.Text(clause.Quote, 160) + "\"")}{(where is null ? "" : $" ({where})")}"
            );
        }
    }

    private static string Words(UseVerdict verdict) => verdict switch
    {
        UseVerdict.Allowed => "allowed",
        UseVerdict.Conditions => "allowed on conditions",
        UseVerdict.Barred => "barred",
        _ => "not settled",
    };

    private static void WriteJson(Utf8JsonWriter writer, UseSubject subject, string use, UseAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("path", subject.Path);
        writer.WriteStartArray("licenses");
        subject.Licenses.ToList().ForEach(l => writer.WriteStringValue(l.Id));
        writer.WriteEndArray();
        writer.WriteString("use", use);
        writer.WriteString(
            "answer",
            answer.Verdict switch
            {
                UseVerdict.Allowed => "allowed",
                UseVerdict.Conditions => "conditions",
                UseVerdict.Barred => "barred",
                _ => "not-settled",
            }
        );
        writer.WriteString("note", subject.Note);
        writer.WriteStartArray("clauses");
        foreach (var clause in answer.Clauses)
        {
            writer.WriteStartObject();
            writer.WriteString(
                "effect",
                clause.Effect switch
                {
                    ClauseEffect.Grants => "grants",
                    ClauseEffect.Asks => "asks",
                    ClauseEffect.Bars => "bars",
                    _ => "leaves-open",
                }
            );
            writer.WriteString("says", clause.Says);
            writer.WriteString("kind", clause.Kind);
            writer.WriteString("license", clause.LicenseId);
            writer.WriteString("section", clause.Section);
            writer.WriteString("quote", clause.Quote);
            writer.WriteString("path", clause.Place?.Path);
            writer.WriteNumber("line", clause.Place?.Line ?? 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
