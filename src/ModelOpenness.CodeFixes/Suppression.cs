using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Rules;

namespace ModelOpenness.CodeFixes;

/// <summary>
/// Writes <c>[SuppressMessage(…, Justification = "…")]</c> at the member in which a finding stands, or a <c>#pragma</c> with a
/// remark where there is no member: top-level statements, attributes of the assembly.
/// </summary>
internal static class Suppression
{
    // What Visual Studio writes; analyzers of style ask for a real reason in its place.
    private const string Reason = "<Pending>";
    private const string Space = "System.Diagnostics.CodeAnalysis";

    /// <summary>The changes that accept the findings, in the order of the text; one for each member and rule.</summary>
    public static IReadOnlyList<TextChange> Changes(SyntaxNode root, SourceText text, IEnumerable<Diagnostic> diagnostics)
    {
        var changes = new List<TextChange>();
        var done = new HashSet<(int, string)>();
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal))
        {
            var node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent ?? root;
            if (Member(node) is { } member)
            {
                var at = member.GetFirstToken().SpanStart;
                if (done.Add((at, diagnostic.Id)))
                {
                    changes.Add(new TextChange(new TextSpan(at, 0), Attribute(root, diagnostic.Id) + Separator(text, at)));
                }

                continue;
            }

            var whole = (SyntaxNode?)node.FirstAncestorOrSelf<GlobalStatementSyntax>() ?? node.FirstAncestorOrSelf<AttributeListSyntax>() ?? node;
            var line = text.Lines.GetLineFromPosition(whole.SpanStart);
            if (done.Add((line.Start, diagnostic.Id)))
            {
                var last = text.Lines.GetLineFromPosition(whole.Span.End);
                changes.Add(new TextChange(new TextSpan(line.Start, 0), $"#pragma warning disable {diagnostic.Id} // {Reason}{LineEnd(text)}"));
                changes.Add(new TextChange(new TextSpan(last.End, 0), $"{LineEnd(text)}#pragma warning restore {diagnostic.Id}"));
            }
        }

        return [.. changes.OrderBy(c => c.Span.Start)];
    }

    private static MemberDeclarationSyntax? Member(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            if (current is MemberDeclarationSyntax member and not (GlobalStatementSyntax or BaseNamespaceDeclarationSyntax))
            {
                return member;
            }
        }

        return null;
    }

    private static string Attribute(SyntaxNode root, string id)
    {
        var isKnown = root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
            .Any(u => u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None) && string.Equals(u.Name?.ToString(), Space, StringComparison.Ordinal));
        return $"[{(isKnown ? "" : Space + ".")}SuppressMessage(\"{Rule.Category}\", \"{id}\", Justification = \"{Reason}\")]";
    }

    /// <summary>A line of its own with the member's indentation; a blank where the member does not begin its line.</summary>
    private static string Separator(SourceText text, int at)
    {
        var line = text.Lines.GetLineFromPosition(at);
        var before = text.ToString(TextSpan.FromBounds(line.Start, at));
        return string.IsNullOrWhiteSpace(before) ? LineEnd(text) + before : " ";
    }

    private static string LineEnd(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
