using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Fixes;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.CodeFixes;

/// <summary>
/// Fixes findings in files that are not code: project files, READMEs, cards, settings. It changes what the compiler knows as additional
/// files, and makes no file: a workspace cannot.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, Name = nameof(FindingCodeFixProvider),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class FindingCodeFixProvider : CodeFixProvider
{
    private static readonly FindingFixAll All = new();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(RuleTable.All.Select(r => r.Id));

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => All;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var offer in FixOffer.Of(diagnostic).Where(o => o.Target(context.TextDocument.Project) is not null))
            {
                var action = CodeAction.Create(
                    FindingEdit.Title(offer.Fix, offer.Finding),
                    token => FixOffer.ApplyAsync(context.TextDocument.Project, [offer], token),
                    offer.Key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }

        return Task.CompletedTask;
    }
}
