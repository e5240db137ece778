using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>MOP4001 by ways that only a compiler follows, each with a twin that looks the same and names no model to an API.</summary>
public class FlowTests
{
    private const string Stubs = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        namespace OllamaSharp { public class OllamaApiClient { public OllamaApiClient(string uriString, string defaultModel = "") { } } }
        namespace Own { public class OllamaApiClient { public OllamaApiClient(string uriString, string defaultModel = "") { } } }
        public class Http { public void Get(string address) { } }
        """;

    /// <summary>Code in which SPACE is the library's namespace, and what is underlined.</summary>
    public static TheoryData<string, string> Flows() => new()
    {
        { "class A { void B() { foreach (var m in new[] { \"gemma2\", \"phi4\" }) { new SPACE.OllamaApiClient(\"u\", m); } } }", "m" },
        { "static class W { public static readonly string[] Ids = { \"phi4\", \"codellama\" }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Ids[1]); }", "W.Ids[1]" },
        { "static class W { public static readonly List<string> Ids = new() { \"codellama\" }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Ids[0]); }", "W.Ids[0]" },
        { "static class W { public static string[] Ids => [\"codellama\"]; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Ids[0]); }", "W.Ids[0]" },
        { "static class W { public static readonly string[] Ids = { \"codellama\" }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Ids.First()); }", "W.Ids.First()" },
        { "static class W { public static readonly Dictionary<string, string> Map = new() { [\"x\"] = \"llama2\", [\"y\"] = \"phi4\" }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Map[\"x\"]); }", "W.Map[\"x\"]" },
        { "static class W { public static readonly Dictionary<string, string> Map = new() { { \"x\", \"llama2\" } }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Map[\"x\"]); }", "W.Map[\"x\"]" },
        { "class D { public string Id { get; init; } } static class W { public static readonly D Known = new() { Id = \"llama4\" }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.Known.Id); }", "W.Known.Id" },
        { "record D(string Id, int Size); static class W { public static readonly D[] All = { new(\"llama4\", 1) }; } class A { object a = new SPACE.OllamaApiClient(\"u\", W.All[0].Id); }", "W.All[0].Id" },
        { "class A { object a = new SPACE.OllamaApiClient(\"u\", Environment.GetEnvironmentVariable(\"M\") ?? \"llama3.3\"); }", "\"llama3.3\"" },
        { "class A { object B(int n) => new SPACE.OllamaApiClient(\"u\", n switch { 1 => \"phi4\", _ => \"command-r\" }); }", "\"command-r\"" },
        { "static class W { public static object Make(string id) => new SPACE.OllamaApiClient(\"u\", id); } class A { object a = W.Make(\"llama3.1\"); }", "\"llama3.1\"" },
        { "static class W { static object Inner(string id) => new SPACE.OllamaApiClient(\"u\", id); public static object Make(int n, string id) => Inner(id); } class A { object a = W.Make(1, \"llama3.1\"); }", "\"llama3.1\"" },
        { "class Svc { readonly string model; public Svc(string model) { this.model = model; } object B() => new SPACE.OllamaApiClient(\"u\", model); } class A { Svc s = new Svc(\"llama3.1\"); }", "\"llama3.1\"" },
        { "class Svc(string model) { object B() => new SPACE.OllamaApiClient(\"u\", model); } class A { const string Chat = \"llama3.1\"; Svc s = new Svc(Chat); }", "Chat" },
    };

    [Theory]
    [MemberData(nameof(Flows))]
    public void The_model_is_followed_to_the_library_and_to_nothing_else(string code, string underlined)
    {
        Code.Analyze(Code.Labelled, Stubs, code.Replace("SPACE", "OllamaSharp")).Select(d => d.Underlined()).ShouldBe([underlined]);
        Code.Analyze(Code.Labelled, Stubs, code.Replace("SPACE", "Own")).ShouldBeEmpty();
        Code.Analyze(Code.Labelled, Stubs, code.Replace("SPACE", "OllamaSharp").Replace("codellama", "qwen2.5").Replace("llama2", "qwen2.5").Replace("llama3.1", "qwen2.5").Replace("llama3.3", "qwen2.5").Replace("llama4", "qwen2.5").Replace("command-r", "qwen2.5").Replace("gemma2", "qwen2.5")).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_kept_in_another_file_is_followed_too()
    {
        const string Names = "static class W { public static readonly string[] Ids = { \"codellama\" }; public static object Make(string id) => new OllamaSharp.OllamaApiClient(\"u\", id); }";

        Code.Analyze(Code.Labelled, Stubs, Names, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", W.Ids[0]); object b = W.Make(\"llama3.1\"); object c = W.Make(\"qwen2.5:7b\"); }")
            .Select(d => d.Underlined()).ShouldBe(["W.Ids[0]", "\"llama3.1\""]);
    }

    [Fact]
    public void A_part_of_an_address_of_models_is_a_model_and_a_part_of_another_is_none()
    {
        const string Own = "static class W { public static void Fetch(string repo) => new Http().Get($\"https://HOST/{repo}/resolve/main/m.gguf\"); } class A { void B() => W.Fetch(\"meta-llama/Llama-3.1-8B\"); void C() => W.Send(\"meta-llama/Llama-3.1-8B\"); }";

        Code.Analyze(Code.Labelled, Stubs, Own.Replace("HOST", "huggingface.co").Replace("Fetch", "Send")).Select(d => d.Underlined()).ShouldBe(["\"meta-llama/Llama-3.1-8B\"", "\"meta-llama/Llama-3.1-8B\""]);
        Code.Analyze(Code.Labelled, Stubs, Own.Replace("HOST", "example.org").Replace("Fetch", "Send")).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_text_alone_says_is_said_at_the_text()
    {
        Code.Analyze(Code.Labelled, Stubs, "class A { void B() => new Http().Get(\"https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/m.gguf\"); }").ShouldHaveSingleItem().Underlined().ShouldStartWith("\"https://");
        Code.Analyze(Code.Labelled, Stubs, "#pragma warning disable MOP4001\nclass A { void B() => new Http().Get(\"https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/m.gguf\"); }").ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_is_only_mentioned_is_said_once_a_project_and_not_where_it_is_fetched()
    {
        var found = Code.Mentions(Code.Labelled, Stubs, "class A { string[] a = { \"llama3.2\", \"gemma2:2b\", \"llama3.2\" }; }", "class B { string b = \"gemma2:2b\"; }");
        found.Select(d => d.Underlined()).ShouldBe(["\"llama3.2\"", "\"gemma2:2b\""]);

        Code.Mentions(Code.Labelled, Stubs, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }").ShouldBeEmpty();
        Code.Mentions(Code.Labelled with { Named = [new Model("llama3.2", "Llama 3.2")] }, Stubs, "class A { string a = \"llama3.2\"; }").ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_ships_is_spoken_of_by_the_rules_on_what_ships() =>
        Code.Analyze(Code.With(Code.Model("models/tern.gguf", "llama3.2", "org/tern")), Stubs, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", \"org/tern\"); }").ShouldBeEmpty();
}
