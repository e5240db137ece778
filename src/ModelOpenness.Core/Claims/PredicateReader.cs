using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Finds what a predicate is said of: "X is …", "X, which is …", "X is released under …".</summary>
internal sealed class PredicateReader(Sentence sentence, SentenceWalk walk, ClaimSubject contextSubject)
{
    private const int MaxLeft = 9;
    private readonly List<Token> tokens = sentence.Tokens;

    /// <summary>"is" to the left of the wording with nothing but adverbs, adjectives and "and" between; -1 if none.</summary>
    public int BeBefore(int at, int clause)
    {
        // "es de código abierto": the preposition belongs to the wording.
        var last = sentence.Words.NounFirst && at - 1 >= clause && tokens[at - 1].Is(WordRole.Preposition) ? at - 2 : at - 1;
        for (var i = last; i >= clause && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.AnyBe))
            {
                // "has been open sourced", "is being": the first of them is next to the subject.
                while (i > clause && tokens[i - 1].Is(WordRole.AnyBe | WordRole.Have))
                {
                    i--;
                }

                return i;
            }

            if (token.Is(WordRole.Noun | WordRole.Preposition | WordRole.We | WordRole.Relative))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>What the subject of a predicate is: the noun phrases between the start of the clause and "is".</summary>
    public ClaimSubject SubjectBefore(int be, int clause)
    {
        if (be - 1 > clause && tokens[be - 1].Is(WordRole.Relative))
        {
            // "the model that is": what the noun before it is.
            return Antecedent(be - 1, clause);
        }

        var isModel = false;
        var head = -1;
        var last = -1;
        var inside = false;
        var depth = 0;
        for (var i = clause; i < be; i++)
        {
            var token = tokens[i];
            depth = token.Word is "(" ? depth + 1 : token.Word is ")" ? Math.Max(0, depth - 1) : depth;
            if (depth > 0)
            {
                continue;
            }

            if (token.Word is "," || token.Is(WordRole.Conjunction))
            {
                isModel |= head >= 0 && tokens[head].Is(WordRole.AnyModel);
                last = head >= 0 ? head : last;
                head = -1;

                // "In this repository, X is …": what stands before the comma is no subject.
                inside &= token.Word is not ",";
                isModel &= token.Word is not "," || IsList(clause, be);
            }
            else if (token.Is(WordRole.Preposition) && head >= 0)
            {
                inside = true;
            }
            else if (!inside && token.Is(WordRole.Noun | WordRole.Name | WordRole.Pronoun))
            {
                // "Kolors weights": the last noun is the head.
                head = token.Is(WordRole.Name) && head >= 0 && tokens[head].Is(WordRole.Noun) ? head : i;
            }
        }

        head = head >= 0 ? head : last;
        return IsAnyOfItsKind(head, clause, be) ? ClaimSubject.Other
            : isModel ? ClaimSubject.Model
            : head < 0 ? contextSubject
            : tokens[head].Is(WordRole.Pronoun) ? PronounSubject(head)
            : ClassAt(head);
    }

    /// <summary>"most of them", "the best of these"; "many models".</summary>
    private bool IsAnyOfItsKind(int head, int clause, int be)
    {
        for (var i = clause + 1; i < be; i++)
        {
            if (tokens[i].Is(WordRole.Of) && tokens[i - 1].Is(WordRole.Generic | WordRole.Superlative))
            {
                return true;
            }
        }

        for (var i = head - 1; i >= clause && head - i < 5 && !tokens[i].Is(WordRole.Punctuation); i--)
        {
            if (tokens[i].Is(WordRole.Generic))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What follows the first comma behind a place: "Open-sourced in May, X is …".</summary>
    public ClaimSubject SubjectAfterComma(int at)
    {
        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Word is ",")
            {
                var be = i + 1;
                while (be < tokens.Count && !tokens[be].Is(WordRole.Have | WordRole.Use | WordRole.Release))
                {
                    be++;
                }

                return SubjectBefore(be, i + 1);
            }
        }

        return ClaimSubject.Other;
    }

    /// <summary>What an aside behind a comma is said of: "Foo-7B, open-sourced in May, …"; a bare name is what the sentence calls it.</summary>
    public ClaimSubject BeforeAside(int comma)
    {
        var clause = walk.ClauseStart(comma);
        var be = walk.LastBefore(clause, comma, WordRole.AnyBe);
        if (be < 0)
        {
            return comma > 0 && tokens[comma - 1].Is(WordRole.ModelName) && !walk.HasBefore(clause, comma - 1, WordRole.Preposition | WordRole.Compare)
                ? ClaimSubject.Model
                : ClaimSubject.Other;
        }

        var subject = SubjectBefore(be, clause);
        var called = walk.FirstOf(be + 1, comma, WordRole.AnyModel | WordRole.Project);
        return called >= 0 && tokens[called].Is(WordRole.Model | WordRole.Models) && !(called + 1 < comma && tokens[called + 1].Is(WordRole.Noun))
            ? ClaimSubject.Model
            : subject;
    }

