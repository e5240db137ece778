using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks.Tests;

public sealed class InspectionCacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private string Cache => Path.Combine(folder, "cache");

    private string Inventory => Path.Combine(folder, "inventory");

    private string Findings => Path.Combine(folder, "findings");

    private static InspectionOutcome Outcome { get; } = new(["/a/inventory.json", "/a/App.csproj"], HasFindings: true, CodeRules.References | CodeRules.Claims);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_written_is_read_while_nothing_changed()
    {
        var model = Write("model.gguf");
        Keep(model);
        var read = InspectionCache.TryRead(Cache, "key", Inventory, Findings)!;
        read.AdditionalFiles.ShouldBe(Outcome.AdditionalFiles);
        read.HasFindings.ShouldBeTrue();
        read.CodeRules.ShouldBe(Outcome.CodeRules);
        read.WatchedFiles.ShouldBe([model]);

        InspectionCache.TryRead(Cache, "another key", Inventory, Findings).ShouldBeNull();
        File.AppendAllText(model, "x");
        InspectionCache.TryRead(Cache, "key", Inventory, Findings).ShouldBeNull();
    }

    [Fact]
    public void Findings_that_somebody_changed_are_a_miss()
    {
        Keep(Write("model.gguf"));
        InspectionCache.TryRead(Cache, "key", Inventory, Findings).ShouldNotBeNull();
        File.AppendAllText(Findings, "x");
        InspectionCache.TryRead(Cache, "key", Inventory, Findings).ShouldBeNull();
    }

    [Fact]
    public void A_cache_cut_anywhere_or_with_any_byte_changed_is_a_miss_or_says_the_same()
    {
        Keep(Write("model.gguf"));
        var bytes = File.ReadAllBytes(Cache);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(Cache, bytes[..length]);
            // The last line end may be missing; anything else is a miss.
            (InspectionCache.TryRead(Cache, "key", Inventory, Findings) is null).ShouldBe(length < bytes.Length - 1, $"cut at {length}");
        }

        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Cache, damaged);
            Should.NotThrow(() => InspectionCache.TryRead(Cache, "key", Inventory, Findings));
        }
    }

    [Fact]
    public void A_file_name_of_two_lines_is_never_kept()
    {
        File.WriteAllText(Cache, "old");
        File.WriteAllText(Inventory, "{}");
        File.WriteAllText(Findings, "");
        InspectionCache.Write(Cache, "key", Inventory, Findings, [new FileStamp("/a/b\n+/etc/passwd", FileStampKind.File, 1, 1)], Outcome);
        File.Exists(Cache).ShouldBeFalse();
    }

    [Fact]
    public void Every_property_of_a_candidate_is_part_of_the_key()
    {
        var plain = InspectionCache.Key(Project());
        foreach (var name in ProjectRequest.PropertyNames)
        {
            InspectionCache.Key(Project() with { Properties = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = "x" } }).ShouldNotBe(plain, name);
        }

        foreach (var name in ProjectRequest.MetadataNames)
        {
            InspectionCache.Key(Project(name)).ShouldNotBe(plain, name);
        }

        InspectionCache.Key(Project() with { PackageRoots = ["/p"] }).ShouldNotBe(plain);
        InspectionCache.Key(Project() with { Items = [] }).ShouldNotBe(plain);
    }

    private static ProjectContents Project(string? metadata = null)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (metadata is not null)
        {
            values.Add(metadata, "x");
        }

        return new ProjectContents("/a/App.csproj", [new ProjectItem("Content", "/a/m.gguf", values)], new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
    }

    private string Write(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, name);
        return path;
    }

    private void Keep(string model)
    {
        File.WriteAllText(Inventory, "{}");
        File.WriteAllText(Findings, "");
        InspectionCache.Write(Cache, "key", Inventory, Findings, [FileStamp.Of(model), FileStamp.Of(Path.Combine(folder, "absent"))], Outcome);
    }
}
