using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Reads whether a claim is meant: made, denied, or weakened.</summary>
internal sealed class PolarityReader
{
    private readonly Sentence sentence;
    private readonly SentenceWalk walk;
    private readonly List<Token> tokens;

    public PolarityReader(Sentence sentence, SentenceWalk walk)
    {
        this.sentence = sentence;
        this.walk = walk;
        tokens = sentence.Tokens;
    }

    public ClaimPolarity Read(int at, int clause, bool isPredicate, NounPhrase right)
    {
        if (IsNegatedBefore(at, clause) || IsNegatedAfter(at))
        {
            return ClaimPolarity.Negated;
        }

        return IsHedged(at, clause, isPredicate, right) ? ClaimPolarity.Hedged : ClaimPolarity.Asserted;
    }

    private bool IsNegatedBefore(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i <= 10; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.NotNegating))
            {
                return false;
            }

            if (token.Is(WordRole.No) && at - i <= 3)
            {
                return true;
            }

            if (token.Is(WordRole.Negator) && !CrossesClause(i, at))
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
            if (tokens[i].Word is "," && walk.HasBefore(from + 1, to, WordRole.Noun | WordRole.Pronoun | WordRole.We | WordRole.Be | WordRole.Name))
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
            if (token.Is(WordRole.NegatorAfter))
            {
                return true;
            }

            if (token.Is(WordRole.No) && tokens[i - 1].Word is ":" or "?" or "—" && (i + 1 >= tokens.Count || tokens[i + 1].Is(WordRole.Punctuation)))
            {
                return true;
            }

            if (token.Word is "❌" or "✗" or "✘" or "🚫")
            {
                return true;
            }

            if (!(token.Is(WordRole.Be | WordRole.Punctuation) && token.Word is not "." and not "," and not "(") || token.Is(WordRole.Conjunction))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsHedged(int at, int clause, bool isPredicate, NounPhrase right)
    {
        if (sentence.IsQuestion || (sentence.Block.Kind & BlockKind.OpenTask) != BlockKind.Paragraph || IsQuoted(at))
        {
            return true;
        }

        for (var i = at - 1; i >= clause; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.Hedge) && !IsMonth(i))
            {
                return true;
            }

            if (isPredicate && at - i <= 8 && token.Is(WordRole.Modal) && !IsMonth(i) && (!token.Is(WordRole.To) || i + 1 == at || tokens[i + 1].Is(WordRole.Be | WordRole.Adverb)))
            {
                return true;
            }

            if (!isPredicate && at - i <= 9 && token.Is(WordRole.Possible) && !IsMonth(i)
                && !(i > 0 && tokens[i - 1].Is(WordRole.We | WordRole.Generic)) && !(i + 1 < at && tokens[i + 1].Is(WordRole.Use)))
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

        var from = right.HasHead ? right.End : at + 1;
        for (var i = at + 1; i < tokens.Count && i < from + 8; i++)
        {
            if (tokens[i].Is(WordRole.HedgeAfter))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.Break) && tokens[i].Word is not "(" and not "—")
            {
                break;
            }
        }

        return false;
    }

    /// <summary>"May 2025" is no "may".</summary>
    private bool IsMonth(int i) => tokens[i].Is(WordRole.Capital) && i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Number);

    /// <summary>In quotation marks: scare quotes around the wording, or somebody's words around the sentence.</summary>
    private bool IsQuoted(int at)
    {
        var open = sentence.StartsInQuotes ? 1 : 0;
        for (var i = 0; i < at; i++)
        {
            open ^= tokens[i].Word is "\"" ? 1 : 0;
        }

        if (open == 1 && sentence.StartsInQuotes && !tokens.Take(at).Any(static t => t.Word is "\""))
        {
            return true;
        }

        if (open == 0)
        {
            return at > 0 && at + 1 < tokens.Count && tokens[at - 1].Word is "'" or "‘" && tokens[at + 1].Word is "'" or "’";
        }

        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Word is "\"")
            {
                return !IsValue(i);
            }
        }

        return false;
    }

    /// <summary>A value of a setting (<c>description: "An open-source …",</c>): its marks delimit and quote nobody.</summary>
    private bool IsValue(int close) =>
        tokens.Count > 2 && tokens[1].Word is ":" or "=" && tokens[2].Word is "\"" && char.IsLower(sentence.Block.Text[tokens[0].Start])
        && (close + 1 == tokens.Count || (close + 2 == tokens.Count && tokens[close + 1].Word is "," or ";"));
}
