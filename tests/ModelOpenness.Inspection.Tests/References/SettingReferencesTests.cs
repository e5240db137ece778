using System.Text;
using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.References;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.References;

/// <summary>MOP4001 in appsettings*.json: which settings name a model, where, and when nothing is said.</summary>
public sealed class SettingReferencesTests : IDisposable
{
    private static readonly Label Label = new(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 4, 5, 4, 16));
    private const string Marks = "{}[]\",:\\/*\u0000\ud83dé1";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{ \"Ollama\": { \"Model\": \"llama3.2\" } }", "llama3.2")]
    [InlineData("{ \"Ollama:Model\": \"llama3.2:1b\" }", "llama3.2:1b")]
    [InlineData("{ \"AI\": { \"Chat\": { \"ModelId\": \"meta-llama/Llama-3.2-1B-Instruct\" } } }", "meta-llama/Llama-3.2-1B-Instruct")]
    [InlineData("{ \"AzureOpenAI\": { \"DeploymentName\": \"Llama-3.2-11B-Vision-Instruct\" } }", "Llama-3.2-11B-Vision-Instruct")]
    [InlineData("{ \"LocalAI\": { \"embedding-model\": \"embeddinggemma\" } }", "embeddinggemma")]
    [InlineData("{ \"ModelPath\": \"C:\\\\models\\\\Llama-3.2-1B-Instruct-Q4_0.gguf\" }", null)]
    [InlineData("{ \"LLama\": { \"ModelPath\": \"../models/Llama-3.2-1B-Instruct-Q4_0.gguf\" } }", "../models/Llama-3.2-1B-Instruct-Q4_0.gguf")]
    [InlineData("{ \"Models\": [ { \"Name\": \"x\" }, { \"Name\": \"llama3.2\", \"Size\": 3 } ] }", "llama3.2")]
    [InlineData("{ \"Llm\": { \"Models\": [ \"llama3.2\" ] } }", "llama3.2")]
    [InlineData("{ \"Chat\": { \"Model\": \"llama3.2\" }, \"Embedding\": { \"Model\": \"nomic-embed-text:v1.5\" } }", "llama3.2")]
    [InlineData("{ \"Models\": { \"fast\": \"llama3.2\" } }", "llama3.2")]
    [InlineData("{ \"Model\": { \"Name\": \"llama3.2\" } }", "llama3.2")]
    [InlineData("{ \"ConnectionStrings\": { \"chat\": \"Endpoint=http://localhost:11434;Model=llama3.2\" } }", "llama3.2")]
    [InlineData("\ufeff// our settings\r\n{ /* é😀 */ \"Ollama\": { \"Model\": \"llama3.2\", }, }", "llama3.2")]
    public void A_setting_that_names_a_restricted_model_is_found_where_it_stands(string json, string? words)
    {
        folder.Write("app/appsettings.json", Encoding.UTF8.GetBytes(json));
        var finding = Inspect().Findings.ShouldHaveSingleItem();

        finding.RuleId.ShouldBe("MOP4001");
        finding.Place.Path.ShouldBe("appsettings.json");
        if (words is not null)
        {
            json.TrimStart('\ufeff').Split('\n')[finding.Place.Line - 1][(finding.Place.Column - 1)..(finding.Place.EndColumn - 1)].ShouldBe(words);
        }
    }

    [Theory]
    [InlineData("{ \"Ollama\": { \"Model\": \"qwen2.5:7b\" } }")]
    [InlineData("{ \"OpenAI\": { \"Model\": \"gpt-4o-mini\", \"DeploymentName\": \"text-embedding-3-small\" } }")]
    [InlineData("{ \"Prompt\": \"Ask llama3.2\", \"Greeting\": \"llama3.2\", \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } } }")]
    [InlineData("{ \"Car\": { \"Model\": \"Gemma\" }, \"Printer\": { \"Model\": \"Llama\" } }")]
    [InlineData("{ \"Model\": \"\", \"ModelId\": null, \"ModelPath\": 3, \"Models\": [], \"Deployment\": {} }")]
    [InlineData("{ \"Model\": \"${MODEL}\", \"ModelId\": \"our own model\" }")]
    [InlineData("{ \"ConnectionStrings\": { \"db\": \"Server=llama3.2;Database=model\" } }")]
    [InlineData("{ \"Serilog\": { \"Properties\": { \"Name\": \"llama3.2\" } } }")]
    public void What_names_no_restricted_model_is_left_alone(string json)
    {
        folder.Write("app/appsettings.json", Encoding.UTF8.GetBytes(json));
        Inspect().Findings.ShouldAllBe(f => f.RuleId == "MOP4003");
    }

    [Fact]
    public void Without_a_label_of_the_project_no_file_is_read()
    {
        folder.Write("app/appsettings.json", "{ \"Ollama\": { \"Model\": \"llama3.2\" } }"u8.ToArray());
        var files = new SourceFiles(Path.Combine(folder.Path, "app"));

        Inspect(files, []).Findings.ShouldBeEmpty();
        files.Stamps.ShouldNotContain(s => s.Path.EndsWith("appsettings.json", StringComparison.Ordinal));
    }

    [Fact]
    public void The_message_names_the_label_the_setting_the_model_and_the_fact()
    {
        folder.Write("app/appsettings.json", "{ \"Ollama\": { \"Model\": \"llama3.2\" } }"u8.ToArray());

        Inspect().Findings.Single().Message.ShouldBe(
            "PackageTags says \"open-source\", but Ollama:Model is \"llama3.2\" (Llama 3.2) under Llama 3.2 Community License Agreement, which caps the number of users: 700,000,000 monthly active users (section 2). Drop the label, or use another model.");
    }

    [Fact]
    public void A_path_means_the_projects_own_model_with_its_own_license()
    {
        folder.Write("app/appsettings.json", "{ \"LLama\": { \"ModelPath\": \"models/tern.gguf\" } }"u8.ToArray());
        folder.Write("app/models/tern.gguf", GgufBytes.With(("general.license", "mit")));
        Inspect(models: "models/tern.gguf").Findings.ShouldBeEmpty();

        folder.Write("app/models/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        Inspect(models: "models/tern.gguf").Findings.ShouldContain(f => f.RuleId == "MOP4001");
    }

    [Theory]
    [InlineData("\"model\": \"llama3*\"", true)]
    [InlineData("\"rule\": \"MOP4001\"", true)]
    [InlineData("\"rule\": \"MOP4002\"", false)]
    [InlineData("\"rule\": \"MOP4001\", \"model\": \"qwen*\"", false)]
    public void A_waiver_for_the_id_is_kept_with_its_reason(string waiver, bool waived)
    {
        folder.Write("app/appsettings.json", "{ \"Ollama\": { \"Model\": \"llama3.2\" } }"u8.ToArray());
        folder.Write("modelopenness.json", Encoding.UTF8.GetBytes("{ \"waivers\": [ { " + waiver + ", \"reason\": \"We are small.\" } ] }"));
        var inventory = Inspect();

        // What a waiver for code matches only the compiler knows: it is never called unused.
        inventory.Findings.ShouldHaveSingleItem().Waiver?.Reason.ShouldBe(waived ? "We are small." : null);
        inventory.CodeWaivers.ShouldHaveSingleItem();
    }

    [Fact]
    public void Broken_deep_and_endless_files_are_read_as_far_as_they_go()
    {
        folder.Write("app/appsettings.json", Encoding.UTF8.GetBytes("{ \"Ollama\": { \"Model\": \"llama3.2\" }, \"x\": [ " + new string('[', 5000)));
        Inspect().Findings.Count.ShouldBe(1);

        folder.Write("app/appsettings.json", Encoding.UTF8.GetBytes("{ \"Models\": [" + string.Concat(Enumerable.Repeat("\"llama3.2\",", 50_000)) + "] }"));
        Inspect().Findings.Count.ShouldBe(200);

        folder.Write("app/appsettings.json", [0x7B, 0x22, 0xFF, 0xFE, 0x00]);
        Inspect().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Damage_anywhere_makes_no_reader_throw()
    {
        const string Seed = "// c\n{ \"AI\": { \"Model\": \"llama3.2\", \"List\": [ 1, \"\\u0041\\n\", { \"Models\": [ \"llama3\" ] } ] }, \"ConnectionStrings\": { \"a\": \"Model=llama3.2;=;b\" } }";
        var random = new Random(42);
        for (var i = 0; i < 2000; i++)
        {
            var text = new StringBuilder(Seed);
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                text[random.Next(text.Length)] = Marks[random.Next(Marks.Length)];
            }

            foreach (var setting in SettingsReader.Read(text.ToString()))
            {
                setting.Line.ShouldBeInRange(1, text.Length);
                _ = ModelOpenness.Code.SettingKeys.Names(setting.Keys, setting.Value).ToList();
            }
        }
    }

    [Fact]
    public void Models_to_choose_from_are_mentioned_once()
    {
        folder.Write("app/appsettings.json", "{ \"Llm\": { \"Models\": [ \"qwen2.5:7b\", \"llama3.2\", \"llama3.2\" ] } }"u8.ToArray());

        Inspect().Findings.ShouldHaveSingleItem().RuleId.ShouldBe("MOP4003");
    }

    [Theory]
    [InlineData("appsettings.json", true)]
    [InlineData("config/appsettings.Development.json", true)]
    [InlineData("config\\AppSettings.json", true)]
    [InlineData("settings.json", false)]
    [InlineData("appsettings.json.bak", false)]
    public void Files_are_known_by_their_names(string path, bool isSettings)
    {
        (ReferenceFiles.Of(path) == ReferenceFileKind.Settings).ShouldBe(isSettings);
    }

    private Inventory Inspect(string? models = null) => Inspect(new SourceFiles(Path.Combine(folder.Path, "app")), [Label], models);

    private Inventory Inspect(SourceFiles files, IReadOnlyList<Label> labels, string? models = null) => Inspector.Inspect(
        new InspectionRequest(Path.Combine(folder.Path, "app"), "App.csproj")
        {
            Labels = labels,
            DataFiles = [Path.Combine(folder.Path, "app/appsettings.json")],
            Candidates = models is null ? [] : [new ModelCandidate(Path.Combine(folder.Path, "app/" + models))],
        },
        files);
}
