using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.CodeFixes;

/// <summary>
/// Fixes all findings of a project or solution in the same way. The batch fixer of Roslyn fixes code only. Waivers are not written for a
/// solution, as <c>dotnet format</c> fixes solutions, and it must accept nothing in anybody's name.
/// </summary>
internal sealed class FindingFixAll : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Fix all " + string.Join(", ", fixAllContext.DiagnosticIds),
        token => FixAsync(fixAllContext.WithCancellationToken(token)),
        fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id];
        foreach (var id in projects)
        {
            var diagnostics = await context.GetAllDiagnosticsAsync(solution.GetProject(id)!).ConfigureAwait(false);
            var offers = diagnostics.SelectMany(d => Wanted(d, context)).GroupBy(o => o.Change).Select(g => g.First());
            solution = await FixOffer.ApplyAsync(solution.GetProject(id)!, offers, context.CancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    /// <summary>The fixes of the wanted kind: where there is a choice, the first; a waiver for every model.</summary>
    private static IEnumerable<FixOffer> Wanted(Diagnostic diagnostic, FixAllContext context)
    {
        var offers = FixOffer.Of(diagnostic).Where(o => o.Key == context.CodeActionEquivalenceKey).ToList();
        return offers.Count == 0 || offers[0].Fix.Kind != FixKind.Waiver ? offers.Take(1)
            : context.Scope == FixAllScope.Solution ? []
            : offers;
    }
}
