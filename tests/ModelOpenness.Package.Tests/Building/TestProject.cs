using System.Runtime.CompilerServices;
using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>A project of a user in a folder of its own, built for real.</summary>
internal sealed class TestProject
{
    // Tests of what is said about projects of every shape; their first build is held against what the command line says.
    private static readonly string[] Compared = ["ProjectShapeTests", "FindingTests", "LanguageTests", "StandardTests", "PolicyTests", "CodeTests", "SampleTests"];

    private readonly Dictionary<string, string> properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isCompared;
    private bool restored;
    private bool wasCompared;

    /// <summary>Creates the folder of the project.</summary>
    /// <param name="file">Name of the project file, or its path below the folder.</param>
    /// <param name="folder">Name of the folder; by default a short one after the test.</param>
    /// <param name="test">The test.</param>
    /// <param name="source">Source file of the test.</param>
    public TestProject(string file = "App.csproj", string? folder = null, [CallerMemberName] string test = "", [CallerFilePath] string source = "")
    {
        isCompared = Compared.Contains(Path.GetFileNameWithoutExtension(source), StringComparer.Ordinal);
        _ = PackedPackage.File;
        Folder = Path.Combine(PackedPackage.Root, "p", Guid.NewGuid().ToString("N")[..6], folder ?? test[..Math.Min(test.Length, 24)]);
        Directory.CreateDirectory(Folder);
        File = file;
    }

    public string Folder { get; }

    /// <summary>The project file, relative to the folder.</summary>
    public string File { get; set; }

    public string PathOf(string relative) => Path.Combine(Folder, relative.Replace('/', Path.DirectorySeparatorChar));

    public TestProject Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public TestProject Write(string relative, byte[] bytes)
    {
        var path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return this;
    }

    public TestProject Replace(string relative, string what, string with)
    {
        var text = System.IO.File.ReadAllText(PathOf(relative));
        text.ShouldContain(what);
        return Write(relative, text.Replace(what, with, StringComparison.Ordinal));
    }

    /// <summary>Sets a property as <c>-p:</c> does, for all builds from now on.</summary>
    public TestProject With(string property, string value)
    {
        properties[property] = value;
        return this;
    }

    public TestProject Without(string property)
    {
        properties.Remove(property);
        return this;
    }

    /// <summary>Writes a console app that references the package, ships everything under <c>models/</c> and has one tag.</summary>
    /// <param name="tags">PackageTags, which stand in line 4.</param>
    /// <param name="more">More lines for the project file.</param>
    public TestProject App(string tags = "birds;open-source", string more = "")
    {
        Write(File, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <Description>Answers questions about birds, offline.</Description>
                <PackageTags>{tags}</PackageTags>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelOpenness" Version="{PackedPackage.Version}" PrivateAssets="all" />
                <None Update="models/**" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
              {more}
            </Project>
            """);
        return Write("Program.cs", "System.Console.WriteLine(1);\n");
    }

    /// <summary>Builds, restoring first where this project was not restored yet.</summary>
    public BuildOutcome Build(string target = "Build")
    {
        if (!restored)
        {
            Restore();
        }

        var outcome = InProcessBuild.Run(Folder, PathOf(File), target, properties);
        if (isCompared && !wasCompared && outcome.Succeeded && target == "Build" && !File.EndsWith(".proj", StringComparison.Ordinal) && properties.Keys.All(p => p == "ModelOpennessVersion"))
        {
            wasCompared = true;
            InspectedAsBuilt.Check(Folder, File, outcome);
        }

        return outcome;
    }

    public TestProject Delete(string relative)
    {
        System.IO.File.Delete(PathOf(relative));
        return this;
    }

    public TestProject Restore()
    {
        InProcessBuild.Run(Folder, PathOf(File), "Restore", properties).ShouldSucceed();
        restored = true;
        return this;
    }

    /// <summary>The inventory of the last build, or null.</summary>
    public string? Inventory =>
        Directory.Exists(PathOf("obj")) && Directory.GetFiles(PathOf("obj"), "ModelOpenness.inventory.json", SearchOption.AllDirectories) is [var one] ? one : null;

    /// <summary>Runs the command line in the project's folder.</summary>
    public (int ExitCode, string Output) Dotnet(params string[] arguments) => DotnetCommand.Run(Folder, arguments);
}
