using ModelOpenness.Families;
using ModelOpenness.Policies;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>MOP4001: what an argument says, which model that is, and when the rule speaks.</summary>
public class ModelReferenceTests
{
    private const string Stubs = """
        namespace OllamaSharp { public class OllamaApiClient { public OllamaApiClient(string uriString, string defaultModel = "") { } public string SelectedModel { get; set; } } }
        namespace LLama.Common { public class ModelParams { public ModelParams(string modelPath) { } } }
        """;

    private static readonly Inventory Labelled = Code.Labelled;

    [Theory]
    [InlineData("", "\"llama3.2\"")]
    [InlineData("", "defaultModel: \"llama3.2\"")]
    [InlineData("const string Name = \"llama3.2\";", "Name")]
    [InlineData("const string Family = \"llama\"; const string Name = Family + \"3.2\";", "Name")]
    [InlineData("static readonly string Name = \"llama3.2\";", "Name")]
    [InlineData("string name = \"llama3.2\";", "name")]
    [InlineData("string Name { get; } = \"llama3.2\";", "Name")]
    [InlineData("string Name => \"llama3.2\";", "Name")]
    [InlineData("string Name { get { return \"llama3.2\"; } }", "Name")]
    [InlineData("string Given { get; set; } string Name => Given ?? \"llama3.2\";", "Name")]
    [InlineData("string given;", "given ?? \"llama3.2\"")]
    [InlineData("bool small;", "small ? \"qwen2.5:7b\" : \"llama3.2\"")]
    [InlineData("const string Size = \":1b\";", "$\"llama3.2{Size}\"")]
    [InlineData("", "(\"llama3.2\")")]
    [InlineData("", "System.Environment.GetEnvironmentVariable(\"MODEL\") ?? \"llama3.2\"")]
    public void The_model_is_read_through_what_C_sharp_calls_it(string members, string argument)
    {
        var found = Code.Analyze(Labelled, Stubs, $"class A {{ {members} object B() => new OllamaSharp.OllamaApiClient(\"http://localhost\", {argument}); }}");

        found.Select(d => d.Id).ShouldBe(["MOP4001"]);
        argument.TrimEnd(')').ShouldEndWith(found[0].Underlined());
    }

    [Theory]
    [InlineData("var name = \"llama3.2\"; new OllamaSharp.OllamaApiClient(\"u\", name);", 1)]
    [InlineData("var one = \"llama3.2\"; var two = one; new OllamaSharp.OllamaApiClient(\"u\", two);", 1)]
    [InlineData("var name = \"llama3.2\"; name = System.Console.ReadLine(); new OllamaSharp.OllamaApiClient(\"u\", name);", 0)]
    [InlineData("var name = \"llama3.2\"; Fill(ref name); new OllamaSharp.OllamaApiClient(\"u\", name);", 0)]
    [InlineData("var client = new OllamaSharp.OllamaApiClient(\"u\"); client.SelectedModel = \"llama3.2\";", 1)]
    [InlineData("var client = new OllamaSharp.OllamaApiClient(\"u\") { SelectedModel = \"llama3.2\" };", 1)]
    [InlineData("new OllamaSharp.OllamaApiClient(\"llama3.2\", \"qwen2.5:7b\");", 0)]
    [InlineData("new OllamaSharp.OllamaApiClient(\"u\", System.Console.ReadLine());", 0)]
    public void Locals_count_by_their_initializer_unless_they_change(string statements, int findings)
    {
        Code.Analyze(Labelled, Stubs, $"class A {{ void Fill(ref string s) {{ }} void B() {{ {statements} }} }}").Count.ShouldBe(findings);
    }

    [Fact]
    public void A_field_in_another_file_is_read()
    {
        Code.Analyze(Labelled, Stubs, "static class Names { public static string Chat = \"llama3.2\"; public const string Small = \"llama3.2:1b\"; }",
            "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", Names.Chat); object b = new OllamaSharp.OllamaApiClient(\"u\", Names.Small); }")
            .Select(d => d.Underlined()).ShouldBe(["Names.Chat", "Names.Small"]);
    }

    [Fact]
    public void The_message_names_label_model_license_fact_and_advice()
    {
        var message = Code.Analyze(Labelled, Stubs, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }").Single().GetMessage();

        message.ShouldBe("PackageTags says \"open-source\", but the code uses \"llama3.2\" (Llama 3.2) under Llama 3.2 Community License Agreement, which caps the number of users: 700,000,000 monthly active users (section 2). Drop the label, or use another model.");
    }

    [Fact]
    public void An_open_model_and_an_unknown_one_are_left_alone()
    {
        Code.Analyze(Labelled, Stubs, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"qwen2.5:7b\"); object b = new OllamaSharp.OllamaApiClient(\"u\", \"contoso-own\"); }").ShouldBeEmpty();
    }

