using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Code;
using ModelOpenness.Judging;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>MOP4002: a string, an attribute or a documentation comment claims openness that the model's license contradicts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeClaimAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Key of a property of the diagnostic: what the words may be replaced by.</summary>
    public const string Replacement = "replacement";

    /// <summary>Key of a property of the diagnostic: the name of the license.</summary>
    public const string License = "license";

    private static readonly DiagnosticDescriptor Descriptor = CodeDescriptors.Create(RuleTable.ClaimedInCode);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        // Where nothing restricted ships, no claim can be wrong.
        if (CodeInventory.Of(context.Options.AdditionalFiles, context.TryGetValue, context.CancellationToken) is not { } inventory || !inventory.Shipped.Any(m => CodeJudge.IsRestricted(m)))
        {
            return;
        }

        context.RegisterSyntaxTreeAction(tree =>
        {
            // One pass over the characters settles nearly every file before its tree is walked.
            var source = tree.Tree.GetText(tree.CancellationToken);
            if (ClaimDetector.MayContain(source.ToString()))
            {
                new Reader(tree, source, inventory.Shipped).Read();
            }
        });
    }

    private sealed class Reader(SyntaxTreeAnalysisContext context, SourceText source, IReadOnlyList<Model> shipped)
    {
        public void Read()
        {
            foreach (var token in context.Tree.GetRoot(context.CancellationToken).DescendantTokens())
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (token.HasLeadingTrivia)
                {
                    ReadDocumentation(token.LeadingTrivia);
                }

                switch (token.Kind())
                {
                    case SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
                        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken:
                        Report(SourceProse.OfLiteral(token), token.Parent);
                        break;
                    case SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                        or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                        when token.Parent is InterpolatedStringExpressionSyntax interpolated:
                        Report(SourceProse.OfInterpolated(interpolated), interpolated);
                        break;
                }
            }
        }

        /// <summary>Lines of documentation that follow each other are one text.</summary>
        private void ReadDocumentation(SyntaxTriviaList trivia)
        {
            var start = -1;
            var end = -1;
            foreach (var item in trivia)
            {
                if (IsDocumentation(item))
                {
                    start = start < 0 ? item.FullSpan.Start : start;
                    end = item.FullSpan.End;
                }
                else if (start >= 0 && !item.IsKind(SyntaxKind.WhitespaceTrivia) && !item.IsKind(SyntaxKind.EndOfLineTrivia))
                {
                    Report(SourceProse.OfDocumentation(source, TextSpan.FromBounds(start, end)), node: null);
                    start = -1;
                }
            }

            if (start >= 0)
            {
                Report(SourceProse.OfDocumentation(source, TextSpan.FromBounds(start, end)), node: null);
            }
        }

        private bool IsDocumentation(SyntaxTrivia trivia) => trivia.Kind() switch
        {
            SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => true,
            SyntaxKind.SingleLineCommentTrivia => StartsWith(trivia, "///") && !StartsWith(trivia, "////"),
            SyntaxKind.MultiLineCommentTrivia => StartsWith(trivia, "/**") && !StartsWith(trivia, "/***"),
            _ => false,
        };

        private bool StartsWith(SyntaxTrivia trivia, string mark)
        {
            for (var i = 0; i < mark.Length; i++)
            {
                if (i >= trivia.Span.Length || source[trivia.SpanStart + i] != mark[i])
                {
                    return false;
                }
            }

            return true;
        }

        private void Report(SourceProse prose, SyntaxNode? node)
        {
            var text = prose.Text;
            if (!ClaimDetector.MayContain(text))
            {
                return;
            }

            var describesProject = node is not null && DescribesProject(node);
            foreach (var claim in ClaimDetector.Detect(text, "", describesProject ? ClaimContext.Description : ClaimContext.Prose))
            {
                if (claim is { Polarity: ClaimPolarity.Asserted, IsSoft: false }
                    && Concerned(claim, describesProject) is { } model
                    && CodeJudge.Claimed(claim.Wording, model) is { } message
                    && prose.Span(claim.Place) is { IsEmpty: false } span)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.Create(context.Tree, span), Properties(claim, model, span), message));
                }
            }
        }

        private Model? Concerned(Claim claim, bool describesProject) => claim.Subject switch
        {
            ClaimSubject.Model => ModelMentions.Concerned(claim.Quote, shipped, m => CodeJudge.IsRestricted(m)),
            // What is said of the project is said of every model that it ships.
            ClaimSubject.Project when describesProject => shipped.FirstOrDefault(m => CodeJudge.IsRestricted(m)),
            _ => null,
        };

        private ImmutableDictionary<string, string?> Properties(Claim claim, Model model, TextSpan span)
        {
            // Words that are broken by escapes, comment marks or line ends are left to people.
            var properties = ImmutableDictionary<string, string?>.Empty;
            if (!string.Equals(source.ToString(span), claim.Wording, StringComparison.Ordinal))
            {
                return properties;
            }

            properties = properties.Add(Replacement, ClaimReplacement.WeightsFor(claim.Wording, claim.Language));
            var license = model.License!.Name;
            return license.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '(' or ')' or ',')
                && string.Equals(claim.Language, "en", StringComparison.Ordinal) && EndsSentencePart(span.End)
                ? properties.Add(License, license)
                : properties;
        }

        /// <summary>"X is open source." takes a license's name, "an open source model" does not.</summary>
        private bool EndsSentencePart(int at)
        {
            while (at < source.Length && source[at] == ' ')
            {
                at++;
            }

            return at >= source.Length || !char.IsLetterOrDigit(source[at]);
        }

        private static bool DescribesProject(SyntaxNode node)
        {
            if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            {
                return false;
            }

            const string Suffix = "Attribute";
            var name = attribute.Name switch
            {
                QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
                AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
                SimpleNameSyntax simple => simple.Identifier.ValueText,
                _ => "",
            };
            return ClaimReplacement.IsProjectAttribute(
                name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name);
        }
    }
}
