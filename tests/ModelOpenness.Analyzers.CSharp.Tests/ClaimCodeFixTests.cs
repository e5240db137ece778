using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using ModelOpenness.CodeFixes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>The fixes of MOP4002: what they write, and that nothing is found afterwards.</summary>
public class ClaimCodeFixTests
{
    private const string Weights = "ModelOpenness.weights";
    private const string Attribute = "ModelOpenness.attribute";
    private const string License = "ModelOpenness.license";

    private static readonly Inventory Restricted = Code.With(Code.Model("models/Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2"));

    [Theory]
    [InlineData("\"Llama 3.2 is an open source model.\"", "\"Llama 3.2 is an open weights model.\"")]
    [InlineData("\"Llama 3.2 is an open-source model.\"", "\"Llama 3.2 is an open-weights model.\"")]
    [InlineData("\"Llama 3.2: an Open Source model.\"", "\"Llama 3.2: an Open Weights model.\"")]
    [InlineData("$\"{a}: Llama 3.2 is an open source model.\"", "$\"{a}: Llama 3.2 is an open weights model.\"")]
    [InlineData("\"Llama 3.2 was open-sourced by Meta.\"", "\"Llama 3.2 was released with open weights by Meta.\"")]
    public void The_claim_becomes_accurate_in_its_own_form(string before, string after)
    {
        Fix($"class A {{ static int a; object b = {before}; }}", Weights).ShouldBe($"class A {{ static int a; object b = {after}; }}");
    }

    [Fact]
    public void The_license_is_offered_where_the_sentence_takes_it()
    {
        Fix("class A { string a = \"Llama 3.2 is open source.\"; }", License)
            .ShouldBe("class A { string a = \"Llama 3.2 is licensed under the Llama 3.2 Community License Agreement.\"; }");
        Actions(Project("class A { string a = \"Llama 3.2 is an open source model.\"; }")).Select(a => a.EquivalenceKey).ShouldBe([Weights]);
    }

    [Theory]
    [InlineData("An open source assistant.", "An open weights assistant (Llama 3.2 Community License Agreement).")]
    [InlineData("Open-source assistant", "Open-weights assistant (Llama 3.2 Community License Agreement)")]
    [InlineData("An assistant that is open source!", "An assistant that is open weights (Llama 3.2 Community License Agreement)!")]
    public void The_license_is_added_to_an_attribute(string before, string after)
    {
        Fix($"[assembly: System.Reflection.AssemblyDescription(\"{before}\")]", Attribute).ShouldBe($"[assembly: System.Reflection.AssemblyDescription(\"{after}\")]");
    }

    [Fact]
    public void Words_broken_by_a_line_of_documentation_are_left_to_people()
    {
        const string Source = "/// <summary>Llama 3.2 is an open\n/// source model.</summary>\nclass A { }";

        Code.Analyze(Restricted, Source).Count.ShouldBe(1);
        Actions(Project(Source)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fix_all_corrects_every_claim_of_the_project()
    {
        const string Source = """
            /// <summary>Llama 3.2 is an open source model.</summary>
            class A { string a = "Llama 3.2 is an open source model."; string b = @"This is an open-source model."; }
            """;
        var document = Project(Source);
        var provider = new ClaimCodeFixProvider();
        var found = await FindAsync(document.Project);
        var all = await provider.GetFixAllProvider().GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Project, Weights, provider.FixableDiagnosticIds, new Found(found), CancellationToken.None));

        var solution = await ApplyAsync(all!);
        var compilation = await solution.Projects.Single().GetCompilationAsync();

        found.Length.ShouldBe(3);
        Code.Analyze(compilation!, Restricted).ShouldBeEmpty();
        (await solution.Projects.Single().Documents.Single().GetTextAsync()).ToString().ShouldBe(Source.Replace("open source", "open weights").Replace("open-source", "open-weights"));
    }

    private static string Fix(string source, string key)
    {
        var document = Project(source);
        var solution = ApplyAsync(Actions(document).Single(a => a.EquivalenceKey == key)).GetAwaiter().GetResult();
        var compilation = solution.Projects.Single().GetCompilationAsync().GetAwaiter().GetResult()!;
        Code.Analyze(compilation, Restricted).ShouldBeEmpty();
        return solution.GetDocument(document.Id)!.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    private static List<CodeAction> Actions(Document document)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in FindAsync(document.Project).GetAwaiter().GetResult())
        {
            new ClaimCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        }

        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project) =>
        [.. Code.Analyze((await project.GetCompilationAsync())!, Restricted)];

    private static Document Project(string source)
    {
        var workspace = new AdhocWorkspace();
        return workspace.AddProject("App", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReference(MetadataReference.CreateFromFile(typeof(object).Assembly.Location))
            .AddDocument("A.cs", source, filePath: "/app/A.cs");
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
