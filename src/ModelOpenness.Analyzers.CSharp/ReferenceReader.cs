using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelOpenness.Code;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>
/// Looks at one file where it holds the name of a pattern: is it a call, a creation, a property that is set, and what is given
/// there? Only what stands at such a name is bound.
/// </summary>
internal sealed class ReferenceReader(SemanticModel semantics, PatternSet patterns, string text, CancellationToken cancellation)
{
    private SyntaxNode? root;

    // Names that stand for types of patterns in this file alone: aliases, and classes that derive from one.
    private readonly Dictionary<string, List<ApiPattern>> local = new(StringComparer.Ordinal);
    private bool hasConstructors;

    /// <summary>What is done with a value that names a model.</summary>
    public delegate void Found(ApiPattern pattern, IOperation value);

    /// <summary>Goes through the file.</summary>
    /// <param name="first">Where the first name stands.</param>
    /// <param name="found">Called for each value.</param>
    public void Read(int first, Found found)
    {
        for (var at = first; at >= 0; at = patterns.Finder.Next(text, at + 1))
        {
            cancellation.ThrowIfCancellationRequested();
            if (MayCount(at) && Root.FindToken(at) is var token && token.SpanStart == at && token.IsKind(SyntaxKind.IdentifierToken))
            {
                ReadName(token, patterns.Named(token.ValueText), found);
            }
        }

        if (local.Count > 0)
        {
            var finder = new NameFinder(local.Keys);
            for (var at = finder.Next(text, 0); at >= 0; at = finder.Next(text, at + 1))
            {
                var token = Root.FindToken(at);

                // With an escape behind what was found, the identifier is another one.
                if (token.SpanStart == at && token.IsKind(SyntaxKind.IdentifierToken) && local.TryGetValue(token.ValueText, out var named))
                {
                    ReadName(token, named, found);
                }
            }
        }

        if (hasConstructors)
        {
            ReadTargetTyped(found);
        }
    }

