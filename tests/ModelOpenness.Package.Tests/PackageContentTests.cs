using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

public partial class PackageContentTests
{
    private const int MostBytes = 4_000_000;

    private static readonly string[] Entries =
    [
        "LICENSE",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "bom.cdx.json",
        "build/ModelOpenness.props",
        "build/ModelOpenness.targets",
        "buildMultiTargeting/ModelOpenness.props",
        "buildMultiTargeting/ModelOpenness.targets",
        "config/ModelOpenness.Default.globalconfig",
        "config/ModelOpenness.Strict.globalconfig",
        "icon.png",
        "schema/modelopenness.schema.json",
        "tasks/netstandard2.0/Markdig.dll",
        "tasks/netstandard2.0/ModelOpenness.Analyzers.CSharp.dll",
        "tasks/netstandard2.0/ModelOpenness.Analyzers.dll",
        "tasks/netstandard2.0/ModelOpenness.CodeFixes.dll",
        "tasks/netstandard2.0/ModelOpenness.Core.dll",
        "tasks/netstandard2.0/ModelOpenness.Inspection.dll",
        "tasks/netstandard2.0/ModelOpenness.Knowledge.dll",
        "tasks/netstandard2.0/ModelOpenness.Reports.dll",
        "tasks/netstandard2.0/ModelOpenness.Tasks.dll",
        "tasks/netstandard2.0/YamlDotNet.dll",
    ];

    /// <summary>What is compiled ahead, and where for: src/ModelOpenness/CompileAhead.targets.</summary>
    private static readonly string[] AheadAssemblies = ["ModelOpenness.Core.dll", "ModelOpenness.Inspection.dll", "ModelOpenness.Tasks.dll"];

    private static readonly string[] AheadPlatforms = ["linux-x64"];

    [Fact]
    public void The_package_weighs_four_megabytes_at_most() => new FileInfo(PackedPackage.File).Length.ShouldBeLessThanOrEqualTo(MostBytes);

