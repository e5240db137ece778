using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelOpenness.CodeFixes;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>Accepting a finding where it stands: what is written, that the compiler then keeps still, and that no tool does it unasked.</summary>
public class SuppressCodeFixTests
{
    private const string Stub = "namespace OllamaSharp { public class OllamaApiClient { public OllamaApiClient(string u, string defaultModel) { } } }";
    private const string Suppress = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"ModelOpenness\", \"MOP4001\", Justification = \"<Pending>\")]";
    private static readonly Inventory Inventory = Code.With(Code.Model("models/Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2"));

    [Theory]
    [InlineData("class A\n{\n    object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\");\n}\n", "class A\n{\n    " + Suppress + "\n    object a = new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\");\n}\n")]
    [InlineData("class A { object B() => new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }", "class A { " + Suppress + " object B() => new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"); }")]
    [InlineData("using System.Diagnostics.CodeAnalysis;\r\nclass A\r\n{\r\n\t/// <summary>B</summary>\r\n\tobject B(object x = null)\r\n\t{\r\n\t\treturn new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\");\r\n\t}\r\n}", "using System.Diagnostics.CodeAnalysis;\r\nclass A\r\n{\r\n\t/// <summary>B</summary>\r\n\t[SuppressMessage(\"ModelOpenness\", \"MOP4001\", Justification = \"<Pending>\")]\r\n\tobject B(object x = null)\r\n\t{\r\n\t\treturn new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\");\r\n\t}\r\n}")]
    public async Task A_member_gets_the_attribute_with_room_for_the_reason(string before, string after)
    {
        (await FixAsync(before)).ShouldBe(after);
    }

    [Fact]
    public async Task Documentation_and_several_findings_of_a_member_take_one_attribute()
    {
        const string Source = "/// <summary>Llama 3.2 is an open source model.</summary>\nclass A\n{\n    object[] a = [new OllamaSharp.OllamaApiClient(\"u\", \"llama3.2\"), new OllamaSharp.OllamaApiClient(\"u\", \"llama3\")];\n}\n";

        var changed = await FixAsync(Source);

        changed.Split("SuppressMessage").Length.ShouldBe(3);
        changed.ShouldContain("\"MOP4002\"");
    }

    [Fact]
    public async Task Where_there_is_no_member_a_pragma_with_a_remark_is_written()
    {
        (await FixAsync("[assembly: System.Reflection.AssemblyDescription(\"An open source assistant.\")]\n"))
            .ShouldBe("#pragma warning disable MOP4002 // <Pending>\n[assembly: System.Reflection.AssemblyDescription(\"An open source assistant.\")]\n#pragma warning restore MOP4002\n");
        (await FixAsync("_ = 1;\n_ = new OllamaSharp.OllamaApiClient(\n    \"u\",\n    \"llama3.2\");\n"))
            .ShouldBe("_ = 1;\n#pragma warning disable MOP4001 // <Pending>\n_ = new OllamaSharp.OllamaApiClient(\n    \"u\",\n    \"llama3.2\");\n#pragma warning restore MOP4001\n");
    }

    [Fact]
    public void A_tool_that_fixes_solutions_cannot_accept_findings()
    {
        new SuppressCodeFixProvider().GetFixAllProvider().GetSupportedFixAllScopes().ShouldBe([FixAllScope.Document, FixAllScope.Project]);
    }

    /// <summary>Fixes all findings of the document at once; nothing may be found afterwards.</summary>
    private static async Task<string> FixAsync(string source)
    {
        var document = Documents.Create(source, Stub);
        var found = Code.Analyze((await document.Project.GetCompilationAsync())!, Inventory);
        found.ShouldNotBeEmpty();
        var solution = await Documents.FixAllAsync(document, new SuppressCodeFixProvider(), found, FixAllScope.Project, SuppressCodeFixProvider.Key);
        var compilation = (await solution.GetProject(document.Project.Id)!.GetCompilationAsync())!;
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        Code.Analyze(compilation, Inventory).ShouldBeEmpty();
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
