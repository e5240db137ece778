using System.Text;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.References;

/// <summary>Models that a project names and does not ship: in which files, where, and how sure.</summary>
public sealed class ReferenceFilesTests : IDisposable
{
    private static readonly Label Label = new(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 4, 5, 4, 16));
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Fetched "+", mentioned "~", with the id of the model and its place.</summary>
    [Theory]
    [InlineData("catalog.json", "{ \"A\": { \"Url\": \"https://huggingface.co/onnx-community/Llama-3.2-1B-Instruct/tree/main\", \"License\": \"llama3.2\" } }", "+onnx-community/Llama-3.2-1B-Instruct catalog.json:1:18")]
    [InlineData("catalog.json", "[ { \"url\": \"https://huggingface.co/a/Llama-3.2-1B-GGUF/tree/main\" }, { \"url\": \"https://huggingface.co/b/gemma-2-2b-GGUF/tree/main\" } ]", "~a/Llama-3.2-1B-GGUF catalog.json:1:13|~b/gemma-2-2b-GGUF catalog.json:1:80")]
    [InlineData("names.json", "{ \"note\": \"Ask llama3.2\", \"greeting\": \"hello\", \"licenseId\": \"llama3.2\" }", "")]
    [InlineData("Properties/launchSettings.json", "{ \"profiles\": { \"App\": { \"commandLineArgs\": \"--model llama3.2 --port 1\", \"environmentVariables\": { \"OLLAMA_MODEL\": \"llama3.1\" } } } }", "+llama3.1 Properties/launchSettings.json:1:117|+llama3.2 Properties/launchSettings.json:1:54")]
    [InlineData("compose.yaml", "services:\n  chat:\n    image: ollama/ollama:latest\n    environment:\n      - MODEL=llama3.2\n    command: ollama pull llama3.1\n", "+llama3.1 compose.yaml:6:26|+llama3.2 compose.yaml:5:15")]
    [InlineData("Dockerfile", "FROM ubuntu\n# ollama pull llama3\nRUN curl -L -o m.gguf \\\n  https://huggingface.co/bartowski/Llama-3.2-1B-Instruct-GGUF/resolve/main/Llama-3.2-1B-Instruct-Q4_K_M.gguf\nENV MODEL_ID=meta-llama/Llama-3.1-8B\n", "+bartowski/Llama-3.2-1B-Instruct-GGUF Dockerfile:4:3|+meta-llama/Llama-3.1-8B Dockerfile:5:14")]
    [InlineData("get.sh", "#!/bin/sh\nollama pull llama3.2; huggingface-cli download --quiet meta-llama/Llama-3.1-8B\necho \"gemma2 is nice\"\n", "+llama3.2 get.sh:2:13|+meta-llama/Llama-3.1-8B get.sh:2:56")]
    [InlineData("Texts.resx", "<root><data name=\"Model\"><value>https://huggingface.co/a/Llama-3.2-1B/resolve/main/m.gguf</value></data></root>", "+a/Llama-3.2-1B Texts.resx:1:33")]
    [InlineData("App.csproj", "<Project><PropertyGroup><PackageProjectUrl>https://huggingface.co/a/Llama-3.2-1B</PackageProjectUrl></PropertyGroup><Target Name=\"G\"><DownloadFile SourceUrl=\"https://huggingface.co/b/Llama-3.2-3B/resolve/main/m.gguf\" /></Target></Project>", "+b/Llama-3.2-3B App.csproj:1:159")]
    [InlineData("Pages/Chat.razor", "<select>\n  <option value=\"llama3.2\">small</option>\n  <option value=\"gemma2\">large</option>\n</select>\n@code { string url = \"https://huggingface.co/a/Llama-3.1-8B/resolve/main/m.gguf\"; }", "+a/Llama-3.1-8B Pages/Chat.razor:5:22|~gemma2 Pages/Chat.razor:3:17|~llama3.2 Pages/Chat.razor:2:17")]
    public void A_file_names_models_where_it_fetches_or_mentions_them(string file, string text, string expected)
    {
        var named = Inspect((file, text)).Named;

        string.Join('|', named.SelectMany(m => m.References.Select(r => $"{(r.How == ReferenceHow.Fetched ? "+" : "~")}{m.Id} {r.Place}:{r.Place.Column}")).OrderBy(r => r, StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public void What_is_fetched_is_said_at_each_place_and_what_is_mentioned_once()
    {
        var findings = Inspect(("get.sh", "ollama pull llama3.2\nollama run llama3.2\n"), ("choice.json", "{ \"a\": [ \"gemma2:2b\", \"gemma2:2b\", \"phi4\" ] }")).Findings;

        findings.Select(f => $"{f.RuleId} {f.Place}").ShouldBe(["MOP4003 choice.json:1", "MOP4001 get.sh:1", "MOP4001 get.sh:2"]);
        findings[0].Message.ShouldBe("PackageTags says \"open-source\", and choice.json mentions \"gemma2:2b\" in 2 places, which is under Gemma Terms of Use (2024-04-01): it prohibits fields of use (section 3.2). Say so where users choose it.");
        findings[0].Related.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_model_that_also_ships_is_spoken_of_by_the_rules_on_what_ships()
    {
        folder.Write("app/m/llama.gguf", GgufBytes.With(("general.license", "llama3.2")));
        var request = Request(("get.sh", "curl -o m https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/m.gguf\n"), ("appsettings.json", "{ \"ModelPath\": \"m/llama.gguf\" }"));
        var shipped = new ModelCandidate(Path.Combine(folder.Path, "app", "m", "llama.gguf")) { Ships = true, ModelId = "meta-llama/Llama-3.2-1B", IsDeclared = true };

        Inspect(request with { Candidates = [shipped] }).Findings.ShouldAllBe(f => f.RuleId.StartsWith("MOP1"));
        // The same license alone makes it no other model.
        Inspect(request with { Candidates = [shipped with { ModelId = null }] }).Findings.Where(f => f.RuleId == "MOP4001").ShouldHaveSingleItem().Place.Path.ShouldBe("get.sh");
    }

    [Theory]
    [InlineData("This app features popular open-source models.", true)]
    [InlineData("Chat with many open source LLMs on your machine.", true)]
    [InlineData("Any open-source model can be added, and it supports your own open source models.", false)]
    [InlineData("It does not include open-source models.", false)]
    public void Words_about_all_models_of_a_project_speak_of_what_it_fetches_and_not_of_what_it_mentions(string readme, bool counts)
    {
        folder.Write("app/README.md", Encoding.UTF8.GetBytes("# App\n\n" + readme + "\n"));
        var request = Request(("get.sh", "ollama pull llama3.2\n"), ("choice.json", "{ \"a\": [ \"gemma2:2b\", \"phi4\" ] }"));

        Inspect(request with { Labels = [], ReadmeFiles = [Path.Combine(request.BaseFolder, "README.md")] }).Findings.Select(f => f.RuleId).ShouldBe(counts ? ["MOP4001"] : []);
    }

    [Fact]
    public void Without_a_label_and_without_anybody_who_asks_nothing_is_read()
    {
        var request = Request(("get.sh", "ollama pull llama3.2\n")) with { Labels = [] };
        var files = new SourceFiles(request.BaseFolder);

        Inspector.Inspect(request, files).Named.ShouldBeEmpty();
        files.Stamps.ShouldNotContain(s => s.Path.EndsWith("get.sh", StringComparison.Ordinal));
        Inspect(request with { ReadsReferences = true }).Named.ShouldHaveSingleItem().License!.Id.ShouldBe("llama3.2");
    }

    [Fact]
    public void A_folder_is_read_without_its_tests_and_documentation()
    {
        folder.Write("app/src/Chat.cs", "class C { string m = \"meta-llama/Llama-3.2-1B\"; }"u8.ToArray());
        folder.Write("app/tests/ChatTests.cs", "class C { string m = \"google/gemma-2-9b\"; }"u8.ToArray());
        folder.Write("app/docs/model.json", "{ \"model\": \"google/gemma-2-9b\" }"u8.ToArray());
        var request = FolderDiscovery.Request(Path.Combine(folder.Path, "app")) with { ReadsReferences = true };

        Inspect(request).Named.Select(m => m.Id).ShouldBe(["meta-llama/Llama-3.2-1B"]);
    }

    private Inventory Inspect(params (string Name, string Text)[] texts) => Inspect(Request(texts));

    private static Inventory Inspect(InspectionRequest request) => Inspector.Inspect(request, new SourceFiles(request.BaseFolder));

    private InspectionRequest Request(params (string Name, string Text)[] texts)
    {
        var app = Path.Combine(folder.Path, "app");
        foreach (var (name, text) in texts)
        {
            folder.Write("app/" + name, Encoding.UTF8.GetBytes(text));
        }

        return new InspectionRequest(app, "App.csproj") { Labels = [Label], DataFiles = [.. texts.Select(t => Path.Combine(app, t.Name))] };
    }
}
