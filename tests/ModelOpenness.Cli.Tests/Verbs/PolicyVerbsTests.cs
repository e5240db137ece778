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
        var outcome = InProcess.Run("init", folder.Path);
        outcome.Errors.ShouldContain("model-openness: written " + PathOf("modelopenness.json"));
        var text = outcome.Done();
        text.ShouldContain("<PackageReference Include=\"ModelOpenness\" Version=\"");
        Read("modelopenness.json").GetProperty("$schema").GetString().ShouldBe(
            JsonDocument.Parse(File.ReadAllText(Schema)).RootElement.GetProperty("$id").GetString());
        // In force at once, without a line in any project.
        var config = File.ReadAllText(PathOf(".globalconfig"));
        config.ShouldContain("is_global = true");
        config.ShouldContain("\ndotnet_diagnostic.MOP1001.severity = error\n");
        config.ShouldContain("\ndotnet_diagnostic.MOP1010.severity = suggestion\n");

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

    [Fact]
    public void Init_accepts_what_the_projects_ship_today()
    {
        folder.Write("App/App.csproj", """
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><PackageTags>open-source</PackageTags></PropertyGroup>
              <ItemGroup><Content Include="models/tern.gguf"><CopyToOutputDirectory>Always</CopyToOutputDirectory></Content></ItemGroup>
            </Project>
            """);
        folder.Write("App/models/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        InProcess.Run("init", folder.Path).Text.ShouldContain("accepts  2 findings of 1 project");
        Read("modelopenness.json").GetProperty("waivers").EnumerateArray()
            .Select(w => w.GetProperty("rule").GetString() + " " + w.GetProperty("model").GetString())
            .ShouldBe(["MOP1001 App/models/tern.gguf", "MOP1004 App/models/tern.gguf"]);
    }

    [Fact]
    public void Init_shows_no_version_in_a_project_where_versions_are_managed_centrally()
    {
        folder.Write("Directory.Packages.props", "<Project />");
        var text = InProcess.Run("init", Directory.CreateDirectory(PathOf("src")).FullName).Done();
        text.ShouldContain("<PackageVersion Include=\"ModelOpenness\" Version=\"");
        text.ShouldContain("<PackageReference Include=\"ModelOpenness\" PrivateAssets=\"all\" />");
    }

    [Fact]
    public void Baseline_says_who_can_waive_what_a_policy_above_bars()
    {
        folder.Write("modelopenness.json", "{ \"deny\": [ \"non-commercial\" ] }");
        folder.Write("App/modelopenness.json", "{ }");
        Built(new Finding("MOP6001", FindingSeverity.Warning, "m", new Place("../modelopenness.json", 1)) { Models = ["models/a.gguf"] });
        InProcess.Run("baseline", PathOf("App")).Done().ShouldStartWith($"What {PathOf("modelopenness.json")} bars can be waived there only");
        File.ReadAllText(PathOf("App/modelopenness.json")).ShouldBe("{ }");
        InProcess.Run("baseline", folder.Path).Done().ShouldStartWith("1 waivers written");
    }

    [Fact]
    public void Policy_shows_what_holds_and_where_it_stands()
    {
        folder.Write("modelopenness.json", "{ \"deny\": [ \"non-commercial\" ], \"allow\": [ \"MIT\" ], \"extends\": \"base.json\",\n  \"waivers\": [ { \"rule\": \"MOP1001\", \"reason\": \"r\" }, { \"rule\": \"MOP6001\", \"reason\": \"Small.\" } ] }");
        folder.Write("base.json", "{ \"deny\": [ { \"family\": \"Llama*\", \"for\": [ \"mentioned\" ] } ], \"standard\": \"osaid\" }");
        folder.Write("App/modelopenness.json", "{ \"unknown\": \"deny\", \"standard\": \"nosuch\" }");
        folder.Write("App/App.csproj", """
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><ModelOpennessDeny>user-cap</ModelOpennessDeny></PropertyGroup>
            </Project>
            """);
        InProcess.Run("policy", PathOf("App/App.csproj")).Text.ShouldBe("""
            mistake  There is no standard 'nosuch'.  modelopenness.json:1:34
            deny     user-cap                        App.csproj:2:37
            deny     non-commercial                  ../modelopenness.json:1:13
            deny     Llama* (mentioned)              ../base.json:1:13
            unknown  deny                            modelopenness.json:1:14
            allow    MIT                             ../modelopenness.json:1:44
            waivers  MOP6001                         ../modelopenness.json:2:54

            """.ReplaceLineEndings("\n"));
        var json = InProcess.Run("policy", folder.Path, "--format", "json").Done();
        SchemaCheck.Problems(Path.Combine(Repository.Root, "docs", "schemas", "policy.schema.json"), json).ShouldBeEmpty();
        json.ShouldContain("\"reason\": \"Small.\"");
    }

    [Fact]
    public void Policy_without_any_file_says_so_and_a_path_that_is_not_there_is_2()
    {
        InProcess.Run("policy", folder.Path).Done().ShouldStartWith("No policy");
        InProcess.Run("policy", PathOf("nowhere")).Status.ShouldBe(2);
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
