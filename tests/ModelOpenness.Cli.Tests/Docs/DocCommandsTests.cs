using System.CommandLine;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Docs;

/// <summary>Every command that a page shows is run in a scratch folder that has what the pages speak of.</summary>
[Collection(ConsoleTests.Name)]
public sealed class DocCommandsTests : IDisposable
{
    // What usage lines write for "something of yours".
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["PATH..."] = "models",
        ["PATH"] = "models",
        ["[PATH]"] = ".",
        ["ID..."] = "llama3.2",
        ["ID"] = "llama3.2",
        ["ID|FILE"] = "llama3.2",
        ["USE"] = "ship",
        ["FOLDER"] = ".",
        ["[FOLDER]"] = ".",
        ["FILE"] = "models/LICENSE",
        ["[options]"] = "",
    };

    private readonly TempFolder folder = new();
    private readonly string before = Directory.GetCurrentDirectory();

    public DocCommandsTests()
    {
        const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><PackageTags>open-source</PackageTags></PropertyGroup>"
            + "<ItemGroup><None Update=\"**/*.gguf\" CopyToOutputDirectory=\"PreserveNewest\" /></ItemGroup></Project>";
        foreach (var place in new[] { "models", "app", "service", "src/App", "src/A", "src/B" })
        {
            folder.Write(place + "/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        }

        foreach (var project in new[] { "App", "src/App/App", "src/Shop/Shop", "src/A/A", "src/B/B" })
        {
            folder.Write(project + ".csproj", Project);
        }

        folder.Write("All.slnx", "<Solution><Project Path=\"src/App/App.csproj\" /></Solution>");
        folder.Write("models/LICENSE", "Tern License\n\nYou may use the Model for non-commercial purposes only.\n");
        folder.Write("models/MOF.yml", "release:\n  name: Tern\n  components:\n  - {name: Model card, license: apache-2.0}\n");
        folder.Write("App.1.0.0.nupkg", Package());
        Directory.SetCurrentDirectory(folder.Path);
        var inventory = InProcess.Run("inspect", "models", "--format", "inventory").Text;
        foreach (var file in new[] { "inventories/a", "parts/a", "models" })
        {
            folder.Write(file + ".inventory.json", inventory);
        }
    }

    private static byte[] Package()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var nuspec = new StreamWriter(zip.CreateEntry("App.nuspec").Open());
            nuspec.Write("<package><metadata><id>App</id><version>1.0.0</version></metadata></package>");
        }

        return stream.ToArray();
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        folder.Dispose();
    }

    [Fact]
    public void Every_command_on_every_page_runs()
    {
        var failed = new List<string>();
        var count = 0;
        foreach (var block in DocPage.All.SelectMany(p => p.Code))
        {
            foreach (var command in block.Commands)
            {
                foreach (var arguments in Runs(command))
                {
                    count++;
                    var outcome = InProcess.Run(arguments);

                    // 1 is a verdict on the scratch folder; a baseline needs a build.
                    if (outcome.Status > 1 && arguments[0] != "baseline")
                    {
                        failed.Add($"{block.Where} {command}: {outcome.Status} {outcome.Errors}");
                    }
                }
            }
        }

        failed.ShouldBeEmpty();
        count.ShouldBeGreaterThan(40);
    }

    /// <summary>What stands in the page, as arguments: "init, baseline" are two commands, and remarks behind two blanks none.</summary>
    private static IEnumerable<string[]> Runs(string command)
    {
        var words = command["model-openness ".Length..].Split("  ", 2)[0];
        words = words.Split(" > ", 2)[0];
        var verbs = words.Split(' ')[0].EndsWith(',') ? words.Split(", ") : [words];
        foreach (var verb in verbs)
        {
            string[] arguments = [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Examples.TryGetValue(w, out var example) ? example : w).Where(w => w.Length > 0)];
            yield return arguments[0] == "mof" && arguments.Length > 1 ? [.. arguments.Select(a => a == "models" ? "models/MOF.yml" : a)]
                : arguments[0] == "merge" ? [.. arguments.Select(a => a == "models" ? "inventories" : a)]
                : arguments;
        }
    }
}
