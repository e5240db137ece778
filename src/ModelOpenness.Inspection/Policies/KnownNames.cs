using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Names that a policy may write whole or with stars, in any case.</summary>
internal sealed class KnownNames
{
    private readonly HashSet<string> names;
    private readonly string[] sorted;

    public KnownNames(IEnumerable<string> all)
    {
        names = new HashSet<string>(all, StringComparer.OrdinalIgnoreCase);
        sorted = [.. names.OrderBy(n => n, StringComparer.OrdinalIgnoreCase)];
    }

    public IEnumerable<string> All => sorted;

    /// <summary>True where a name is so, or fits the pattern.</summary>
    public bool Match(string pattern)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return names.Contains(pattern);
        }

        // Names with one beginning stand together.
        var beginning = pattern.Substring(0, star);
        var at = Array.BinarySearch(sorted, beginning, StringComparer.OrdinalIgnoreCase);
        for (at = at < 0 ? ~at : at; at < sorted.Length && sorted[at].StartsWith(beginning, StringComparison.OrdinalIgnoreCase); at++)
        {
            if (Glob.Matches(pattern, sorted[at]))
            {
                return true;
            }
        }

        return false;
    }
}
