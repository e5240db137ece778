using System.CommandLine;
using System.Text;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness license</c>: which license a text is, what was changed in it, and the terms in it.</summary>
internal static class LicenseVerb
{
    // Four bytes a character at most; the recogniser looks at no more characters than that.
    private const int LongestFile = LicenseRecognizer.LongestText * 4;

    public static Command Create()
    {
        var paths = CommonOptions.Paths("License texts, or folders of them.");
        var format = CommonOptions.Format();
        var blind = new Option<bool>("--blind") { Description = "Read terms from the words alone, without the catalogue." };
        var command = new Command("license", "Says which license a text is, what was changed in it, and which terms restrict it.") { paths, format, blind };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var files = CommonOptions.Files(parsed.GetRequiredValue(paths), static _ => true, missed);
            var results = Read(files, parsed.GetValue(blind), missed);

            if (string.Equals(parsed.GetValue(format), "json", StringComparison.Ordinal))
            {
                JsonOutput.Write(writer =>
                {
                    foreach (var result in results)
                    {
                        WriteJson(writer, result);
                    }
                }, missed);
            }
            else
            {
                using var output = new StreamWriter(StandardOutput.Open(), new UTF8Encoding(false));
                foreach (var result in results)
                {
                    WriteText(output, result);
                }
            }

            return missed.Status;
        });
        return command;
    }

    /// <summary>Reads files side by side; what is said of them keeps their order.</summary>
    private static List<LicenseResult> Read(IReadOnlyList<string> files, bool blind, Missed missed)
    {
        var read = new (LicenseResult? Result, Exception? Failure)[files.Count];
        Parallel.For(0, files.Count, i =>
        {
            try
            {
                read[i].Result = Inspect(files[i], blind);
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                read[i].Failure = e;
            }
        });
        var results = new List<LicenseResult>();
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i].Failure is { } failure)
            {
                missed.Add(files[i], failure);
            }

            if (read[i].Result is { } result)
            {
                results.Add(result);
                if (result.Match.IsTextCut)
                {
                    CommonOptions.Say(files[i], $"only the first {LicenseRecognizer.LongestText} characters were looked at");
                }
            }
        }

        return results;
    }

    private static LicenseResult Inspect(string file, bool blind)
    {
        var text = RegularFile.ToText(RegularFile.ReadUpTo(file, LongestFile, out var isCut));
        var match = LicenseRecognizer.Recognize(text);
        text = match.IsTextCut ? text[..LicenseRecognizer.LongestText] : text;
        match = isCut ? match with { IsTextCut = true } : match;
        return new LicenseResult(file, match, blind ? TermDetector.Detect(text, file) : LicenseTerms.Of(match, text, file));
    }

    private static void WriteJson(Utf8JsonWriter writer, LicenseResult result)
    {
        var match = result.Match;
        writer.WriteStartObject();
        writer.WriteString("path", result.Path);
        writer.WriteString("license", match.License?.Id);
        writer.WriteString("spdx", match.Exception is null ? match.License?.SpdxId : $"{match.License?.SpdxId} WITH {match.Exception}");
        writer.WriteString("name", match.License?.Name);
        writer.WriteString("match", KindName(match.Kind));
        if (match.BasedOn is { } basis)
        {
            writer.WriteString("basedOn", basis.Id);
        }

        writer.WriteNumber("similarity", match.Similarity);
        writer.WriteStartArray("alsoContains");
        foreach (var further in match.AlsoContains)
        {
            writer.WriteStringValue(further.Id);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("changes");
        foreach (var change in match.Changes)
        {
            WriteJson(writer, change);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("terms");
        foreach (var term in result.Terms)
        {
            WriteJson(writer, term);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter writer, LicenseChange change)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", change.IsAddition ? "added" : "removed");
        writer.WriteNumber("line", change.Line);
        if (change.IsAddition)
        {
            writer.WriteNumber("endLine", change.EndLine);
            writer.WriteString("quote", change.Quote);
        }
        else
        {
            writer.WriteNumber("words", change.Words);
        }

        writer.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter writer, Term term)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", term.Kind);
        if (term.Place is { } place)
        {
            writer.WriteNumber("line", place.Line);
            writer.WriteNumber("endLine", place.EndLine);
        }

        if (term.Quote is not null)
        {
            writer.WriteString("quote", term.Quote);
        }

        if (term.Value is { } value)
        {
            writer.WriteNumber("value", value);
            writer.WriteString("unit", term.Unit);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(StreamWriter output, LicenseResult result)
    {
        var match = result.Match;
        var path = Printable.Text(result.Path);
        output.WriteLine(match.License is null
            ? $"{path}: no license recognised{(match.BasedOn is { } basis ? $"; based on {basis.Name} ({basis.Id})" : "")}"
            : $"{path}: {match.License.Name} ({match.Expression}), {KindName(match.Kind)}, similarity {Math.Floor(match.Similarity * 100) / 100:0.00}");
        foreach (var further in match.AlsoContains)
        {
            output.WriteLine($"  also contains  {further.Name} ({further.Id})");
        }

        foreach (var change in match.Changes)
        {
            output.WriteLine(
                change.IsAddition
                    ? $"  added    line {change.Line, -5} {Printable.Text(change.Quote ?? "")}"
                    : $"  removed  line {change.Line, -5} {change.Words} words"
            );
        }

        foreach (var clause in result.Terms.GroupBy(t => (t.Place?.Line, t.Quote)))
        {
            // A clause may be of several kinds: it is quoted once.
            var kinds = string.Join(", ", clause.Select(t => t.Value is null ? t.Kind : $"{t.Kind} ({t.Value} {t.Unit})"));
            output.WriteLine(
                clause.Key.Line is { } line
                    ? $"  term     line {line, -5} {kinds}"
                    : $"  term                {kinds} (known of the license, not found in this text)"
            );
            if (clause.Key.Quote is { } quote)
            {
                output.WriteLine($"                      \"{Printable.Text(quote)}\"");
            }
        }
    }

    private static string KindName(LicenseMatchKind kind) => kind switch
    {
        LicenseMatchKind.Exact => "exact",
        LicenseMatchKind.Equivalent => "equivalent",
        LicenseMatchKind.Modified => "modified",
        LicenseMatchKind.Partial => "partial",
        LicenseMatchKind.Reference => "reference",
        LicenseMatchKind.Resembles => "resembles",
        _ => "none",
    };

    private sealed record LicenseResult(string Path, LicenseMatch Match, IReadOnlyList<Term> Terms);
}
