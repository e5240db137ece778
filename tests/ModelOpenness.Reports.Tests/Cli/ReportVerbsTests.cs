using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Cli;

public sealed class ReportVerbsTests
{
    [Theory]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("sarif", "\"version\": \"2.1.0\"")]
    [InlineData("cyclonedx", "\"bomFormat\": \"CycloneDX\"")]
    [InlineData("inventory", "\"models\": [")]
    public void Inspect_writes_reports_to_a_file_and_to_standard_output_alike(string format, string mark)
    {
        using var folder = Folder();
        var (status, output) = CommandLine.Run(folder.Path, "inspect", "app", "--format", format);
        status.ShouldBe(0);
        output.ShouldContain(mark);
        CommandLine.Run(folder.Path, "inspect", "app", "--format", format, "--output", "sub/report").Status.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder.Path, "sub", "report")).ShouldBe(output);
        output.ShouldNotContain(folder.Path);
    }

    [Fact]
    public void Inspect_says_what_each_standard_makes_of_what_lies_beside_the_model()
    {
        using var folder = Folder();
        folder.Write("app/README.md", "---\nlicense: apache-2.0\n---\n# Tern\n");
        folder.Write("app/train.py", "print()\n");
        var (status, output) = CommandLine.Run(folder.Path, "inspect", "app", "--format", "json", "--standard", "osaid", "--fail-on", "never");
        status.ShouldBe(0);
        var result = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("results")[0];
        result.GetProperty("standards").EnumerateArray().Single(s => s.GetProperty("name").GetString() == "osd").GetProperty("verdict").GetString().ShouldBe("not-satisfied");
        result.GetProperty("model").GetProperty("release").EnumerateArray().Select(c => c.GetProperty("component").GetString()).ShouldContain("model-card");
    }

    [Fact]
    public void Merge_makes_one_report_of_inventories_from_several_machines()
    {
        using var folder = Folder();
        CommandLine.Run(folder.Path, "inspect", "app", "--format", "inventory", "--output", "machines/a.inventory.json").Status.ShouldBe(0);
        CommandLine.Run(folder.Path, "inspect", "other", "--format", "inventory", "--output", "machines/b.inventory.json").Status.ShouldBe(0);
        File.Copy(Path.Combine(folder.Path, "machines", "a.inventory.json"), Path.Combine(folder.Path, "machines", "c.inventory.json"));
        var (status, output) = CommandLine.Run(folder.Path, "merge", "machines", "--format", "inventory");
        status.ShouldBe(0);
        InventorySet.Parse(Encoding.UTF8.GetBytes(output)).Select(i => i.Project).ShouldBe(["app", "other"]);
        CommandLine.Run(folder.Path, "merge", "machines", "--format", "sarif").Output.ShouldContain("ModelOpenness/other/");
    }

    [Fact]
    public void Merge_names_a_file_that_is_no_inventory_and_goes_on()
    {
        using var folder = Folder();
        folder.Write("machines/bad.inventory.json", "{");
        CommandLine.Run(folder.Path, "inspect", "app", "--format", "inventory", "--output", "machines/a.inventory.json");
        var (status, output) = CommandLine.Run(folder.Path, "merge", "machines");
        status.ShouldBe(2);
        output.ShouldContain("bad.inventory.json: ");
        output.ShouldContain("tern.gguf");
    }

    [Fact]
    public void Badge_gives_the_sentence_the_image_and_the_line_for_a_readme()
    {
        using var folder = Folder();
        CommandLine.Run(folder.Path, "badge", "app").Output.ShouldBe("open weights (Llama 3.2 Community License)\n");
        CommandLine.Run(folder.Path, "badge", "app", "--format", "markdown").Output.ShouldBe("![open weights (Llama 3.2 Community License)](openness.svg)\n");
        CommandLine.Run(folder.Path, "badge", "app", "--format", "svg", "--output", "openness.svg").Status.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder.Path, "openness.svg")).ShouldStartWith("<svg ");
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var folder = Folder();
        var (status, output) = CommandLine.Run(folder.Path, "inspect", "app", "--format", "html", "--output", "app");
        status.ShouldBe(2);
        output.ShouldStartWith("model-openness: app: ");
    }

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        folder.Write("app/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("other/wren.gguf", GgufBytes.With(("general.license", "mit")));
        return folder;
    }
}
