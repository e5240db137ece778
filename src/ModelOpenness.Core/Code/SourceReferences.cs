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
    /// <summary>Reads a file.</summary>
    /// <param name="text">Source code.</param>
    /// <param name="language">Its language.</param>
    /// <param name="symbols">The symbols that are defined for <c>#if</c>; null where that is not known.</param>
    /// <param name="usings">Namespaces that every file of the project uses.</param>
    public static SourceReading Read(string text, SourceLanguage language, IReadOnlyCollection<string>? symbols = null,
        IReadOnlyCollection<string>? usings = null)
    {
        var reader = new SourceReader(text, language, usings ?? []);
        foreach (var literal in Naming(text, language, symbols))
        {
            reader.Add(literal);
        }

        return reader.Reading;
    }

    /// <summary>The texts of a file that may name a model. An identifier or a comment that looks like a name costs no more than finding that out.</summary>
    /// <param name="text">Source code.</param>
    /// <param name="language">Its language.</param>
    /// <param name="symbols">The symbols that are defined for <c>#if</c>; null where that is not known.</param>
    public static IEnumerable<SourceLiteral> Naming(string text, SourceLanguage language, IReadOnlyCollection<string>? symbols) =>
        ReferenceTrigger.Default.MayName(text)
            ? SourceLexer.Read(text, language, symbols).Where(l => ReferenceTrigger.Default.MayName(text, l.Start, l.End))
            : [];

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

    /// <summary>Whether a file uses a namespace.</summary>
    internal static bool Uses(string space, string text, IReadOnlyCollection<string> usings) =>
        text.IndexOf(space, StringComparison.Ordinal) >= 0 || usings.Any(u => u.StartsWith(space, StringComparison.Ordinal));

    /// <summary>The namespace of an API.</summary>
    internal static string Namespace(ApiPattern pattern) =>
        pattern.IsNamespace ? pattern.Namespace : pattern.Type.Substring(0, pattern.Type.LastIndexOf('.'));
}
