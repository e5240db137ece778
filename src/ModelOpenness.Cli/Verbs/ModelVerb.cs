using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Families;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness model</c>: which family and license a model id, tag or file name stands for.</summary>
internal static class ModelVerb
{
    // A list of ids, not a model by mistake.
    private const int MaxListBytes = 64 << 20;

    /// <summary>What there is to say of a model that only its maker runs.</summary>
    public const string Hosted = "hosted, no weights: only its maker runs it, and the maker's terms of service hold";

    public static Command Create()
    {
        var ids = new Argument<string[]>("id")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "A Hugging Face id or address, an Ollama name and tag, or the name of a file; @FILE holds one a line.",
        };
        var format = CommonOptions.Format();
        var command = new Command("model", "Says which family and license a model id, tag or file name stands for.") { ids, format };
        command.SetAction(parsed => Run(parsed.GetValue(ids)!, parsed.GetValue(format)!));
        return command;
    }

    private static int Run(string[] arguments, string format)
    {
        var missed = new Missed();
        var results = new List<KeyValuePair<string, ModelFamilyMatch?>>();
        foreach (var id in Ids(arguments, missed))
        {
            results.Add(new(id, ModelFamilies.Default.Resolve(id)));
        }

        if (string.Equals(format, "json", StringComparison.Ordinal))
        {
            JsonOutput.Write(writer => WriteJson(writer, results), missed);
        }
        else
        {
            WriteText(Console.Out, results);
        }

        return missed.Status;
    }

    private static bool IsHosted(string id) => ModelFamilies.Default.IsHosted(id);

    private static List<string> Ids(string[] arguments, Missed missed)
    {
        var ids = new List<string>();
        foreach (var argument in arguments)
        {
            if (argument.Length < 2 || argument[0] != '@')
            {
                ids.Add(argument);
                continue;
            }

            var path = argument[1..];
            try
            {
                var lines = RegularFile.ToText(RegularFile.ReadAll(path, MaxListBytes)).Split('\n');
                ids.AddRange(lines.Select(line => line.TrimEnd('\r')).Where(line => !string.IsNullOrWhiteSpace(line)));
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                missed.Add(path, e);
            }
        }

        return ids;
    }

    private static void WriteJson(Utf8JsonWriter writer, List<KeyValuePair<string, ModelFamilyMatch?>> results)
    {
        foreach (var (id, match) in results)
        {
            writer.WriteStartObject();
            writer.WriteString("path", id);
            writer.WriteString("family", match?.Family);
            writer.WriteString("version", match?.Version);
            writer.WriteString("license", match?.LicenseId);
            writer.WriteString("codeLicense", match?.CodeLicenseId);
            writer.WriteString("confidence", match?.Confidence);
            writer.WriteString("note", match is null && IsHosted(id) ? Hosted : match?.Note);
            writer.WriteEndObject();
        }
    }

    private static void WriteText(TextWriter output, List<KeyValuePair<string, ModelFamilyMatch?>> results)
    {
        var width = Math.Min(60, results.Count == 0 ? 0 : results.Max(result => Printable.Text(result.Key).Length));
        foreach (var (id, match) in results)
        {
            output.Write(Printable.Text(id).PadRight(width));
            if (match is null)
            {
                output.WriteLine(IsHosted(id) ? "  " + Hosted : "  unknown: the id alone does not settle the license");
                continue;
            }

            var license = LicenseCatalog.Default.Find(match.LicenseId);
            output.WriteLine($"  {match.Family} ({match.Organization}): {license?.Name ?? match.LicenseId} [{match.Confidence}]");
            var indent = new string(' ', width + 4);
            if (!match.IsVerified)
            {
                output.WriteLine(indent + "believed, not verified: confirm it with the model's card");
            }

            foreach (var term in license?.Terms ?? [])
            {
                output.WriteLine(indent + Describe(term));
            }

            foreach (var policy in (license?.Policies ?? []).Select(LicenseCatalog.Default.Find))
            {
                output.WriteLine($"{indent}bound by {policy!.Name}: {string.Join(", ", policy.Terms.Select(term => term.Kind))}");
            }

            if (match.CodeLicenseId is { } code)
            {
                output.WriteLine(indent + "code: " + code);
            }

            if (match.Note is { } note)
            {
                output.WriteLine(indent + "note: " + note);
            }

            if (match.Source is { } source)
            {
                output.WriteLine(indent + "source: " + source);
            }
        }
    }

    /// <summary>"user-cap, section 2: 700000000 monthly-active-users"</summary>
    private static string Describe(Term term) =>
        term.Kind
        + (term.Section is null ? "" : (term.Section.Contains(' ', StringComparison.Ordinal) ? ", " : ", section ") + term.Section)
        + (term.Value is null ? "" : string.Create(CultureInfo.InvariantCulture, $": {term.Value} {term.Unit}"));
}