    /// <summary>"which we open-sourced", "a model that we made open source": what the relative clause is about; null where there is none.</summary>
    public ClaimSubject? RelativeObject(int at, int clause)
    {
        var we = at - 1;
        while (we >= clause && tokens[we].Is(WordRole.Adverb | WordRole.Make))
        {
            we--;
        }

        if (we <= clause || !tokens[we - 1].Is(WordRole.Relative) || we - 1 == clause)
        {
            return null;
        }

        var named = tokens[we - 2].Word is "," && we - 2 > clause ? we - 3 : we - 2;
        return tokens[named].Is(WordRole.Noun | WordRole.Name) ? Antecedent(we - 1, clause) : ClaimSubject.Other;
    }

    private bool IsList(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i].Is(WordRole.Conjunction))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What "it" is: the first noun of the sentence before it, else what the document is about.</summary>
    private ClaimSubject PronounSubject(int at)
    {
        for (var i = 0; i < at; i++)
        {
            if (tokens[i].Is(WordRole.AnyModel | WordRole.Project))
            {
                return SentenceWalk.ClassOf(tokens[i]);
            }
        }

        return contextSubject;
    }

    private ClaimSubject Antecedent(int relative, int clause)
    {
        for (var i = relative - 1; i >= clause && relative - i < 8; i--)
        {
            if (tokens[i].Is(WordRole.Noun | WordRole.Name))
            {
                return IsParticularNoun(i, clause) ? ClassAt(i) : ClaimSubject.Other;
            }
        }

        return ClaimSubject.Other;
    }

    public bool IsParticularNoun(int at, int clause)
    {
        if (tokens[at].Is(WordRole.Name))
        {
            return true;
        }

        for (var i = at - 1; i >= clause && at - i < 6; i--)
        {
            if (tokens[i].Is(WordRole.Determiner))
            {
                return !((tokens[i].Is(WordRole.Indefinite) || tokens[at].Is(WordRole.Models)) && walk.HasBefore(clause, i, WordRole.Use));
            }

            if (tokens[i].Is(WordRole.Use | WordRole.AnyBe) && !(i > clause && tokens[i - 1].Is(WordRole.Determiner)))
            {
                // Not a noun of another phrase; but "a chat model", "a MoE language model".
                return false;
            }
        }

        return false;
    }

    /// <summary>What a noun or name is; a release, a version or a nature is what it is a release of.</summary>
    public ClaimSubject ClassAt(int i)
    {
        if (tokens[i].Is(WordRole.Size))
        {
            return ClaimSubject.Model;
        }

        if (!tokens[i].Is(WordRole.Edition))
        {
            var kind = SentenceWalk.ClassOf(tokens[i]);
            return kind == ClaimSubject.Other && tokens[i].Is(WordRole.Name) ? ClaimSubject.Project : kind;
        }

        if (i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Of))
        {
            for (var k = i + 2; k < tokens.Count && k < i + 8 && !tokens[k].Is(WordRole.Break); k++)
            {
                if (tokens[k].Is(WordRole.AnyModel | WordRole.Project))
                {
                    return SentenceWalk.ClassOf(tokens[k]);
                }
            }
        }

        return walk.HasBefore(0, tokens.Count, WordRole.AnyModel | WordRole.Size) ? ClaimSubject.Model : contextSubject;
    }

    /// <summary>What is given to the public by a verb before "as open source": its subject in the passive, else its object.</summary>
    public ClaimSubject GivenBefore(int verb, int end, int clause)
    {
        var be = walk.LastBefore(Math.Max(clause, verb - 3), verb, WordRole.AnyBe);
        if (be >= 0)
        {
            return SubjectBefore(be, clause);
        }

        var given = walk.LastBefore(Math.Max(clause, verb + 1), end, WordRole.Noun | WordRole.Name);
        return given >= 0 ? ClassAt(given) : contextSubject;
    }

    /// <summary>"released under an open source license": what is released; "the open source license of the model": the model.</summary>
    public ClaimSubject LicensedSubject(int at, int end, int clause)
    {
        var given = walk.LastBefore(Math.Max(clause, at - 8), at, WordRole.Licensed);
        if (given >= 0)
        {
            var be = walk.LastBefore(Math.Max(clause, given - 4), given + 1, WordRole.AnyBe);
            return SubjectBefore(be >= 0 ? be : given, clause);
        }
            for (var i = end + 1; i < tokens.Count && i < end + 6 && !tokens[i].Is(WordRole.Punctuation); i++)
            {
                if (tokens[i].Is(WordRole.Model))
                {
                    return ClaimSubject.Model;
                }
            }

        return ClaimSubject.Other;
    }

    public bool IsGenericSubject(int be, int clause) => !walk.HasBefore(clause, be, WordRole.Name);
}
