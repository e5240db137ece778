using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Reads whether a noun phrase speaks of a particular model or project, or of any of its kind.</summary>
internal sealed class ParticularReader(Sentence sentence, SentenceWalk walk, NounPhraseReader phrases, PredicateReader predicates, ClaimContext context)
{
    private readonly List<Token> tokens = sentence.Tokens;

    /// <summary>Whether the noun phrase speaks of a particular model or project, not of any of its kind.</summary>
    public bool IsParticular(int at, int clause, NounPhraseStart left, NounPhrase right, ClaimSubject kind)
    {
        var isPlural = tokens[right.Head].Is(WordRole.Models) || (kind == ClaimSubject.Project && SentenceWalk.IsPlural(tokens[right.Head]));
        if (kind == ClaimSubject.Model
            && ((left.ModelName >= 0 && !left.IsGeneric) || IsNamed(left, right) || IsNamedByRow(left, clause)))
        {
            return true;
        }

        if (Collective(left, clause) is var collective && collective >= 0)
        {
            // "a family of open-source models": what is said of the family is said of them.
            left = phrases.Before(collective, clause);
            isPlural = false;
        }

        var governor = SkipParticiple(walk.Governor(left.Start, clause), clause);
        if (governor >= 0 && tokens[governor].Is(WordRole.Conjunction) && left.Determiner != WordRole.None
            && walk.LastBefore(clause, governor, WordRole.AnyBe | WordRole.Release | WordRole.Use) is var verb and >= 0)
        {
            // "X is a small and the best open-source model"
            governor = verb;
        }

        var governing = governor >= 0 ? tokens[governor] : default;
        if (sentence.Words.BareIsGeneric && !governing.Is(WordRole.AnyBe))
        {
            return false;
        }

        if (governing.Is(WordRole.Among))
        {
            // "the best among open-source models", "among open-source models, Foo-7B …"
            return left.HasSuperlative || walk.HasBefore(clause, governor, WordRole.Superlative);
        }

        if (walk.CompareBefore(left.Start, clause, out var beside))
        {
            // "better than other open-source models": it is one of them.
            return left.HasOther && !beside;
        }

        if (left.IsGeneric || right.ListsExamples)
        {
            return false;
        }

        if ((left.Determiner & (WordRole.Demonstrative | WordRole.Possessive)) != WordRole.None)
        {
            return true;
        }

        return IsGoverned(governor, clause, left, right, isPlural, kind) ?? (!isPlural && IsAlone(at, clause, governor, left, right, kind));
    }

    /// <summary>A model's name in the phrase, or one behind it; several behind it are examples.</summary>
    private bool IsNamed(NounPhraseStart left, NounPhrase right) =>
        (right.Name >= 0 && tokens[right.Name].Is(WordRole.ModelName)) || tokens[right.Head].Is(WordRole.ModelName) || phrases.IsCalled(right.End)
        || (!left.IsGeneric && right.End + 1 < tokens.Count && (tokens[right.End].Word is ":" || tokens[right.End].Is(WordRole.AnyBe))
            && tokens[right.End + 1].Is(WordRole.ModelName));

    /// <summary>"uses an open-source speech model", "powered by an open source language model": one that is there, and not named.</summary>
    public bool IsUsed(NounPhraseStart left, NounPhrase right, int clause)
    {
        var governor = walk.Governor(left.Start, clause);
        var verb = governor > clause && tokens[governor].Is(WordRole.Preposition) ? governor - 1 : governor;
        return left.Determiner == WordRole.Indefinite && tokens[right.Head].Is(WordRole.Model)
            && verb >= clause && tokens[verb].Is(verb < governor && !tokens[governor].Is(WordRole.To) ? WordRole.Use | WordRole.Release : WordRole.Use)
            && !walk.HasBefore(clause, verb, WordRole.Modal | WordRole.Generic | WordRole.Negator | WordRole.Hedge);
    }

    /// <summary>"features popular open-source models", "chat with many open source LLMs": all that the project has, whatever they are called.</summary>
    public bool IsOffered(int at, NounPhrase right, int clause)
    {
        if (!tokens[right.Head].Is(WordRole.Models))
        {
            return false;
        }

        var before = at - 1;
        while (before >= clause && PluralWords.IsQuantity(tokens[before].Word))
        {
            before--;
        }

        var verb = before > clause && tokens[before].Is(WordRole.Preposition) ? before - 1 : before;
        return verb >= clause && PluralWords.IsVerb(tokens[verb].Word) && !walk.HasBefore(clause, verb, WordRole.Modal | WordRole.Negator);
    }

    /// <summary>Whether a model is called the best of those that the phrase speaks of: "the best model in the … community".</summary>
    public bool IsBestOf(NounPhraseStart left, int clause)
    {
        var governor = walk.Governor(left.Start, clause);
        return governor > clause && tokens[governor].Is(WordRole.Preposition) && tokens[governor - 1].Is(WordRole.AnyModel)
            && walk.HasBefore(Math.Max(clause, governor - 6), governor, WordRole.Superlative);
    }

    private bool IsNamedByRow(NounPhraseStart left, int clause) => sentence.RowNamesModel && walk.Governor(left.Start, clause) < 0;

    /// <summary>The noun before "of" that several of one maker are called by: "family", "series"; -1 if none.</summary>
    private int Collective(NounPhraseStart left, int clause)
    {
        var of = walk.Governor(left.Start, clause);
        return of > clause && tokens[of].Is(WordRole.Of) && tokens[of - 1].Is(WordRole.Collective) ? of - 1 : -1;
    }

    /// <summary>"is considered the best …": the verb that counts is "is".</summary>
    private int SkipParticiple(int governor, int clause) => governor > clause && tokens[governor].Is(WordRole.Hedge) ? governor - 1 : governor;

