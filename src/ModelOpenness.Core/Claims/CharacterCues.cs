using ModelOpenness.Knowledge;

namespace ModelOpenness.Claims;

/// <summary>The cues of one language without spaces: <c>Knowledge/claim-characters.ini</c>.</summary>
internal sealed class CharacterCues
{
    private static readonly Lazy<Dictionary<string, CharacterCues>> Shared = new(Load);
    private static readonly CueList None = new([]);
    private readonly Dictionary<string, CueList> cues = new(StringComparer.Ordinal);

    /// <summary>The cues of a language, or null where it is read word by word.</summary>
    public static CharacterCues? For(string language) => Shared.Value.TryGetValue(language, out var found) ? found : null;

    public CueList Model => Get("model");

    public CueList Project => Get("project");

    public CueList Thing => Get("thing");

    public CueList Stop => Get("stop");

    public CueList Verb => Get("verb");

    public CueList Actor => Get("actor");

    public CueList BeBefore => Get("be before");

    public CueList BeNear => Get("be near");

    public CueList License => Get("license");

    public CueList Attributive => Get("attributive");

    public CueList Giver => Get("giver");

    public CueList Object => Get("object");

    public CueList BeOne => Get("be one");

    public CueList Cut => Get("cut");

    public CueList NotNegating => Get("not negating");

    public CueList HandledBy => Get("handled by");

    public CueList BeAfter => Get("be after");

    public CueList ClaimsBefore => Get("claims before");

    public CueList ClaimsAfter => Get("claims after");

    public CueList AnyBefore => Get("any before");

    public CueList AnyAfter => Get("any after");

    public CueList Compare => Get("compare");

    public CueList Among => Get("among");

    public CueList Superlative => Get("superlative");

    public CueList Other => Get("other");

    public CueList With => Get("with");

    public CueList NotBefore => Get("not before");

    public CueList NotAfter => Get("not after");

    public CueList HedgeBefore => Get("hedge before");

    public CueList HedgeNear => Get("hedge near");

    public CueList HedgeAfter => Get("hedge after");

    /// <summary>Length of the longest cue that stands at a place, or 0.</summary>
    public static int LengthAt(CueList cues, string text, int at, int end)
    {
        var longest = 0;
        if (at >= end || !cues.MayStartWith(text[at]))
        {
            return 0;
        }

        foreach (var cue in cues.All)
        {
            if (cue.Text.Length > longest && at + cue.Text.Length <= end && cue.StandsAt(text, at, StringComparison.OrdinalIgnoreCase))
            {
                longest = cue.Text.Length;
            }
        }

        return longest;
    }

    /// <summary>Whether one of the cues stands in a stretch.</summary>
    public static bool IsIn(CueList cues, string text, int start, int end) => FirstIn(cues, text, start, end) >= 0;

    /// <summary>Where the first of the cues stands in a stretch, or -1.</summary>
    public static int FirstIn(CueList cues, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (LengthAt(cues, text, i, end) > 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether one of the cues ends at a place, spaces passed over.</summary>
    public static bool EndsAt(CueList cues, string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        foreach (var cue in cues.All)
        {
            if (end - cue.Text.Length >= start && cue.StandsAt(text, end - cue.Text.Length, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private CueList Get(string key) => cues.TryGetValue(key, out var found) ? found : None;

    private static Dictionary<string, CharacterCues> Load()
    {
        var all = new Dictionary<string, CharacterCues>(StringComparer.Ordinal);
        foreach (var entry in KnowledgeFile.Read("claim-characters.ini"))
        {
            var language = new CharacterCues();
            foreach (var pair in entry.Values)
            {
                language.cues[pair.Key] = new CueList(ClaimLexicon.Values(entry, pair.Key));
            }

            all.Add(entry.Id, language);
        }

        return all;
    }
}

/// <summary>Cues of one kind, with a table of their first characters that rejects most places of a text.</summary>
internal sealed class CueList
{
    private const int Bits = 1023;
    private readonly bool[] firsts = new bool[Bits + 1];

    public CueList(IEnumerable<string> all)
    {
        All = [.. all.Select(Cue.Of)];
        foreach (var cue in All)
        {
            firsts[cue.Text[0] & Bits] = true;
            firsts[char.ToLowerInvariant(cue.Text[0]) & Bits] = true;
            firsts[char.ToUpperInvariant(cue.Text[0]) & Bits] = true;
        }
    }

    public Cue[] All { get; }

    public bool MayStartWith(char c) => firsts[c & Bits];
}

/// <summary>A run of characters; where it starts or ends a word, only there.</summary>
internal sealed record Cue(string Text, bool StartsWord, bool EndsWord)
{
    private const char Edge = '_';

    public static Cue Of(string written) =>
        new(written.Trim(Edge), written[0] == Edge, written.Length > 1 && written[written.Length - 1] == Edge);

    public bool StandsAt(string text, int at, StringComparison comparison) =>
        string.Compare(text, at, Text, 0, Text.Length, comparison) == 0
        && !(StartsWord && at > 0 && char.IsLetterOrDigit(text[at - 1]))
        && !(EndsWord && at + Text.Length < text.Length && char.IsLetterOrDigit(text[at + Text.Length]));
}