    [Fact]
    public void The_package_holds_exactly_these_files()
    {
        using var package = ZipFile.OpenRead(PackedPackage.File);
        package.Entries.Select(e => e.FullName)
            .Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n is not "[Content_Types].xml" and not "ModelOpenness.nuspec")
            .OrderBy(n => n, StringComparer.Ordinal)
            .ShouldBe(Entries.Concat(Ahead()).OrderBy(n => n, StringComparer.Ordinal));
    }

    [Fact]
    public void The_task_is_compiled_ahead_and_says_what_the_plain_one_says()
    {
        using var package = ZipFile.OpenRead(PackedPackage.File);
        foreach (var name in Ahead())
        {
            bool IsAhead(string path)
            {
                using var bytes = new MemoryStream();
                using (var entry = package.GetEntry(path)!.Open())
                {
                    entry.CopyTo(bytes);
                }

                bytes.Position = 0;
                using var pe = new PEReader(bytes);
                return pe.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
            }

            IsAhead(name).ShouldBeTrue(name);
            IsAhead("tasks/netstandard2.0/" + Path.GetFileName(name)).ShouldBeFalse(name);
        }

        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama);
        var said = project.Build().ShouldSucceed().Findings.Select(f => f.ToString()).ToList();
        said.Count.ShouldBe(2);
        Directory.Delete(project.PathOf("obj/Debug"), recursive: true);
        // What Visual Studio's MSBuild and other platforms take.
        project.With("_ModelOpennessAheadTasks", "none/").Build().ShouldSucceed().Findings.Select(f => f.ToString()).ShouldBe(said);
    }

    [Fact]
    public void Every_path_in_props_and_targets_exists_in_the_package()
    {
        using var package = ZipFile.OpenRead(PackedPackage.File);
        var names = package.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
        var found = 0;
        foreach (var entry in package.Entries.Where(e => e.FullName.EndsWith(".props", StringComparison.Ordinal) || e.FullName.EndsWith(".targets", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            foreach (Match match in OwnPath().Matches(reader.ReadToEnd().Replace("$(NETCoreSdkPortableRuntimeIdentifier)", AheadPlatforms[0], StringComparison.Ordinal)))
            {
                var folder = Path.GetDirectoryName(entry.FullName)!;
                var path = Path.GetFullPath(Path.Combine("/", folder, match.Groups[1].Value))[1..];
                names.ShouldContain(n => n == path || (path.EndsWith('/') && n.StartsWith(path, StringComparison.Ordinal)), $"{entry.FullName} names {path}");
                found++;
            }
        }

        found.ShouldBeGreaterThanOrEqualTo(3);
    }

    /// <summary>Nobody compiles against the assemblies; MSBuild, compiler and IDE make these by name. What else is public is so by accident: make it internal.</summary>
    [Fact]
    public void What_a_host_makes_by_name_is_public_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(PackedPackage.File);
        using var tool = ZipFile.OpenRead(PackedPackage.FileOf("ModelOpenness.Cli"));
        var types = new List<string>();
        foreach (var entry in package.Entries.Where(e => e.FullName.StartsWith("tasks/netstandard2.0/ModelOpenness.", StringComparison.Ordinal))
            .Concat(tool.Entries.Where(e => e.Name == "model-openness.dll")))
        {
            using var bytes = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(bytes);
            }

            bytes.Position = 0;
            using var pe = new PEReader(bytes);
            var reader = pe.GetMetadataReader();
            types.AddRange(reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                .Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
                .Select(t => reader.GetString(t.Namespace) + "." + reader.GetString(t.Name)));
        }

        types.Order(StringComparer.Ordinal).ShouldBe(
        [
            "ModelOpenness.Analyzers.CSharp.CodeClaimAnalyzer",
            "ModelOpenness.Analyzers.CSharp.ModelReferenceAnalyzer",
            "ModelOpenness.Analyzers.InventoryAnalyzer",
            "ModelOpenness.Analyzers.VisualBasicReferenceAnalyzer",
            "ModelOpenness.Cli.Worker.PackageSdkResolver",
            "ModelOpenness.CodeFixes.ClaimCodeFixProvider",
            "ModelOpenness.CodeFixes.FindingCodeFixProvider",
            "ModelOpenness.CodeFixes.SuppressCodeFixProvider",
            "ModelOpenness.Tasks.InspectModels",
            "ModelOpenness.Tasks.InspectPackage",
            "ModelOpenness.Tasks.InspectionTask",
            "ModelOpenness.Tasks.ReadSources",
            "ModelOpenness.Tasks.ReportFindings",
        ]);
    }

    [Fact]
    public void The_package_brings_no_dependency_and_is_for_development_only()
    {
        using var package = ZipFile.OpenRead(PackedPackage.File);
        using var reader = new StreamReader(package.GetEntry("ModelOpenness.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        nuspec.ShouldContain("<developmentDependency>true</developmentDependency>");
        nuspec.ShouldNotContain("<dependency ");
    }

    /// <summary>The shipped configurations name every rule, with its default severity or, the strict one, every warning as an error.</summary>
    [Theory]
    [InlineData("Default")]
    [InlineData("Strict")]
    public void A_configuration_names_every_rule(string name)
    {
        using var package = ZipFile.OpenRead(PackedPackage.File);
        using var reader = new StreamReader(package.GetEntry($"config/ModelOpenness.{name}.globalconfig")!.Open());
        var lines = reader.ReadToEnd().Split('\n').Where(l => l.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).ToList();
        lines.ShouldBe([.. RuleTable.All.Select(r => $"dotnet_diagnostic.{r.Id}.severity = {Severity(r, name == "Strict")}")]);
    }

    private static IEnumerable<string> Ahead() => AheadPlatforms.SelectMany(p => AheadAssemblies.Select(a => $"tasks/net10.0-{p}/{a}"));

    private static string Severity(Rule rule, bool strict) => rule.Severity switch
    {
        FindingSeverity.Info => "suggestion",
        FindingSeverity.Warning when !strict => "warning",
        _ => "error",
    };

    [GeneratedRegex(@"\$\(MSBuildThisFileDirectory\)([^""'<;]+)")]
    private static partial Regex OwnPath();
}
