using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>Texts of what is declared elsewhere: locals, fields, properties and methods, by their initializers or the one expression that they give.</summary>
internal sealed class DeclaredText(ModelTextReader reader, CancellationToken cancellation)
{
    private const int MaxConstructors = 8;

    /// <summary>A local counts by its initializer, unless it is given something else later; without one by what it is given.</summary>
    public void AddLocal(ILocalReferenceOperation reference, int depth, ModelTexts texts)
    {
        if (Declarator(reference) is not { } declarator)
        {
            return;
        }

        var given = Given(declarator, out var isReassigned);
        if (declarator.Initializer is { Value: var initial })
        {
            if (!isReassigned)
            {
                AddExpression(initial, null, reference.SemanticModel, depth, texts);
            }

            return;
        }

        foreach (var value in given)
        {
            AddExpression(value, null, reference.SemanticModel, depth, texts);
        }
    }

    /// <summary>A field, property or method counts by its initializer or its one expression; a field or property without one by what constructors give it.</summary>
    public void AddMember(ISymbol symbol, IOperation reference, int depth, ModelTexts texts) => AddMember(symbol, reference.SemanticModel, depth, texts);

    /// <summary>The operation that first gave a local, field or property its value; null where that is not in the same file.</summary>
    public IOperation? Initial(IOperation reference)
    {
        var value = reference switch
        {
            ILocalReferenceOperation local => Declarator(local)?.Initializer?.Value,
            IFieldReferenceOperation { Field: var field } => Values(field).FirstOrDefault(),
            IPropertyReferenceOperation { Property: var property } => Values(property).FirstOrDefault(),
            _ => null,
        };
        return value is not null && reference.SemanticModel is { } semantics && semantics.SyntaxTree == value.SyntaxTree
            ? semantics.GetOperation(value, cancellation)
            : null;
    }

    private VariableDeclaratorSyntax? Declarator(ILocalReferenceOperation reference) =>
        reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax;

    private static List<ExpressionSyntax> Given(VariableDeclaratorSyntax declarator, out bool isReassigned)
    {
        isReassigned = false;
        var given = new List<ExpressionSyntax>();

        // Top-level statements stand beside each other in the compilation unit, others in their block.
        SyntaxNode? scope = declarator.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        var name = declarator.Identifier.ValueText;
        foreach (var identifier in scope?.DescendantNodes().OfType<IdentifierNameSyntax>() ?? [])
        {
            if (!string.Equals(identifier.Identifier.ValueText, name, StringComparison.Ordinal))
            {
                continue;
            }

            if (identifier.Parent is AssignmentExpressionSyntax assignment && assignment.Left == identifier)
            {
                isReassigned = true;
                given.Add(assignment.Right);
            }
            else if (identifier.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 })
            {
                isReassigned = true;
            }
        }

        return given;
    }

    private void AddMember(ISymbol symbol, SemanticModel? semantics, int depth, ModelTexts texts)
    {
        foreach (var value in Values(symbol))
        {
            AddExpression(value, symbol.ContainingType, semantics, depth, texts);
        }
    }

    private IEnumerable<ExpressionSyntax> Values(ISymbol symbol)
    {
        var any = false;
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
        {
            var value = declaration.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
                PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
                PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
                PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => Getter(accessors),
                MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Returned(method.Body),
                LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression ?? Returned(function.Body),
                _ => null,
            };
            if (value is not null)
            {
                any = true;
                yield return value;
            }
        }

        if (!any && symbol is IFieldSymbol or IPropertySymbol)
        {
            foreach (var value in GivenByConstructors(symbol))
            {
                yield return value;
            }
        }
    }

    private IEnumerable<ExpressionSyntax> GivenByConstructors(ISymbol symbol)
    {
        foreach (var constructor in symbol.ContainingType?.Constructors.Take(MaxConstructors) ?? Enumerable.Empty<IMethodSymbol>())
        {
            var body = (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ConstructorDeclarationSyntax)?.Body;
            foreach (var statement in body?.Statements ?? default)
            {
                if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment }
                    && string.Equals(Name(assignment.Left), symbol.Name, StringComparison.Ordinal))
                {
                    yield return assignment.Right;
                }
            }
        }
    }

    private static string? Name(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        _ => null,
    };

    private static ExpressionSyntax? Getter(SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        var getter = accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter?.ExpressionBody?.Expression ?? Returned(getter?.Body);
    }

    private static ExpressionSyntax? Returned(BlockSyntax? body) =>
        body?.Statements is { Count: 1 } statements && statements[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null;

    private void AddExpression(ExpressionSyntax expression, INamedTypeSymbol? type, SemanticModel? semantics, int depth, ModelTexts texts)
    {
        if (semantics is not null && semantics.SyntaxTree == expression.SyntaxTree)
        {
            reader.Add(semantics.GetOperation(expression, cancellation), depth - 1, texts);
        }
        else
        {
            AddSyntax(expression, type, depth - 1, texts);
        }
    }

    /// <summary>Another file is read by its syntax alone: a semantic model of its own would cost more than it tells.</summary>
    private void AddSyntax(ExpressionSyntax expression, INamedTypeSymbol? type, int depth, ModelTexts texts)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth <= 0 || texts.IsFull)
        {
            return;
        }

        Action<ExpressionSyntax?, ModelTexts> read = (part, into) =>
        {
            if (part is not null)
            {
                AddSyntax(part, type, depth - 1, into);
            }
        };
        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                texts.Add(text);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                AddSyntax(parenthesized.Expression, type, depth - 1, texts);
                break;
            case ConditionalExpressionSyntax conditional:
                AddSyntax(conditional.WhenTrue, type, depth - 1, texts);
                AddSyntax(conditional.WhenFalse, type, depth - 1, texts);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                AddSyntax(binary.Left, type, depth - 1, texts);
                AddSyntax(binary.Right, type, depth - 1, texts);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                texts.AddJoined([binary.Left, binary.Right], "", read);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                AddInterpolated(interpolated, read, texts);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join", Expression: var owner }, ArgumentList.Arguments: var arguments }
                when owner is IdentifierNameSyntax { Identifier.ValueText: "Path" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Path" }:
                texts.AddJoined([.. arguments.Select(a => a.Expression)], "/", read);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } when Name(expression) is { } name:
                foreach (var member in type?.GetMembers(name) ?? ImmutableArray<ISymbol>.Empty)
                {
                    if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: string constant })
                    {
                        texts.Add(constant);
                    }
                    else if (member is IFieldSymbol or IPropertySymbol)
                    {
                        AddMember(member, semantics: null, depth - 1, texts);
                    }
                }

                break;
        }
    }

    private static void AddInterpolated(InterpolatedStringExpressionSyntax interpolated, Action<ExpressionSyntax?, ModelTexts> read, ModelTexts texts) =>
        texts.AddJoined([.. interpolated.Contents], "", (content, into) =>
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                into.Add(text.TextToken.ValueText);
            }
            else if (content is InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole)
            {
                read(hole.Expression, into);
            }
        });
}
