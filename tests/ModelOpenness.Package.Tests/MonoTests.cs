using System.IO.Compression;
using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>A runtime of .NET Framework's kind, as a stand-in for Visual Studio's MSBuild.</summary>
public class MonoTests
{
    [MonoFact]
    public void Task_and_analyzers_of_the_package_load_under_Mono_and_say_what_a_build_says()
    {
        const string Client = """
            new OllamaSharp.OllamaApiClient(new System.Uri("http://localhost"), "llama3.2").ToString();

            namespace OllamaSharp
            {
                public class OllamaApiClient { public OllamaApiClient(System.Uri uri, string defaultModel) { } }
            }

            """;
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Unlicensed).Write("models/LICENSE.txt", ModelFiles.CommunityLicense()).Write("Program.cs", Client);
        var built = project.Build().ShouldSucceed().Findings;
        built.Select(f => f.Id).ShouldBe(["MOP1001", "MOP1004", "MOP4001"]);

        Directory.Delete(project.PathOf("obj"), recursive: true);
        Directory.Delete(project.PathOf("bin"), recursive: true);
        ZipFile.ExtractToDirectory(PackedPackage.File, project.PathOf("package"));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NUGET_PACKAGES"] = Sdk.PackagesOfMachine,
            ["PATH"] = Path.GetDirectoryName(Sdk.DotnetHost) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
        };
        var run = Path.Combine(Repository.Root, "build", "mono", "run");
        var (status, said) = DotnetCommand.Run(DotnetCommand.Start("bash", project.Folder, environment, run, "package/tasks/netstandard2.0", "App.csproj"));
        status.ShouldBe(0, said);
        said.Split('\n').Where(l => l.Contains("warning", StringComparison.Ordinal)).ShouldBe(built.Select(f => f.WithoutLink));
    }

    private sealed class MonoFactAttribute : FactAttribute
    {
        public MonoFactAttribute()
        {
            if (!File.Exists("/usr/bin/mono") || !File.Exists("/usr/lib/mono/4.5/System.Core.dll"))
            {
                Skip = "needs Mono (Debian: mono-runtime and libmono-cil-dev)";
            }
        }
    }
}
