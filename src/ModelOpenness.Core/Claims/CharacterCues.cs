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

    public CueList Link => Get("link");

    public CueList Verb => Get("verb");

    public CueList Actor => Get("actor");

    public CueList BeBefore => Get("be before");

    public CueList BeNear => Get("be near");

    public CueList HandledBy => Get("handled by");

    public CueList First => Get("first");

    public CueList Called => Get("called");

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
            if (cue.Length > longest && at + cue.Length <= end && string.Compare(text, at, cue, 0, cue.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                longest = cue.Length;
            }
        }

        return longest;
    }

    /// <summary>Whether one of the cues stands in a stretch.</summary>
    public static bool IsIn(CueList cues, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (LengthAt(cues, text, i, end) > 0)
            {
                return true;
            }
        }

        return false;
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
            if (end - cue.Length >= start && string.CompareOrdinal(text, end - cue.Length, cue, 0, cue.Length) == 0)
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
                language.cues[pair.Key] = new CueList([.. ClaimLexicon.Values(entry, pair.Key)]);
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

    public CueList(string[] all)
    {
        All = all;
        foreach (var cue in all)
        {
            firsts[cue[0] & Bits] = true;
            firsts[char.ToLowerInvariant(cue[0]) & Bits] = true;
            firsts[char.ToUpperInvariant(cue[0]) & Bits] = true;
        }
    }

    public string[] All { get; }

    public bool MayStartWith(char c) => firsts[c & Bits];
}
