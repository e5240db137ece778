using System.Globalization;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Code;

/// <summary>What the argument of an API holds.</summary>
internal enum ModelArgumentKind
{
    /// <summary>The id of a model on a hub, in Ollama, in a catalog.</summary>
    Id,

    /// <summary>The path of a file or folder.</summary>
    Path,
}

/// <summary>One place of a .NET API that names a model.</summary>
/// <param name="Type">Full metadata name of the type (nested ones with a dot), or a namespace followed by <c>.*</c>.</param>
/// <param name="Member">Name of the method or property; <see cref="Constructor"/> for a constructor.</param>
/// <param name="Kind">What the argument holds.</param>
internal sealed record ApiPattern(string Type, string Member, ModelArgumentKind Kind)
{
    /// <summary>The member name that stands for a constructor.</summary>
    public const string Constructor = "new";

    /// <summary>Names of the parameter; empty for a property.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Position of the parameter where none has such a name, <c>this</c> left out; -1 for none.</summary>
    public int Position { get; init; } = -1;

    /// <summary>Where the argument is a member of an enumeration: what stands before its name in the name of the model's file; else null.</summary>
    public string? EnumPrefix { get; init; }

    /// <summary>True where the pattern is a property that is set.</summary>
    public bool IsProperty => Parameters.Count == 0;

    /// <summary>True where the pattern is a constructor.</summary>
    public bool IsConstructor => string.Equals(Member, Constructor, StringComparison.Ordinal);

    /// <summary>The namespace of a pattern that means all types of one.</summary>
    public string Namespace => Type.Substring(0, Type.Length - 2);

    /// <summary>True where the pattern means all types of a namespace.</summary>
    public bool IsNamespace => Type.EndsWith(".*", StringComparison.Ordinal);

    /// <summary>The name that stands in code where the pattern is used: the member's, for a constructor its type's.</summary>
    public string Word => IsConstructor && !IsNamespace ? Type.Substring(Type.LastIndexOf('.') + 1) : Member;

    /// <summary>Whether a type is one of the pattern's.</summary>
    /// <param name="fullName">Namespace and name, nested types with a dot.</param>
    public bool Matches(string fullName) => IsNamespace
        ? fullName.StartsWith(Type.Substring(0, Type.Length - 1), StringComparison.Ordinal)
        : string.Equals(fullName, Type, StringComparison.Ordinal);
}

/// <summary>The places of .NET APIs that name models, from the data file <c>api-patterns.ini</c>.</summary>
internal static class ApiPatterns
{
    private const string Prefix = "prefix=";

    private static readonly Lazy<IReadOnlyList<KnowledgeEntry>> File = new(() => KnowledgeFile.Read("api-patterns.ini"));

    private static readonly Lazy<IReadOnlyList<ApiPattern>> Table = new(Load);

    private static readonly Lazy<HashSet<string>> ThroughMethods = new(() => new HashSet<string>(
        File.Value.SelectMany(e => e.All("through").SelectMany(t => t.Split(' ')).Select(m => e.Id + "." + m)), StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, List<ApiPattern>>> ByMember = new(() => All
        .GroupBy(p => p.Member, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));

    private static readonly Lazy<NameFinder> WordFinder = new(() => new NameFinder(All.SelectMany(
        p => !p.IsConstructor ? [p.Word] : p.IsNamespace ? new[] { p.Namespace } : [p.Word, SourceReferences.Namespace(p)])));

    /// <summary>Finds in source code what may be the use of a pattern, whatever the code is compiled with.</summary>
    public static NameFinder Words => WordFinder.Value;

    /// <summary>All patterns, in the order of the file.</summary>
    public static IReadOnlyList<ApiPattern> All => Table.Value;

    /// <summary>The patterns of a member; nearly always none, found without allocation.</summary>
    /// <param name="member">Name of a method or property, or <see cref="ApiPattern.Constructor"/>.</param>
    public static IReadOnlyList<ApiPattern> Of(string member) =>
        ByMember.Value.TryGetValue(member, out var patterns) ? patterns : [];

    /// <summary>True for a method that gives what its first argument names: the bytes of a file, a full path.</summary>
    /// <param name="type">Namespace and name of its type.</param>
    /// <param name="method">Its name.</param>
    public static bool IsThrough(string type, string method) => ThroughMethods.Value.Contains(type + "." + method);

    private static IReadOnlyList<ApiPattern> Load()
    {
        var patterns = new List<ApiPattern>();
        foreach (var entry in File.Value)
        {
            patterns.AddRange(entry.All("id").Select(use => Read(entry.Id, use, ModelArgumentKind.Id)));
            patterns.AddRange(entry.All("path").Select(use => Read(entry.Id, use, ModelArgumentKind.Path)));
        }

        return patterns;
    }

    private static ApiPattern Read(string type, string use, ModelArgumentKind kind)
    {
        var words = use.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var pattern = new ApiPattern(type, words[0], kind);
        foreach (var word in words.Skip(1))
        {
            pattern = word[0] == '@' ? pattern with { Position = int.Parse(word.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture) }
                : word.StartsWith(Prefix, StringComparison.Ordinal) ? pattern with { EnumPrefix = word.Substring(Prefix.Length) }
                : pattern with { Parameters = word.Split('|') };
        }

        return pattern.IsProperty && pattern.Position >= 0
            ? throw new FormatException($"api-patterns.ini: [{type}]: '{use}' has a position without a name.")
            : pattern;
    }
}
