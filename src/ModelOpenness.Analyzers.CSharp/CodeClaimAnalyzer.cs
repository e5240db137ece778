using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Claims;
using ModelOpenness.Code;
using ModelOpenness.Judging;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>MOP4002: a string, an attribute or a documentation comment claims openness that the model's license contradicts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeClaimAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Key of a property of the diagnostic: what the words may be replaced by.</summary>
    public const string Replacement = "replacement";

    /// <summary>Key of a property of the diagnostic: the name of the license.</summary>
    public const string License = "license";

    /// <summary>Key of a property of the diagnostic: the name of the license, where it may be added at the end of an attribute's text.</summary>
    public const string AttributeLicense = "attributeLicense";

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
        var files = context.Options.AdditionalFiles;
        if (CodeInventory.Later(files, context.TryGetValue) is not { } inventory
            || FindingsFile.Read(files, context.TryGetValue, context.CancellationToken) is { ShipsRestricted: false })
        {
            return;
        }

        context.RegisterSyntaxTreeAction(tree =>
        {
            // One pass over the characters settles nearly every file; the others are looked at only where words of a claim stand.
            var source = tree.Tree.GetText(tree.CancellationToken);
            var text = source.ToString();
            if (ClaimDetector.NextCandidate(text, 0) is >= 0 and var first && inventory.Value is { MayClaim: true } models)
            {
                new Reader(tree, source, models).Read(text, first);
            }
        });
    }

    private sealed class Reader(SyntaxTreeAnalysisContext context, SourceText source, CodeInventory inventory)
    {
        // Where texts begin that were read whole.
        private readonly HashSet<int> done = [];

        public void Read(string text, int first)
        {
            var root = context.Tree.GetRoot(context.CancellationToken);
            for (var at = first; at >= 0; at = ClaimDetector.NextCandidate(text, at + 1))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var token = root.FindToken(at);
                if (at < token.SpanStart)
                {
                    if (done.Add(token.FullSpan.Start))
                    {
                        ReadDocumentation(token.LeadingTrivia);
                    }
                }
                else if (at < token.Span.End && Literal(token) is { } literal && Whole(literal) is var whole && done.Add(whole.SpanStart))
                {
                    Report(SourceProse.OfExpression(whole), whole);
                }
            }
        }

        private static ExpressionSyntax? Literal(SyntaxToken token) => token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => token.Parent as LiteralExpressionSyntax,
            SyntaxKind.InterpolatedStringTextToken => token.Parent?.Parent as InterpolatedStringExpressionSyntax,
            _ => null,
        };

        /// <summary>The sum that the literal is a part of: "an open " + "source model".</summary>
        private static ExpressionSyntax Whole(ExpressionSyntax literal)
        {
            var whole = literal;
            while (whole.Parent is ParenthesizedExpressionSyntax || whole.Parent is BinaryExpressionSyntax parent && parent.IsKind(SyntaxKind.AddExpression))
            {
                whole = (ExpressionSyntax)whole.Parent;
            }

            return whole;
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
                    && CodeJudge.Claimed(claim.Wording, model, inventory.Waivers) is { } message
                    && prose.Span(claim.Place) is { IsEmpty: false } span)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.Create(context.Tree, span), Properties(claim, model, span, node), message));
                }
            }
        }

        private Model? Concerned(Claim claim, bool describesProject) => claim.Subject switch
        {
            ClaimSubject.Model => ModelMentions.Concerned(claim.Quote, inventory.Shipped, m => CodeJudge.IsRestricted(m)),
            // What is said of the project is said of every model that it ships.
            ClaimSubject.Project when describesProject => inventory.Shipped.FirstOrDefault(m => CodeJudge.IsRestricted(m)),
            _ => null,
        };

        private ImmutableDictionary<string, string?> Properties(Claim claim, Model model, TextSpan span, SyntaxNode? node)
        {
            // Words that are broken by escapes, comment marks or line ends are left to people.
            var properties = ImmutableDictionary<string, string?>.Empty.Add(CodeJudge.ModelProperty, model.Id);
            if (!string.Equals(source.ToString(span), claim.Wording, StringComparison.Ordinal))
            {
                return properties;
            }

            properties = properties.Add(Replacement, ClaimReplacement.WeightsFor(claim.Wording, claim.Language));
            var license = model.License!.Name;
            if (!license.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '(' or ')' or ','))
            {
                return properties;
            }

            if (node is LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken, Parent: AttributeArgumentSyntax })
            {
                properties = properties.Add(AttributeLicense, license);
            }

            return string.Equals(claim.Language, "en", StringComparison.Ordinal) && EndsSentencePart(span.End) ? properties.Add(License, license) : properties;
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
