using ModelOpenness.Code;
using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>Each pattern of the data against a stub of its API, and against the same member of another type.</summary>
public class ApiPatternTests
{
    public static TheoryData<string, string, string> Patterns()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var pattern in ApiPatterns.All)
        {
            if (pattern.IsProperty)
            {
                data.Add(pattern.Type, pattern.Member, "");
            }

            foreach (var parameter in pattern.Parameters)
            {
                data.Add(pattern.Type, pattern.Member, parameter);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_argument_is_found_in_the_type_and_in_no_other(string type, string member, string parameter)
    {
        var pattern = ApiPatterns.Of(member).Single(p => p.Type == type && (parameter.Length == 0 || p.Parameters.Contains(parameter)));
        var (space, name) = Split(pattern);

        Findings(pattern, space, name, parameter).Count.ShouldBe(1);
        Findings(pattern, "Contoso.Tools", name, parameter).ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_parameter_has_another_name_its_position_counts_if_it_is_a_string()
    {
        const string Stub = "namespace LLama.Common { public class ModelParams { public ModelParams(string file, int size) { } public ModelParams(int size, string other) { } } }";

        Code.Analyze(Code.Labelled, Stub, "class A { object a = new LLama.Common.ModelParams(\"Llama-3.2-1B-Instruct-Q4_0.gguf\", 1); }").Count.ShouldBe(1);
        Code.Analyze(Code.Labelled, Stub, "class A { object a = new LLama.Common.ModelParams(1, \"Llama-3.2-1B-Instruct-Q4_0.gguf\"); }").ShouldBeEmpty();
    }

    [Fact]
    public void Types_that_derive_and_types_that_implement_count()
    {
        const string Stub = """
            namespace Microsoft.AI.Foundry.Local { public interface ICatalog { object GetModelAsync(string modelAlias); } }
            namespace Microsoft.Extensions.AI { public class ChatOptions { public string ModelId { get; set; } } }
            """;
        const string Use = """
            class Mine : Microsoft.AI.Foundry.Local.ICatalog { public object GetModelAsync(string modelAlias) => null; }
            class Options : Microsoft.Extensions.AI.ChatOptions { }
            class A { object a = new Mine().GetModelAsync("llama3.2"); object b = new Options { ModelId = "gemma2" }; }
            """;

        Code.Analyze(Code.Labelled, Stub, Use).Select(d => d.Underlined()).ShouldBe(["\"llama3.2\"", "\"gemma2\""]);
    }

    [Fact]
    public void Extension_methods_are_found_however_they_are_called()
    {
        const string Stub = """
            namespace Microsoft.SemanticKernel
            {
                public interface IKernelBuilder { }
                public static class OllamaKernelBuilderExtensions
                {
                    public static IKernelBuilder AddOllamaChatCompletion(this IKernelBuilder builder, string name, System.Uri endpoint) => builder;
                }
            }
            """;
        const string Use = """
            using Microsoft.SemanticKernel;
            class A
            {
                void B(IKernelBuilder builder)
                {
                    builder.AddOllamaChatCompletion("llama3.2", null);
                    OllamaKernelBuilderExtensions.AddOllamaChatCompletion(builder, "llama3.1", null);
                    builder.AddOllamaChatCompletion(endpoint: null, name: "llama3");
                }
            }
            """;

        Code.Analyze(Code.Labelled, Stub, Use).Select(d => d.Underlined()).ShouldBe(["\"llama3.2\"", "\"llama3.1\"", "\"llama3\""]);
    }

    private static (string Space, string Name) Split(ApiPattern pattern)
    {
        if (pattern.IsNamespace)
        {
            return (pattern.Type[..^2], "Stub");
        }

        var dot = pattern.Type.LastIndexOf('.');
        return (pattern.Type[..dot], pattern.Type[(dot + 1)..]);
    }

    private static List<string> Findings(ApiPattern pattern, string space, string name, string parameter)
    {
        var full = $"global::{space}.{name}";
        var (declared, use) = pattern switch
        {
            { IsProperty: true } => ($"public string {pattern.Member} {{ get; set; }}", $"new {full} {{ {pattern.Member} = \"llama3.2\" }}"),
            { Member: ApiPattern.Constructor } => ($"public {name}(int before, string {parameter}) {{ }}", $"new {full}(1, \"llama3.2\")"),
            _ => ($"public static object {pattern.Member}(int before, string {parameter}) => null;", $"{full}.{pattern.Member}(1, \"llama3.2\")"),
        };
        if (pattern.EnumPrefix is { } prefix)
        {
            // The argument is a member of an enumeration; the model is the file that it stands for.
            var member = "public enum Kind { Llama3 }";
            var file = $"public class {name} {{ {member} public static object {pattern.Member}(Kind {parameter}) => null; }}";
            return [.. Code.Analyze(Code.With(Code.Local($"models/{prefix}llama3.bin", "llama3.2")), $"namespace {space} {{ {file} }}", $"class A {{ object a = {full}.{pattern.Member}({full}.Kind.Llama3); }}").Select(d => d.Underlined())];
        }

        var stub = $"namespace {space} {{ public class {name} {{ {declared} }} }}";
        return [.. Code.Analyze(Code.Labelled, stub, $"class A {{ object a = {use}; }}").Select(d => d.Underlined())];
    }
}
