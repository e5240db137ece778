using ModelOpenness.Knowledge;

namespace ModelOpenness.Claims;

/// <summary>The cues of one language without spaces: <c>Knowledge/claim-characters.ini</c>.</summary>
internal sealed class CharacterCues
{
    private static readonly Lazy<Dictionary<string, CharacterCues>> Shared = new(Load);
    private readonly Dictionary<string, string[]> cues = new(StringComparer.Ordinal);

    /// <summary>The cues of a language, or null where it is read word by word.</summary>
    public static CharacterCues? For(string language) => Shared.Value.TryGetValue(language, out var found) ? found : null;

    public string[] Model => Get("model");

    public string[] Project => Get("project");

    public string[] Thing => Get("thing");

    public string[] Stop => Get("stop");

    public string[] Link => Get("link");

    public string[] Verb => Get("verb");

    public string[] Actor => Get("actor");

    public string[] BeBefore => Get("be before");

    public string[] BeNear => Get("be near");

    public string[] HandledBy => Get("handled by");

    public string[] First => Get("first");

    public string[] Called => Get("called");

    public string[] BeAfter => Get("be after");

    public string[] ClaimsBefore => Get("claims before");

    public string[] ClaimsAfter => Get("claims after");

    public string[] AnyBefore => Get("any before");

    public string[] AnyAfter => Get("any after");

    public string[] Compare => Get("compare");

    public string[] Among => Get("among");

    public string[] Superlative => Get("superlative");

    public string[] Other => Get("other");

    public string[] With => Get("with");

    public string[] NotBefore => Get("not before");

    public string[] NotAfter => Get("not after");

    public string[] HedgeBefore => Get("hedge before");

    public string[] HedgeNear => Get("hedge near");

    public string[] HedgeAfter => Get("hedge after");

    /// <summary>Length of the longest cue that stands at a place, or 0.</summary>
    public static int LengthAt(string[] cues, string text, int at, int end)
    {
        var longest = 0;
        foreach (var cue in cues)
        {
            if (cue.Length > longest && at + cue.Length <= end && string.Compare(text, at, cue, 0, cue.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                longest = cue.Length;
            }
        }

        return longest;
    }

    /// <summary>Whether one of the cues stands in a stretch.</summary>
    public static bool IsIn(string[] cues, string text, int start, int end)
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
    public static bool EndsAt(string[] cues, string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        foreach (var cue in cues)
        {
            if (end - cue.Length >= start && string.CompareOrdinal(text, end - cue.Length, cue, 0, cue.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private string[] Get(string key) => cues.TryGetValue(key, out var found) ? found : [];

    private static Dictionary<string, CharacterCues> Load()
    {
        var all = new Dictionary<string, CharacterCues>(StringComparer.Ordinal);
        foreach (var entry in KnowledgeFile.Read("claim-characters.ini"))
        {
            var language = new CharacterCues();
            foreach (var pair in entry.Values)
            {
                language.cues[pair.Key] = [.. ClaimLexicon.Values(entry, pair.Key)];
            }

            all.Add(entry.Id, language);
        }

        return all;
    }
}
