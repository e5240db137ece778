using System.CommandLine;
using System.Globalization;
using System.Text;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness init</c>: the files and lines with which a repository starts.</summary>
internal static class InitVerb
{
    private const string SchemaName = "modelopenness.schema.json";
    private const string ConfigName = ".globalconfig";
    private const string CentralVersions = "Directory.Packages.props";

    private const string ConfigHead = """
        # Severities of ModelOpenness. Findings stand in files that are not C#, where .editorconfig does not count.
        # Every warning is an error, so that a build fails on what comes new; what stands is waived in modelopenness.json.
        is_global = true

        """;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the repository or project.", DefaultValueFactory = _ => "." };
        var schema = new Option<bool>("--schema-file")
        {
            Description = "Writes the policy's schema beside it, for editors without network; else the policy names its address.",
        };
        var command = new Command(
            "init",
            "Writes a policy that accepts what stands today and a .globalconfig that fails on what comes new, and shows the lines to add."
        )
        {
            folder,
            schema,
        };
        command.SetAction(parsed =>
            Directory.Exists(parsed.GetValue(folder)!)
                ? Run(parsed.GetValue(folder)!, parsed.GetValue(schema))
                : CommonOptions.Usage(parsed.GetValue(folder)!, "no such folder")
        );
        return command;
    }

    private static int Run(string folder, bool withSchema)
    {
        var missed = new Missed();
        if (withSchema)
        {
            Write(Path.Combine(folder, SchemaName), Schema, missed);
        }

        var hadConfig = File.Exists(Path.Combine(folder, ConfigName));
        Write(
            Path.Combine(folder, PolicyFile.Name),
            () => Policy(folder, withSchema ? PolicyWriter.Empty("./" + SchemaName) : PolicyWriter.Empty(), missed),
            missed
        );
        Write(Path.Combine(folder, ConfigName), Config, missed);
        Console.Out.Write(Lines(Path.GetFullPath(folder), hadConfig));
        return missed.Status;
    }

    /// <summary>A policy with a waiver for each warning of the projects in the folder.</summary>
    private static string Policy(string folder, string empty, Missed missed)
    {
        var projects = CommonOptions.Files([folder], SolutionFile.IsProject, missed);
        var baseline = new Baseline(Path.GetFullPath(Path.Combine(folder, PolicyFile.Name)));
        foreach (var inspected in projects.Count == 0 ? [] : InspectVerb.Inspect([.. projects], missed))
        {
            baseline.Add(inspected.Inventory, Path.GetDirectoryName(Path.GetFullPath(inspected.Path))!);
        }

        var waivers = baseline.Waivers;
        Console.Out.WriteLine(
            $"accepts  {Verdict.Count(waivers.Count, "finding")} of "
            + $"{Verdict.Count(projects.Count, "project")}{(waivers.Count == 0 ? "" : "; give each waiver a reason, MOP9004 lists those that have none")}"
        );
        return waivers.Count == 0 ? empty : PolicyWriter.Add(empty, waivers)!;
    }

    private static string Config() =>
        ConfigHead
        + string.Concat(
            RuleTable.All.Select(r =>
                $"dotnet_diagnostic.{r.Id}.severity = {(r.Severity == FindingSeverity.Info ? "suggestion" : "error")}\n"
            )
        );

    /// <summary>What to add to the project files: a version where they have them, and none where versions are managed centrally.</summary>
    private static string Lines(string folder, bool hadConfig)
    {
        var lines = new StringBuilder();
        var isCentral = false;
        for (var above = folder; above is not null && !isCentral; above = Path.GetDirectoryName(above))
        {
            isCentral = File.Exists(Path.Combine(above, CentralVersions));
        }

        if (isCentral)
        {
            lines.Append(
                $"\nAdd to {CentralVersions}:\n\n  <ItemGroup>\n    <PackageVersion Include=\"ModelOpenness\" "
                + $"Version=\"{JsonOutput.ToolVersion}\" />\n  </ItemGroup>\n"
            );
        }

        lines.Append("\nAdd to Directory.Build.props, or to one project:\n\n  <ItemGroup>\n    <PackageReference Include=\"ModelOpenness\" ");
        lines.Append(isCentral ? "" : $"Version=\"{JsonOutput.ToolVersion}\" ").Append("PrivateAssets=\"all\" />\n");
        if (hadConfig)
        {
            lines.Append("    <!-- There is a .globalconfig already: this file of the package makes every warning an error. -->\n");
            lines.Append("    <GlobalAnalyzerConfigFiles Include=\"$(ModelOpennessConfigFolder)ModelOpenness.Strict.globalconfig\" />\n");
        }

        return lines.Append("  </ItemGroup>\n\nTo accept what a later build finds: model-openness baseline\n").ToString();
    }

    private static string Schema()
    {
        using var stream = typeof(InitVerb).Assembly.GetManifestResourceStream(SchemaName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Write(string path, Func<string> text, Missed missed)
    {
        if (File.Exists(path))
        {
            Console.Out.WriteLine($"kept     {Printable.Text(path)}");
        }
        else if (!CommonOptions.TryWrite(() => File.WriteAllText(path, text()), path))
        {
            missed.Fail();
        }
    }
}
