using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelOpenness.Rules;

namespace ModelOpenness.CodeFixes;

/// <summary>
/// Accepts a finding where it stands, with room for the reason. Fix all works in a document and a project, not in a solution:
/// <c>dotnet format</c> fixes solutions only, and it must not silence findings that nobody looked at.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuppressCodeFixProvider))]
public sealed class SuppressCodeFixProvider : CodeFixProvider
{
    /// <summary>Tells this action from others, for fix all.</summary>
    public const string Key = "ModelOpenness.suppress";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleTable.Referenced, RuleTable.ClaimedInCode);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllOfProject();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Accept {diagnostic.Id} here, with a reason",
                    token => Suppress(context.Document, ImmutableArray.Create(diagnostic), token),
                    Key
                ),
                diagnostic
            );
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Suppress(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = await document.GetSyntaxRootAsync(token).ConfigureAwait(false);
        var text = await document.GetTextAsync(token).ConfigureAwait(false);
        return root is null ? document : document.WithText(text.WithChanges(Suppression.Changes(root, text, diagnostics)));
    }

    private sealed class AllOfProject() : DocumentBasedFixAllProvider(ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project))
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics) =>
            await Suppress(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
    }
}
