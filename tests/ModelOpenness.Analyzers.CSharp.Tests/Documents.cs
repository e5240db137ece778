using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>Projects in memory, for code fixes.</summary>
internal static class Documents
{
    /// <summary>A project of one file.</summary>
    public static Document Create(string source) =>
        new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithCompilationOptions(new CSharpCompilationOptions(source.StartsWith('_') ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(Code.Framework)
            .AddDocument("A.cs", source, filePath: "/app/A.cs");

    /// <summary>The solution after all findings were fixed.</summary>
    public static async Task<Solution> FixAllAsync(Document document, CodeFixProvider provider, IReadOnlyList<Diagnostic> found, FixAllScope scope, string key)
    {
        var action = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, scope, key, provider.FixableDiagnosticIds, new Found(found), CancellationToken.None));
        return (await action!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(d => d.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
