using System.Globalization;
using System.Text;
using Microsoft.Build.Logging.StructuredLogger;

namespace ModelOpenness.Measure;

/// <summary>
/// A generated app of many source files with 50 models: in each file a class with documentation, texts and calls; in every hundredth
/// one the name of a restricted model, in every fiftieth a claim. Without models and label nothing of it counts.
/// </summary>
internal sealed class CodeProject
{
    private readonly string folder;

    public CodeProject(string work, int files, bool hasModels, MeasuredPackage package)
    {
        folder = Path.Combine(work, hasModels ? "code-with-models" : "code-without");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <PackageTags>{(hasModels ? "birds;open-source" : "birds")}</PackageTags>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelOpenness" Version="{package.Version}" PrivateAssets="all" />
                <None Update="models/**" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(
            Path.Combine(folder, "Program.cs"),
            "System.Console.WriteLine(1);\nnamespace OllamaSharp { public class OllamaApiClient(string uri, string defaultModel) { public string Uri => uri + defaultModel; } }\n"
        );
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"Service{i}.cs")), Code(i));
        }

        for (var i = 0; i < (hasModels ? 50 : 0); i++)
        {
            Directory.CreateDirectory(Path.Combine(folder, "models"));
            File.WriteAllBytes(Path.Combine(folder, "models", string.Create(CultureInfo.InvariantCulture, $"gull{i}.gguf")), MeasuredProject.Gguf("llama3.2"));
        }

        Dotnet.Run(folder, "dotnet", "restore", "-v:q", "-nologo");
    }

    /// <summary>Compiles in a new compiler process and tells what the compiler reports of its analyzers, in milliseconds.</summary>
    /// <returns>This product's analyzers, all analyzers, the compiler's task, and how many findings in code there were.</returns>
    public (double Own, double All, double Compiler, int Findings) Build()
    {
        var log = Path.Combine(folder, "obj", "measure.binlog");
        Dotnet.Run(
            folder, "dotnet", "build", "--no-restore", "--no-incremental", "-v:q", "-nologo",
            "-bl:" + log,
            "-p:ReportAnalyzer=true",
            "-p:UseSharedCompilation=false"
        );
        double own = 0, all = 0, compiler = 0;
        var findings = 0;
        var build = BinaryLog.ReadBuild(log);
        build.VisitAllChildren<Warning>(w => findings += w.Code is "MOP4001" or "MOP4002" ? 1 : 0);
        build.VisitAllChildren<Microsoft.Build.Logging.StructuredLogger.Task>(t =>
        {
            if (t.Name == "Csc")
            {
                compiler += t.Duration.TotalMilliseconds;
                t.VisitAllChildren<TextNode>(m =>
                {
                    // "   0.123   4   ModelOpenness.Analyzers.CSharp, Version=…": lines of assemblies; those of single analyzers follow indented.
                    var words = m.Text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                    if (words is [var seconds, _, var name, var version, ..] && version.StartsWith("Version=", StringComparison.Ordinal))
                    {
                        var time = seconds.StartsWith('<') ? 0.5 : double.Parse(seconds, CultureInfo.InvariantCulture) * 1000;
                        all += time;
                        own += name.StartsWith("ModelOpenness.", StringComparison.Ordinal) ? time : 0;
                    }
                });
            }
        });
        return (own, all, compiler, findings);
    }

    private static string Code(int number)
    {
        var code = new StringBuilder();
        void Line(FormattableString line) => code.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"namespace App.Part{number % 40};");
        Line($"");
        Line($"/// <summary>Handles orders of kind {number}; keeps a list of open orders and of their source.</summary>");
        Line($"public sealed class Service{number}");
        Line($"{{");
        Line($"    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);");
        Line($"");
        Line($"    public string Name {{ get; set; }} = \"service {number}\";");
        for (var i = 0; i < 5; i++)
        {
            Line($"");
            Line($"    /// <summary>Computes value {i} of the service from what is given.</summary>");
            Line($"    /// <param name=\"given\">What is given; never null.</param>");
            Line($"    public int Compute{i}(IReadOnlyList<string> given, int limit)");
            Line($"    {{");
            Line($"        ArgumentNullException.ThrowIfNull(given);");
            Line($"        var text = $\"Processing {{given.Count}} entries of {{Name}} in step {i}\";");
            Line($"        var path = Path.Combine(\"data\", \"step{i}.txt\");");
            Line($"        var result = given.Where(g => g.Length > limit).Select(g => g.Trim() + \": \" + text).ToList();");
            Line($"        counts[path] = result.Count;");
            Line($"        Name = text + path;");
            Line($"        return result.Count + counts.Values.Sum();");
            Line($"    }}");
        }

        if (number % 100 == 0)
        {
            Line($"");
            Line($"    public object Client() => new OllamaSharp.OllamaApiClient(\"http://localhost\", \"llama3.2\");");
        }

        if (number % 50 == 0)
        {
            Line($"");
            Line($"    public string About => \"This library is open source, and Gull is an open source model.\";");
        }

        Line($"}}");
        return code.ToString();
    }
}
