using ModelOpenness.Families;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Code;

/// <summary>
/// Tells in one pass over the characters whether a text may name a model: whether a word in it begins as the name of a known one, or an
/// address leads to a place that keeps them. It may say yes where nothing is named, and must not say no where something is. It needs no
/// families: how their names begin is a list of its own, <c>references-starts.ini</c>, which a test holds against them.
/// </summary>
internal sealed class ReferenceTrigger
{
    // So many letters and digits of a name are compared.
    private const int Length = 6;

    // A shorter beginning must be a whole word, or be continued by the pattern itself.
    private const int ShortestStart = 4;
    private const char Whole = '$';

    // Each beginning as a number: digits of base 38.
    private readonly HashSet<long> starts = [];
    private readonly bool[] first = new bool[128];

    private ReferenceTrigger()
    {
        var words = KnowledgeFile.Read("references-starts.ini").SelectMany(e => e.All("is")).SelectMany(l => l.Split(' '));
        foreach (var start in words.Concat(ReferenceWords.Of("endings").Select(Start)))
        {
            starts.Add(start.Aggregate(0L, Next));
            first[start[0]] = true;
        }
    }

    /// <summary>The trigger, read on first use.</summary>
    public static ReferenceTrigger Default => Lazy.Value;

    private static Lazy<ReferenceTrigger> Lazy { get; } = new(() => new ReferenceTrigger());

    /// <summary>Whether a text may name a model.</summary>
    /// <param name="text">Source code, a document, or one text of either.</param>
    /// <param name="isProse">True where names stand without quotes: a script, YAML.</param>
    public bool MayName(string text, bool isProse = false)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('/', Math.Min(text.Length, at + 3));
            if (
                ReferenceWords.IsAddress("x" + text.Substring(at, (end < 0 ? text.Length : end) - at) + "/")
                || string.CompareOrdinal(text, Math.Max(0, at - 2), "hf", 0, 2) == 0
            )
            {
                return true;
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < first.Length && (first[c] || first[c | 0x20]) && (i == 0 || MayStand(text[i - 1], isProse)) && StartsAt(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayStand(char before, bool isProse) =>
        before is '"' or '/' or '\\' or '-' or '_' or '.' or ':' or '=' or '\'' or '>' or '@'
        || (isProse && before is ' ' or '\n' or '\t' or ',' or '[' or '(');

    private bool StartsAt(string text, int at)
    {
        var name = 0L;
        var count = 0;
        for (; at < text.Length && count < Length; at++)
        {
            var c = char.ToLowerInvariant(text[at]);
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                if (c is '-' or '_' or '.')
                {
                    continue;
                }

                break;
            }

            name = Next(name, c);
            count++;
            if ((count >= ShortestStart && starts.Contains(name))
                || (count is > 1 and < Length && !(at + 1 < text.Length && char.IsLetter(text[at + 1])) && starts.Contains(Next(name, Whole))))
            {
                return true;
            }
        }

        return false;
    }

    private static long Next(long name, char c) => (name * 38) + (c == Whole ? 37 : c <= '9' ? c - '0' + 1 : c - 'a' + 11);

    private static string Start(string name) => name.Length >= Length ? name.Substring(0, Length) : name + Whole;

    /// <summary>How the names of the families begin, as the list has it.</summary>
    internal static IReadOnlyList<string> StartsOfFamilies()
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pair in ModelFamilies.Rows().SelectMany(r => r.Values).Where(v => v.Key is "hub" or "ollama" or "file"))
        {
            foreach (var pattern in pair.Value.Split(' ').SelectMany(Alternatives.Of))
            {
                var name = pattern.Substring(pattern.LastIndexOf('/') + 1);
                var star = name.IndexOf('*');
                var start = new string([
                    .. (star < 0 ? name : name.Substring(0, star))
                        .Split(':')[0]
                        .Where(c => c < 128 && char.IsLetterOrDigit(c))
                        .Select(char.ToLowerInvariant),
                ]);
                if (start.Length > 1)
                {
                    all.Add(star > 0 && start.Length is >= ShortestStart and < Length ? start : Start(start));
                }
            }
        }

        // A longer beginning says nothing that a shorter one does not say.
        return [.. all.Where(s => !Enumerable.Range(ShortestStart, Math.Max(0, s.Length - ShortestStart)).Any(n => all.Contains(s.Substring(0, n))))];
    }
}
