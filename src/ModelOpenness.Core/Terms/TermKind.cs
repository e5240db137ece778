using ModelOpenness.Knowledge;

namespace ModelOpenness.Terms;

/// <summary>One kind of restrictive term. The kinds and their rules are the data file <c>Knowledge/terms.ini</c>.</summary>
/// <param name="Id">The id, for example <c>non-commercial</c>.</param>
/// <param name="RuleId">The rule that reports it, for example <c>MOP1003</c>; null where the kind is compatible with every label.</param>
/// <param name="Fact">What the license does, to follow "which": "caps the number of users".</param>
/// <param name="Description">What counts as this kind and what does not.</param>
internal sealed record TermKind(string Id, string? RuleId, string Fact, string Description)
{
    private static readonly Lazy<IReadOnlyList<TermKind>> Table = new(Load);

    /// <summary>All kinds, in the order of the data file.</summary>
    public static IReadOnlyList<TermKind> All => Table.Value;

    /// <summary>True where a figure belongs to it.</summary>
    public bool IsCap => Id.EndsWith("-cap", StringComparison.Ordinal);

    /// <summary>The kind with this id, or null.</summary>
    /// <param name="id">Exact id.</param>
    public static TermKind? Find(string id)
    {
        foreach (var kind in All)
        {
            if (string.Equals(kind.Id, id, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    private static IReadOnlyList<TermKind> Load()
    {
        var kinds = new List<TermKind>();
        foreach (var entry in KnowledgeFile.Read("terms.ini"))
        {
            kinds.Add(new TermKind(entry.Id, entry.Find("rule"), entry.Get("fact"), entry.Get("description")));
        }

        return kinds;
    }
}
