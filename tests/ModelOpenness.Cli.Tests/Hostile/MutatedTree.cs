using System.Text;

namespace ModelOpenness.Cli.Tests.Hostile;

/// <summary>A small tree of projects, the files of which are changed at random from a seed.</summary>
/// <param name="Solution">Full path of the solution.</param>
/// <param name="Project">Full path of its app.</param>
internal sealed record MutatedTree(string Solution, string Project)
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><PackageTags>open-source</PackageTags></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /><None Update="models/**" CopyToOutputDirectory="Always" /></ItemGroup>
              <Target Name="Evil"><Exec Command="touch PWNED" /><ItemGroup><Content Include="x.gguf" /></ItemGroup></Target>
            </Project>
            """),
        ("Lib/Lib.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
              <ItemGroup><Content Include="**/*.gguf" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
            </Project>
            """),
        ("Directory.Build.props", "<Project><PropertyGroup><Description>An open source bird recogniser.</Description></PropertyGroup></Project>"),
        ("Directory.Build.targets", "<Project><Import Project=\"more.props\" Condition=\"Exists('more.props')\" /></Project>"),
        ("more.props", "<Project><PropertyGroup><Title>$(MSBuildProjectName)</Title></PropertyGroup></Project>"),
        ("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>"),
        ("Directory.Build.rsp", "-t:Evil\n"),
        ("global.json", """{ "sdk": { "version": "10.0.100", "rollForward": "latestMajor" }, "msbuild-sdks": { "A.Sdk": "1.0.0" } }"""),
        ("nuget.config", "<configuration><packageSources><clear /><add key=\"x\" value=\"http://127.0.0.1:9/v3/index.json\" /></packageSources></configuration>"),
        ("sol.slnx", "<Solution><Project Path=\"App/App.csproj\" /><Project Path=\"Lib/Lib.csproj\" /></Solution>"),
    ];

    // What a stranger would write who knows MSBuild, and what breaks it.
    private static readonly string[] Pieces =
    [
        "$(P)", "<P>$(P)$(P)$(P)$(P)</P>", "<P>$([System.IO.Directory]::GetFiles('/', '*', System.IO.SearchOption.AllDirectories))</P>", "<P>$([System.IO.Directory]::GetParent('models/x').Delete(true))</P>",
        "<P>$([System.IO.File]::ReadAllText('/dev/zero'))</P>", "<P>$([System.IO.Path]::GetTempFileName())</P>", "<P>$([MSBuild]::RegisterBuildCheck('evil.dll'))</P>", "<P>$([System.String]::new('a', 2000000000))</P>",
        "<P>$([System.Diagnostics.Process]::Start('touch', 'PWNED'))</P>", "<P>$([MSBuild]::GetDirectoryNameOfFileAbove('/', 'x'))</P>", "<P>$(P.PadLeft(1999999999))</P>", "<P>$([System.Environment]::GetEnvironmentVariables())</P>",
        "<None Include=\"/**/*\" />", "<None Include=\"../**\" />", "<Content Include=\"$(P)\" />", "<ModelArtifact Include=\"a.gguf\" License=\"mit\" />", "<ProjectReference Include=\"../App/App.csproj\" />", "<ProjectReference Include=\"/dev/zero\" />",
        "<Import Project=\"$(MSBuildThisFile)\" />", "<Import Project=\"/dev/zero\" />", "<Import Project=\"**\" />", "<Import Project=\"../*/*.csproj\" />", "<Import Project=\"Sdk.props\" Sdk=\"A.Sdk\" />", "<Sdk Name=\"Evil.Sdk\" Version=\"1.0.0\" />",
        "Sdk=\"Evil.Sdk/1.0.0\"", "Sdk=\"Microsoft.NET.Sdk.Web\"", "Sdk=\"Microsoft.NET.Sdk;Evil.Sdk/2\"", "Sdk=\"../..\"", "<UsingTask TaskName=\"T\" AssemblyFile=\"evil.dll\" />", "<Target Name=\"Build\" BeforeTargets=\"X\" />", "InitialTargets=\"Evil\"", "DefaultTargets=\"Evil\"",
        "<PropertyGroup>", "</PropertyGroup>", "<ItemGroup>", "</ItemGroup>", "</Project>", "<Choose><When Condition=\"true\">", "Condition=\"$(P)\"", "Condition=\"Exists('$(P)')\"", "Condition=\"'$(P)' &gt; 1\"", "<!--", "-->", "<![CDATA[", "&x;", "<!DOCTYPE a [<!ENTITY x \"y\">]>",
        "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>$(P)</TargetFrameworks>", "<TargetFrameworks>net10.0;net9.0;net8.0;net7.0;net6.0;net5.0;netcoreapp3.1;net48;net472</TargetFrameworks>", "<TargetFramework>net10.0-windows</TargetFramework>", "<OutputType>Exe</OutputType>", "<LangVersion>99</LangVersion>",
        "<EnableDefaultItems>false</EnableDefaultItems>", "<RuntimeIdentifier>linux-x64</RuntimeIdentifier>", "<ProjectAssetsFile>/dev/zero</ProjectAssetsFile>", "<MSBuildProjectExtensionsPath>/</MSBuildProjectExtensionsPath>", "<MSBuildSDKsPath>evil</MSBuildSDKsPath>", "<BaseIntermediateOutputPath>../</BaseIntermediateOutputPath>",
        "%(FullPath)", "@(None)", "@(Compile->'%(Identity)')", "%2e%2e", "%00", "\0", "\u202e", "\ud83d\ude00", "-r:", "-bl:x.binlog", "-p:A=B", "@other.rsp", "\"paths\": [\".dotnet\"],", "\"version\": \"99.0.0\",", "<Project Path=\"../x.csproj\" />", "<Project Path=\"Lib/Lib.csproj\" Type=\"evil\" />", "<config><add key=\"globalPackagesFolder\" value=\"..\" /></config>",
    ];

    /// <summary>Writes the tree of a seed.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="seed">The seed.</param>
    public static MutatedTree Write(TempFolder folder, int seed)
    {
        var random = new Random(seed);
        var changed = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => random.Next(Files.Length)).ToHashSet();
        for (var i = 0; i < Files.Length; i++)
        {
            folder.Write(Files[i].Path, changed.Contains(i) ? Changed(Files[i].Text, random) : Encoding.UTF8.GetBytes(Files[i].Text));
        }

        folder.Write("App/models/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("Lib/wren.gguf", GgufBytes.With(("general.license", "mit")));
        return new MutatedTree(Path.Combine(folder.Path, "sol.slnx"), Path.Combine(folder.Path, "App", "App.csproj"));
    }

    /// <summary>Every file of a tree with its length and time.</summary>
    /// <param name="folder">Full path.</param>
    public static IReadOnlyList<string> State(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(f => $"{f.FullName} {(f as FileInfo)?.Length} {f.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal)];

    private static byte[] Changed(string text, Random random)
    {
        for (var i = 1 + random.Next(3); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var piece = Pieces[random.Next(Pieces.Length)];
            text = random.Next(6) switch
            {
                // Where an element may stand.
                0 or 1 or 2 => text.IndexOf("</PropertyGroup>", StringComparison.Ordinal) is >= 0 and var end && piece.StartsWith("<P>", StringComparison.Ordinal) ? text.Insert(end, string.Concat(Enumerable.Repeat(piece, 1 + random.Next(30))))
                    : text.IndexOf("</ItemGroup>", StringComparison.Ordinal) is >= 0 and var items && piece.StartsWith('<') ? text.Insert(items, piece)
                    : text.IndexOf("</Project>", StringComparison.Ordinal) is >= 0 and var last && piece.StartsWith('<') ? text.Insert(last, piece)
                    : text.Insert(text.IndexOf("<Project", StringComparison.Ordinal) is >= 0 and var first ? first + "<Project".Length : at, " " + piece),
                3 => text.Insert(at, piece),
                4 => text.Remove(at, random.Next(Math.Min(20, text.Length - at) + 1)),
                _ => text[..at] + text[random.Next(text.Length + 1)..],
            };
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = random.Next(8) == 0 ? 1 + random.Next(5) : 0; i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
