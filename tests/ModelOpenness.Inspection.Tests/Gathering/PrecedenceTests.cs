using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering;

/// <summary>The table of docs/how-it-decides.md, row by row: each source decides where all before it are silent.</summary>
public sealed class PrecedenceTests : IDisposable
{
    // Each source states another license, so that the one that counts is told by its id.
    private static readonly (string Row, string License)[] Rows =
    [
        ("item", "MIT"),
        ("model file", "Apache-2.0"),
        ("beside", "CC-BY-4.0"),
        ("catalogue", "llama3.2"),
        ("package", "BSD-3-Clause"),
        ("folder above", "ISC"),
        ("project", "Zlib"),
    ];

    private readonly TempFolder folder = new();

    public static TheoryData<int> From => [.. Enumerable.Range(0, Rows.Length)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(From))]
    public void The_first_source_that_says_anything_counts(int first)
    {
        var inventory = Inspect(row => row >= first);
        inventory.Models.ShouldHaveSingleItem().License!.Id.ShouldBe(Rows[first].License);
        inventory.Models[0].License!.Evidence.Level.ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(From))]
    public void The_page_says_the_same(int row)
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "how-it-decides.md"));
        page.Any(line => line.StartsWith("| " + row + " | ", StringComparison.Ordinal) && line.Contains(Rows[row].Row, StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Only_what_speaks_of_the_model_itself_can_disagree()
    {
        // The item settles it; without it the file and the card disagree; catalogue, package, folder and project never do.
        Inspect(row => row >= 0).Findings.ShouldBeEmpty();
        Inspect(row => row >= 1).Findings.Select(f => f.RuleId).ShouldBe(["MOP2002"]);
        Inspect(row => row >= 2).Findings.ShouldBeEmpty();
        Inspect(row => row >= 3).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void The_license_of_a_repositorys_root_above_a_Llama_model_disagrees_with_nothing()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        folder.Write("LICENSE", "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n");
        folder.Write("src/App/models/m.gguf", GgufBytes.With(("general.license", "llama3.2")));
        var project = Path.Combine(folder.Path, "src", "App");
        var inventory = Inspector.Inspect(
            new InspectionRequest(project, "App.csproj") { Candidates = [new ModelCandidate(Path.Combine(project, "models", "m.gguf")) { Ships = true }] },
            new SourceFiles(project));
        inventory.Findings.ShouldBeEmpty();
        inventory.Models[0].License!.Id.ShouldBe("llama3.2");
    }

    private Inventory Inspect(Func<int, bool> speaks)
    {
        var name = speaks(3) ? "models/v1/llama-3.2-1b.gguf" : "models/v1/m.gguf";
        var path = folder.Write(name, speaks(1) ? GgufBytes.With(("general.license", "apache-2.0")) : GgufBytes.With());
        Put("models/v1/README.md", speaks(2), "---\nlicense: cc-by-4.0\n---\n");
        Put("models/v1/Birds.nuspec", speaks(4), "<package><metadata><license type=\"expression\">BSD-3-Clause</license></metadata></package>");
        Put("models/README.md", speaks(5), "---\nlicense: isc\n---\n");
        return Inspector.Inspect(
            new InspectionRequest(folder.Path, "App.csproj")
            {
                Candidates = [new ModelCandidate(path) { Ships = true, License = speaks(0) ? "MIT" : null }],
                ProjectLicense = speaks(6) ? new StatedLicense("Zlib", new Place("App.csproj", 3, 1, 3, 4), "PackageLicenseExpression") : null,
            },
            new SourceFiles(folder.Path));
    }

    private void Put(string name, bool isThere, string content)
    {
        if (isThere)
        {
            folder.Write(name, content);
        }
        else
        {
            File.Delete(Path.Combine(folder.Path, name));
        }
    }
}
