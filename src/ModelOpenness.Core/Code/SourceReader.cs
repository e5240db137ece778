using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Code;

/// <summary>Tells what each text of a source file says of models.</summary>
/// <param name="text">Source code.</param>
/// <param name="language">Its language.</param>
/// <param name="usings">Namespaces that every file of the project uses.</param>
internal sealed class SourceReader(string text, SourceLanguage language, IReadOnlyCollection<string> usings)
{
    // By the name that stands in code: of a method, of a type that is created, of a property that is set.
    private static readonly Lazy<Dictionary<string, List<string>>> Calls = new(() => Names(ApiPatterns.All.Where(p => !p.IsProperty)));
    private static readonly Lazy<Dictionary<string, List<string>>> Properties = new(() => Names(ApiPatterns.All.Where(p => p.IsProperty)));

    // In C# a compiler follows what a method does with a name, and what becomes of a property; by their names alone they say less.
    private readonly bool hasCompiler = language == SourceLanguage.CSharp;
    private readonly List<Found> found = [];
    private readonly List<string> loose = [];
    private bool hasParts;

    /// <summary>What the texts say together.</summary>
    public SourceReading Reading
    {
        get
        {
            if (found.Count == 0 && loose.Count == 0 && !hasParts)
            {
                return SourceReading.Nothing;
            }

            // One entry with an address or a key that is known is what is used; several under one name are there to choose from.
            var entries = found.Where(f => f.How is null).ToLookup(f => f.Literal.Member ?? "", f => f.Literal.Value, StringComparer.OrdinalIgnoreCase);
            return new SourceReading([.. found.Select(f => f.Reference(entries))], loose) { HasParts = hasParts };
        }
    }

    /// <summary>Reads one text.</summary>
    public void Add(SourceLiteral literal)
    {
        if (literal.Member is { } about && ReferenceWords.Is("other-keys", about))
        {
            return;
        }

        var kind = ModelNaming.Of(literal.Value, mayBeOwn: true);
        var isPart = literal.HasHole || literal.IsPart;
        hasParts |= isPart;
        // Up to the first hole the address of a file may be whole.
        if (
            kind == NamingKind.None
            || (isPart && (kind != NamingKind.Address || literal.IsPart))
            || (literal.Call is { } call && ReferenceWords.IsAbout(call))
        )
        {
            return;
        }

        // A file of the project's own is a reference where it is given to an API; elsewhere only a compiler sees what becomes of it.
        var isKnown = kind != NamingKind.Path || ModelFamilies.Default.Resolve(literal.Value) is not null;
        var isApi = IsNamed(Calls.Value, literal.Call) || IsNamed(Properties.Value, literal.Member);
        if (kind == NamingKind.Address || isApi || (isKnown && IsFetchedByName(literal, kind)))
        {
            found.Add(new Found(literal, ReferenceHow.Fetched, isApi && kind != NamingKind.Address));
        }
        else if (isKnown && (kind == NamingKind.Page || IsEntry(literal)))
        {
            found.Add(new Found(literal, null, IsArgument: false));
        }
        else
        {
            loose.Add(literal.Value);
            if (kind != NamingKind.Word && isKnown)
            {
                found.Add(new Found(literal, ReferenceHow.Mentioned, IsArgument: false));
            }
        }
    }

    private bool IsFetchedByName(SourceLiteral literal, NamingKind kind) =>
        kind != NamingKind.Page && !hasCompiler && literal.Call is { } method && ReferenceWords.Fetches(method);

    private bool IsEntry(SourceLiteral literal) =>
        literal.Member is { } member && (hasCompiler ? ReferenceWords.IsFetchedKey(member) : SettingKeys.Names([member], literal.Value).Any());

    /// <summary>Called or set as one of the APIs, in a file that speaks of its namespace and declares no such name.</summary>
    private bool IsNamed(Dictionary<string, List<string>> names, string? name) =>
        name is not null
        && names.TryGetValue(name, out var spaces)
        && spaces.Exists(s => SourceReferences.Uses(s, text, usings))
        && text.IndexOf("class " + name, StringComparison.Ordinal) < 0
        && text.IndexOf("record " + name, StringComparison.Ordinal) < 0;

    private static Dictionary<string, List<string>> Names(IEnumerable<ApiPattern> patterns) => patterns
        .Where(p => !(p.IsConstructor && p.IsNamespace))
        .GroupBy(p => p.Word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(SourceReferences.Namespace).Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    /// <summary>A text that names a model.</summary>
    /// <param name="Literal">The text.</param>
    /// <param name="How">Whether it is fetched or only mentioned; null where the other entries of its name decide.</param>
    /// <param name="IsArgument">True where it is given to an API by its name alone.</param>
    private sealed record Found(SourceLiteral Literal, ReferenceHow? How, bool IsArgument)
    {
        public SourceReference Reference(ILookup<string, string> entries) =>
            new(Literal.Start, Literal.End, How ?? SourceReferences.Entry(entries[Literal.Member ?? ""]), Literal.Value)
            {
                IsArgument = IsArgument,
                Off = Literal.Off,
            };
    }
}
