namespace ModelOpenness.Families;

/// <summary>Patterns with alternatives: <c>a/b-{1B,7B}*</c> stands for <c>a/b-1B*</c> and <c>a/b-7B*</c>; one of them may be empty.</summary>
internal static class Alternatives
{
    // A row that stands for more is a mistake.
    private const int Most = 512;

    /// <summary>The patterns that the pattern stands for; itself where it has no alternatives.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="FormatException">A brace is not closed, or there are too many alternatives.</exception>
    public static IReadOnlyList<string> Of(string pattern)
    {
        var all = new List<string> { pattern };
        for (var i = 0; i < all.Count;)
        {
            var open = all[i].IndexOf('{');
            if (open < 0)
            {
                i++;
                continue;
            }

            var close = all[i].IndexOf('}', open);
            if (close < 0 || all.Count > Most)
            {
                throw new FormatException($"'{pattern}' is no pattern: a brace is not closed, or it stands for more than {Most}.");
            }

            var (before, after) = (all[i].Substring(0, open), all[i].Substring(close + 1));
            var between = all[i].Substring(open + 1, close - open - 1).Split(',');
            all.RemoveAt(i);
            all.InsertRange(i, between.Select(b => before + b + after));
        }

        return all;
    }
}
