using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Rules;

namespace ModelOpenness.CodeFixes;

/// <summary>
/// Replaces a claim that the license contradicts (MOP4002) by accurate words. Not [Shared]: that attribute would tie this assembly
/// to one version of System.Composition, and an older IDE would not load it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimCodeFixProvider))]
public sealed class ClaimCodeFixProvider : CodeFixProvider
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', ' ', '。'];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleTable.ClaimedInCode);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;

            // The analyzer says what fits; without it the words are left to people.
            if (diagnostic.Properties.TryGetValue("replacement", out var weights) && weights is not null)
            {
                Register(context, diagnostic, $"Say \"{weights}\"", "weights", _ => [new TextChange(span, weights)]);
                if (diagnostic.Properties.TryGetValue("attributeLicense", out var name) && name is not null)
                {
                    Register(context, diagnostic, $"Say \"{weights}\" and add the license", "attribute", root => WithLicense(root, span, weights, name));
                }
            }

            if (diagnostic.Properties.TryGetValue("license", out var license) && license is not null)
            {
                Register(context, diagnostic, $"Name the license: \"licensed under the {license}\"", "license", _ =>
                    [new TextChange(span, "licensed under the " + license)]
                );
            }
        }

        return Task.CompletedTask;
    }

    private static void Register(
        CodeFixContext context,
        Diagnostic diagnostic,
        string title,
        string key,
        Func<SyntaxNode, IReadOnlyList<TextChange>> changes
    ) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, token => Change(context.Document, changes, token), "ModelOpenness." + key),
            diagnostic
        );

    /// <summary>The license in parentheses at the end of the attribute's text, before its last mark.</summary>
    private static IReadOnlyList<TextChange> WithLicense(SyntaxNode root, TextSpan span, string weights, string license)
    {
        var token = root.FindToken(span.Start);
        if (!token.IsKind(SyntaxKind.StringLiteralToken) || token.Parent is not LiteralExpressionSyntax)
        {
            return [new TextChange(span, weights)];
        }

        var words = token.Text.Substring(0, token.Text.Length - 1).TrimEnd(SentenceEnds);
        var end = Math.Max(span.End, token.SpanStart + words.Length);
        return end == span.End
            ? [new TextChange(span, $"{weights} ({license})")]
            : [new TextChange(span, weights), new TextChange(new TextSpan(end, 0), $" ({license})")];
    }

    private static async Task<Document> Change(Document document, Func<SyntaxNode, IReadOnlyList<TextChange>> changes, CancellationToken token)
    {
        var root = await document.GetSyntaxRootAsync(token).ConfigureAwait(false);
        var text = await document.GetTextAsync(token).ConfigureAwait(false);
        return root is null ? document : document.WithText(text.WithChanges(changes(root)));
    }
}
