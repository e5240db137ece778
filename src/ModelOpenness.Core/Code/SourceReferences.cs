using ModelOpenness.Vocabulary;

namespace ModelOpenness.Code;

/// <summary>A model that source code names.</summary>
/// <param name="Start">Where the text begins, its quote included.</param>
/// <param name="End">Where it ends.</param>
/// <param name="How">Whether it is fetched or only mentioned.</param>
/// <param name="AsWritten">The id, path or address.</param>
internal sealed record SourceReference(int Start, int End, ReferenceHow How, string AsWritten)
{
    /// <summary>True where it is given to an API by its name alone: a compiler can say whether it is that API.</summary>
    public bool IsArgument { get; init; }

    /// <summary>The rules that a directive has switched off there.</summary>
    public IReadOnlyCollection<string> Off { get; init; } = [];
}

/// <summary>What one file of source code says of models.</summary>
/// <param name="References">The models that it names, in its order.</param>
/// <param name="Loose">Texts that name a model where something else than they themselves decides whether it is used.</param>
internal sealed record SourceReading(IReadOnlyList<SourceReference> References, IReadOnlyList<string> Loose)
{
    /// <summary>A file that names no model.</summary>
    public static SourceReading Nothing { get; } = new([], []);

    /// <summary>True where a text is put together of parts that may name a model.</summary>
    public bool HasParts { get; init; }
}

/// <summary>Finds the models that source code names, by its characters alone: the same for a compiler, a build and the command line.</summary>
internal static class SourceReferences
{
    // By the name that stands in code: of a method, of a type that is created, of a property that is set.
    private static readonly Lazy<Dictionary<string, List<string>>> Calls = new(() => Names(ApiPatterns.All.Where(p => !p.IsProperty)));
    private static readonly Lazy<Dictionary<string, List<string>>> Properties = new(() => Names(ApiPatterns.All.Where(p => p.IsProperty)));

    /// <summary>Reads a file.</summary>
    /// <param name="text">Source code.</param>
    /// <param name="language">Its language.</param>
    /// <param name="symbols">The symbols that are defined for <c>#if</c>; null where that is not known.</param>
    /// <param name="usings">Namespaces that every file of the project uses.</param>
    public static SourceReading Read(string text, SourceLanguage language, IReadOnlyCollection<string>? symbols = null,
        IReadOnlyCollection<string>? usings = null)
    {
        if (!ReferenceTrigger.Default.MayName(text))
        {
            return SourceReading.Nothing;
        }

        var found = new List<(SourceLiteral Literal, NamingKind Kind, ReferenceHow? How, bool IsArgument)>();
        var loose = new List<string>();
        var hasParts = false;
        // In C# a compiler follows what a method does with a name, and what becomes of a property; by their names alone they say less.
        var hasCompiler = language == SourceLanguage.CSharp;
        foreach (var literal in SourceLexer.Read(text, language, symbols))
        {
            if (!ReferenceTrigger.Default.MayName(literal.Value))
            {
                continue;
            }

            if (literal.Member is { } about && ReferenceWords.Is("other-keys", about))
            {
                continue;
            }

            var isApi = IsApi(literal, text, usings);
            var kind = ModelNaming.Of(literal.Value, mayBeOwn: true);
            if (literal.HasHole || literal.IsPart)
            {
                hasParts = true;
                // Up to the first hole the address of a file may be whole.
                if (kind != NamingKind.Address || literal.IsPart)
                {
                    continue;
                }
            }

            if (kind == NamingKind.None || (literal.Call is { } call && ReferenceWords.IsAbout(call)))
            {
                continue;
            }

            // A file of the project's own is a reference where it is given to an API; elsewhere only a compiler sees what becomes of it.
            var isKnown = kind != NamingKind.Path || Families.ModelFamilies.Default.Resolve(literal.Value) is not null;
            var fetches =
                kind == NamingKind.Address
                || isApi
                || (isKnown && kind != NamingKind.Page && !hasCompiler && literal.Call is { } method && ReferenceWords.Fetches(method));
            var isEntry =
                isKnown
                && (
                    kind == NamingKind.Page
                    || (
                        literal.Member is { } member
                        && (hasCompiler ? ReferenceWords.IsFetchedKey(member) : SettingKeys.Names([member], literal.Value).Any())
                    )
                );
            if (fetches || isEntry)
            {
                found.Add((literal, kind, fetches ? ReferenceHow.Fetched : null, isApi && kind != NamingKind.Address));
                continue;
            }

            loose.Add(literal.Value);
            if (kind != NamingKind.Word && isKnown)
            {
                found.Add((literal, kind, ReferenceHow.Mentioned, false));
            }
        }

        // One entry with an address or a key that is known is what is used; several under one name are there to choose from.
        var entries = found.Where(f => f.How is null).ToLookup(f => f.Literal.Member ?? "", f => f.Literal.Value, StringComparer.OrdinalIgnoreCase);
        return found.Count == 0 && loose.Count == 0 && !hasParts
            ? SourceReading.Nothing
            : new SourceReading(
                [
                    .. found.Select(f => new SourceReference(
                        f.Literal.Start,
                        f.Literal.End,
                        f.How ?? Entry(entries[f.Literal.Member ?? ""]),
                        f.Literal.Value
                    )
                    {
                        IsArgument = f.IsArgument,
                        Off = f.Literal.Off,
                    }),
                ],
                loose
            )
            {
                HasParts = hasParts,
            };
    }

