namespace ModelOpenness.Inspection.Policies;

/// <summary>Which known word somebody meant.</summary>
internal static class Suggestions
{
    private const int MaxSlips = 2;

    /// <summary>The end of a sentence: ". Did you mean …?" where one known word is within two slips of the pen, else a full stop.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="known">The words that are known.</param>
    public static string End(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = MaxSlips + 1;
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate, bestDistance);
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best is null ? "." : $". Did you mean '{best}'?";
    }

    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[b.Length];
    }
}
