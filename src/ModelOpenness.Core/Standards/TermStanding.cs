using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>What a kind of term means to a standard.</summary>
internal enum TermJudgement
{
    /// <summary>Compatible with it.</summary>
    Fine,

    /// <summary>A burden that does not plainly contradict it.</summary>
    Burden,

    /// <summary>It takes a person's judgement.</summary>
    Uncertain,

    /// <summary>It contradicts the standard.</summary>
    Conflict,
}

/// <summary>A freedom that open source stands for.</summary>
internal enum FreedomKind
{
    /// <summary>To use it for any purpose.</summary>
    Use,

    /// <summary>To study how it works.</summary>
    Study,

    /// <summary>To change it.</summary>
    Modify,

    /// <summary>To pass it on, changed or not.</summary>
    Share,
}

/// <summary>
/// Kind of term against standard, and against the freedoms. The data files are <c>Knowledge/standards-terms.ini</c> and, for the
/// Open Source Definition, <c>Knowledge/terms.ini</c>.
/// </summary>
/// <param name="Kind">Id of the kind of term.</param>
/// <param name="Judgement">What it means to the standard.</param>
/// <param name="Cites">The passage of the standard, or an empty string.</param>
internal sealed record TermStanding(string Kind, TermJudgement Judgement, string Cites)
{
    private static readonly Lazy<Dictionary<string, KnowledgeEntry>> Table = new(
        () => KnowledgeFile.Read("standards-terms.ini").ToDictionary(e => e.Id, StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, KnowledgeEntry>> Kinds = new(
        () => KnowledgeFile.Read("terms.ini").ToDictionary(e => e.Id, StringComparer.Ordinal));

    /// <summary>What a kind of term means to a standard. A kind that the table does not know is uncertain.</summary>
    /// <param name="kind">Id of the kind.</param>
    /// <param name="column">The standard's key of the table: <see cref="Standard.Terms"/>.</param>
    public static TermStanding Of(string kind, string column)
    {
        var table = string.Equals(column, Standard.OpenSourceDefinition, StringComparison.Ordinal) ? Kinds.Value : Table.Value;
        if (!table.TryGetValue(kind, out var entry) || entry.Find(column) is not { } value)
        {
            return new TermStanding(kind, TermJudgement.Uncertain, "");
        }

        var space = value.IndexOf(' ');
        var word = space < 0 ? value : value.Substring(0, space);
        return new TermStanding(kind, Judge(word), space < 0 ? "" : value.Substring(space + 1));
    }

    /// <summary>The freedoms that a kind of term narrows.</summary>
    /// <param name="kind">Id of the kind.</param>
    public static IReadOnlyList<FreedomKind> Limits(string kind) => Freedoms(kind, "limits");

    /// <summary>The freedoms that a kind of term takes away.</summary>
    /// <param name="kind">Id of the kind.</param>
    public static IReadOnlyList<FreedomKind> Removes(string kind) => Freedoms(kind, "removes");

    private static IReadOnlyList<FreedomKind> Freedoms(string kind, string key) =>
        Table.Value.TryGetValue(kind, out var entry) ? [.. StandardsData.Words(entry.Find(key)).Select(Freedom)] : [];

    private static TermJudgement Judge(string word) => word switch
    {
        "fine" => TermJudgement.Fine,
        "burden" => TermJudgement.Burden,
        "uncertain" => TermJudgement.Uncertain,
        "conflict" => TermJudgement.Conflict,
        _ => throw new FormatException($"'{word}' is no judgement."),
    };

    private static FreedomKind Freedom(string word) => word switch
    {
        "use" => FreedomKind.Use,
        "study" => FreedomKind.Study,
        "modify" => FreedomKind.Modify,
        "share" => FreedomKind.Share,
        _ => throw new FormatException($"'{word}' is no freedom."),
    };
}
