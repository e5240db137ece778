using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.LicenseFacts;

/// <summary>
/// Puts texts that are alike one after the other, since a ZIP sees 32 KB back: the index is a quarter smaller in the package. Each
/// text is followed by the one left that shares most with it; where none does, by the longest one left.
/// </summary>
internal static class Likeness
{
    private const double LeastShared = 0.15;

    // Very short texts would else follow anything.
    private const int Weight = 50;

    /// <summary>The places of the fingerprints in that order.</summary>
    public static IReadOnlyList<int> Order(IReadOnlyList<Fingerprint> all)
    {
        var sets = all.Select(f => f.Shingles.ToHashSet()).ToList();
        var holders = new List<int>[ushort.MaxValue + 1];
        for (var i = 0; i < sets.Count; i++)
        {
            foreach (var shingle in sets[i])
            {
                (holders[shingle] ??= []).Add(i);
            }
        }

        var left = new SortedSet<int>(Enumerable.Range(0, all.Count));
        var order = new List<int>(all.Count);
        while (left.Count > 0)
        {
            var next = order.Count == 0 ? -1 : Next(order[^1]);
            next = next < 0 ? left.MaxBy(i => sets[i].Count) : next;
            left.Remove(next);
            order.Add(next);
        }

        return order;

        int Next(int current)
        {
            var shared = new int[all.Count];
            foreach (var holder in sets[current].SelectMany(shingle => holders[shingle]))
            {
                shared[holder]++;
            }

            var best = left.MaxBy(i => (double)shared[i] / (sets[i].Count + Weight));
            return shared[best] < LeastShared * sets[best].Count || shared[best] == 0 ? -1 : best;
        }
    }
}
