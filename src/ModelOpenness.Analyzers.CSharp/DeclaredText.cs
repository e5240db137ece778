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
            if (
                reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                    is ForEachStatementSyntax { Expression: var all }
                && reference.SemanticModel is { } semantics
                && semantics.SyntaxTree == all.SyntaxTree
            )
            {
                AddElements(semantics.GetOperation(all, cancellation), key: null, depth, texts);
            }

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

    /// <summary>A field, property or method counts by its initializer or its one expression; a field or property without one by what constructors
    /// give it.</summary>
    public void AddMember(ISymbol symbol, IOperation reference, int depth, ModelTexts texts) => AddMember(symbol, reference.SemanticModel, depth, texts);

    /// <summary>The elements of a collection, or the one whose key is known.</summary>
    public void AddElements(IOperation? collection, IOperation? key, int depth, ModelTexts texts)
    {
        var known = key?.ConstantValue is { HasValue: true, Value: { } constant }
            ? System.Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)
            : null;
        foreach (var (created, type, semantics) in Created(collection, depth))
        {
            foreach (var element in Elements.Of(created, known))
            {
                AddExpression(element, type, semantics, depth, texts);
            }
        }
    }

    /// <summary>A property of an object that is created in a field, property or local, in this file or another.</summary>
    /// <returns>False where that is not known.</returns>
    public bool AddOfObject(IPropertySymbol property, IOperation? instance, int depth, ModelTexts texts)
    {
        var any = false;
        foreach (var (created, type, semantics) in Created(instance, depth))
        {
            if (Elements.Member(created, property.Name, property.ContainingType) is { } value)
            {
                any = true;
                AddExpression(value, type, semantics, depth, texts);
            }
        }

        return any;
    }

    /// <summary>What creates the value of a local, field, property or element, with the type that it stands in.</summary>
    private IEnumerable<(ExpressionSyntax Created, INamedTypeSymbol? Type, SemanticModel? Semantics)> Created(IOperation? value, int depth)
    {
        if (value is null || depth <= 0)
        {
            return [];
        }

        var semantics = value.SemanticModel;
        return value switch
        {
            IConversionOperation conversion => Created(conversion.Operand, depth - 1),
            ILocalReferenceOperation local when Declarator(local)?.Initializer?.Value is { } initial => Initials(initial, semantics, depth),
            ILocalReferenceOperation { Local: var each }
                when each.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                    is ForEachStatementSyntax { Expression: var all } => ElementsOf(
                semantics?.GetOperation(all, cancellation),
                null,
                depth
            ),
            IFieldReferenceOperation { Field: var field } => Values(field).Select(v => (v, (INamedTypeSymbol?)field.ContainingType, semantics)),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => Values(property)
                .Select(v => (v, (INamedTypeSymbol?)property.ContainingType, semantics)),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } element => ElementsOf(
                element.Instance,
                keys[0].Value,
                depth
            ),
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element => ElementsOf(element.ArrayReference, indices[0], depth),
            _ when value.Syntax is ExpressionSyntax created => [(created, null, semantics)],
            _ => [],
        };
    }

    private IEnumerable<(ExpressionSyntax Created, INamedTypeSymbol? Type, SemanticModel? Semantics)> Initials(
        ExpressionSyntax initial,
        SemanticModel? semantics,
        int depth
    ) =>
        initial is IdentifierNameSyntax or MemberAccessExpressionSyntax && semantics?.SyntaxTree == initial.SyntaxTree
            ? Created(semantics.GetOperation(initial, cancellation), depth - 1)
            : [(initial, null, semantics)];

    private IEnumerable<(ExpressionSyntax Created, INamedTypeSymbol? Type, SemanticModel? Semantics)> ElementsOf(IOperation? collection,
        IOperation? key, int depth)
    {
        var known = key?.ConstantValue is { HasValue: true, Value: { } constant }
            ? System.Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)
            : null;
        return Created(collection, depth - 1).SelectMany(c => Elements.Of(c.Created, known).Select(e => (e, c.Type, c.Semantics)));
    }

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
                if (
                    statement
                        is ExpressionStatementSyntax
                        {
                            Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                        }
                    && string.Equals(Name(assignment.Left), symbol.Name, StringComparison.Ordinal)
                )
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
                texts.Add(text, literal: expression);
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
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join", Expression: var owner },
                ArgumentList.Arguments: var arguments
            }
                when owner
                    is IdentifierNameSyntax { Identifier.ValueText: "Path" }
                        or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Path" }:
                texts.AddJoined([.. arguments.Select(a => a.Expression)], "/", read);
                break;
            case IdentifierNameSyntax
            or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } when Name(expression) is { } name:
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