    /// <summary>What the word that governs the phrase makes of it; null where it settles nothing.</summary>
    private bool? IsGoverned(int governor, int clause, NounPhraseStart left, NounPhrase right, bool isPlural, ClaimSubject kind)
    {
        if (governor < 0)
        {
            return null;
        }

        var governing = tokens[governor];
        if (governing.Is(WordRole.AnyBe))
        {
            // "There are open-source models": nobody's claim.
            return !(governor > 0 && tokens[governor - 1].Is(WordRole.Expletive))
                && !(isPlural && left.Determiner == WordRole.None
                    && (predicates.IsGenericSubject(governor, clause) || predicates.SubjectBefore(governor, clause) == ClaimSubject.Other));
        }

        if (BelongsToNamed(governor, clause, right, isPlural))
        {
            return true;
        }

        var gives = governing.Is(WordRole.To) && governor > clause && tokens[governor - 1].Is(WordRole.Release) ? governor - 1 : governor;
        if (tokens[gives].Is(WordRole.Gerund) && right.End < tokens.Count && tokens[right.End].Is(WordRole.AnyBe))
        {
            // "Producing an open-source model is hard"
            return false;
        }

        if (tokens[gives].Is(WordRole.Release) && !walk.IsInfinitive(gives))
        {
            // "We released open-source models"; but "Example Labs builds open-source models" is its trade.
            return left.Determiner != WordRole.None || (kind == ClaimSubject.Project && gives == clause + 1)
                || walk.HasBefore(Math.Max(clause, gives - 4), gives, WordRole.We);
        }

        if (isPlural)
        {
            // "Foo-7B: open-source models"; "Foo, the best open-source models for …", but "In Europe, the best …" is no apposition.
            return governor > 0
                && ((governing.Word is "—" && tokens[governor - 1].Is(WordRole.ModelName))
                    || (governing.Word is "," && left.HasSuperlative && tokens[governor - 1].Is(WordRole.Name)
                        && !(governor > 1 && tokens[governor - 2].Is(WordRole.Preposition))));
        }

        if (governing.Is(WordRole.As) && walk.HasBefore(clause, governor, WordRole.Licensed))
        {
            // "Foo-7B was released as an open-source model"
            return true;
        }

        return null;
    }

    /// <summary>Whether the phrase is a part of, or one of, what is named before it.</summary>
    private bool BelongsToNamed(int governor, int clause, NounPhrase right, bool isPlural) =>
        // "Foo-7B has two versions of open-source models"
        (governor > clause && tokens[governor - 1].Is(WordRole.ModelName) && !isPlural && tokens[right.Head].Is(WordRole.Models))
        || (tokens[governor].Is(WordRole.Of) && IsOneOfThem(governor, clause))

        // "Foo-7B sets a new state of the art for open-source models"
        || (governor > clause && tokens[governor - 1].Is(WordRole.Superlative)
            && walk.HasBefore(clause, governor, WordRole.AnyModel | WordRole.Pronoun))

        // "making Foo one of the best open-source models"
        || walk.HasBefore(Math.Max(clause, governor - 3), governor, WordRole.Make)

        // "Foo-7B, with open-source weights"
        || (governor - 2 >= clause && tokens[governor - 1].Word is "," && tokens[governor - 2].Is(WordRole.ModelName));

    /// <summary>A phrase that nothing governs: an apposition, a title, or the one that is known already.</summary>
    private bool IsAlone(int at, int clause, int governor, NounPhraseStart left, NounPhrase right, ClaimSubject kind)
    {
        var governing = governor >= 0 ? tokens[governor] : default;
        if (governing.Is(WordRole.As) && tokens.FindIndex(right.End, static t => t.Word is ",") is var comma and >= 0 && comma < right.End + 6)
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
            if (governing.Word is ",")
            {
                return left.Determiner != WordRole.None || left.HasSuperlative || sentence.Words.NounFirst;
            }

            return tokens[governor - 1].Is(WordRole.Name | WordRole.Noun | WordRole.Number | WordRole.Capital)
                || tokens[governor - 1].Word is ")" or "\"" || left.Determiner == WordRole.Definite || (governor == 1 && governing.Word is ":");
        }

        if (kind == ClaimSubject.Project && right.Name > right.Head
            && (governing.Is(WordRole.Use) || (governor > 0 && tokens[governor - 1].Is(WordRole.Use))))
        {
            // "based on the open-source project X": another one.
            return false;
        }

        if (left.Determiner == WordRole.Definite && !left.HasSuperlative && !(right.End < tokens.Count && tokens[right.End].Is(WordRole.Relative)))
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
            if (i > clause && tokens[i].Word is "," && tokens[i - 1].Is(WordRole.ModelName))
            {
                // "Foo-7B, a family of open-source models"
                return preposition - i > 1;
            }

            if (tokens[i].Is(WordRole.Use))
            {
                return false;
            }

            if (tokens[i].Is(WordRole.Be))
            {
                return preposition - i > 1 && !tokens[preposition - 1].Is(WordRole.Thing | WordRole.Project)
                    && walk.HasBefore(clause, i, WordRole.Name);
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
        if ((sentence.Block.Kind & (BlockKind.Heading | BlockKind.Row)) != BlockKind.Paragraph && right.Head <= left.Start + 1)
        {
            // A heading or a cell "Open-source models" names its topic.
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

        if (tokens[next].Word is "+" or "&" or "=")
        {
            return false;
        }

        if (tokens[next].Word is "," && left.Determiner == WordRole.None && context != ClaimContext.Description
            && !(next + 1 < tokens.Count && tokens[next + 1].Is(WordRole.Preposition)))
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
            || (sentence.Words.NounFirst && !tokens[next].Is(WordRole.Name));
    }
}
