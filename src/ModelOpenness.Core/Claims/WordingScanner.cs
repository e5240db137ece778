using ModelOpenness.Knowledge;

namespace ModelOpenness.Claims;

/// <summary>The grammatical form in which a wording stands.</summary>
internal enum WordingForm
{
    /// <summary>"open source": adjective, noun or verb.</summary>
    Base,

    /// <summary>"open-sourced".</summary>
    Past,

    /// <summary>"open-sources".</summary>
    Third,

    /// <summary>"open-sourcing".</summary>
    Gerund,

    /// <summary>A proper name that contains a wording: no claim.</summary>
    NoClaim,
}

/// <summary>One wording of <c>Knowledge/claim-wordings.ini</c>.</summary>
internal sealed record Wording(string Id, string Language, bool IsSoft, bool NeedsHead, bool NeedsConformance, bool ExactCase, string? Standard);

/// <summary>A wording found in a text.</summary>
internal readonly struct WordingMatch(Wording wording, WordingForm form, int start, int end)
{
    public Wording Wording { get; } = wording;

    public WordingForm Form { get; } = form;

    public int Start { get; } = start;

    public int End { get; } = end;
}

/// <summary>
/// Finds the wordings. A table over the first two characters rejects almost every position of a text, so a text without a
/// wording costs about one table look-up a character.
/// </summary>
internal sealed class WordingScanner
{
    private const int MaxSeparators = 3;
    private const int MaxMarkup = 12;
    private static readonly Lazy<WordingScanner> Shared = new(Load);
    private const int PairBits = 13;
    private readonly Pattern[]?[] byPair = new Pattern[1 << PairBits][];

    // The characters below 128 that a wording begins with.
    private readonly bool[] begins = new bool[128];

    public static WordingScanner Default => Shared.Value;

    /// <summary>The wordings, in the order of the file.</summary>
    public IReadOnlyList<Wording> Wordings { get; private set; } = [];

    /// <summary>
    /// Whether a raw stretch of text may contain a wording: its first word and the first letter of its second, markup between
    /// them passed over. May say yes where there is none, never no where there is one.
    /// </summary>
    public bool MayContain(string text, int start, int end) => Next(text, start, end) >= 0;

