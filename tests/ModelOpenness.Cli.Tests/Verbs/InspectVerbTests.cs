using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary>What <c>inspect</c> takes besides model files and folders.</summary>
public sealed class InspectVerbTests : IDisposable
{
    private static readonly byte[] Llama = GgufBytes.With(("general.license", "llama3.2"));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_project_is_evaluated_and_says_what_its_build_says()
    {
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><PackageTags>open-source</PackageTags></PropertyGroup></Project>");
        folder.Write("models/tern.gguf", Llama);
        folder.Write("models/other.gguf", Llama);
        var project = folder.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><Name>tern</Name></PropertyGroup>
              <ItemGroup><None Update="models/$(Name).gguf" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
            </Project>
            """);
        var results = Results(project);
        results.Select(r => r.Model).ShouldBe(["models/other.gguf", "models/tern.gguf"]);
        results[0].Findings.ShouldBeEmpty();
        results[1].Findings.ShouldBe(["MOP1001 Directory.Build.props:1", "MOP1004 Directory.Build.props:1", "MOP1010 Directory.Build.props:1"]);
    }

    [Fact]
    public void An_old_project_that_does_not_evaluate_is_read_as_XML()
    {
        folder.Write("Assets/tern.onnx.txt", "x");
        folder.Write("Assets/tern.gguf", Llama);
        var project = folder.Write("App.csproj", """
            <?xml version="1.0" encoding="utf-8"?>
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><PackageTags>open-source birds</PackageTags></PropertyGroup>
              <ItemGroup>
                <Content Include="Assets\tern.gguf"><CopyToOutputDirectory>Always</CopyToOutputDirectory></Content>
                <Content Include="Assets\gone.gguf" />
              </ItemGroup>
              <Import Project="$(MSBuildExtensionsPath)\Nobody\Has\This.targets" />
            </Project>
            """);
        var results = Results(project, "read as XML, without MSBuild: The imported project");
        results.Select(r => r.Model).ShouldBe(["Assets/gone.gguf", "Assets/tern.gguf"]);
        results[1].Findings.ShouldContain("MOP1001 App.csproj:3");
    }

    [Theory]
    [InlineData("App.sln", "Project(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"App\", \"src\\App\\App.csproj\", \"{1}\"\nProject(\"{2150E333-8FDC-42A3-9474-1A3956D46DE8}\") = \"docs\", \"docs\", \"{2}\"\n")]
    [InlineData("App.slnx", "<Solution><Folder Name=\"/a/\"><Project Path=\"src/App/App.csproj\" /></Folder></Solution>")]
    public void A_solution_is_all_of_its_projects(string name, string text)
    {
        folder.Write("src/App/App.csproj", "<Project><ItemGroup><Content Include=\"tern.gguf\" /></ItemGroup></Project>");
        folder.Write("src/App/tern.gguf", Llama);
        Results(folder.Write(name, text)).ShouldHaveSingleItem().Model.ShouldBe("tern.gguf");
    }

    [Fact]
    public void A_project_that_a_solution_names_and_that_is_gone_is_an_error_and_the_others_are_done()
    {
        folder.Write("A.csproj", "<Project><ItemGroup><Content Include=\"tern.gguf\" /></ItemGroup></Project>");
        folder.Write("tern.gguf", Llama);
        var (exitCode, output, errors) = Run("--format", "json", folder.Write("All.slnx", "<Solution><Project Path=\"Gone.csproj\" /><Project Path=\"A.csproj\" /></Solution>"));
        exitCode.ShouldBe(2);
        errors.ShouldContain("Gone.csproj: the solution names this project");
        output.ShouldContain("tern.gguf");
    }

    [Fact]
    public void A_package_is_read_without_unpacking_it()
    {
        var package = folder.Write("tern.nupkg", Package());
        var before = Directory.GetFileSystemEntries(folder.Path);
        var result = Results(package).ShouldHaveSingleItem();
        result.Model.ShouldBe("nuget:tern/1.0.0/models/tern.gguf");
        result.Findings.ShouldBe(["MOP2006 nuget:tern/1.0.0/tern.nuspec:1"]);
        Directory.GetFileSystemEntries(folder.Path).ShouldBe(before);
    }

    [Fact]
    public void A_packages_folder_is_shown_by_packages()
    {
        folder.Write("tern/1.0.0/tern.nuspec", Nuspec);
        folder.Write("tern/1.0.0/contentFiles/any/any/tern.gguf", Llama);
        var result = Results(folder.Path).ShouldHaveSingleItem();
        result.Model.ShouldBe("nuget:tern/1.0.0/contentFiles/any/any/tern.gguf");
        result.Findings.ShouldBe(["MOP1000 nuget:tern/1.0.0/tern.nuspec:1"]);
        Results(Path.Combine(folder.Path, "tern", "1.0.0")).ShouldHaveSingleItem().Model.ShouldBe(result.Model);
    }

    [Fact]
    public void A_damaged_package_is_named_and_the_others_are_done()
    {
        var good = folder.Write("tern.nupkg", Package());
        var (exitCode, output, errors) = Run("--format", "json", folder.Write("cut.nupkg", Package()[..200]), good);
        exitCode.ShouldBe(2);
        errors.ShouldContain("cut.nupkg: is not a ZIP file, or is cut short");
        output.ShouldContain("nuget:tern/1.0.0/models/tern.gguf");
    }

    private const string Nuspec = "<package><metadata><id>Tern</id><version>1.0.0</version><license type=\"expression\">MIT</license></metadata></package>";

    private static byte[] Package()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in new[] { ("tern.nuspec", Encoding.UTF8.GetBytes(Nuspec)), ("models/tern.gguf", Llama) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static List<(string Model, List<string> Findings)> Results(string path, string said = "")
    {
        var (exitCode, output, errors) = Run("--format", "json", path);
        exitCode.ShouldBe(0, errors);
        // How many findings there are stands there as well.
        string.Join('\n', errors.Split('\n').Where(line => !line.Contains(" finding", StringComparison.Ordinal))).ShouldMatch(said.Length == 0 ? "^$" : said);
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("results").EnumerateArray().Select(r => (
            r.GetProperty("model").GetProperty("id").GetString()!,
            r.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString() + " " + f.GetProperty("location").GetProperty("path").GetString() + ":" + (f.GetProperty("location").TryGetProperty("line", out var line) ? line.GetInt32() : 0)).ToList()))];
    }

    private static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "model-openness.dll"));
        start.ArgumentList.Add("inspect");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
