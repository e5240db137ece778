using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Releases;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness mof</c>: the class of a release that a MOF file describes.</summary>
internal static class MofVerb
{
    public static Command Create()
    {
        var paths = CommonOptions.Paths("MOF files, or folders whose *.yml and *.yaml files are read.");
        var format = CommonOptions.Format();
        var strict = new Option<bool>("--strict")
        {
            Description = "Match names and license ids exactly as the Model Openness Tool does, including its quirks.",
        };
        var derive = new Option<bool>("--derive")
        {
            Description = "Treat each path as a model's folder and judge the components in it, without a MOF file.",
        };
        var starter = new Option<string?>("--starter")
        {
            Description = "With --derive and one folder: write a MOF file to start from.",
            HelpName = "FILE",
        };
        var command = new Command("mof", "Model Openness Framework class of a release, from its MOF file or its folder.")
        {
            paths, strict, derive, starter, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(paths)!,
            parsed.GetValue(format)!,
            parsed.GetValue(strict),
            parsed.GetValue(derive),
            parsed.GetValue(starter)));
        return command;
    }

    private static int Run(string[] paths, string format, bool strict, bool derive, string? starter)
    {
        if (starter is not null && (!derive || paths.Length != 1))
        {
            return CommonOptions.Usage(starter, "--starter needs --derive and one folder");
        }

        var missed = new Missed();
        var results = new List<Result>();
        foreach (var path in derive ? Folders(paths, missed) : CommonOptions.Files(paths, IsYaml, missed))
        {
            try
            {
                results.Add(derive ? EvaluateFolder(path, strict, starter, missed) : EvaluateFile(path, strict));
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                missed.Add(path, e);
            }
        }

        if (string.Equals(format, "json", StringComparison.Ordinal))
        {
            JsonOutput.Write(writer => results.ForEach(r => WriteJson(writer, r)), missed);
        }
        else
        {
            results.ForEach(WriteText);
        }

        return missed.Status;
    }

    private static List<string> Folders(string[] paths, Missed missed)
    {
        var folders = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                folders.Add(path);
            }
            else
            {
                missed.Add(path, "no such folder");
            }
        }

        return folders;
    }

    private static bool IsYaml(string path) =>
        path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    private static Result EvaluateFile(string path, bool strict)
    {
        var content = MofFile.Read(path, path);
        return content.Release is { } release
            ? Evaluate(path, release, strict)
            : new Result(path, "", Verdict: null, [], content.Problem);
    }

    private static Result EvaluateFolder(string path, bool strict, string? starter, Missed missed)
    {
        var files = new SourceFiles(Path.GetFullPath(path));
        var release = ReleaseFolderReader.Read(files.BaseFolder, files).ToRelease(LicenseCatalog.Default);
        foreach (var unseen in files.NotLookedAt)
        {
            missed.Add(Path.Combine(path, unseen.Path), unseen.Why);
        }

        // A file that a person has corrected must not be lost.
        if (starter is not null && !CommonOptions.TryWrite(() => WriteNew(starter, MofFileWriter.Write(release)), starter))
        {
            missed.Fail();
        }

        return Evaluate(path, release, strict);
    }

    private static void WriteNew(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static Result Evaluate(string path, MofRelease release, bool strict)
    {
        var byTool = MofEvaluator.EvaluateStrict(release);
        if (strict)
        {
            return new Result(path, release.Name, byTool, [], Problem: null);
        }

        var verdict = MofEvaluator.Evaluate(release, LicenseCatalog.Default);
        return new Result(path, release.Name, verdict, MofEvaluator.Differences(release, verdict, byTool), Problem: null)
        {
            StrictClass = byTool.Class,
        };
    }

    private static void WriteJson(Utf8JsonWriter writer, Result result)
    {
        writer.WriteStartObject();
        writer.WriteString("path", result.Path);
        writer.WriteNumber("class", result.Verdict?.Class ?? 0);
        writer.WriteString("label", result.Verdict?.Label ?? MofClass.Find(0).Label);
        writer.WriteStartObject("progress");
        for (var mofClass = 1; mofClass <= 3; mofClass++)
        {
            writer.WriteNumber(mofClass.ToString(CultureInfo.InvariantCulture), result.Verdict?.Progress[mofClass] ?? 0);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("components");
        foreach (var component in result.Verdict?.Components ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("name", component.Component.Name);
            writer.WriteString("status", Word(component.Status));
            writer.WriteString("license", component.License);
            writer.WriteBoolean("typeAppropriate", component.IsTypeAppropriate);
            writer.WriteNumber("class", component.Component.Class);
            writer.WriteBoolean("required", component.Component.IsRequired);
            writer.WriteString("readAs", component.ReadAs);
            writer.WriteString("place", component.Place?.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("name", result.Name);
        writer.WriteStartArray("unknownComponents");
        foreach (var name in result.Verdict?.UnknownComponents ?? [])
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        WriteDifferences(writer, result);
        writer.WriteString("problem", result.Problem);
        writer.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter writer, Result result)
    {
        writer.WriteStartArray("differences");
        foreach (var difference in result.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("what", difference.What);
            writer.WriteString("written", difference.Written);
            writer.WriteString("read", difference.Read);
            writer.WriteString("strict", difference.Strict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Result result)
    {
        Console.WriteLine(Printable.Text(result.Path));
        if (result.Verdict is not { } verdict)
        {
            Console.WriteLine("  " + Printable.Text(result.Problem ?? ""));
            return;
        }

        Console.WriteLine($"  {(result.Name.Length == 0 ? "(no name)" : Printable.Text(result.Name))}: {verdict.Label}");
        foreach (var mofClass in (int[])[3, 2, 1])
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {MofClass.Find(mofClass).Label,-32} {verdict.Progress[mofClass],5:0.#} %"));
        }

        foreach (var component in verdict.Components.Where(c => c.Component.IsRequired || c.Status != MofStatus.Missing))
        {
            Console.WriteLine($"    {component.Component.Name,-32} {Word(component.Status),-10} {Printable.Text(License(component))}".TrimEnd());
        }

        foreach (var name in verdict.UnknownComponents)
        {
            Console.WriteLine($"    {Printable.Text(name),-32} no component of the framework");
        }

        if (result.Differences.Count > 0)
        {
            Console.WriteLine($"  The Model Openness Tool reads this file differently ({MofClass.Find(result.StrictClass!.Value).Label}):");
            foreach (var difference in result.Differences)
            {
                Console.WriteLine(
                    $"    {Printable.Text(difference.What)}: '{Printable.Text(difference.Written)}' is {difference.Read} here, {difference.Strict} there"
                );
            }
        }
    }

    private static string License(MofComponentVerdict component)
    {
        var license = component.ReadAs is { } readAs ? $"{component.License} ({readAs})" : component.License ?? "";
        return component.Status == MofStatus.Open && !component.IsTypeAppropriate
            ? $"{license}, usual for other content than {ContentWord(component.Component.Type)}"
            : license;
    }

    private static string ContentWord(ContentType type) => type switch
    {
        ContentType.Code => "code",
        ContentType.Data => "data",
        _ => "documents",
    };

    private static string Word(MofStatus status) => status switch
    {
        MofStatus.Open => "open",
        MofStatus.Invalid => "invalid",
        MofStatus.Unlicensed => "unlicensed",
        _ => "missing",
    };

    private sealed record Result(
        string Path, string Name, MofVerdict? Verdict, IReadOnlyList<MofDifference> Differences, string? Problem)
    {
        public int? StrictClass { get; init; }
    }
}