    /// <summary>Goes through the calls of the project's own methods that pass a model on: what the caller gives counts, where it gives it.</summary>
    /// <param name="semantics">The file.</param>
    /// <param name="wrappers">The methods.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="found">Called for each value.</param>
    /// <param name="cancellation">Ends it.</param>
    public static void ReadWrapped(SemanticModel semantics, Wrappers wrappers, string text, Found found, CancellationToken cancellation)
    {
        if (wrappers.Finder is not { } finder)
        {
            return;
        }

        for (var at = finder.Next(text, 0); at >= 0; at = finder.Next(text, at + 1))
        {
            cancellation.ThrowIfCancellationRequested();
            var token = semantics.SyntaxTree.GetRoot(cancellation).FindToken(at);
            if (token.SpanStart != at || wrappers.Named(token.ValueText) is not { } named)
            {
                continue;
            }

            SyntaxNode? whole = token.Parent;
            while (
                whole?.Parent is QualifiedNameSyntax or MemberBindingExpressionSyntax
                || whole?.Parent is MemberAccessExpressionSyntax access && access.Name == whole
            )
            {
                whole = whole.Parent;
            }

            if (whole?.Parent is not ExpressionSyntax call || call is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax)
                || semantics.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { OriginalDefinition: var method })
            {
                continue;
            }

            var arguments = semantics.GetOperation(call, cancellation) switch
            {
                IInvocationOperation invocation => invocation.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            foreach (
                var wrapper in named.Where(w =>
                    method.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == w.Declaration.SyntaxTree && r.Span == w.Declaration.Span)
                )
            )
            {
                var ordinal = wrapper.Ordinal;
                if (arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Ordinal == ordinal) is { } argument)
                {
                    found(wrapper.Pattern, argument.Value);
                }
            }
        }
    }

    private SyntaxNode Root => root ??= semantics.SyntaxTree.GetRoot(cancellation);

    /// <summary>By what stands behind it, without the tree: a method is called, a property is set. A type counts wherever it stands.</summary>
    private bool MayCount(int at)
    {
        var end = at;
        while (end < text.Length && (text[end] == '_' || char.IsLetterOrDigit(text[end])))
        {
            end++;
        }

        if (patterns.Named(text.Substring(at, end - at)) is not { } named || named.Exists(p => p.IsConstructor))
        {
            return true;
        }

        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var next = end + 1 < text.Length ? text[end + 1] : '\0';
        return end < text.Length && (text[end] is '(' or '<' or '/' || (text[end] == '=' && next is not ('=' or '>')) || (text[end] == '?' && next == '?'));
    }

    private void ReadName(SyntaxToken token, List<ApiPattern>? named, Found found)
    {
        if (named is null)
        {
            // The start of a namespace, "using LLama.Common;": what it has may be created by new().
            hasConstructors |= token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Name: { } space } && patterns.HasConstructors(space.ToString());
            return;
        }

        var isType = named.Exists(p => p.IsConstructor);
        hasConstructors |= isType;
        if (token.Parent is not SimpleNameSyntax name)
        {
            return;
        }

        SyntaxNode whole = name;
        while (
            whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax
            || whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole
            || whole.Parent is MemberBindingExpressionSyntax
        )
        {
            whole = whole.Parent;
        }

        switch (whole.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == whole:
                ReadCall(call, named, found);
                break;
            case ObjectCreationExpressionSyntax creation when creation.Type == whole:
                ReadCreation(creation, named, found);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                ReadAssignment(assignment, named, found);
                break;
            case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } when isType:
                AddLocal(alias, named);
                break;
            case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived } given when isType:
                ReadDerived(derived, given, named, found);
                break;
        }
    }

    private void ReadCall(ExpressionSyntax call, List<ApiPattern> named, Found found)
    {
        if (semantics.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { } type } method
            && PatternSet.Of(named, type, method.Name) is { IsProperty: false } pattern
            && semantics.GetOperation(call, cancellation) is IInvocationOperation invocation)
        {
            ReadArgument(pattern, invocation.TargetMethod, invocation.Arguments, found);
        }
    }

    private void ReadCreation(ExpressionSyntax creation, List<ApiPattern> named, Found found)
    {
        if (creation is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }
            && semantics.GetSymbolInfo(creation, cancellation).Symbol is IMethodSymbol { ContainingType: { } type }
            && PatternSet.Of(named, type, ApiPattern.Constructor) is { } pattern
            && semantics.GetOperation(creation, cancellation) is IObjectCreationOperation { Constructor: { } constructor } operation)
        {
            ReadArgument(pattern, constructor, operation.Arguments, found);
        }
    }

    private void ReadAssignment(AssignmentExpressionSyntax assignment, List<ApiPattern> named, Found found)
    {
        if (semantics.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol { ContainingType: { } type } property
            && PatternSet.Of(named, type, property.Name) is { IsProperty: true } pattern)
        {
            var value = semantics.GetOperation(assignment, cancellation) switch
            {
                ISimpleAssignmentOperation simple => simple.Value,
                ICoalesceAssignmentOperation coalesce => coalesce.Value,
                _ => null,
            };
            if (value is not null)
            {
                found(pattern, value);
            }
        }
    }

    /// <summary>A class that derives from the type of a pattern: what it gives to the base, and its own creations in this file.</summary>
    private void ReadDerived(TypeDeclarationSyntax derived, BaseTypeSyntax given, List<ApiPattern> named, Found found)
    {
        AddLocal(derived.Identifier.ValueText, named);
        if (given is PrimaryConstructorBaseTypeSyntax)
        {
            ReadBaseCall(given, named, found);
        }

        foreach (var member in derived.Members)
        {
            if (member is ConstructorDeclarationSyntax { Initializer: { } initializer } && initializer.IsKind(SyntaxKind.BaseConstructorInitializer))
            {
                ReadBaseCall(initializer, named, found);
            }
        }
    }

    private void ReadBaseCall(SyntaxNode call, List<ApiPattern> named, Found found)
    {
        if (
            semantics.GetOperation(call, cancellation)
                is IInvocationOperation
                {
                    TargetMethod: { MethodKind: MethodKind.Constructor, ContainingType: { } type } constructor
                } invocation
            && PatternSet.Of(named, type, ApiPattern.Constructor) is { } pattern
        )
        {
            ReadArgument(pattern, constructor, invocation.Arguments, found);
        }
    }

    /// <summary><c>new("…")</c> names no type: looked at in files that mention a type, or use a namespace, of such patterns.</summary>
    private void ReadTargetTyped(Found found)
    {
        for (var at = text.IndexOf("new", StringComparison.Ordinal); at >= 0; at = text.IndexOf("new", at + 3, StringComparison.Ordinal))
        {
            var next = at + 3;
            while (next < text.Length && text[next] == ' ')
            {
                next++;
            }

            if (
                next < text.Length
                && text[next] == '('
                && Root.FindToken(at) is { Parent: ImplicitObjectCreationExpressionSyntax creation } token
                && token.SpanStart == at
                && semantics.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type
                && Constructed(type) is { } named
            )
            {
                ReadCreation(creation, named, found);
            }
        }
    }

    private List<ApiPattern>? Constructed(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (patterns.Named(current.Name) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    private void AddLocal(string name, List<ApiPattern> named)
    {
        if (!local.ContainsKey(name) && patterns.Named(name) is null)
        {
            local.Add(name, named);
        }
    }

    private static void ReadArgument(ApiPattern pattern, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Found found)
    {
        if (Parameter(pattern, method) is not { } parameter)
        {
            return;
        }

        foreach (var argument in arguments)
        {
            // What the code leaves out it does not say.
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Ordinal == parameter.Ordinal)
            {
                found(pattern, argument.Value);
            }
        }
    }

    private static IParameterSymbol? Parameter(ApiPattern pattern, IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (pattern.Parameters.Contains(parameter.Name, StringComparer.Ordinal))
            {
                return parameter;
            }
        }

        var position = pattern.Position + (method.IsExtensionMethod && method.ReducedFrom is null ? 1 : 0);
        return pattern.Position >= 0 && position < method.Parameters.Length && method.Parameters[position].Type.SpecialType == SpecialType.System_String
            ? method.Parameters[position]
            : null;
    }
}
