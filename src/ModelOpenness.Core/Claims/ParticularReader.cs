using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Reads whether a noun phrase speaks of a particular model or project, or of any of its kind.</summary>
internal sealed class ParticularReader
{
    private readonly Sentence sentence;
    private readonly SentenceWalk walk;
    private readonly NounPhraseReader phrases;
    private readonly PredicateReader predicates;
    private readonly List<Token> tokens;
    private readonly ClaimContext context;

    public ParticularReader(Sentence sentence, SentenceWalk walk, NounPhraseReader phrases, PredicateReader predicates, ClaimContext context)
    {
        this.sentence = sentence;
        this.walk = walk;
        this.phrases = phrases;
        this.predicates = predicates;
        this.context = context;
        tokens = sentence.Tokens;
    }

    /// <summary>Whether the noun phrase speaks of a particular model or project, not of any of its kind.</summary>
    public bool IsParticular(int at, int clause, NounPhraseStart left, NounPhrase right, ClaimSubject kind)
    {
        var isPlural = tokens[right.Head].Is(WordRole.Models) || (kind == ClaimSubject.Project && SentenceWalk.IsPlural(tokens[right.Head]));
        var named = (left.ModelName >= 0 && !left.IsGeneric) || (right.Name >= 0 && tokens[right.Name].Is(WordRole.ModelName)) || tokens[right.Head].Is(WordRole.ModelName);
        named |= !isPlural && phrases.IsCalled(right.End);
        if (kind == ClaimSubject.Model && named && !right.ListsExamples)
        {
            return true;
        }

        var governor = walk.Governor(left.Start, clause);
        var governing = governor >= 0 ? tokens[governor] : default;
        if (sentence.Words.BareIsGeneric && left.Determiner == WordRole.None && !left.HasSuperlative && !(governor >= 0 && governing.Is(WordRole.AnyBe)))
        {
            return false;
        }

        if (governor >= 0 && governing.Is(WordRole.Among))
        {
            // "the best among open-source models", "among open-source models, Foo-7B …"
            return walk.HasBefore(clause, governor, WordRole.Superlative)
                || (kind == ClaimSubject.Model && right.End + 1 < tokens.Count && tokens[right.End].Word is "," && tokens[right.End + 1].Is(WordRole.ModelName));
        }

        if (walk.CompareBefore(left.Start, clause))
        {
            return left.HasOther && kind == ClaimSubject.Model;
        }

        if (left.IsGeneric || right.ListsExamples || left.HasOther)
        {
            return false;
        }

        if ((left.Determiner & (WordRole.Demonstrative | WordRole.Possessive)) != WordRole.None)
        {
            return true;
        }

        if (governor >= 0 && governing.Is(WordRole.AnyBe))
        {
            // "There are open-source models": nobody's claim.
            return !(governor > 0 && tokens[governor - 1].Is(WordRole.Expletive)) && !(isPlural && left.Determiner == WordRole.None && predicates.IsGenericSubject(governor, clause));
        }

        if (governor >= 0 && governing.Is(WordRole.Of) && IsOneOfThem(governor, clause))
        {
            return true;
        }

        if (governor >= 0 && governing.Is(WordRole.Release) && !walk.IsInfinitive(governor))
        {
            // "We released open-source models"; but "Example Labs builds open-source models" is its trade.
            return (!isPlural && left.Determiner != WordRole.None) || walk.HasBefore(Math.Max(clause, governor - 4), governor, isPlural && !left.HasNumber ? WordRole.We | WordRole.ModelName : WordRole.We | WordRole.Name);
        }

        if (governor < 0 && kind == ClaimSubject.Model && sentence.RowNamesModel)
        {
            return true;
        }

        if (isPlural)
        {
            return governor > 0 && governing.Word is ":" or "—" && tokens[governor - 1].Is(WordRole.ModelName);
        }

        if (governor > 0 && left.Determiner == WordRole.Indefinite && governing.Is(WordRole.Conjunction) && tokens[governor - 1].Is(WordRole.Release) && walk.HasBefore(clause, governor, WordRole.AnyBe))
        {
            // "Foo-7B was released as an open-source model"
            return true;
        }

        if (governor == clause && left.Determiner == WordRole.Indefinite && governing.Is(WordRole.Conjunction) && right.End < tokens.Count && tokens[right.End].Word is ",")
        {
            // "As an open-source model, Foo-7B …"
            return true;
        }

        if (tokens[at].Is(WordRole.Link))
        {
            // The text of a link is the title of another page.
            return false;
        }

        if (governor > 0 && governing.Word is "," or ":" or "—" or "-" or "(")
        {
            // "X, an open-source model …", "X – an open-source model".
            // After a comma an adjective may stand as well ("Local, open-source model"), so an article must follow.
            if (governing.Word is "," && left.Determiner == WordRole.None && !left.HasSuperlative && !(sentence.Words.NounFirst && (tokens[governor - 1].Is(WordRole.Name) || tokens[governor - 1].Word is ")")))
            {
                return false;
            }

            return tokens[governor - 1].Is(WordRole.Name | WordRole.Noun | WordRole.Size | WordRole.Number | WordRole.Capital) || tokens[governor - 1].Word is ")" or "\"";
        }

        if (left.Determiner == WordRole.Definite && !left.HasSuperlative && !(right.End < tokens.Count && tokens[right.End].Is(WordRole.Relative)) && !(governor >= 0 && governing.Is(WordRole.Use)))
        {
            return true;
        }

        return IsFragment(left, right, governor);
    }

