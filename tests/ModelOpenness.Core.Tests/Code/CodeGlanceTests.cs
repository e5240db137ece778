using ModelOpenness.Code;
using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Code;

/// <summary>The look at the characters of code may say yes for nothing; it must not say no where the analyzer finds something.</summary>
public class CodeGlanceTests
{
    [Fact]
    public void Every_use_of_every_API_is_seen_by_its_reference_and_by_its_namespace()
    {
        ApiPatterns.All.Count.ShouldBeGreaterThan(40);
        foreach (var pattern in ApiPatterns.All)
        {
            var space = pattern.IsNamespace ? pattern.Type[..^2] : pattern.Type[..pattern.Type.LastIndexOf('.')];
            var type = pattern.IsNamespace ? "Anything" : pattern.Type[(pattern.Type.LastIndexOf('.') + 1)..];
            var use = pattern.Member == ApiPattern.Constructor ? $"var x = new {type}(name);" : $"y.{pattern.Member}(name);";
            MayRefer([], $"using {space};", $"class {type}X; class {type} {{ void M() {{ {use} }} }}").ShouldBeTrue(pattern.ToString());
            MayRefer([space], use).ShouldBeTrue(pattern.ToString());
        }
    }

    [Theory]
    [InlineData("Microsoft.ML.OnnxTransformer", "pipeline.ApplyOnnxModel(path);")]
    [InlineData("LLamaSharp", "global using P = LLama.Common.ModelParams;")]
    [InlineData("Microsoft.SemanticKernel.Core", "builder.AddOllamaChatClient(\"llama3.2\");")]
    [InlineData("Microsoft.SemanticKernel.Connectors.Ollama", "Take(new(id));")]
    [InlineData("Microsoft.Extensions.AI.OpenAI", "x = client.AsIChatClient(id);")]
    public void Assemblies_of_a_product_count_for_its_APIs(string reference, string code) => MayRefer([reference, "System.Runtime"], code).ShouldBeTrue();

    [Fact]
    public void A_project_without_such_a_library_or_without_such_a_name_is_passed_over()
    {
        string[] framework = ["System.Runtime", "Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore", "Newtonsoft.Json"];
        MayRefer(framework, "using Microsoft.Extensions.DependencyInjection; var x = new Model(1); file.Load(path); options.Model = 1; ModelId = 2;").ShouldBeFalse();
        MayRefer(["OllamaSharp"], "class C { int Models; string SelectedModels; }").ShouldBeFalse();
    }

    [Fact]
    public void Names_count_wherever_in_the_project_they_stand() =>
        MayRefer([], "global using OllamaSharp;", "partial class C : OllamaApiClient { }", "c = new C(\"llama3.2\");").ShouldBeTrue();

    [Theory]
    [InlineData("// Part of an open source project.\r\n\r\n/* open source */ class C { }", false)]
    [InlineData("// x\n/// <summary>An open source model.</summary>\nclass C { }", true)]
    [InlineData("/** An open source model. */\nclass C { }", true)]
    [InlineData("// x\nclass C { string s = \"Gull is an open source model\"; }", true)]
    [InlineData("/* never closed: open source", false)]
    [InlineData("", false)]
    public void A_comment_at_the_head_claims_nothing(string source, bool may) => CodeGlance.MayClaim(source).ShouldBe(may);

    private static bool MayRefer(string[] references, params string[] sources)
    {
        var glance = new CodeGlance(references);
        foreach (var source in sources)
        {
            glance.Read(source);
        }

        return glance.MayRefer;
    }
}
