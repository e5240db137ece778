using System.CommandLine;
using System.Text.Json;
using ModelOpenness.Claims;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness claims</c></summary>
internal static class ClaimsVerb
{
    private const int MaxBytes = 64 << 20;
    private static readonly HashSet<string> ProseExtensions = new(StringComparer.OrdinalIgnoreCase) { ".md", ".markdown", ".txt", ".rst", ".adoc", ".mdx" };

    public static Command Create()
    {
        var paths = CommonOptions.Paths("Prose: a README, a model card, release notes. Of a folder, every Markdown and text file.");
        var format = CommonOptions.Format();
        var command = new Command("claims", "Finds openness claims in prose: what is claimed, of what, and whether it is meant.") { paths, format };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var results = new List<(string Path, IReadOnlyList<Claim> Claims)>();
            foreach (var path in CommonOptions.Files(parsed.GetValue(paths)!, IsProse, missed))
            {
                if (Read(path, missed) is { } text)
                {
                    results.Add((path, MarkdownProse.Claims(text, path.Replace('\\', '/'), ContextOf(path))));
                }
            }

            if (string.Equals(parsed.GetValue(format), "json", StringComparison.Ordinal))
            {
                JsonOutput.Write(writer => results.ForEach(r => WriteJson(writer, r.Path, r.Claims)), missed);
            }
            else
            {
                WriteText(results);
            }

            return missed.Status;
        });
        return command;
    }

    private static bool IsProse(string path) => ProseExtensions.Contains(Path.GetExtension(path));

    /// <summary>Markdown is read as a README; a file that calls itself a card, as a model's card.</summary>
    private static ClaimContext ContextOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var markdown = Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown" or ".mdx";
        return !markdown ? ClaimContext.Prose
            : name.Contains("card", StringComparison.OrdinalIgnoreCase) ? ClaimContext.ModelCard
            : ClaimContext.Readme;
    }

    private static string? Read(string path, Missed missed)
    {
        try
        {
            return RegularFile.ToText(RegularFile.ReadAll(path, MaxBytes));
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            missed.Add(path, e);
            return null;
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, string path, IReadOnlyList<Claim> claims)
    {
        writer.WriteStartObject();
        writer.WriteString("path", path);
        WriteClaims(writer, "claims", claims.Where(c => !c.IsSoft));
        WriteClaims(writer, "softClaims", claims.Where(c => c.IsSoft));
        writer.WriteEndObject();
    }

    private static void WriteClaims(Utf8JsonWriter writer, string key, IEnumerable<Claim> claims)
    {
        writer.WriteStartArray(key);
        foreach (var claim in claims)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", claim.Place.Line);
            writer.WriteNumber("column", claim.Place.Column);
            writer.WriteString("quote", claim.Quote);
            writer.WriteString("wording", claim.Wording);
            writer.WriteString("polarity", Name(claim.Polarity));
            writer.WriteString("subject", Name(claim.Subject));
            writer.WriteString("language", claim.Language);
            if (claim.Standard is { } standard)
            {
                writer.WriteString("standard", standard);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(List<(string Path, IReadOnlyList<Claim> Claims)> results)
    {
        foreach (var (path, claims) in results)
        {
            foreach (var claim in claims)
            {
                var what = claim.IsSoft
                    ? "softer word"
                    : $"{Name(claim.Polarity)}, {(claim.Subject == ClaimSubject.Other ? "about something else" : "about the " + Name(claim.Subject))}";
                Console.WriteLine(
                    $"{Printable.Text(path)}:{claim.Place.Line}:{claim.Place.Column}: \"{Printable.Text(claim.Wording)}\" "
                    + $"({what}{(claim.Standard is { } s ? ", " + s : "")})"
                );
                Console.WriteLine("    " + Printable.Text(claim.Quote));
            }
        }

        var asserted = results.Sum(r => r.Claims.Count(c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: not ClaimSubject.Other }));
        Console.WriteLine($"{asserted} open source {(asserted == 1 ? "claim" : "claims")} in {results.Count} {(results.Count == 1 ? "file" : "files")}");
    }

    private static string Name(ClaimPolarity polarity) => polarity switch
    {
        ClaimPolarity.Negated => "negated",
        ClaimPolarity.Hedged => "hedged",
        _ => "asserted",
    };

    private static string Name(ClaimSubject subject) => subject switch
    {
        ClaimSubject.Model => "model",
        ClaimSubject.Project => "project",
        _ => "other",
    };
}
