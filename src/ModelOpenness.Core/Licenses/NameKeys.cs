using System.Runtime.InteropServices;

namespace ModelOpenness.Licenses;

/// <summary>
/// The folded names of all licenses in order, walked letter by letter along a text: tells that no name begins at a place long before each
/// length that one might have is looked up.
/// </summary>
internal sealed class NameKeys
{
    // From here on each character is a word of its own, and a name may end before one.
    private const char FirstWide = '\u2E80';

    // More words than this, those counted that say nothing, are no name.
    private const int MostWords = 40;
    private readonly string[] keys;

    /// <summary>Folds and orders names.</summary>
    public NameKeys(IEnumerable<string> names)
    {
        keys = [.. names.Select(LicenseName.Fold).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];
        Array.Sort(keys, StringComparer.Ordinal);
    }

    /// <summary>False where none of the names begins at a place of a text and ends before another.</summary>
    public bool MayBegin(string text, int at, int end) => Walk(text, at, end, new Prefix(0, keys.Length, 0), MostWords);

    private bool Walk(string text, int at, int end, Prefix prefix, int most)
    {
        if (most == 0 || !LicenseName.Next(text, end, ref at, out var start, out var stop))
        {
            return false;
        }

        if (Follow(text, start, stop, ref prefix, out var asItStands) || (asItStands.IsAny && Walk(text, at, end, asItStands, most - 1)))
        {
            return true;
        }

        // The shorter phrases too: a longer one may not stand before the end of a name.
        foreach (var (shortForm, after) in LicenseName.PhrasesAt(text, start, stop, at, end))
        {
            if (Follow(shortForm, 0, shortForm.Length, ref prefix, out var shortened) || (shortened.IsAny && Walk(text, after, end, shortened, most - 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The keys that go on with these characters; true where one of them ends with them.</summary>
    private bool Follow(string text, int start, int end, ref Prefix before, out Prefix after)
    {
        after = before;
        for (var i = start; i < end && after.IsAny; i++)
        {
            if (i == start && after.Length > 0 && char.IsDigit(text[i]) && char.IsDigit(keys[after.Low][after.Length - 1]))
            {
                after = Narrow(after, '-');
            }

            if (text[i] >= FirstWide && after.IsAny && after.Length > 0 && keys[after.Low].Length == after.Length)
            {
                return true;
            }

            after = Narrow(after, char.ToLowerInvariant(text[i]));
        }

        return end > start && after.IsAny && keys[after.Low].Length == after.Length;
    }

    private Prefix Narrow(Prefix prefix, char next)
    {
        var low = First(prefix, next);
        return new Prefix(low, First(prefix with { Low = low }, (char)(next + 1)), prefix.Length + 1);
    }

    /// <summary>The first of the keys that goes on with this character or one behind it.</summary>
    private int First(Prefix prefix, char next)
    {
        var (low, high, length) = prefix;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (keys[middle].Length == length || keys[middle][length] < next)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The keys that begin alike: from one to before another, so many characters.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Prefix(int Low, int High, int Length)
    {
        public bool IsAny => Low < High;
    }
}