    /// <summary>The next place where <see cref="MayContain"/> says that a wording may stand, or -1.</summary>
    public int Next(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] < 128 && (!begins[text[i]] || (i > start && text[i - 1] < 128 && IsWordChar(text[i - 1]))))
            {
                continue;
            }

            var patterns = i + 1 < end ? byPair[Pair(text[i], text[i + 1])] : null;
            if (patterns is null)
            {
                continue;
            }

            var insideWord = i > start && IsWordChar(text[i - 1]);
            foreach (var pattern in patterns)
            {
                var first = pattern.Parts[0];
                if ((insideWord && pattern.IsSpaced) || !StartsAt(text, i, end, first, pattern.Wording.ExactCase))
                {
                    continue;
                }

                if (pattern.Parts.Length == 1)
                {
                    return i;
                }

                var next = i + first.Length;
                var limit = Math.Min(end, next + MaxMarkup);
                while (next < limit && !char.IsLetterOrDigit(text[next]))
                {
                    next++;
                }

                // An entity such as &nbsp; between the words is too rare to look for; a long one is let through.
                if (next >= limit || StartsAt(text, next, end, pattern.SecondStart, exact: false) || text[next - 1] == '&')
                {
                    return i;
                }
            }
        }

        return -1;
    }

    /// <summary>All wordings of a text without markup, from left to right, the longest at each place.</summary>
    public List<WordingMatch> FindAll(string text)
    {
        var found = new List<WordingMatch>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var patterns = byPair[Pair(text[i], text[i + 1])];
            if (patterns is null)
            {
                continue;
            }

            var best = default(WordingMatch);
            var insideWord = i > 0 && IsWordChar(text[i - 1]);
            foreach (var pattern in patterns)
            {
                if (insideWord && pattern.IsSpaced)
                {
                    continue;
                }

                var end = Match(text, i, pattern);
                if (end > best.End)
                {
                    best = new WordingMatch(pattern.Wording, pattern.Form, i, end);
                }
            }

            if (best.End > 0)
            {
                // "fully open source": the wording that starts inside and reaches further is the one meant.
                for (var j = i + 1; j < best.End; j++)
                {
                    foreach (var pattern in j + 1 < text.Length ? byPair[Pair(text[j], text[j + 1])] ?? [] : [])
                    {
                        var end = Match(text, j, pattern);
                        if (end > best.End && !pattern.Wording.IsSoft)
                        {
                            best = new WordingMatch(pattern.Wording, pattern.Form, j, end);
                        }
                    }
                }

                if (best.Form != WordingForm.NoClaim)
                {
                    found.Add(best);
                }

                i = best.End - 1;
            }
        }

        return found;
    }

    private static int Match(string text, int at, Pattern pattern)
    {
        if (pattern.IsSpaced && at > 0 && (IsWordChar(text[at - 1]) || text[at - 1] is '@' or '_' or '#'))
        {
            return 0;
        }

        var i = at;
        for (var p = 0; p < pattern.Parts.Length; p++)
        {
            if (p > 0)
            {
                var separators = 0;
                while (i < text.Length && separators < MaxSeparators && IsSeparator(text[i]))
                {
                    i++;
                    separators++;
                }

                if (separators == 0)
                {
                    return 0;
                }
            }

            if (!StartsAt(text, i, text.Length, pattern.Parts[p], pattern.Wording.ExactCase))
            {
                return 0;
            }

            i += pattern.Parts[p].Length;
        }

        if (pattern.IsSpaced && i < text.Length && (IsWordChar(text[i]) || text[i] is '@' or '_'))
        {
            return 0;
        }

        return i;
    }

    private static bool StartsAt(string text, int at, int end, string part, bool exact)
    {
        if (at + part.Length > end)
        {
            return false;
        }

        for (var i = 0; i < part.Length; i++)
        {
            var c = text[at + i];
            if (c != part[i] && (exact || Fold(c) != part[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A small number for two characters, the same for upper and lower case; different pairs may share one.</summary>
    private static int Pair(char first, char second) =>
        (
            ((first < 128 ? first | 32 : char.ToLowerInvariant(first)) * 31)
            ^ ((second < 128 ? second | 32 : char.ToLowerInvariant(second)) * 7)
        ) & ((1 << PairBits) - 1);

    internal static bool IsSeparator(char c) => c is ' ' or '-' or '\u00A0' or '\u200C' or '\u202F' || c is >= '\u2010' and <= '\u2013';

    internal static bool IsWordChar(char c) =>
        c < 128 ? (uint)((c | 32) - 'a') <= 'z' - 'a' || (uint)(c - '0') <= 9 : char.IsLetterOrDigit(c) || IsMark(c);

    /// <summary>Vowel signs and accents that belong to the letter before them (Devanagari, Thai, Arabic).</summary>
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static char Fold(char c) => c < 128 ? (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 32) : c : char.ToLowerInvariant(c);

    private static WordingScanner Load()
    {
        var scanner = new WordingScanner();
        var wordings = new List<Wording>();
        var patterns = new Dictionary<int, List<Pattern>>();
        foreach (var entry in KnowledgeFile.Read("claim-wordings.ini"))
        {
            var exact = string.Equals(entry.Find("case"), "exact", StringComparison.Ordinal);
            var needs = entry.Find("needs");
            var wording = new Wording(
                entry.Id,
                entry.Get("language"),
                string.Equals(entry.Get("strength"), "soft", StringComparison.Ordinal),
                string.Equals(needs, "head", StringComparison.Ordinal),
                string.Equals(needs, "conformance", StringComparison.Ordinal),
                exact,
                entry.Find("standard"));
            wordings.Add(wording);
            AddAll(patterns, wording, WordingForm.Base, ClaimLexicon.Values(entry, "base"));
            AddAll(patterns, wording, WordingForm.Past, ClaimLexicon.Values(entry, "past"));
            AddAll(patterns, wording, WordingForm.Third, ClaimLexicon.Values(entry, "third"));
            AddAll(patterns, wording, WordingForm.Gerund, ClaimLexicon.Values(entry, "gerund"));
        }

        var none = new Wording("no claim", "en", IsSoft: true, NeedsHead: false, NeedsConformance: false, ExactCase: false, Standard: null);
        foreach (var entry in KnowledgeFile.Read("claim-names.ini"))
        {
            if (string.Equals(entry.Id, "no claim", StringComparison.Ordinal))
            {
                AddAll(patterns, none, WordingForm.NoClaim, ClaimLexicon.Values(entry, "phrases"));
            }
        }

        foreach (var pair in patterns)
        {
            scanner.byPair[pair.Key] = [.. pair.Value];
            foreach (var first in pair.Value.Select(p => p.Parts[0][0]).Where(c => c < 128))
            {
                scanner.begins[first] = scanner.begins[char.ToUpperInvariant(first)] = scanner.begins[char.ToLowerInvariant(first)] = true;
            }
        }

        scanner.Wordings = wordings;
        return scanner;
    }

    private static void AddAll(Dictionary<int, List<Pattern>> patterns, Wording wording, WordingForm form, IEnumerable<string> forms)
    {
        foreach (var text in forms)
        {
            var parts = text.Split([' ', '-', '\u200C'], StringSplitOptions.RemoveEmptyEntries);
            if (!wording.ExactCase)
            {
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] = parts[i].ToLowerInvariant();
                }
            }

            var pattern = new Pattern(wording, form, parts, IsSpaced: !IsUnspaced(parts[0][0]));
            var pair = Pair(parts[0][0], parts[0][1]);
            if (!patterns.TryGetValue(pair, out var list))
            {
                patterns.Add(pair, list = []);
            }

            list.Add(pattern);
        }
    }

    /// <summary>Scripts that put no space between words: a wording may stand inside a run of letters.</summary>
    internal static bool IsUnspaced(char c) =>
        c is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' or >= '\u0E00' and <= '\u0EFF' or >= '\u1100' and <= '\u11FF';

    private sealed record Pattern(Wording Wording, WordingForm Form, string[] Parts, bool IsSpaced)
    {
        /// <summary>The first letters of the second word, in lower case.</summary>
        public string SecondStart { get; } = Parts.Length == 1 ? "" : Parts[1].Substring(0, Math.Min(3, Parts[1].Length)).ToLowerInvariant();
    }
}
