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
        var constructed = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var pattern in ApiPatterns.All)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Find(compilation.GlobalNamespace, pattern.IsNamespace ? pattern.Namespace : pattern.Type) is not { } known)
            {
                continue;
            }

            if (!pattern.IsConstructor)
            {
                Add(pattern.Member, pattern);
                continue;
            }

            namespaces.Add(NamespaceOf(known));
            foreach (var type in TypesOf(known, constructed))
            {
                Add(type, pattern);
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

    private static HashSet<string> TypesOf(INamespaceOrTypeSymbol symbol, Dictionary<string, HashSet<string>> constructed)
    {
        if (symbol is not INamespaceSymbol space)
        {
            return [symbol.Name];
        }

        if (!constructed.TryGetValue(FullName(space), out var names))
        {
            constructed.Add(FullName(space), names = new HashSet<string>(StringComparer.Ordinal));
            AddTypes(space, names);
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
