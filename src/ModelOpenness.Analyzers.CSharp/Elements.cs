using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>What stands in a collection or an object where it is created, by syntax: the same for every file.</summary>
internal static class Elements
{
    // Roslyn 4.5, which this is built for, has no name for [a, b].
    private const int CollectionExpression = 9076;
    private const int ExpressionElement = 9077;

    /// <summary>The elements of a collection; where the key or index is known, the one that stands there.</summary>
    /// <param name="collection">What creates it.</param>
    /// <param name="key">The text or number of the key; null where it is not known.</param>
    public static IReadOnlyList<ExpressionSyntax> Of(ExpressionSyntax collection, string? key)
    {
        var values = new List<(string? Key, ExpressionSyntax Value)>();
        foreach (var element in Expressions(collection).OfType<ExpressionSyntax>())
        {
            switch (element)
            {
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } left }, Right: var right }:
                    values.Add((Key(left[0].Expression), right));
                    break;
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair }:
                    values.Add((Key(pair[0]), pair[1]));
                    break;
                default:
                    values.Add((values.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), element));
                    break;
            }
        }

        return [.. values.Where(v => key is null || v.Key is null || string.Equals(v.Key, key, StringComparison.Ordinal)).Select(v => v.Value)];
    }

    /// <summary>What an object gives to a property where it is created: in its initializer, or by the parameter of that name.</summary>
    /// <param name="creation">What creates it.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="type">Its type, for the parameters of a record.</param>
    public static ExpressionSyntax? Member(ExpressionSyntax creation, string name, INamedTypeSymbol? type)
    {
        if (creation is not BaseObjectCreationExpressionSyntax created)
        {
            return null;
        }

        foreach (var expression in created.Initializer?.Expressions ?? default)
        {
            if (
                expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var set }, Right: var value }
                && string.Equals(set, name, StringComparison.Ordinal)
            )
            {
                return value;
            }
        }

        var arguments = created.ArgumentList?.Arguments ?? default;
        var parameters = type is { IsRecord: true } ? type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Any(p => p.Name == name))?.Parameters : null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var named = arguments[i].NameColon?.Name.Identifier.ValueText ?? (parameters is { } known && i < known.Length ? known[i].Name : null);
            if (string.Equals(named, name, StringComparison.Ordinal) && parameters is not null)
            {
                return arguments[i].Expression;
            }
        }

        return null;
    }

    private static IEnumerable<SyntaxNode> Expressions(ExpressionSyntax collection) => collection switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        { RawKind: CollectionExpression } => collection.ChildNodes().Where(n => n.RawKind == ExpressionElement).SelectMany(n => n.ChildNodes()),
        // "new[] { … }.ToList()", "ImmutableArray.Create(…)" hold what they are given.
        InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: var inner },
                ArgumentList.Arguments.Count: 0
            } => Expressions(inner),
        InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } => arguments.Select(a => a.Expression),
        _ => [],
    };

    private static string? Key(ExpressionSyntax key) =>
        key is LiteralExpressionSyntax { Token.Value: { } value }
            ? System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
