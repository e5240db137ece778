using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Reads the wordings of one sentence, each with the grammar of its language.</summary>
internal sealed class SentenceReader(ProseBlock block, int start, int end, IReadOnlyList<WordingMatch> wordings, int first, int last,
    ClaimContext context, ClaimSubject contextSubject)
{
    private readonly Dictionary<string, Sentence> sentences = new(StringComparer.Ordinal);
    private string? latin;

    /// <summary>The language of a wording: its own, or for an English one that of the sentence.</summary>
    public string Language(int w) =>
        string.Equals(wordings[w].Wording.Language, "en", StringComparison.Ordinal)
            ? latin ??= LanguageGuess.Of(Sentence("en").Tokens)
            : wordings[w].Wording.Language;

    /// <summary>The standard that the claim names, or null.</summary>
    public string? Standard(int w) => wordings[w].Wording.Standard is { } standard ? ClaimedStandard.Of(standard, block.Text, start, end) : null;

    /// <summary>What the sentence says with a wording, or null where it is no wording after all.</summary>
    public Reading? Read(int w)
    {
        var match = wordings[w];
        if ((block.Marks[match.Start] & (ProseMark.Code | ProseMark.Repeated)) != ProseMark.None || IsPartOfAddress(match))
        {
            return null;
        }

        var language = Language(w);
        if (CharacterGrammar.Reads(language))
        {
            return Settle(CharacterGrammar.Read(block, start, end, match, language, contextSubject), match);
        }

        var sentence = Sentence(language);
        var at = 0;
        while (at < sentence.Tokens.Count && sentence.Tokens[at].Wording != w)
        {
            at++;
        }

        if (at == sentence.Tokens.Count || (match.Wording.NeedsConformance && !ClaimedStandard.IsClaimed(sentence.Tokens, at)))
        {
            return null;
        }

        var reading = new ClaimGrammar(sentence, wordings, context, contextSubject).Read(at);
        return match.Wording.NeedsHead && reading.Subject == ClaimSubject.Other ? null : Settle(reading, match);
    }

    /// <summary>What the place says over the sentence's own words: a badge, a quotation.</summary>
    private Reading Settle(Reading reading, WordingMatch match)
    {
        var mark = block.Marks[match.Start];
        if ((mark & ProseMark.Alt) != ProseMark.None || (block.Kind & BlockKind.Quote) != BlockKind.Paragraph)
        {
            return new Reading(reading.Polarity, ClaimSubject.Other);
        }

        return (mark & ProseMark.Quoted) != ProseMark.None
            && reading.Polarity == ClaimPolarity.Asserted ? new Reading(ClaimPolarity.Hedged, reading.Subject) : reading;
    }

    private Sentence Sentence(string language)
    {
        if (!sentences.TryGetValue(language, out var sentence))
        {
            var lexicon = ClaimLexicon.Default;
            sentence = Claims.Sentence.Read(block, start, end, wordings, first, last, lexicon.For(language), lexicon);
            sentences.Add(language, sentence);
        }

        return sentence;
    }

    /// <summary>Whether the wording is part of a path, an address or an identifier: "opensource.org", "oss-cn-x", "a/opensource/b".</summary>
    private bool IsPartOfAddress(WordingMatch match)
    {
        var text = block.Text;
        if (WordingScanner.IsUnspaced(text[match.Start]))
        {
            return false;
        }

        var from = match.Start;
        while (from > start && match.Start - from < 100 && IsAddressChar(text[from - 1]))
        {
            from--;
        }

        var to = match.End;
        while (to < end && to - match.End < 100 && IsAddressChar(text[to]))
        {
            to++;
        }

        var dots = 0;
        var slashes = 0;
        for (var i = from; i < to; i++)
        {
            slashes += text[i] == '/' ? 1 : 0;
            dots += text[i] == '.' && i > from && i + 1 < to && WordingScanner.IsWordChar(text[i + 1]) ? 1 : 0;
            if (text[i] is '@' or '_' or '\\' or '=' || (text[i] == ':' && i + 1 < to && text[i + 1] is ':' or '/'))
            {
                return true;
            }
        }

        if (dots > 0 || slashes > 1 || (slashes == 1 && text[from] == '/'))
        {
            return true;
        }

        // "gpt-oss", "OSS-Fuzz": an abbreviation joined to a name is the name.
        return match.Wording.ExactCase && ((from < match.Start && text[match.Start - 1] == '-') || (match.End < to && text[match.End] == '-'));
    }

    private static bool IsAddressChar(char c) =>
        c < 128 && (WordingScanner.IsWordChar(c) || c is '-' or '.' or '/' or '@' or '_' or ':' or '%' or '#' or '=' or '&' or '+' or '~' or '\\');
}