    [Fact]
    public void Without_inventory_or_without_label_of_the_project_nothing_is_said()
    {
        const string Use = "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }";
        var ofModel = Code.ProjectLabel with { ModelId = "models/a.gguf" };

        Code.Analyze(null, Stubs, Use).ShouldBeEmpty();
        Code.Analyze(new Inventory("App.csproj", "osd"), Stubs, Use).ShouldBeEmpty();
        Code.Analyze(new Inventory("App.csproj", "osd") { Labels = [ofModel] }, Stubs, Use).ShouldBeEmpty();
        Code.Analyze(Labelled, Stubs, Use).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"models/tern.gguf\"")]
    [InlineData("@\".\\models\\tern.gguf\"")]
    [InlineData("\"tern.gguf\"")]
    [InlineData("\"/opt/app/models/tern.gguf\"")]
    [InlineData("System.IO.Path.Combine(System.AppContext.BaseDirectory, \"models\", \"tern.gguf\")")]
    [InlineData("System.IO.Path.Combine(System.AppContext.BaseDirectory, \"a\", \"b\", \"c\", \"models\", \"tern.gguf\")")]
    [InlineData("System.AppContext.BaseDirectory + \"/models/tern.gguf\"")]
    [InlineData("$\"{System.AppContext.BaseDirectory}/models/tern.gguf\"")]
    [InlineData("System.IO.Path.GetFullPath(\"models/tern.gguf\")")]
    public void A_path_means_the_model_of_the_inventory(string argument)
    {
        var use = $"class A {{ object a = new LLama.Common.ModelParams({argument}); }}";

        Code.Analyze(Code.With(Code.Local("models/tern.gguf", "llama3.2")), Stubs, use).Count.ShouldBe(1);
        Code.Analyze(Code.With(Code.Local("models/tern.gguf", "Apache-2.0")), Stubs, use).ShouldBeEmpty();
        Code.Analyze(Code.With(Code.Local("models/other.gguf", "llama3.2")), Stubs, use).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_means_the_model_in_it()
    {
        const string Use = "namespace Microsoft.ML.OnnxRuntimeGenAI { public class Model { public Model(string modelPath) { } } } class A { object a = new Microsoft.ML.OnnxRuntimeGenAI.Model(\"models/tern\"); }";

        Code.Analyze(Code.With(Code.Local("models/tern/model.onnx", "llama3.2")), Use).Count.ShouldBe(1);
        Code.Analyze(Code.With(Code.Local("models/gull/model.onnx", "llama3.2")), Use).ShouldBeEmpty();
    }

    [Fact]
    public void The_models_own_evidence_comes_before_the_name_of_its_file()
    {
        const string Use = "class A { object a = new LLama.Common.ModelParams(\"Llama-3.2-1B-Instruct-Q4_0.gguf\"); }";

        Code.Analyze(Labelled, Stubs, Use).Count.ShouldBe(1);
        Code.Analyze(Code.With(Code.Local("Llama-3.2-1B-Instruct-Q4_0.gguf", "MIT")), Stubs, Use).ShouldBeEmpty();
    }

    [Fact]
    public void Where_two_models_fit_the_unrestricted_one_is_meant()
    {
        const string Use = "class A { object a = new LLama.Common.ModelParams(\"tern.gguf\"); }";

        Code.Analyze(Code.With(Code.Local("a/tern.gguf", "llama3.2"), Code.Local("b/tern.gguf", "MIT")), Stubs, Use).ShouldBeEmpty();
        Code.Analyze(Code.With(Code.Local("a/tern.gguf", "llama3.2"), Code.Local("b/tern.gguf", "llama3.2")), Stubs, Use).Count.ShouldBe(1);
    }

    [Fact]
    public void Generated_code_is_left_out()
    {
        Code.Analyze(Labelled, Stubs, "// <auto-generated/>\nclass A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }").ShouldBeEmpty();
    }

    [Fact]
    public void Definitions_that_refer_to_themselves_end()
    {
        Code.Analyze(Labelled, Stubs, "class A { static string P => Q ?? P; static string Q => P ?? Q + P; object a = new OllamaSharp.OllamaApiClient(\"u\", P); }").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MOP4001", null, null, null, 0)]
    [InlineData(null, "llama3*", null, null, 0)]
    [InlineData(null, null, "user-cap", null, 0)]
    [InlineData(null, null, null, "llama3.2", 0)]
    [InlineData("MOP4002", null, null, null, 1)]
    [InlineData(null, "qwen*", null, null, 1)]
    [InlineData(null, null, "revenue-cap", null, 1)]
    [InlineData(null, null, null, "gemma", 1)]
    public void What_the_policy_accepts_is_not_said(string? rule, string? model, string? term, string? license, int findings)
    {
        var inventory = Labelled with { CodeWaivers = [new CodeWaiver { RuleId = rule, Model = model, TermKind = term, LicenseId = license }] };

        Code.Analyze(inventory, Stubs, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }").Count.ShouldBe(findings);
    }

    [Fact]
    public void A_waiver_for_a_model_of_the_inventory_is_for_no_other()
    {
        var inventory = Code.With(Code.Local("models/tern.gguf", "llama3.2"), Code.Local("models/gull.gguf", "llama3.2")) with { CodeWaivers = [new CodeWaiver { RuleId = "MOP4001", Model = "models/tern.gguf" }] };

        Code.Analyze(inventory, Stubs, "class A { object a = new LLama.Common.ModelParams(\"models/tern.gguf\"); object b = new LLama.Common.ModelParams(\"models/gull.gguf\"); }")
            .Select(d => d.Underlined()).ShouldBe(["\"models/gull.gguf\""]);
    }
}
