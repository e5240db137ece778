namespace ModelOpenness.Claims;

/// <summary>Reads the phrase around a wording: what stands before its noun, which noun it is, and a name behind it.</summary>
internal sealed class NounPhraseReader(Sentence sentence, SentenceWalk walk)
{
    private const int MaxNounPhrase = 14;
    private const int MaxLeft = 9;

    /// <summary>No word before a noun that belongs to its phrase.</summary>
    private const WordRole EndsLeft = WordRole.AnyBe | WordRole.Preposition | WordRole.We | WordRole.Pronoun | WordRole.Conjunction | WordRole.Among
        | WordRole.Compare | WordRole.Negator | WordRole.Modal;
    private readonly List<Token> tokens = sentence.Tokens;

    /// <summary>The noun that a wording before it belongs to: the last noun before the phrase ends.</summary>
    public NounPhrase After(int start, bool hasArticle = false)
    {
        var phrase = new NounPhrase(-1, -1, start, ListsExamples: false) { Unknown = -1 };
        var i = start;
        if (hasArticle && i < tokens.Count && tokens[i].Word is "," && IsAdjectiveList(i))
        {
            i++;
        }

        while (i < tokens.Count && i - start < MaxNounPhrase)
        {
            if (tokens[i].Word is "(" && ClosingAfter(i) is var close && close >= 0 && !(phrase.HasHead && !NounAt(close + 1)))
            {
                i = close + 1;
                continue;
            }

            var part = PartAt(i, start, phrase);
            if (part == PhrasePart.End)
            {
                break;
            }

            phrase = part switch
            {
                PhrasePart.Head => phrase with { Head = i, IsHandled = false, Name = tokens[i].Is(WordRole.ModelName) ? i : phrase.Name },
                PhrasePart.Name => phrase with { Name = i },
                PhrasePart.Handler => phrase with { Head = i, IsHandled = !tokens[phrase.Head].Is(WordRole.Thing) },
                PhrasePart.Unknown => phrase with { Unknown = i },
                _ => phrase,
            };
            i++;
            if (part == PhrasePart.Name && phrase.HasHead && !ModelFollows(i))
            {
                break;
            }
        }

        if (i > start && phrase.Name < 0 && tokens[i - 1].Is(WordRole.Agent))
        {
            // A tool that no list knows: "log shipper".
            phrase = phrase with { Head = i - 1 };
        }

        return phrase with { End = i, ListsExamples = ListsExamples(i) };
    }

    private enum PhrasePart
    {
        /// <summary>Belongs to the phrase and tells nothing.</summary>
        Inside,

        /// <summary>A word that no list knows; it may be the noun.</summary>
        Unknown,

        /// <summary>A noun: the head, unless another one follows.</summary>
        Head,

        /// <summary>A name.</summary>
        Name,

        /// <summary>Handles the noun before it: "model explorer".</summary>
        Handler,

        /// <summary>Is no part of the phrase.</summary>
        End,
    }

    /// <summary>What a token is to the noun phrase that has been read up to it.</summary>
    private PhrasePart PartAt(int i, int start, NounPhrase phrase)
    {
        var token = tokens[i];
        if (token.Is(WordRole.Punctuation))
        {
            var joins = token.Word is "\"" or "/" or "&" or "'"
                || (token.Word is "," && !phrase.HasHead && phrase.Name < 0 && i > start && IsAdjectiveList(i));
            return joins ? PhrasePart.Inside : PhrasePart.End;
        }

        if (token.Is(WordRole.Noun))
        {
            // "Foo Audio" is a name; "models run" ends with a verb.
            var isVerb = phrase.HasHead && token.Is(WordRole.Use) && !token.Is(WordRole.Gerund);
            var isName = phrase.HasHead && !tokens[phrase.Head].Is(WordRole.Capital) && i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Capital);
            return isName ? PhrasePart.Name : isVerb ? PhrasePart.End : PhrasePart.Head;
        }

