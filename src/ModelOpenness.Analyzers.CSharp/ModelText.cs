using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>A text that an argument may have.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsTail">True where only its end is known: a path below a folder that is found at run time.</param>
internal readonly record struct ModelText(string Text, bool IsTail);

/// <summary>
/// Reads what texts an expression may have, without running anything: constants, locals, fields, properties with initializers,
/// <c>??</c>, <c>?:</c>, concatenation and paths put together. Bounded in depth and number; what it does not see it leaves out.
/// </summary>
internal static class ModelTextReader
{
    private const int MaxDepth = 12;
    private const int MaxTexts = 8;

    /// <summary>The texts that the value may have; none where nothing is known.</summary>
    public static List<ModelText> Read(IOperation value, CancellationToken cancellation)
    {
        var texts = new List<ModelText>();
        Add(value, MaxDepth, texts, cancellation);
        return texts;
    }

    private static void Add(IOperation? value, int depth, List<ModelText> texts, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (value is null || depth == 0 || texts.Count >= MaxTexts)
        {
            return;
        }

        if (value.ConstantValue is { HasValue: true, Value: string constant })
        {
            AddText(new ModelText(constant, IsTail: false), texts);
            return;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                Add(conversion.Operand, depth - 1, texts, cancellation);
                break;
            case IParenthesizedOperation parenthesized:
                Add(parenthesized.Operand, depth - 1, texts, cancellation);
                break;
            case ICoalesceOperation coalesce:
                Add(coalesce.Value, depth - 1, texts, cancellation);
                Add(coalesce.WhenNull, depth - 1, texts, cancellation);
                break;
            case IConditionalOperation conditional:
                Add(conditional.WhenTrue, depth - 1, texts, cancellation);
                Add(conditional.WhenFalse, depth - 1, texts, cancellation);
                break;
            case ILocalReferenceOperation local:
                AddLocal(local, depth, texts, cancellation);
                break;
            case IFieldReferenceOperation { Field: var field }:
                AddDeclared(field, value, depth, texts, cancellation);
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property }:
                AddDeclared(property, value, depth, texts, cancellation);
                break;
            case IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: string given } }:
                AddText(new ModelText(given, IsTail: false), texts);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                AddJoined([sum.LeftOperand, sum.RightOperand], "", depth, texts, cancellation);
                break;
            case IInterpolatedStringOperation interpolated:
                AddJoined([.. interpolated.Parts.Select(Part)], "", depth, texts, cancellation);
                break;
            case IInvocationOperation invocation when IsPath(invocation.TargetMethod, "Combine") || IsPath(invocation.TargetMethod, "Join"):
                AddJoined(Elements(invocation), "/", depth, texts, cancellation);
                break;
            case IInvocationOperation { Arguments.Length: > 0 } invocation when IsPath(invocation.TargetMethod, "GetFullPath"):
                Add(invocation.Arguments[0].Value, depth - 1, texts, cancellation);
                break;
            case IObjectCreationOperation { Arguments.Length: > 0 } created when created.Type is { Name: "Uri", ContainingNamespace.Name: nameof(System) }:
                Add(created.Arguments[0].Value, depth - 1, texts, cancellation);
                break;
        }
    }

    private static void AddText(ModelText text, List<ModelText> texts)
    {
        if (text.Text.Length > 0 && texts.Count < MaxTexts && !texts.Contains(text))
        {
            texts.Add(text);
        }
    }

    /// <summary>Puts parts together from the end, as far as they are known.</summary>
    private static void AddJoined(IReadOnlyList<IOperation?> parts, string separator, int depth, List<ModelText> texts, CancellationToken cancellation)
    {
        string? text = null;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var part = new List<ModelText>();
            Add(parts[i], depth - 1, part, cancellation);
            if (part.Count != 1)
            {
                // "folder + name" where the folder is not known: the end still tells the file, if it is a part of its own.
                if (text is not null && (separator.Length > 0 || text[0] is '/' or '\\'))
                {
                    AddText(new ModelText(text.TrimStart('/', '\\'), IsTail: true), texts);
                }

                return;
            }

            text = text is null ? part[0].Text : part[0].Text + (separator.Length > 0 && part[0].Text.EndsWith("/", StringComparison.Ordinal) ? "" : separator) + text;
            if (part[0].IsTail)
            {
                AddText(new ModelText(text, IsTail: true), texts);
                return;
            }
        }

        if (text is not null)
        {
            AddText(new ModelText(text, IsTail: false), texts);
        }
    }

    private static IOperation? Part(IInterpolatedStringContentOperation content) => content switch
    {
        IInterpolatedStringTextOperation text => text.Text,
        IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression,
        _ => null,
    };

    private static List<IOperation?> Elements(IInvocationOperation invocation)
    {
        var parts = new List<IOperation?>();
        foreach (var argument in invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0))
        {
            if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } elements })
            {
                parts.AddRange(elements.ElementValues);
            }
            else
            {
                parts.Add(argument.Value);
            }
        }

        return parts;
    }

    private static bool IsPath(IMethodSymbol method, string name) =>
        string.Equals(method.Name, name, StringComparison.Ordinal)
        && method.ContainingType is { Name: nameof(System.IO.Path), ContainingNamespace: { Name: nameof(System.IO), ContainingNamespace.Name: nameof(System) } };

    /// <summary>A local counts by its initializer, unless it is given something else later.</summary>
    private static void AddLocal(ILocalReferenceOperation reference, int depth, List<ModelText> texts, CancellationToken cancellation)
    {
        if (reference.Local.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration
            || declaration.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } initial } declarator
            || IsReassigned(declarator))
        {
            return;
        }

        AddExpression(initial, reference.SemanticModel, depth, texts, cancellation);
    }

    private static bool IsReassigned(VariableDeclaratorSyntax declarator)
    {
        // Top-level statements stand beside each other in the compilation unit, others in their block.
        SyntaxNode? scope = declarator.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        var name = declarator.Identifier.ValueText;
        foreach (var identifier in scope?.DescendantNodes().OfType<IdentifierNameSyntax>() ?? [])
        {
            if (string.Equals(identifier.Identifier.ValueText, name, StringComparison.Ordinal)
                && (identifier.Parent is AssignmentExpressionSyntax assignment && assignment.Left == identifier
                    || identifier.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A field or property counts by its initializer or, for a property, by the one expression that it gives.</summary>
    private static void AddDeclared(ISymbol symbol, IOperation reference, int depth, List<ModelText> texts, CancellationToken cancellation)
    {
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
        {
            var value = declaration.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
                PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
                PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
                PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => Getter(accessors),
                _ => null,
            };
            if (value is not null)
            {
                AddExpression(value, reference.SemanticModel, depth, texts, cancellation);
            }
        }
    }

    private static ExpressionSyntax? Getter(SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        var getter = accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements is { Count: 1 } body && body[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null);
    }

    private static void AddExpression(ExpressionSyntax expression, SemanticModel? semantics, int depth, List<ModelText> texts, CancellationToken cancellation)
    {
        if (semantics is not null && semantics.SyntaxTree == expression.SyntaxTree)
        {
            Add(semantics.GetOperation(expression, cancellation), depth - 1, texts, cancellation);
        }
        else
        {
            AddLiteral(expression, depth - 1, texts);
        }
    }

    /// <summary>Another file is read by its syntax alone: a semantic model of its own would cost more than it tells.</summary>
    private static void AddLiteral(ExpressionSyntax expression, int depth, List<ModelText> texts)
    {
        if (depth <= 0)
        {
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                AddText(new ModelText(text, IsTail: false), texts);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                AddLiteral(parenthesized.Expression, depth - 1, texts);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                AddLiteral(binary.Left, depth - 1, texts);
                AddLiteral(binary.Right, depth - 1, texts);
                break;
        }
    }
}
