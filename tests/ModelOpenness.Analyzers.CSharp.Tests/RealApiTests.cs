using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>The patterns against the real assemblies: each member exists in the version that the tests restore, and is found there.</summary>
public class RealApiTests
{
    private const string Usings = "using System; using System.Threading.Tasks; using Microsoft.Extensions.AI; using Microsoft.SemanticKernel;\n";

    [Theory]
    [InlineData("object a = new OllamaSharp.OllamaApiClient(new Uri(\"http://x\"), \"llama3.2\");")]
    [InlineData("object a = new OllamaSharp.OllamaApiClient(\"http://x\", \"llama3.2\");")]
    [InlineData("object a = new OllamaSharp.OllamaApiClient(\"http://x\") { SelectedModel = \"llama3.2\" };")]
    [InlineData("object a = new OllamaSharp.OllamaApiClient.Configuration { Model = \"llama3.2\" };")]
    [InlineData("object a = new OllamaSharp.Models.PullModelRequest { Model = \"llama3.2\" };")]
    [InlineData("async Task B(OllamaSharp.IOllamaApiClient c) { await foreach (var x in OllamaSharp.OllamaApiClientExtensions.PullModelAsync(c, \"llama3.2\")) { } }")]
    [InlineData("object a = new ChatOptions { ModelId = \"llama3.2\" };")]
    [InlineData("object a = new EmbeddingGenerationOptions { ModelId = \"llama3.2\" };")]
    [InlineData("object a = new OpenAI.Chat.ChatClient(\"llama3.2\", \"k\");")]
    [InlineData("object a = new OpenAI.Embeddings.EmbeddingClient(\"llama3.2\", \"k\");")]
    [InlineData("object a = new OpenAI.OpenAIClient(\"k\").GetChatClient(\"llama3.2\");")]
    [InlineData("object a = new OpenAI.OpenAIClient(\"k\").GetEmbeddingClient(\"llama3.2\");")]
    [InlineData("object a = Kernel.CreateBuilder().AddOpenAIChatCompletion(\"llama3.2\", \"k\");")]
    [InlineData("object a = new PromptExecutionSettings { ModelId = \"llama3.2\" };")]
    [InlineData("object a = new LLama.Common.ModelParams(\"Llama-3.2-1B-Instruct-Q4_0.gguf\");")]
    [InlineData("object a = new Microsoft.ML.OnnxRuntime.InferenceSession(\"Llama-3.2-1B-Instruct.onnx\");")]
    [InlineData("object a = new Microsoft.ML.OnnxRuntimeGenAI.Model(\"Llama-3.2-1B-Instruct\");")]
    [InlineData("object a = new Microsoft.ML.OnnxRuntimeGenAI.Config(\"Llama-3.2-1B-Instruct\");")]
    [InlineData("object a = new Microsoft.ML.OnnxRuntimeGenAI.OnnxRuntimeGenAIChatClient(\"Llama-3.2-1B-Instruct\");")]
    [InlineData("object B(Microsoft.ML.MLContext ml) => ml.Model.Load(\"Llama-3.2-1B-Instruct.zip\", out _);")]
    public void A_member_that_names_a_model_exists_and_is_found(string member)
    {
        var references = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "api-references.txt")).Select(p => MetadataReference.CreateFromFile(p));
        var tree = CSharpSyntaxTree.ParseText(Usings + "class A { " + member + " }", new CSharpParseOptions(LanguageVersion.Preview), "/app/File.cs", Encoding.UTF8);
        var compilation = CSharpCompilation.Create("App", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        // What is only meant to be tried out is reported as an error by its makers, and exists.
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id.StartsWith("CS", StringComparison.Ordinal)).ShouldBeEmpty();
        Code.Analyze(compilation, Code.Labelled).Select(d => d.Id).ShouldBe(["MOP4001"]);
    }
}
