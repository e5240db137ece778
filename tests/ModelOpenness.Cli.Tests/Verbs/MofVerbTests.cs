using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

[Collection(ConsoleTests.Name)]
public sealed class MofVerbTests : IDisposable
{
    private const string ClassThree = """
        release:
          name: Tiny
          license: { distribution: { name: Apache 2.0 } }
          components: [{ name: Model architecture }, { name: Model parameters (Final) }, { name: Evaluation results },
            { name: Model card }, { name: Data card }, { name: Technical report }]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("mof-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_default_reading_says_where_the_tool_reads_otherwise()
    {
        var result = Results(Run("--format", "json", Write("MOF.yml", ClassThree)))[0];
        result.GetProperty("class").GetInt32().ShouldBe(3);
        result.GetProperty("differences").GetArrayLength().ShouldBe(6);
        result.GetProperty("differences")[0].GetProperty("strict").GetString().ShouldBe("invalid");
    }

    [Fact]
    public void Strict_takes_ids_as_they_stand()
    {
        var result = Results(Run("--strict", "--format", "json", Write("MOF.yml", ClassThree)))[0];
        result.GetProperty("class").GetInt32().ShouldBe(0);
        result.GetProperty("differences").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void The_output_holds_to_its_schema_and_is_the_same_every_time()
    {
        Write("a.yml", ClassThree);
        Write("b.yaml", "on: push\n");
        Write("c.yml", "release: [\n");
        Write("d.yml", "release:\n  license: MIT\n  components:\n  - name: Secret sauce\n  - {name: Datasets, license: Undisclosed}\n");
        Write("e.txt", "not YAML by name");
        foreach (var options in new string[][] { ["--format", "json"], ["--strict", "--format", "json"], ["--derive", "--format", "json"] })
        {
            var output = Run([.. options, folder]);
            SchemaCheck.Problems(Path.Combine(Repository.Root, "docs/schemas/mof.schema.json"), output.Text).ShouldBeEmpty();
            Run([.. options, folder]).Text.ShouldBe(output.Text);
        }

        Results(Run("--format", "json", folder)).Count.ShouldBe(4);
    }

    [Fact]
    public void A_folder_becomes_a_MOF_file_that_reads_back_to_the_same_class()
    {
        Write("m/tiny.gguf", "x");
        Write("m/train.py", "x");
        Write("m/README.md", "---\nlicense: mit\n---\n## Training data\n\nTwo books.\n");
        var starter = Path.Combine(folder, "MOF.yml");
        var derived = Results(Run("--derive", "--starter", starter, "--format", "json", Path.Combine(folder, "m")))[0];
        var read = Results(Run("--format", "json", starter))[0];
        read.GetProperty("progress").ToString().ShouldBe(derived.GetProperty("progress").ToString());
    }

    [Fact]
    public void A_starter_file_names_what_was_not_found_and_never_replaces_a_file()
    {
        Write("m/tiny.gguf", "x");
        var starter = Path.Combine(folder, "MOF.yml");
        Run("--derive", "--starter", starter, Path.Combine(folder, "m")).Done();
        File.ReadAllText(starter).ShouldContain("\n#   Training code: ");
        File.ReadAllText(starter).ShouldContain("\n#   Sample model outputs (optional): ");
        File.ReadAllText(starter).ShouldNotContain("#   Model parameters (Final)");

        File.WriteAllText(starter, "mine");
        var again = Run("--derive", "--starter", starter, Path.Combine(folder, "m"));
        again.Status.ShouldBe(2);
        again.Errors.ShouldContain("MOF.yml");
        File.ReadAllText(starter).ShouldBe("mine");
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_the_rest_is_done()
    {
        var output = Run("--format", "json", Path.Combine(folder, "nowhere.yml"), Write("MOF.yml", ClassThree));
        output.Status.ShouldBe(2);
        output.Errors.ShouldContain("nowhere.yml");
        Results(output).Count.ShouldBe(1);
    }

    [Fact]
    public void A_starter_file_without_a_folder_is_wrong_usage() =>
        Run("--starter", Path.Combine(folder, "MOF.yml"), Write("a.yml", ClassThree)).Status.ShouldBe(2);

    private static List<JsonElement> Results(VerbOutcome output) =>
        [.. JsonDocument.Parse(output.Text).RootElement.GetProperty("results").EnumerateArray()];

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static VerbOutcome Run(params string[] arguments) => InProcess.Run(["mof", .. arguments]);
}