    /// <summary>"Foo-7B is the next generation of open-source models": "is" or "has", then a phrase that takes the noun with "of".</summary>
    private bool IsOneOfThem(int preposition, int clause)
    {
        for (var i = preposition - 1; i >= clause && preposition - i < 7; i--)
        {
            if (i > clause && tokens[i].Word is "," or ":" or "—" && tokens[i - 1].Is(WordRole.ModelName))
            {
                // "Foo-7B, a family of open-source models"
                return preposition - i > 1;
            }

            if (tokens[i].Is(WordRole.Generic | WordRole.Use | WordRole.Punctuation | WordRole.Preposition))
            {
                return false;
            }

            if (tokens[i].Is(WordRole.Be | WordRole.Have))
            {
                return preposition - i > 1 && !tokens[preposition - 1].Is(WordRole.Thing | WordRole.Project)
                    && walk.HasBefore(clause, i, tokens[i].Is(WordRole.Be) ? WordRole.AnyModel | WordRole.Name | WordRole.Pronoun | WordRole.Demonstrative : WordRole.ModelName)
                    && !(i > clause && tokens[i - 1].Is(WordRole.Expletive));
            }
        }

        return false;
    }

    /// <summary>A noun phrase that is all there is, as in a title: "Open-source language model for Swedish".</summary>
    private bool IsFragment(NounPhraseStart left, NounPhrase right, int governor)
    {
        if (governor >= 0 || left.StartsWithVerb || walk.HasBefore(left.Start, right.Head, WordRole.Governed))
        {
            return false;
        }

        var next = right.End;
        if ((sentence.Block.Kind & BlockKind.Heading) != BlockKind.Paragraph && right.Head <= left.Start + 1)
        {
            // A heading "Open-source models" names its topic.
            return false;
        }

        if (next >= tokens.Count)
        {
            return true;
        }

        if (tokens[next].Word is ":" && next + 1 == tokens.Count)
        {
            // "Open-source model:" announces a topic.
            return false;
        }

        if (tokens[next].Word is "+" or "/" or "&" or "|" or "=")
        {
            return false;
        }

        if (tokens[next].Word is "," && left.Determiner == WordRole.None && context != ClaimContext.Description
            && !(next + 1 < tokens.Count && tokens[next + 1].Is(WordRole.Preposition | WordRole.Relative)))
        {
            // One entry of an enumeration: "Local open-source model, no cloud, no cost".
            return false;
        }

        if (tokens[next].Is(WordRole.Compare))
        {
            return false;
        }

        // Where adjectives stand behind the noun, one may follow: "modelo open source multimodal".
        return tokens[next].Is(WordRole.Punctuation | WordRole.Preposition | WordRole.Relative | WordRole.Conjunction | WordRole.Participle)
            || (sentence.Words.NounFirst && !tokens[next].Is(WordRole.AnyBe | WordRole.Have | WordRole.Noun | WordRole.Name | WordRole.Negator));
    }
}
