using System.Xml.Linq;
using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>
/// The <c>dotnet</c> commands of the pages, as they stand there, run by somebody who has nothing but the SDK and a clone. (Those of
/// <c>model-openness</c> are run by the tests of the command line.)
/// </summary>
public class DocCommandsTests
{
    private const string AddSource = "dotnet nuget add source \"$PWD/feed\" --name modelopenness";
    private const string AddPackage = "dotnet add package ModelOpenness";
    private const string InstallTool = "dotnet tool install --global ModelOpenness.Cli";
    private const string InstallToolHere = "dotnet tool install ModelOpenness.Cli --tool-path .tools";

    private static readonly string[] RunHere = [AddSource, AddPackage, InstallTool, InstallToolHere];

    /// <summary>Beginnings of commands that something else runs, or that need what is not ours.</summary>
    private static readonly string[] RunElsewhere =
    [
        // CI runs these two.
        "dotnet build build/demo.proj", "dotnet test",
        // Every test here has its package from it.
        "dotnet pack src/ModelOpenness -c Release -o feed",
        // Forms of commands, with names for what is to be put in.
        "dotnet run --project build/licenses -- ",
        // A tool of .NET's, for shells that complete.
        "dotnet tool install --global dotnet-suggest", "dotnet-suggest ",
    ];

    [Fact]
    public void Every_dotnet_command_on_a_page_is_one_that_is_run()
    {
        var commands = Pages().SelectMany(Commands).Distinct(StringComparer.Ordinal).ToList();
        commands.Where(c => !RunHere.Contains(c, StringComparer.Ordinal) && !RunElsewhere.Any(e => c.StartsWith(e, StringComparison.Ordinal))).ShouldBeEmpty();
        RunHere.ShouldBeSubsetOf(commands);
    }

    [UnixFact]
    public void What_the_README_shows_a_newcomer_works_as_it_stands()
    {
        var clone = Directory.CreateDirectory(Path.Combine(PackedPackage.Root, "clone")).FullName;
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        PackedPackage.Pack("ModelOpenness", Path.Combine(clone, "feed"), version);
        PackedPackage.Pack("ModelOpenness.Cli", Path.Combine(clone, "feed"), version);
        var shell = new Newcomer(Path.Combine(PackedPackage.Root, "newcomer"));
        shell.Run(clone, AddSource).ShouldBe(0, shell.Said);

        var app = Directory.CreateDirectory(Path.Combine(shell.Home, "Birds")).FullName;
        var project = Path.Combine(app, "Birds.csproj");
        File.WriteAllText(project, """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <PackageTags>birds;open-source</PackageTags>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <None Update="models/**" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(app, "Birds.cs"), "class Birds { }\n");
        Directory.CreateDirectory(Path.Combine(app, "models"));
        File.WriteAllBytes(Path.Combine(app, "models", "gull.gguf"), ModelFiles.Llama);
        shell.Run(app, AddPackage).ShouldBe(0, shell.Said);
        File.ReadAllText(project).ShouldContain($"<PackageReference Include=\"ModelOpenness\" Version=\"{version}\">");
        File.ReadAllText(project).ShouldContain("<PrivateAssets>all</PrivateAssets>");
        shell.Run(app, "dotnet build -t:Compile").ShouldBe(0, shell.Said);
        shell.Said.ShouldContain("warning MOP1001: PackageTags says \"open-source\", but gull.gguf is under Llama 3.2 Community License Agreement");

        // "Make it fail the build".
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", Blocks("README.md", "xml").Single() + "</Project>", StringComparison.Ordinal));
        shell.Run(app, "dotnet build -t:Compile").ShouldNotBe(0);
        shell.Said.ShouldContain("error MOP1001");
        shell.Run(app, InstallTool).ShouldBe(0, shell.Said);
        shell.Run(app, InstallToolHere).ShouldBe(0, shell.Said);
        File.Exists(Path.Combine(app, ".tools", "model-openness")).ShouldBeTrue();
        shell.Run(app, "model-openness init").ShouldBe(0, shell.Said);
        shell.Run(app, "dotnet build -t:Compile").ShouldBe(0, shell.Said);
        shell.Said.ShouldNotContain("MOP1001");
    }

    private static IEnumerable<string> Pages() =>
        new[] { "README.md", "CONTRIBUTING.md" }.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(f => "docs/" + Path.GetFileName(f)));

    private static IEnumerable<string> Commands(string page) => Blocks(page).SelectMany(b => b.Split('\n')).Select(l => l.Trim())
        .Select(l => new[] { "- run: ", "- script: ", "- " }.Where(s => l.StartsWith(s, StringComparison.Ordinal)).Select(s => l[s.Length..]).FirstOrDefault(l))
        .Where(l => l.StartsWith("dotnet ", StringComparison.Ordinal) || l.StartsWith("dotnet-", StringComparison.Ordinal));

    /// <summary>The fenced blocks of a page: all, or those of a language.</summary>
    private static IEnumerable<string> Blocks(string page, string? language = null)
    {
        var parts = File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n").Split("```");
        return parts.Where((p, i) => i % 2 == 1 && (language is null || p.StartsWith(language + "\n", StringComparison.Ordinal))).Select(p => p[(p.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>A shell with a home of its own: no package source, no tool, no setting of this machine.</summary>
    private sealed class Newcomer
    {
        public Newcomer(string home)
        {
            Home = home;
            Directory.CreateDirectory(Path.Combine(home, ".nuget", "NuGet"));
            // What the SDK itself needs may come from the machine's packages.
            File.WriteAllText(Path.Combine(home, ".nuget", "NuGet", "NuGet.Config"), $"""
                <configuration>
                  <packageSources />
                  <fallbackPackageFolders><add key="machine" value="{Sdk.PackagesOfMachine}" /></fallbackPackageFolders>
                </configuration>
                """);
        }

        public string Home { get; }

        /// <summary>What the last command printed.</summary>
        public string Said { get; private set; } = "";

        public int Run(string folder, string command)
        {
            var path = string.Join(':', Path.GetDirectoryName(Sdk.DotnetHost), Path.Combine(Home, ".dotnet", "tools"), Environment.GetEnvironmentVariable("PATH"));
            var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Home, ["DOTNET_CLI_HOME"] = Home, ["PATH"] = path };
            (var status, Said) = DotnetCommand.Run(DotnetCommand.Start("bash", folder, environment, "-c", command));
            return status;
        }
    }
}
