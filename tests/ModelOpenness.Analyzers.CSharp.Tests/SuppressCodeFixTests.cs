using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelOpenness.CodeFixes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>Accepting a finding where it stands: what is written, that the compiler then keeps still, and that no tool does it unasked.</summary>
public class SuppressCodeFixTests
{
    private const string Suppress = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"ModelOpenness\", \"MOP4002\", Justification = \"<Pending>\")]";
    private static readonly Inventory Inventory = Code.With(Code.Model("models/Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2"));

    [Theory]
    [InlineData("class A\n{\n    object a = \"Llama 3.2 is an open source model.\";\n}\n", "class A\n{\n    " + Suppress + "\n    object a = \"Llama 3.2 is an open source model.\";\n}\n")]
    [InlineData("class A { object B() => \"Llama 3.2 is an open source model.\"; }", "class A { " + Suppress + " object B() => \"Llama 3.2 is an open source model.\"; }")]
    [InlineData("using System.Diagnostics.CodeAnalysis;\r\nclass A\r\n{\r\n\t/// <summary>B</summary>\r\n\tobject B(object x = null)\r\n\t{\r\n\t\treturn \"Llama 3.2 is an open source model.\";\r\n\t}\r\n}", "using System.Diagnostics.CodeAnalysis;\r\nclass A\r\n{\r\n\t/// <summary>B</summary>\r\n\t[SuppressMessage(\"ModelOpenness\", \"MOP4002\", Justification = \"<Pending>\")]\r\n\tobject B(object x = null)\r\n\t{\r\n\t\treturn \"Llama 3.2 is an open source model.\";\r\n\t}\r\n}")]
    public async Task A_member_gets_the_attribute_with_room_for_the_reason(string before, string after)
    {
        (await FixAsync(before)).ShouldBe(after);
    }

    [Fact]
    public async Task Documentation_and_several_findings_of_a_member_take_one_attribute()
    {
        const string Source = "/// <summary>Llama 3.2 is an open source model.</summary>\nclass A\n{\n    object[] a = [\"Llama 3.2 is an open source model.\", \"Llama 3.2 is open source.\"];\n}\n";

        var changed = await FixAsync(Source);

        changed.Split("SuppressMessage").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Where_there_is_no_member_a_pragma_with_a_remark_is_written()
    {
        (await FixAsync("[assembly: System.Reflection.AssemblyDescription(\"An open source assistant.\")]\n"))
            .ShouldBe("#pragma warning disable MOP4002 // <Pending>\n[assembly: System.Reflection.AssemblyDescription(\"An open source assistant.\")]\n#pragma warning restore MOP4002\n");
        (await FixAsync("_ = 1;\n_ = System.Math.Max(\n    1,\n    \"Llama 3.2 is an open source model.\".Length);\n"))
            .ShouldBe("_ = 1;\n#pragma warning disable MOP4002 // <Pending>\n_ = System.Math.Max(\n    1,\n    \"Llama 3.2 is an open source model.\".Length);\n#pragma warning restore MOP4002\n");
    }

    [Fact]
    public async Task A_reference_is_accepted_as_a_claim_is()
    {
        (await FixAsync("namespace OllamaSharp { class OllamaApiClient { public OllamaApiClient(string defaultModel) { } object A() => new OllamaApiClient(\"llama3.2\"); } }"))
            .ShouldContain("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"ModelOpenness\", \"MOP4001\", Justification = \"<Pending>\")] object A()");
    }

    [Fact]
    public void A_tool_that_fixes_solutions_cannot_accept_findings()
    {
        new SuppressCodeFixProvider().GetFixAllProvider().GetSupportedFixAllScopes().ShouldBe([FixAllScope.Document, FixAllScope.Project]);
    }

    /// <summary>Fixes all findings of the document at once; nothing may be found afterwards.</summary>
    private static async Task<string> FixAsync(string source)
    {
        var document = Documents.Create(source);
        var found = Code.Analyze((await document.Project.GetCompilationAsync())!, Inventory);
        found.ShouldNotBeEmpty();
        var solution = await Documents.FixAllAsync(document, new SuppressCodeFixProvider(), found, FixAllScope.Project, SuppressCodeFixProvider.Key);
        var compilation = (await solution.GetProject(document.Project.Id)!.GetCompilationAsync())!;
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        Code.Analyze(compilation, Inventory).ShouldBeEmpty();
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
