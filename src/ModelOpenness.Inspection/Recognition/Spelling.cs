namespace ModelOpenness.Inspection.Recognition;

/// <summary>Compares spellings.</summary>
internal static class Spelling
{
    /// <summary>True where the words differ by one letter: one wrong, missing or too many. Case makes no difference.</summary>
    public static bool IsNear(string right, string written)
    {
        if (Math.Abs(right.Length - written.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < right.Length && start < written.Length && Same(right[start], written[start]))
        {
            start++;
        }

        var end = 0;
        while (end < right.Length - start && end < written.Length - start && Same(right[right.Length - 1 - end], written[written.Length - 1 - end]))
        {
            end++;
        }

        return right.Length - start - end <= 1 && written.Length - start - end <= 1;
    }

    private static bool Same(char a, char b) => a == char.ToLowerInvariant(b);
}