    /// <summary>How the entries of one name are meant: one is fetched, several are there to choose from.</summary>
    /// <param name="values">The ids and addresses under that name, in one file.</param>
    public static ReferenceHow Entry(IEnumerable<string> values) =>
        values.Distinct(StringComparer.OrdinalIgnoreCase).Take(2).Count() == 1 ? ReferenceHow.Fetched : ReferenceHow.Mentioned;

    /// <summary>The namespaces that a file makes every file of its project use.</summary>
    /// <param name="text">Source code.</param>
    public static IEnumerable<string> GlobalUsings(string text)
    {
        const string Mark = "global using ";
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf(';', at);
            if (end < 0)
            {
                yield break;
            }

            yield return text.Substring(at + Mark.Length, end - at - Mark.Length).Trim();
        }
    }

    /// <summary>Whether a file uses the namespace of an API.</summary>
    /// <param name="pattern">The API.</param>
    /// <param name="text">Source code.</param>
    /// <param name="usings">Namespaces that every file of the project uses.</param>
    public static bool SpeaksOf(ApiPattern pattern, string text, IReadOnlyCollection<string> usings) => Uses(Namespace(pattern), text, usings);

    private static bool Uses(string space, string text, IReadOnlyCollection<string> usings) =>
        text.IndexOf(space, StringComparison.Ordinal) >= 0 || usings.Any(u => u.StartsWith(space, StringComparison.Ordinal));

    /// <summary>Given to a method or a type that is called as one of the APIs, in a file that speaks of its namespace and declares no such name.</summary>
    private static bool IsApi(SourceLiteral literal, string text, IReadOnlyCollection<string>? usings) =>
        IsNamed(Calls.Value, literal.Call, usings, text) || IsNamed(Properties.Value, literal.Member, usings, text);

    private static bool IsNamed(Dictionary<string, List<string>> names, string? name, IReadOnlyCollection<string>? usings, string text) =>
        name is not null && names.TryGetValue(name, out var spaces)
        && spaces.Exists(s => Uses(s, text, usings ?? []))
        && text.IndexOf("class " + name, StringComparison.Ordinal) < 0 && text.IndexOf("record " + name, StringComparison.Ordinal) < 0;

    private static Dictionary<string, List<string>> Names(IEnumerable<ApiPattern> patterns) => patterns
        .Where(p => !(p.IsConstructor && p.IsNamespace))
        .GroupBy(p => p.IsConstructor ? p.Type.Substring(p.Type.LastIndexOf('.') + 1) : p.Member, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(Namespace).Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    private static string Namespace(ApiPattern pattern) => pattern.IsNamespace ? pattern.Namespace : pattern.Type.Substring(0, pattern.Type.LastIndexOf('.'));
}
