using System.Text.Json;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary><c>init</c> and <c>baseline</c>.</summary>
[Collection(ConsoleTests.Name)]
public sealed class PolicyVerbsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Init_writes_what_a_repository_starts_with_and_leaves_what_is_there()
    {
        var text = InProcess.Run("init", folder.Path).Done();
        text.ShouldContain("written  ");
        text.ShouldContain("<PackageReference Include=\"ModelOpenness\" Version=\"");
        Read("modelopenness.json").GetProperty("$schema").GetString().ShouldBe(
            JsonDocument.Parse(File.ReadAllText(Schema)).RootElement.GetProperty("$id").GetString());
        File.ReadAllText(PathOf("ModelOpenness.globalconfig")).ShouldContain("is_global = true");

        folder.Write("modelopenness.json", "{ \"waivers\": [] }");
        InProcess.Run("init", folder.Path).Done().ShouldContain("kept     " + PathOf("modelopenness.json"));
        File.ReadAllText(PathOf("modelopenness.json")).ShouldBe("{ \"waivers\": [] }");
    }

    [Fact]
    public void Init_can_put_the_schema_beside_the_policy_for_editors_without_network()
    {
        InProcess.Run("init", "--schema-file", folder.Path).Done();
        Read("modelopenness.json").GetProperty("$schema").GetString().ShouldBe("./modelopenness.schema.json");
        File.ReadAllText(PathOf("modelopenness.schema.json")).ShouldBe(File.ReadAllText(Schema));
    }

    [Theory]
    [InlineData("init")]
    [InlineData("baseline")]
    public void A_folder_that_is_not_there_is_named(string verb)
    {
        var outcome = InProcess.Run(verb, PathOf("nowhere"));
        outcome.Status.ShouldBe(2);
        outcome.Errors.ShouldContain("nowhere: no such folder");
    }

    [Fact]
    public void Baseline_without_a_build_says_to_build_first()
    {
        var outcome = InProcess.Run("baseline", folder.Path);
        outcome.Status.ShouldBe(2);
        outcome.Errors.ShouldContain("build first");
        File.Exists(PathOf("modelopenness.json")).ShouldBeFalse();
    }

    [Fact]
    public void Baseline_writes_a_waiver_for_each_warning_of_the_last_build_and_none_twice()
    {
        Built(new Finding("MOP1001", FindingSeverity.Warning, "m", new Place("App.csproj", 4)) { Models = ["models/a.gguf", "models/b.gguf"] },
            new Finding("MOP1010", FindingSeverity.Info, "m", new Place("App.csproj", 4)) { Models = ["models/a.gguf"] },
            new Finding("MOP1003", FindingSeverity.Warning, "m", new Place("App.csproj", 4)) { Models = ["models/c.gguf"], Waiver = new Waiver("known", null, null, new Place("x", 1)) });
        InProcess.Run("baseline", folder.Path).Done().ShouldStartWith("2 waivers written to ");
        Read("modelopenness.json").GetProperty("waivers").EnumerateArray()
            .Select(w => w.GetProperty("rule").GetString() + " " + w.GetProperty("model").GetString())
            .ShouldBe(["MOP1001 App/models/a.gguf", "MOP1001 App/models/b.gguf"]);
    }

    [Fact]
    public void Baseline_with_nothing_to_accept_says_so()
    {
        Built();
        InProcess.Run("baseline", folder.Path).Done().ShouldStartWith("Nothing to accept");
    }

    [Fact]
    public void Baseline_does_not_touch_a_policy_that_is_broken()
    {
        Built(new Finding("MOP1001", FindingSeverity.Warning, "m", new Place("App.csproj", 4)) { Models = ["models/a.gguf"] });
        folder.Write("modelopenness.json", "{ \"waivers\": [");
        InProcess.Run("baseline", folder.Path).Status.ShouldBe(2);
        File.ReadAllText(PathOf("modelopenness.json")).ShouldBe("{ \"waivers\": [");
    }

    private static string Schema => Path.Combine(Repository.Root, "docs", "schemas", "modelopenness.schema.json");

    private void Built(params Finding[] findings) =>
        folder.Write("App/obj/" + Inventory.FileName, InventoryWriter.ToBytes(new Inventory("App.csproj", "osd") { Folder = "..", Findings = findings }));

    private JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name))).RootElement;

    private string PathOf(string name) => Path.Combine(folder.Path, name);
}
