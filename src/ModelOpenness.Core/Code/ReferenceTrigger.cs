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
    private readonly bool[] before = new bool[128];
    private readonly bool[] beforeInProse = new bool[128];

    private ReferenceTrigger()
    {
        var words = KnowledgeFile.Read("references-starts.ini").SelectMany(e => e.All("is")).SelectMany(l => l.Split(' '));
        foreach (var start in words.Concat(ReferenceWords.Of("endings").Select(Start)))
        {
            starts.Add(start.Aggregate(0L, Next));
            first[start[0]] = true;
            first[char.ToUpperInvariant(start[0])] = true;
        }

        foreach (var c in "\"/\\-_.:='>@")
        {
            before[c] = beforeInProse[c] = true;
        }

        foreach (var c in " \n\t,[(")
        {
            beforeInProse[c] = true;
        }
    }

    /// <summary>The trigger, read on first use.</summary>
    public static ReferenceTrigger Default => Lazy.Value;

    private static Lazy<ReferenceTrigger> Lazy { get; } = new(() => new ReferenceTrigger());

    /// <summary>Whether a text may name a model.</summary>
    /// <param name="text">Source code, a document, or one text of either.</param>
    /// <param name="isProse">True where names stand without quotes: a script, YAML.</param>
    public bool MayName(string text, bool isProse = false) => MayName(text, 0, text.Length, isProse);

    /// <summary>The same for a stretch of a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="isProse">True where names stand without quotes.</param>
    public bool MayName(string text, int start, int end, bool isProse = false)
    {
        for (var at = Scheme(text, start, end); at >= 0; at = Scheme(text, at + 1, end))
        {
            var slash = text.IndexOf('/', Math.Min(text.Length, at + 3));
            if (
                ReferenceWords.IsAddress("x" + text.Substring(at, (slash < 0 ? text.Length : slash) - at) + "/")
                || string.CompareOrdinal(text, Math.Max(0, at - 2), "hf", 0, 2) == 0
            )
            {
                return true;
            }
        }

        var stands = isProse ? beforeInProse : before;
        var mayStand = true;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (mayStand && c < first.Length && first[c] && StartsAt(text, i))
            {
                return true;
            }

            mayStand = c < stands.Length && stands[c];
        }

        return false;
    }

    private static int Scheme(string text, int start, int end) => text.IndexOf("://", start, end - start, StringComparison.Ordinal);

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
