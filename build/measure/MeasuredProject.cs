using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ModelOpenness.Measure;

/// <summary>
/// A generated console app in a git repository of its own (so that Source Link has something to do), with models in folders of ten
/// and, where it has any, an open-source tag, each folder with a card; every other model says that it is under a community license.
/// Its code names no model, or one by an API, so that the compiler keeps a log.
/// </summary>
internal sealed class MeasuredProject
{
    public MeasuredProject(string work, int models, MeasuredPackage? package, bool callsModel = false)
    {
        Models = models;
        Folder = Path.Combine(
            work,
            string.Create(
                CultureInfo.InvariantCulture,
                $"with-{models}-{(package is null ? "out" : "package")}{(callsModel ? "-call" : "")}"
            )
        );
        Directory.CreateDirectory(Folder);
        var reference = package is null ? "" : $"<PackageReference Include=\"ModelOpenness\" Version=\"{package.Version}\" PrivateAssets=\"all\" />";
        File.WriteAllText(Path.Combine(Folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <PackageTags>{(models == 0 ? "birds" : "birds;open-source")}</PackageTags>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                {reference}
                <None Update="models/**" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        for (var i = 0; i < 30; i++)
        {
            File.WriteAllText(Path.Combine(Folder, $"Code{i}.cs"), Code(i));
        }

        File.WriteAllText(Path.Combine(Folder, "Program.cs"), "System.Console.WriteLine(new Code1().M1(1));\n");
        if (callsModel)
        {
            File.WriteAllText(
                Path.Combine(Folder, "Client.cs"),
                "namespace OllamaSharp;\npublic class OllamaApiClient(string defaultModel)\n{\n    public string Name => defaultModel;\n\n    public static OllamaApiClient Own { get; } = new OllamaApiClient(\"birdsong\");\n}\n"
            );
        }

        File.WriteAllText(Path.Combine(Folder, ".gitignore"), "bin/\nobj/\n");
        for (var i = 0; i < models; i++)
        {
            var folder = Path.Combine(Folder, "models", string.Create(CultureInfo.InvariantCulture, $"family{i / 10}"));
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, "README.md"),
                "---\nlicense: llama3.2\ntags:\n- text-generation\n---\n# A model\n\nIt answers questions about birds.\n"
            );
            File.WriteAllBytes(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"model{i}.gguf")),
                Gguf(i % 2 == 0 ? "llama3.2" : "apache-2.0")
            );
        }

        Dotnet.Run(Folder, "git", "init", "-q");
        Dotnet.Run(Folder, "git", "remote", "add", "origin", "https://github.com/example/example");
        Dotnet.Run(Folder, "git", "add", "-A");
        Dotnet.Run(Folder, "git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x");
        Dotnet.Run(Folder, "dotnet", "build", "-v:q", "-nologo");
    }

    public int Models { get; }

    public string Folder { get; }

    /// <summary>Builds as after a clean checkout: the inspection's files and the compiler's output are gone.</summary>
    public BuildTimes BuildFirst(params string[] arguments)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "obj"), "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file).StartsWith("ModelOpenness.", StringComparison.Ordinal) || Path.GetFileName(file) == "App.dll")
            {
                File.Delete(file);
            }
        }

        return Build(arguments);
    }

    /// <summary>Builds again with nothing changed.</summary>
    public BuildTimes BuildAgain(params string[] arguments) => Build(arguments);

    private BuildTimes Build(string[] arguments)
    {
        var log = Path.Combine(Folder, "obj", "measure.binlog");
        var peak = Dotnet.Run(Folder, "dotnet", ["build", "--no-restore", "-v:q", "-nologo", "-bl:" + log, .. arguments]);
        return BuildTimes.Read(log) with { PeakMemory = peak };
    }

    private static string Code(int number)
    {
        var code = new StringBuilder();
        code.Append(CultureInfo.InvariantCulture, $"public class Code{number}\n{{\n");
        for (var i = 0; i < 20; i++)
        {
            code.Append(
                CultureInfo.InvariantCulture,
                $"    public int M{i}(int x) {{ var list = new List<int> {{ x, {i} }}; return list.Where(y => y > {i}).Select(y => y * 2).Sum(); }}\n"
            );
        }

        return code.Append("}\n").ToString();
    }

    internal static byte[] Gguf(string license)
    {
        using var stream = new MemoryStream();
        stream.Write("GGUF"u8);
        Number(stream, 3, 4);
        Number(stream, 0, 8);
        Number(stream, 2, 8);
        foreach (var (key, value) in new[] { ("general.architecture", "llama"), ("general.license", license) })
        {
            Text(stream, key);
            Number(stream, 8, 4);
            Text(stream, value);
        }

        return stream.ToArray();
    }

    private static void Text(Stream stream, string text)
    {
        Number(stream, text.Length, 8);
        stream.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void Number(Stream stream, long value, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.Write(bytes[..width]);
    }
}
