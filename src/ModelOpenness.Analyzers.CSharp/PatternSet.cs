using Microsoft.CodeAnalysis;
using ModelOpenness.Code;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>
/// The patterns whose types a compilation has, by the identifier that stands in code: the method's or property's name, for a
/// constructor the type's. Found once a compilation; a project without any such library costs nothing more.
/// </summary>
internal sealed class PatternSet
{
    private readonly Dictionary<string, List<ApiPattern>> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> namespaces = new(StringComparer.Ordinal);

    private PatternSet(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var patterns in ApiPatterns.All.GroupBy(p => p.Type, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var first = patterns.First();
            if (Find(compilation.GlobalNamespace, first.IsNamespace ? first.Namespace : first.Type) is { } known)
            {
                AddAll(patterns, known);
            }
        }

        Finder = new NameFinder(byName.Keys.Concat(namespaces));
    }

    /// <summary>Finds the names in a text.</summary>
    public NameFinder Finder { get; }

    /// <summary>The patterns of a compilation, or null where it has none of their types.</summary>
    public static PatternSet? Of(Compilation compilation, CancellationToken cancellation) =>
        new PatternSet(compilation, cancellation) is { byName.Count: > 0 } set ? set : null;

    /// <summary>The patterns that an identifier may stand for; null for none.</summary>
    public List<ApiPattern>? Named(string name) => byName.TryGetValue(name, out var patterns) ? patterns : null;

    /// <summary>True where more words count than <see cref="ApiPatterns.Words"/> knows: the types of a namespace.</summary>
    public bool HasMoreWords { get; private set; }

    /// <summary>True for a namespace that has types whose constructors are patterns.</summary>
    public bool HasConstructors(string space) => namespaces.Contains(space);

    /// <summary>The pattern that a member of a type is: of the type itself, of one that it derives from or of one that it implements.</summary>
    public static ApiPattern? Of(List<ApiPattern> patterns, INamedTypeSymbol type, string member)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            if (Declared(patterns, current, member) is { } pattern)
            {
                return pattern;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (Declared(patterns, implemented, member) is { } pattern)
            {
                return pattern;
            }
        }

        return null;
    }

    /// <summary>Namespace and name of a type, nested ones with a dot.</summary>
    public static string FullName(INamespaceOrTypeSymbol type)
    {
        var name = type.Name;
        for (ISymbol? outer = type.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol)
        {
            name = outer.Name + "." + name;
        }

        return name;
    }

    private static ApiPattern? Declared(List<ApiPattern> patterns, INamedTypeSymbol type, string member)
    {
        string? name = null;
        foreach (var pattern in patterns)
        {
            // The last word first: a full name is put together only for the few types that may be meant.
            if (string.Equals(pattern.Member, member, StringComparison.Ordinal)
                && (pattern.IsNamespace || pattern.Type.EndsWith(type.Name, StringComparison.Ordinal)) && pattern.Matches(name ??= FullName(type)))
            {
                return pattern;
            }
        }

        return null;
    }

    private static INamespaceOrTypeSymbol? Find(INamespaceSymbol global, string name)
    {
        INamespaceOrTypeSymbol current = global;
        foreach (var part in name.Split('.'))
        {
            if (current.GetMembers(part).OfType<INamespaceOrTypeSymbol>().FirstOrDefault() is not { } inner)
            {
                return null;
            }

            current = inner;
        }

        return current;
    }

    private static string NamespaceOf(INamespaceOrTypeSymbol symbol) =>
        FullName(symbol as INamespaceSymbol ?? symbol.ContainingNamespace);

    private void AddAll(IEnumerable<ApiPattern> patterns, INamespaceOrTypeSymbol known)
    {
        HashSet<string>? types = null;
        foreach (var pattern in patterns)
        {
            if (!pattern.IsConstructor)
            {
                Add(pattern.Member, pattern);
                continue;
            }

            namespaces.Add(NamespaceOf(known));
            HasMoreWords |= pattern.IsNamespace;
            foreach (var type in types ??= TypesOf(known))
            {
                Add(type, pattern);
            }
        }
    }

    private static HashSet<string> TypesOf(INamespaceOrTypeSymbol symbol)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (symbol is INamespaceSymbol space)
        {
            AddTypes(space, names);
        }
        else
        {
            names.Add(symbol.Name);
        }

        return names;
    }

    private static void AddTypes(INamespaceSymbol space, HashSet<string> names)
    {
        names.UnionWith(space.GetTypeMembers().Where(t => t.TypeKind == TypeKind.Class).Select(t => t.Name));
        foreach (var inner in space.GetNamespaceMembers())
        {
            AddTypes(inner, names);
        }
    }

    private void Add(string name, ApiPattern pattern)
    {
        if (!byName.TryGetValue(name, out var patterns))
        {
            byName.Add(name, patterns = []);
        }

        patterns.Add(pattern);
    }
}
