using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ModelOpenness.CodeFixes;

/// <summary>
/// Replaces a claim that the license contradicts (MOP4002) by accurate words. Not [Shared]: that attribute would tie this assembly
/// to one version of System.Composition, and an older IDE would not load it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimCodeFixProvider))]
public sealed class ClaimCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleTable.ClaimedInCode);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            // The analyzer says what fits; without it the words are left to people.
            if (diagnostic.Properties.TryGetValue("replacement", out var weights) && weights is not null)
            {
                Register(context, diagnostic, $"Say \"{weights}\"", weights, "weights");
            }

            if (diagnostic.Properties.TryGetValue("license", out var license) && license is not null)
            {
                Register(context, diagnostic, $"Name the license: \"licensed under the {license}\"", "licensed under the " + license, "license");
            }
        }

        return Task.CompletedTask;
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, string words, string key) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, token => Replace(context.Document, diagnostic.Location.SourceSpan, words, token), "ModelOpenness." + key),
            diagnostic);

    private static async Task<Document> Replace(Document document, TextSpan span, string words, CancellationToken token)
    {
        var text = await document.GetTextAsync(token).ConfigureAwait(false);
        return document.WithText(text.Replace(span, words));
    }
}
