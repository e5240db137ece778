using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelOpenness.Code;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>A parameter of the project's own that is given to an API, or is a part of an address of models.</summary>
/// <param name="Declaration">The method, constructor or type that has the parameter.</param>
/// <param name="Ordinal">Its position.</param>
/// <param name="Pattern">The API that it is given to.</param>
internal sealed record Wrapper(SyntaxNode Declaration, int Ordinal, ApiPattern Pattern);

/// <summary>
/// The project's own methods and constructors that pass a model on, up to two calls deep, by their syntax. Whether a call means one of
/// them, and whether an API is what its name says, is asked of the compiler where it is called.
/// </summary>
internal sealed class Wrappers
{
    private const int MaxDepth = 2;
    private const int Most = 500;
    private const int LongestHost = 300;

    private static readonly ApiPattern Address = new("", "", ModelArgumentKind.Id);

    private readonly Dictionary<string, List<Wrapper>> byName = new(StringComparer.Ordinal);

    private Wrappers()
    {
    }

    /// <summary>Finds the names in a text; null where there are none.</summary>
    public NameFinder? Finder { get; private set; }

    /// <summary>The wrappers of a compilation.</summary>
    public static Wrappers Of(IReadOnlyDictionary<SyntaxTree, FileGlance> files, PatternSet? patterns, CancellationToken cancellation)
    {
        var all = new Wrappers();
        var usings = new HashSet<string>(files.Values.SelectMany(f => f.GlobalUsings), StringComparer.Ordinal);
        foreach (var (tree, file) in files.Select(f => (f.Key, f.Value)))
        {
            if (file.HasAddress)
            {
                all.AddAddresses(tree, cancellation);
            }

            if (file.HasApiWord && patterns is not null)
            {
                var text = tree.GetText(cancellation).ToString();
                all.AddCalls(tree, text, patterns.Finder, name => patterns.Named(name)?.FindAll(p => SourceReferences.SpeaksOf(p, text, usings)), cancellation);
            }
        }

        var known = all.byName;
        for (var depth = 1; depth < MaxDepth && known.Count > 0; depth++)
        {
            var level = known.ToDictionary(p => p.Key, p => p.Value.ToList(), StringComparer.Ordinal);
            var finder = new NameFinder(level.Keys);
            foreach (var tree in files.Keys)
            {
                all.AddInner(tree, tree.GetText(cancellation).ToString(), finder, level, cancellation);
            }
        }

        all.Finder = known.Count == 0 ? null : new NameFinder(known.Keys);
        return all;
    }

    /// <summary>The wrappers that a name may mean; null for none.</summary>
    public List<Wrapper>? Named(string name) => byName.TryGetValue(name, out var wrappers) ? wrappers : null;

    /// <summary>Where an address of models with a hole begins: <c>$"https://huggingface.co/{repo}/…"</c>.</summary>
    /// <param name="text">Source code.</param>
    public static IEnumerable<int> Addresses(string text)
    {
        for (var at = text.IndexOf('$'); at >= 0; at = text.IndexOf('$', at + 1))
        {
            var brace = text.IndexOf('{', at, Math.Min(LongestHost, text.Length - at));
            var quote = brace < 0 ? -1 : text.IndexOf('"', at, brace - at);
            if (quote >= 0 && ReferenceWords.IsAddress(text.Substring(quote + 1, brace - quote - 1)))
            {
                yield return at;
            }
        }
    }

