using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>
/// Reads whether a claim is meant: made, denied, or weakened. What denies or weakens it must govern it: stand in its own phrase, or
/// in the group of verbs that it depends on. What the model is for, or under which license it stands, does not.
/// </summary>
internal sealed class PolarityReader(Sentence sentence, SentenceWalk walk)
{
    private const int MaxLeft = 10;
    private const int MaxRight = 8;
    private readonly List<Token> tokens = sentence.Tokens;

    /// <summary>Reads the claim of the wording at a place.</summary>
    /// <param name="at">The wording.</param>
    /// <param name="clause">Start of its clause.</param>
    /// <param name="phrase">The noun phrase that it stands in as an adjective; null where it is what the sentence says, or the verb.</param>
    /// <param name="end">Where its phrase ends.</param>
    public ClaimPolarity Read(int at, int clause, NounPhraseStart? phrase, int end)
    {
        // "Do not use the open-source model": that the model is open source is taken for granted.
        var isKnown = phrase is { } known && (known.ModelName >= 0
            || (known.Determiner & (WordRole.Definite | WordRole.Demonstrative | WordRole.Possessive)) != WordRole.None);
        var isGiven = phrase is { } start && IsGiven(start, end, clause, isKnown);
        var from = isGiven ? phrase!.Value.Start : clause;
        if (IsNegatedBefore(at, from) || IsNegatedAfter(at))
        {
            return ClaimPolarity.Negated;
        }

        return sentence.IsQuestion || (sentence.Block.Kind & BlockKind.OpenTask) != BlockKind.Paragraph || IsQuoted(at)
            || IsHedgedBefore(at, from, clause, phrase) || (!isKnown && IsHedgedAfter(end)) ? ClaimPolarity.Hedged : ClaimPolarity.Asserted;
    }

    /// <summary>Whether the phrase takes the wording for granted, since no verb that gives something to the public or says what it is governs it.</summary>
    private bool IsGiven(NounPhraseStart phrase, int end, int clause, bool isKnown)
    {
        var governor = walk.Governor(phrase.Start, clause);
        if (governor < 0)
        {
            return !walk.HasBefore(clause, phrase.Start, WordRole.Negator);
        }

        if (end < tokens.Count && tokens[end].Is(WordRole.Hedge))
        {
            // "We hope our open-source model will help": it is the subject of what follows.
            return true;
        }

        if (tokens[governor].Is(WordRole.Preposition))
        {
            return !tokens[governor].Is(WordRole.Of) || phrase.ModelName >= 0;
        }

        return isKnown && !tokens[governor].Is(WordRole.AnyBe | WordRole.Release) && (phrase.HasSuperlative || !tokens[governor].Is(WordRole.Hedge));
    }

    private bool IsNegatedBefore(int at, int from)
    {
        for (var i = at - 1; i >= from && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.Clause))
            {
                return false;
            }

            if ((token.Is(WordRole.No) && at - i <= 3) || (token.Is(WordRole.Negator) && !CrossesClause(i, at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a comma between a negator and the wording begins something new: "not a toy, it is an open source model".</summary>
    private bool CrossesClause(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i].Word is ",")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNegatedAfter(int at)
    {
        for (var i = at + 1; i < tokens.Count && i <= at + 4; i++)
        {
            var token = tokens[i];
            if (token.Is(WordRole.NegatorAfter) || token.Word is "❌" or "✗" or "✘")
            {
                return true;
            }

            if (token.Is(WordRole.No) && (i + 1 >= tokens.Count || tokens[i + 1].Is(WordRole.Punctuation)))
            {
                return true;
            }

            if (!(token.Is(WordRole.Punctuation) && token.Word is not "," and not "("))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsHedgedBefore(int at, int from, int clause, NounPhraseStart? phrase)
    {
        for (var i = at - 1; i >= from; i--)
        {
            var token = tokens[i];
            if (IsMonth(i))
            {
                continue;
            }

            if (token.Is(WordRole.Hedge))
            {
                return true;
            }

            if (phrase is null && at - i <= 8 && token.Is(WordRole.Modal)
                && (!token.Is(WordRole.To) || ((i + 1 == at || tokens[i + 1].Is(WordRole.Be)) && !(i > 0 && tokens[i - 1].Is(WordRole.Factive)))))
            {
                return true;
            }

            if (at - i <= 9 && token.Is(WordRole.Possible) && !(i + 1 < at && tokens[i + 1].Is(WordRole.Use)))
            {
                return true;
            }
        }

        // "Coming soon: an open-source …"
        for (var i = clause - 2; i >= 0 && clause - i <= 4 && clause > 1 && tokens[clause - 1].Word is ":"; i--)
        {
            if (tokens[i].Is(WordRole.Hedge | WordRole.HedgeAfter))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHedgedAfter(int end)
    {
        for (var i = end; i < tokens.Count && i < end + MaxRight; i++)
        {
            if (tokens[i].Is(WordRole.HedgeAfter))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.Break) && tokens[i].Word is not "(")
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"May 2025" is no "may".</summary>
    private bool IsMonth(int i) => i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Number);

    /// <summary>In quotation marks: scare quotes around the wording, or somebody's words around the sentence.</summary>
    private bool IsQuoted(int at) => sentence.Block.IsQuoted(tokens[at].Start) || (at > 0 && at + 1 < tokens.Count && tokens[at - 1].Word is "‘");
}
