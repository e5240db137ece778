namespace ModelOpenness.Terms;

/// <summary>What was found in a text so far, and the plainest finds of each kind.</summary>
internal sealed class TermFinds(PatternBook book, string text)
{
    /// <summary>Most terms of one kind that are given: the strongest, in the order of the text.</summary>
    private const int MostOfAKind = 6;

    /// <summary>Most finds of one kind that are kept while reading.</summary>
    private const int MostFinds = 64;

    private readonly Dictionary<string, List<TermFind>> byKind = new(StringComparer.Ordinal);

    /// <summary>Whether nothing that a pattern finds could be kept.</summary>
    public bool IsFull(TermPattern pattern) => Array.TrueForAll(pattern.Kinds, kind => byKind.TryGetValue(kind, out var list) && list.Count >= MostFinds);

    /// <summary>Keeps a find. A sentence has a kind once, unless it names two thresholds.</summary>
    public void Keep(Sentence sentence, Unit unit, TermPattern pattern, string kind, Span place)
    {
        if (!byKind.TryGetValue(kind, out var list))
        {
            byKind.Add(kind, list = []);
        }

        var units = book.Units(kind);
        var value = units.Count > 0 ? place.Value : -1;
        for (var i = list.Count - 1; i >= 0 && list[i].Unit == unit; i--)
        {
            if (list[i].Value == value || value < 0)
            {
                list[i] = list[i] with { Weight = Math.Max(pattern.Weight, list[i].Weight) };
                return;
            }
        }

        if (list.Count < MostFinds)
        {
            var name = value < 0 ? null : units.FirstOrDefault(candidate => candidate.Said is null || sentence.HasAny(candidate.Said))?.Name;
            var first = Math.Max(place.From, sentence.Own);
            var last = Math.Min(Math.Max(place.End, first + 1), sentence.Count);
            list.Add(new TermFind(kind, unit, TermQuote.Choose(sentence, first, last, unit, text), value, name, pattern.Weight, pattern.Id));
        }
    }

    /// <summary>The plainest finds of each kind, in the order of the text.</summary>
    public List<TermFind> Choose() =>
    [
        .. byKind.Values
            .SelectMany(list => list.OrderByDescending(find => find.Weight).Take(MostOfAKind))
            .OrderBy(find => find.Quote.Start).ThenBy(find => Order(find.Kind)).ThenBy(find => find.Value),
    ];

    private static int Order(string kind)
    {
        var order = 0;
        while (order < TermKind.All.Count && !string.Equals(TermKind.All[order].Id, kind, StringComparison.Ordinal))
        {
            order++;
        }

        return order;
    }
}