        if (token.Is(WordRole.Conjunction))
        {
            if (i + 2 < tokens.Count && tokens[i + 2].Is(WordRole.Models))
            {
                // "the language and embedding models": one noun for both.
                return PhrasePart.Inside;
            }

            return phrase.HasHead || phrase.Name >= 0 || (i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Use)) ? PhrasePart.End : PhrasePart.Inside;
        }

        if (token.Is(WordRole.AnyBe | WordRole.Clause | WordRole.Compare | WordRole.Preposition | WordRole.Pronoun | WordRole.Determiner | WordRole.Modal))
        {
            return PhrasePart.End;
        }

        if (!phrase.HasHead)
        {
            return token.Is(WordRole.Name) ? PhrasePart.Name : token.Is(WordRole.Adverb) ? PhrasePart.Inside : PhrasePart.Unknown;
        }

        if (token.Is(WordRole.Agent))
        {
            return PhrasePart.Handler;
        }

        // "open-source model engineering and monitoring platform"
        return token.Is(WordRole.Name) ? PhrasePart.Name
            : token.Is(WordRole.Gerund) && i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Conjunction) ? PhrasePart.Handler
            : (token.Roles & ~WordRole.Collective) == WordRole.None && NounAt(i + 1) ? PhrasePart.Inside
            : PhrasePart.End;
    }

    /// <summary>Whether the noun is still to come behind a name: "the Foo model", "the System One decision model".</summary>
    private bool ModelFollows(int i)
    {
        const WordRole OfNames = WordRole.Name | WordRole.Capital | WordRole.Size | WordRole.Number | WordRole.Agent;
        for (var last = i + 2; i < last && i < tokens.Count && (tokens[i].Roles & ~OfNames) == WordRole.None;)
        {
            i++;
        }

        return i < tokens.Count && tokens[i].Is(WordRole.AnyModel);
    }

    private bool NounAt(int i) => i < tokens.Count && tokens[i].Is(WordRole.Noun);

    private int ClosingAfter(int opening)
    {
        for (var i = opening + 1; i < tokens.Count && i - opening < 8; i++)
        {
            if (tokens[i].Word is ")")
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsAdjectiveList(int comma)
    {
        // A noun must follow before anything else ends the phrase.
        for (var i = comma + 1; i < tokens.Count && i < comma + 8; i++)
        {
            if (tokens[i].Is(WordRole.Noun))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.Use | WordRole.Determiner))
            {
                return false;
            }
        }

        return false;
    }

    public bool ListsExamples(int i)
    {
        if (i < tokens.Count && tokens[i].Word is "," or "(")
        {
            i++;
        }

        return i < tokens.Count && tokens[i].Is(WordRole.Such);
    }

    /// <summary>Where the noun phrase of the wording starts, and what stands before its noun.</summary>
    public NounPhraseStart Before(int at, int clause)
    {
        var result = new NounPhraseStart { Start = at, ModelName = -1 };
        for (var i = at - 1; i >= clause && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            // "most powerful" is a superlative.
            result.IsGeneric |= token.Is(WordRole.Generic) && !token.Is(WordRole.Superlative);
            result.HasSuperlative |= token.Is(WordRole.Superlative);
            result.HasOther |= token.Is(WordRole.Other);
            if (token.Is(WordRole.Determiner))
            {
                result.Determiner = token.Roles & WordRole.Determiner;
                result.StartsWithVerb = false;
                result.IsGeneric &= token.Is(WordRole.Definite) && !result.HasSuperlative;
                result.Start = i;
                if (i > clause && tokens[i - 1].Is(WordRole.Definite))
                {
                    result.Start = i - 1;
                }

                break;
            }

            if (token.Word is ")" && OpeningBefore(i, clause) is var opening && opening >= 0)
            {
                i = opening;
                continue;
            }

            if (JoinsLeft(i, clause))
            {
                result.Start = i;
                continue;
            }

            if (token.Is(WordRole.ModelName))
            {
                result.ModelName = i;
                result.Start = i;
                break;
            }

            if (token.Is(EndsLeft | WordRole.Punctuation) || (token.Is(WordRole.Use | WordRole.Release) && !HasDeterminerBefore(i, clause))
                || (token.Is(WordRole.Noun) && !token.Is(WordRole.Superlative)))
            {
                break;
            }

            result.StartsWithVerb = token.Is(WordRole.Gerund);
            result.Start = i;
        }

        return result;
    }

    /// <summary>Whether a mark or "and" joins adjectives of one phrase: "a small, fast and open-source model".</summary>
    private bool JoinsLeft(int i, int clause)
    {
        var token = tokens[i];
        var followsAdjective = i > clause && (IsAdjective(tokens[i - 1]) || (i - 1 > clause && tokens[i - 2].Is(WordRole.Indefinite)));
        return token.Is(WordRole.Punctuation)
            ? token.Word is "\"" or "/" or "&" || (token.Word is "-" && !walk.IsSpaced(i)) || (token.Word is "," && followsAdjective)
            : token.Is(WordRole.Conjunction) && !token.Is(WordRole.As) && followsAdjective;
    }

    private int OpeningBefore(int closing, int clause)
    {
        for (var i = closing - 1; i >= clause && closing - i < 6; i--)
        {
            if (tokens[i].Word is "(")
            {
                return i;
            }
        }

        return -1;
    }

    private bool HasDeterminerBefore(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i < 5; i--)
        {
            if (tokens[i].Is(WordRole.Determiner))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.Noun))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsAdjective(Token token) => !token.Is(WordRole.Noun | WordRole.Name | WordRole.Punctuation | WordRole.Use);

    /// <summary>"the open-source model, Foo-7B, …", "… (Foo-7B)": the name of a model behind the noun, and no list.</summary>
    public bool IsCalled(int at)
    {
        if (at + 1 >= tokens.Count || tokens[at].Word is not "," and not "(" || !tokens[at + 1].Is(WordRole.ModelName))
        {
            return false;
        }

        return !(at + 3 < tokens.Count && tokens[at + 3].Is(WordRole.ModelName));
    }

    /// <summary>The noun before the wording that it belongs to: "modelo de lenguaje de código abierto"; -1 if none.</summary>
    public int NounBefore(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i < 7; i--)
        {
            if (tokens[i].Is(WordRole.Noun))
            {
                return i;
            }

            if (tokens[i].Is(WordRole.AnyBe | WordRole.Punctuation))
            {
                return -1;
            }
        }

        return -1;
    }
}
