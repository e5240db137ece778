using System.CommandLine;
using System.Globalization;
using ModelOpenness.Cli.Fixing;
using ModelOpenness.Cli.Output;
using ModelOpenness.Reports;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness fix</c>: the code fixes of an editor, as a diff or written.</summary>
internal static class FixVerb
{
    private const int SomethingToFix = 1;

    public static Command Create()
    {
        var paths = CommonOptions.Paths("Projects and solutions, as for 'inspect'.");
        var apply = new Option<bool>("--apply") { Description = "Write the files; without it the changes are shown as a unified diff." };
        var kind = new Option<string[]>("--kind")
        {
            Description =
                "What may be changed: words (the claim says open weights), license (License metadata of the model's item), pack (pack a license or notice), "
                + "waiver (accept the finding, with a reason to fill in). May be repeated; all but waiver where none is given.",
        };
        kind.AcceptOnlyFromAmong([.. Enum.GetNames<FixKind>().Select(n => n.ToLowerInvariant())]);
        var license = new Option<string?>("--license") { Description = "The license to set where sources state several." };
        var package = new Option<string?>("--package")
        {
            Description = "A package that the one project packed: a license or notice that is missing in it (MOP2007) is packed.",
            HelpName = "FILE",
        };
        var isStatic = new Option<bool>("--static") { Description = "Projects are read as XML, without MSBuild: for what you do not trust." };
        var format = CommonOptions.Format();
        var command = new Command(
            "fix",
            "Shows the changes of text that settle findings, or makes them with --apply. Nothing else of a file changes."
        )
        {
            paths, apply, kind, license, package, isStatic, format,
        };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            FixKind[] kinds = parsed.GetValue(kind) is { Length: > 0 } named
                ? [.. named.Select(k => Enum.Parse<FixKind>(k, ignoreCase: true))]
                : [FixKind.Words, FixKind.License, FixKind.Pack];
            var packed = parsed.GetValue(package) is { } given ? Path.GetFullPath(given) : null;
            if (packed is not null && (parsed.GetRequiredValue(paths).Length > 1 || !File.Exists(packed)))
            {
                return CommonOptions.Usage(packed, "give --package a file that is there, and one project");
            }

            var plan = new FixPlan(kinds, parsed.GetValue(license), missed);
            foreach (var inspected in InspectVerb.Inspect(parsed.GetRequiredValue(paths), missed, isStatic: parsed.GetValue(isStatic)))
            {
                plan.Add(inspected, packed);
            }

            var isApplied = parsed.GetValue(apply);
            if (isApplied)
            {
                foreach (var file in plan.Files.Where(f => !CommonOptions.TryWrite(() => ReportWriter.WriteFile(f.FullPath, f.ToBytes()), Shown(f.FullPath))))
                {
                    missed.Fail();
                }
            }

            if (parsed.GetRequiredValue(format) is "json")
            {
                WriteJson(plan, isApplied, missed);
            }
            else
            {
                WriteText(plan, isApplied);
            }

            return missed.Any ? missed.Status : plan.Fixes.Count > 0 && !isApplied ? SomethingToFix : 0;
        });
        return command;
    }

    private static void WriteText(FixPlan plan, bool isApplied)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var file in isApplied ? [] : plan.Files)
        {
            output.Write(string.Join('\n', file.Diff(Shown(file.FullPath)).Split('\n').Select(l => Printable.Text(l))));
        }

        CommonOptions.WriteBytes(System.Text.Encoding.UTF8.GetBytes(output.ToString()), null);
        Console.Error.WriteLine("model-openness: " + (plan.Fixes.Count == 0
            ? "nothing to fix."
            : $"{Count(plan.Fixes.Count, "fix", "fixes")} in {Count(plan.Files.Count(), "file", "files")}{(isApplied ? "" : "; --apply writes")}."));
    }

    private static string Count(int count, string one, string many) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);

    private static void WriteJson(FixPlan plan, bool isApplied, Missed missed) => JsonOutput.Write(
        writer =>
        {
            foreach (var file in plan.Files)
            {
                writer.WriteStartObject();
                writer.WriteString("path", Shown(file.FullPath));
                writer.WriteBoolean("written", isApplied);
                writer.WriteStartArray("fixes");
                foreach (var fix in plan.Fixes.Where(f => f.FullPath == file.FullPath))
                {
                    writer.WriteStartObject();
                    writer.WriteString("rule", fix.RuleId);
                    writer.WriteString("title", fix.Title);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteString("diff", file.Diff(Shown(file.FullPath)));
                writer.WriteEndObject();
            }
        },
        missed);

    /// <summary>A file is named from the folder that the tool runs in, so that "patch -p0" finds it.</summary>
    private static string Shown(string fullPath) => Path.GetRelativePath(Directory.GetCurrentDirectory(), fullPath).Replace('\\', '/');
}