    private void AddAddresses(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var at in Addresses(tree.GetText(cancellation).ToString()))
        {
            if (tree.GetRoot(cancellation).FindToken(at).Parent is InterpolatedStringExpressionSyntax interpolated)
            {
                foreach (var hole in interpolated.Contents.OfType<InterpolationSyntax>())
                {
                    Add(hole.Expression, Address);
                }
            }
        }
    }

    private void AddCalls(SyntaxTree tree, string text, NameFinder finder, Func<string, List<ApiPattern>?> named, CancellationToken cancellation)
    {
        for (var at = finder.Next(text, 0); at >= 0; at = finder.Next(text, at + 1))
        {
            var token = tree.GetRoot(cancellation).FindToken(at);
            if (token.SpanStart != at || named(token.ValueText) is not { } patterns)
            {
                continue;
            }

            if (
                patterns.Find(p => p.IsProperty) is { } property
                && token.Parent?.AncestorsAndSelf().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { } assignment
                && assignment.Left.Span.End == token.Span.End
            )
            {
                Add(assignment.Right, property);
            }

            if (patterns.Find(p => !p.IsProperty) is { } pattern)
            {
                foreach (var (argument, index) in Arguments(token))
                {
                    if (
                        argument.NameColon is { Name.Identifier.ValueText: var given }
                            ? pattern.Parameters.Contains(given, StringComparer.Ordinal)
                            : pattern.Position < 0 || index == pattern.Position || pattern.IsConstructor || index == pattern.Position + 1
                    )
                    {
                        Add(argument.Expression, pattern);
                    }
                }
            }
        }
    }

    private void AddInner(SyntaxTree tree, string text, NameFinder finder, Dictionary<string, List<Wrapper>> level, CancellationToken cancellation)
    {
        for (var at = finder.Next(text, 0); at >= 0; at = finder.Next(text, at + 1))
        {
            var token = tree.GetRoot(cancellation).FindToken(at);
            if (token.SpanStart != at || !level.TryGetValue(token.ValueText, out var wrappers))
            {
                continue;
            }

            foreach (var (argument, index) in Arguments(token))
            {
                if (wrappers.Find(w => w.Ordinal == index) is { } wrapper)
                {
                    Add(argument.Expression, wrapper.Pattern);
                }
            }
        }
    }

    private static IEnumerable<(ArgumentSyntax Argument, int Index)> Arguments(SyntaxToken name)
    {
        SyntaxNode? whole = name.Parent;
        while (
            whole?.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or MemberBindingExpressionSyntax
            || whole?.Parent is MemberAccessExpressionSyntax access && access.Name == whole
        )
        {
            whole = whole.Parent;
        }

        var list = whole?.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == whole => call.ArgumentList,
            ObjectCreationExpressionSyntax creation when creation.Type == whole => creation.ArgumentList,
            _ => null,
        };
        return list?.Arguments.Select((a, i) => (a, i)) ?? [];
    }

    /// <summary>Where an expression is a parameter of what encloses it, or a field that a constructor gives one: that is a wrapper.</summary>
    private void Add(ExpressionSyntax expression, ApiPattern pattern)
    {
        // "given ?? Default" passes what is given.
        while (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left })
        {
            expression = left;
        }

        var name = expression switch
        {
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var own } => own,
            _ => null,
        };
        if (name is null)
        {
            return;
        }

        foreach (var node in expression.Ancestors())
        {
            var (parameters, called) = node switch
            {
                MethodDeclarationSyntax method => (method.ParameterList, method.Identifier.ValueText),
                LocalFunctionStatementSyntax function => (function.ParameterList, function.Identifier.ValueText),
                ConstructorDeclarationSyntax constructor => (constructor.ParameterList, constructor.Identifier.ValueText),
                TypeDeclarationSyntax type => (type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault(), type.Identifier.ValueText),
                _ => (null, ""),
            };
            if (parameters is not null && Index(parameters, name) is >= 0 and var index)
            {
                Add(called, new Wrapper(node, index, pattern));
                return;
            }

            if (node is TypeDeclarationSyntax declared)
            {
                AddByField(declared, name, pattern);
                return;
            }
        }
    }

    private void AddByField(TypeDeclarationSyntax type, string field, ApiPattern pattern)
    {
        foreach (var member in type.Members)
        {
            if (member is ConstructorDeclarationSyntax constructor)
            {
                foreach (var assignment in constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
                {
                    if (
                        (
                            assignment.Left as IdentifierNameSyntax
                            ?? (assignment.Left as MemberAccessExpressionSyntax)?.Name as IdentifierNameSyntax
                        )
                            ?.Identifier
                            .ValueText == field
                        && assignment.Right is IdentifierNameSyntax given
                        && Index(constructor.ParameterList, given.Identifier.ValueText) is >= 0 and var index
                    )
                    {
                        Add(constructor.Identifier.ValueText, new Wrapper(constructor, index, pattern));
                    }
                }
            }
            else if (member is FieldDeclarationSyntax fields && type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault() is { } primary)
            {
                foreach (var variable in fields.Declaration.Variables)
                {
                    if (
                        variable.Identifier.ValueText == field
                        && variable.Initializer?.Value is IdentifierNameSyntax given
                        && Index(primary, given.Identifier.ValueText) is >= 0 and var index
                    )
                    {
                        Add(type.Identifier.ValueText, new Wrapper(type, index, pattern));
                    }
                }
            }
        }
    }

    private static int Index(ParameterListSyntax parameters, string name)
    {
        for (var i = 0; i < parameters.Parameters.Count; i++)
        {
            if (parameters.Parameters[i].Identifier.ValueText == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(string name, Wrapper wrapper)
    {
        if (!byName.TryGetValue(name, out var list))
        {
            byName.Add(name, list = []);
        }

        if (list.Count < Most && !list.Exists(w => w.Declaration == wrapper.Declaration && w.Ordinal == wrapper.Ordinal))
        {
            list.Add(wrapper);
        }
    }
}
