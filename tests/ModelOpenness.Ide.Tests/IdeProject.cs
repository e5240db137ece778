using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Ide.Tests;

/// <summary>A restored app with one model, labelled open source, that references the packed package.</summary>
internal sealed class IdeProject
{
    private readonly string folder;

    /// <summary>Writes and restores it.</summary>
    /// <param name="program">Program.cs.</param>
    /// <param name="files">Other files, by path.</param>
    public IdeProject(string program, params (string Path, string Text)[] files)
    {
        _ = PackedPackage.File;
        folder = Path.Combine(PackedPackage.Root, "p", Guid.NewGuid().ToString("N")[..6], "App");
        Directory.CreateDirectory(Path.Combine(folder, "models"));
        System.IO.File.WriteAllText(File, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <PackageTags>birds;open-source</PackageTags>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelOpenness" Version="{PackedPackage.Version}" PrivateAssets="all" />
                <None Update="models/**" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        System.IO.File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        System.IO.File.WriteAllBytes(Path.Combine(folder, "models", "gull.gguf"), ModelFiles.Llama);
        foreach (var (path, text) in files)
        {
            System.IO.File.WriteAllText(Path.Combine(folder, path), text);
        }

        var (exitCode, output) = Dotnet("restore", "-nologo");
        exitCode.ShouldBe(0, output);
    }

    /// <summary>The project file.</summary>
    public string File => Path.Combine(folder, "App.csproj");

    /// <summary>What Program.cs holds now.</summary>
    public string Program => System.IO.File.ReadAllText(Path.Combine(folder, "Program.cs"));

    /// <summary>What a file holds now, by its path in the project's folder; sets it.</summary>
    public string this[string path]
    {
        get => System.IO.File.ReadAllText(Path.Combine(folder, path));
        set => System.IO.File.WriteAllText(Path.Combine(folder, path), value);
    }

    /// <summary>Full path of a file.</summary>
    public string PathOf(string path) => Path.Combine(folder, path);

    /// <summary>Runs the command line in the project's folder.</summary>
    public (int ExitCode, string Output) Dotnet(params string[] arguments) => DotnetCommand.Run(folder, arguments);
}
