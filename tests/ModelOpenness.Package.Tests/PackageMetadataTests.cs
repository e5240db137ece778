using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Rules;

namespace ModelOpenness.Package.Tests;

/// <summary>What a gallery and a reviewer of packages look for, in both packages, as packed.</summary>
public partial class PackageMetadataTests
{
    private static readonly XDocument Props = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));

    private static readonly XDocument Versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));

    // The kind of debug information that holds it.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Packages => ["ModelOpenness", "ModelOpenness.Cli"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_where_it_comes_from_under_which_license_and_what_is_new(string id)
    {
        using var package = ZipFile.OpenRead(PackedPackage.FileOf(id));
        var metadata = XDocument.Parse(Text(package, id + ".nuspec")).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;

        var url = Property("RepositoryUrl");
        metadata.Elements().Single(e => e.Name.LocalName == "repository").Attribute("url")!.Value.ShouldBe(url);
        Value("projectUrl").ShouldBe(url);
        RuleTable.All[0].HelpLink.ShouldStartWith(url + "/blob/main/docs/");
        Value("license").ShouldBe("Apache-2.0");
        package.GetEntry(Value("icon")).ShouldNotBeNull();
        package.GetEntry(Value("readme")).ShouldNotBeNull();
        var changelog = File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md"));
        var notes = Value("releaseNotes").Trim();
        notes.Length.ShouldBeGreaterThan(0);
        changelog[changelog.IndexOf("## " + Property("VersionPrefix"), StringComparison.Ordinal)..].ShouldContain(notes.Split('\n')[0].Trim());
        Version.Parse(Property("VersionPrefix")).ToString(3).ShouldBe(Property("VersionPrefix"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_library_of_others_in_a_package_has_a_notice_of_its_version(string id)
    {
        using var package = ZipFile.OpenRead(PackedPackage.FileOf(id));
        var notices = Text(package, "THIRD-PARTY-NOTICES.txt").Split('\n');
        var libraries = Assemblies(package).Where(a => !IsOwn(a)).Distinct(StringComparer.Ordinal).ToList();
        libraries.ShouldNotBeEmpty();
        foreach (var library in libraries)
        {
            var version = Versions.Descendants("PackageVersion").Single(v => (string?)v.Attribute("Include") == library).Attribute("Version")!.Value;
            notices.ShouldContain(l => l.StartsWith($"## {library} {version}, ", StringComparison.Ordinal));
        }
    }

    /// <summary>By the rules that it holds others to: nothing in it is a model whose license, text or notice is missing (MOP2006 to MOP2008).</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void The_product_finds_nothing_in_its_own_packages(string id)
    {
        var (exitCode, output) = DotnetCommand.Run(PackedPackage.Root, InspectedAsBuilt.Tool, "inspect", PackedPackage.FileOf(id), "--format", "json");
        exitCode.ShouldBe(0, output);
        using var document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("paths").EnumerateArray().Concat(document.RootElement.GetProperty("results").EnumerateArray())
            .SelectMany(p => p.GetProperty("findings").EnumerateArray()).ShouldBeEmpty(output);
        document.RootElement.GetProperty("notLookedAt").EnumerateArray().ShouldBeEmpty(output);
    }

    /// <summary>The tool's symbols lie beside its assemblies, those of the package in a symbols package of their own.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_assembly_of_ours_has_symbols_that_know_their_sources(string id)
    {
        var file = PackedPackage.FileOf(id);
        using var package = ZipFile.OpenRead(file);
        using var symbols = id == "ModelOpenness" ? ZipFile.OpenRead(Path.ChangeExtension(file, ".snupkg")) : ZipFile.OpenRead(file);
        var assemblies = package.Entries.Where(e => e.FullName.EndsWith(".dll", StringComparison.Ordinal) && IsOwn(Path.GetFileNameWithoutExtension(e.Name))).ToList();
        assemblies.Count.ShouldBeGreaterThan(4);
        foreach (var assembly in assemblies)
        {
            // What is compiled ahead has the symbols of what it was compiled from.
            var path = assembly.FullName.Replace("/net10.0-linux-x64/", "/netstandard2.0/", StringComparison.Ordinal);
            var entry = symbols.GetEntry(Path.ChangeExtension(path, ".pdb")).ShouldNotBeNull(assembly.FullName);
            using var pe = new PEReader(Bytes(assembly));
            using var pdb = MetadataReaderProvider.FromPortablePdbStream(Bytes(entry));
            var reader = pdb.GetMetadataReader();
            var codeView = pe.ReadCodeViewDebugDirectoryData(pe.ReadDebugDirectory().First(d => d.Type == DebugDirectoryEntryType.CodeView));
            new BlobContentId(reader.DebugMetadataHeader!.Id).Guid.ShouldBe(codeView.Guid, assembly.FullName);

            // Without git nobody knows the revision, and there is nothing to link to.
            if (Path.Exists(Path.Combine(Repository.Root, ".git")))
            {
                SourceLinks(reader).ShouldHaveSingleItem(assembly.FullName).ShouldContain(Property("RepositoryUrl").Replace("://github.com/", "://raw.githubusercontent.com/", StringComparison.Ordinal) + "/");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_bill_of_materials_names_every_assembly_of_the_package(string id)
    {
        using var package = ZipFile.OpenRead(PackedPackage.FileOf(id));
        using var bom = JsonDocument.Parse(Text(package, "bom.cdx.json"));
        var hashes = bom.RootElement.GetProperty("components").EnumerateArray()
            .SelectMany(c => c.GetProperty("hashes").EnumerateArray().Select(h => (c.GetProperty("name").GetString(), h.GetProperty("content").GetString()))).ToHashSet();
        foreach (var entry in package.Entries.Where(e => e.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            hashes.ShouldContain((Path.GetFileNameWithoutExtension(entry.Name), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream))), entry.FullName);
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_readme_of_a_package_links_to_nothing_that_a_gallery_lacks(string id)
    {
        using var package = ZipFile.OpenRead(PackedPackage.FileOf(id));
        var links = Link().Matches(Text(package, "README.md")).Select(m => m.Groups[1].Value).ToList();
        links.Count.ShouldBeGreaterThan(15);
        links.ShouldAllBe(l => l.StartsWith("https://", StringComparison.Ordinal) || l.StartsWith('#'));
        links.ShouldContain(Property("RepositoryUrl").Replace("://github.com/", "://raw.githubusercontent.com/", StringComparison.Ordinal) + "/main/docs/images/warning.svg");
        foreach (var file in links.Where(l => l.Contains("/main/", StringComparison.Ordinal)).Select(l => l[(l.IndexOf("/main/", StringComparison.Ordinal) + 6)..].Split('#')[0]))
        {
            (File.Exists(Path.Combine(Repository.Root, file)) || Directory.Exists(Path.Combine(Repository.Root, file))).ShouldBeTrue(file);
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Packing_again_gives_the_same_bytes(string id) =>
        File.ReadAllBytes(PackedPackage.Pack(id, Path.Combine(PackedPackage.Root, "again"))).AsSpan().SequenceEqual(File.ReadAllBytes(PackedPackage.FileOf(id))).ShouldBeTrue();

    [Fact]
    public void A_tag_that_is_not_the_version_is_not_packed()
    {
        var (exitCode, output) = DotnetCommand.Run(
            Path.Combine(Repository.Root, "src", "ModelOpenness"), "pack", "--no-build", "-c", Sdk.Configuration, "-o", Path.Combine(PackedPackage.Root, "tagged"), "-p:ReleaseTag=v9.9.9", "-nologo", "-v:q");
        exitCode.ShouldNotBe(0);
        output.ShouldContain("The tag is v9.9.9");
    }

    private static string Property(string name) => Props.Descendants(name).Single().Value;

    private static bool IsOwn(string assembly) => assembly == "model-openness" || assembly.StartsWith("ModelOpenness.", StringComparison.Ordinal);

    private static IEnumerable<string> Assemblies(ZipArchive package) =>
        package.Entries.Where(e => e.FullName.EndsWith(".dll", StringComparison.Ordinal)).Select(e => Path.GetFileNameWithoutExtension(e.Name));

    /// <summary>Where the sources of an assembly are, as its symbols say it.</summary>
    private static IEnumerable<string> SourceLinks(MetadataReader symbols) => symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
        .Where(i => symbols.GetGuid(i.Kind) == SourceLink)
        .Select(i => System.Text.Encoding.UTF8.GetString(symbols.GetBlobBytes(i.Value)));

    private static MemoryStream Bytes(ZipArchiveEntry entry)
    {
        var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }

    private static string Text(ZipArchive package, string entry)
    {
        using var reader = new StreamReader((package.GetEntry(entry) ?? throw new InvalidOperationException(entry + " is not in the package.")).Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
