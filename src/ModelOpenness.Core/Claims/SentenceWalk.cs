using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Looks from one place of a sentence for the words that matter there: the start of its clause, what governs a phrase.</summary>
internal sealed class SentenceWalk(Sentence sentence)
{
    /// <summary>What a clause has; "small but open source" is none.</summary>
    private const WordRole Content =
        WordRole.AnyBe
        | WordRole.Have
        | WordRole.Modal
        | WordRole.Release
        | WordRole.Noun
        | WordRole.Name
        | WordRole.Pronoun
        | WordRole.We
        | WordRole.Determiner;
    private readonly List<Token> tokens = sentence.Tokens;

    /// <summary>The start of the clause: after a strong punctuation mark or a word such as "but".</summary>
    public int ClauseStart(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if ((tokens[i].Is(WordRole.Break) && !(tokens[i].Word is ")" or "(" && ClosesBefore(i, at)))
                || (tokens[i].Is(WordRole.Clause) && HasBefore(i + 1, at, Content)))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>A parenthesis that is closed again before the wording does not begin a clause.</summary>
    private bool ClosesBefore(int i, int at)
    {
        if (tokens[i].Word is ")")
        {
            return true;
        }

        for (var k = i + 1; k < at; k++)
        {
            if (tokens[k].Word is ")")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word that governs the noun phrase: the nearest one before it that is no adverb; -1 at the start.</summary>
    public int Governor(int start, int clause)
    {
        for (var i = start - 1; i >= Math.Max(0, clause - 1); i--)
        {
            var isSign = (char.IsSurrogate(tokens[i].Word[0]) || char.IsSymbol(tokens[i].Word[0])
                || tokens[i].Word[0] is '\uFE0F' or '*' or '#' or '•' or '%' or '&');
            if (!isSign && (!tokens[i].Is(WordRole.Adverb | WordRole.Negator) || tokens[i].Is(WordRole.AnyBe)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a word that compares stands before the phrase; <paramref name="beside"/> where it only sets the two side by side.</summary>
    public bool CompareBefore(int start, int clause, out bool beside)
    {
        beside = false;
        for (var i = start - 1; i >= clause && start - i < 9; i--)
        {
            if (tokens[i].Is(WordRole.Compare))
            {
                beside = tokens[i].Is(WordRole.Beside);
                return true;
            }

            if (tokens[i].Is(WordRole.AnyBe))
            {
                return false;
            }
        }

        return false;
    }

    public bool HasBefore(int from, int to, WordRole any)
    {
        for (var i = Math.Max(0, from); i < to; i++)
        {
            if (tokens[i].Is(any))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parenthesis that is still open at a place, or -1.</summary>
    public int OpeningBefore(int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 8 && tokens[i].Word is not ")"; i--)
        {
            if (tokens[i].Word is "(")
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first token of a role in a stretch, or -1.</summary>
    public int FirstOf(int from, int to, WordRole any)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is(any))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The last token of a role in a stretch, or -1.</summary>
    public int LastBefore(int from, int to, WordRole any)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (tokens[i].Is(any))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Whether the wording is said of somebody else, who is thanked or set apart: "thanks to X, which is open source", "unlike the
    /// open-source X, …". What follows the next comma is the sentence's own, unless it explains the name before.
    /// </summary>
    public bool IsCredit(int at)
    {
        var credit = LastBefore(0, at, WordRole.Credit);
        if (credit < 0)
        {
            return false;
        }

        for (var i = credit + 1; i < at; i++)
        {
            if (tokens[i].Is(WordRole.Break) && tokens[i].Word is not ":")
            {
                return false;
            }

            if (tokens[i].Word is "," && !(tokens[i + 1].Is(WordRole.Relative) || !HasBefore(i, at, WordRole.AnyBe)))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsInfinitive(int verb) => verb > 0 && tokens[verb - 1].Is(WordRole.To);

    public bool IsSpaced(int i) =>
        i > 0 && tokens[i].Start > tokens[i - 1].End && sentence.Block.Text.Length > tokens[i].End && sentence.Block.Text[tokens[i].End] == ' ';

    public static ClaimSubject ClassOf(Token token) =>
        token.Is(WordRole.AnyModel) ? ClaimSubject.Model
        : token.Is(WordRole.Project | WordRole.Alternative | WordRole.Agent) ? ClaimSubject.Project
        : ClaimSubject.Other;

    public static bool IsPlural(Token token) => token.Word.Length > 3 && token.Word.EndsWith("s", StringComparison.Ordinal);
}
