namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary>What each verb writes, as a person reviewed it: text and JSON in the files beside this one.</summary>
[Collection(ConsoleTests.Name)]
public sealed class VerbSnapshotTests : IDisposable
{
    private const string License = "Tern License\n\nYou may use the Model for non-commercial purposes only.\n\nYou may not use the Model to develop weapons.\n";

    private readonly TempFolder folder = new();
    private readonly string before = Directory.GetCurrentDirectory();
    private readonly string birds;

    public VerbSnapshotTests()
    {
        // The folder's own name would stand in what is written.
        birds = Path.Combine(folder.Path, "birds");
        folder.Write("birds/models/tern/tern.gguf", GgufBytes.With(("general.name", "Tern")));
        folder.Write("birds/models/tern/LICENSE", License);
        folder.Write("birds/models/tern/README.md", "# Tern\n\nTern is an open source model. It is not an open source program.\n");
        folder.Write("birds/models/wren.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        folder.Write("birds/models/broken.gguf", [.. "GGUF"u8, 3, 0, 0, 0, 255, 255]);
        folder.Write("birds/MOF.yml", "release:\n  name: Tern\n  components:\n  - {name: Model card, license: apache-2.0}\n  - {name: Datasets, license: cc-by-nc-4.0}\n");
        folder.Write("birds/modelopenness.json", "{\n  \"deny\": [ \"non-commercial\" ],\n  \"waivers\": [\n    { \"rule\": \"MOP1004\", \"model\": \"models/tern/tern.gguf\", \"reason\": \"Birds carry no weapons.\" }\n  ]\n}\n");
        folder.Write("birds/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n    <PackageTags>open-source;birds</PackageTags>\n  </PropertyGroup>\n  <ItemGroup>\n    <Content Include=\"../models/**\" CopyToOutputDirectory=\"Always\" />\n  </ItemGroup>\n</Project>\n");
        Directory.SetCurrentDirectory(birds);
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        folder.Dispose();
    }

    [Theory]
    [InlineData("inspect models")]
    [InlineData("inspect App/App.csproj")]
    [InlineData("license models/tern/LICENSE")]
    [InlineData("claims models/tern/README.md")]
    [InlineData("artifact models")]
    [InlineData("mof MOF.yml")]
    [InlineData("model llama3.2:3b no/such-model")]
    [InlineData("notices models")]
    [InlineData("can models/tern sell")]
    [InlineData("policy App/App.csproj")]
    public void Each_verb_is_as_reviewed(string command)
    {
        var name = nameof(Each_verb_is_as_reviewed) + "_" + Name(command);
        Snapshot.Verify(Shown(command), "txt", name);
        Snapshot.Verify(InProcess.Run([.. command.Split(' '), "--format", "json"]).Text, "json", name);
    }

    [Theory]
    [InlineData("explain MOP1001")]
    [InlineData("explain llama3.2")]
    [InlineData("badge models/tern")]
    [InlineData("fix App/App.csproj")]
    [InlineData("init App")]
    [InlineData("baseline .")]
    [InlineData("--help")]
    public void Each_verb_of_text_alone_is_as_reviewed(string command) =>
        Snapshot.Verify(Shown(command), "txt", nameof(Each_verb_of_text_alone_is_as_reviewed) + "_" + Name(command));

    [Fact]
    public void An_inventory_and_what_merge_makes_of_two_are_as_reviewed()
    {
        folder.Write("birds/a.inventory.json", InProcess.Run("inspect", "models", "--format", "inventory").Text);
        folder.Write("birds/b.inventory.json", InProcess.Run("inspect", "App/App.csproj", "--format", "inventory").Text);
        Snapshot.Verify(InProcess.Run("merge", "a.inventory.json", "b.inventory.json").Done(), "json");
    }

    private static string Name(string command) => string.Join('_', command.Split(' ')[..Math.Min(2, command.Split(' ').Length)]).Replace('/', '-').Replace(':', '-').Trim('-').TrimEnd('_', '.');

    // The command line's own name and folder differ where tests run.
    private string Shown(string command)
    {
        var outcome = InProcess.Run(command.Split(' '));
        var errors = outcome.Errors.Length > 0 ? "\nstandard error:\n" + outcome.Errors : "";
        return $"$ model-openness {command}\nexit status {outcome.Status}\n\n{outcome.Text}{errors}"
            .Replace(birds, "/birds", StringComparison.Ordinal)
            .Replace("testhost", "model-openness", StringComparison.Ordinal);
    }
}
