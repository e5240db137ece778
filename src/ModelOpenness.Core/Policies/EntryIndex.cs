using ModelOpenness.Knowledge;

namespace ModelOpenness.Policies;

/// <summary>Entries by what they name literally, so that ten thousand of them cost a model a few look-ups.</summary>
internal sealed class EntryIndex
{
    private readonly IReadOnlyList<PolicyEntry> entries;
    private readonly Dictionary<string, List<int>> byLicense = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> byTerm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byModel = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> others = [];

    public EntryIndex(IReadOnlyList<PolicyEntry> entries)
    {
        this.entries = entries;
        for (var i = 0; i < entries.Count; i++)
        {
            var (index, key) = entries[i] switch
            {
                { Model: { } model } when PathGlob.IsLiteral(model) => (byModel, model),
                { License: { } license } when license.IndexOf('*') < 0 => (byLicense, license),
                { TermKind: { } kind } => (byTerm, kind),
                _ => (null, ""),
            };
            if (index is null)
            {
                others.Add(i);
            }
            else if (index.TryGetValue(key, out var list))
            {
                list.Add(i);
            }
            else
            {
                index.Add(key, [i]);
            }
        }
    }

    /// <summary>The entries that may concern a model, in the order of the policy.</summary>
    /// <param name="licenses">Ids of its license.</param>
    /// <param name="termKinds">The kinds of its terms.</param>
    /// <param name="models">Its path and ids.</param>
    public IEnumerable<PolicyEntry> Candidates(IEnumerable<string> licenses, IEnumerable<string> termKinds, IEnumerable<string> models)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var found = new SortedSet<int>(others);
        Add(found, byLicense, licenses);
        Add(found, byTerm, termKinds);
        Add(found, byModel, models);
        return found.Select(i => entries[i]);
    }

    private static void Add(SortedSet<int> found, Dictionary<string, List<int>> index, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (index.TryGetValue(key, out var list))
            {
                found.UnionWith(list);
            }
        }
    }
}
