using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>What a sentence says with one wording.</summary>
/// <param name="Polarity">Made, denied or weakened.</param>
/// <param name="Subject">What it is about.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Reading(ClaimPolarity Polarity, ClaimSubject Subject);

/// <summary>
/// Reads a claim in a language that puts spaces between words: which noun the wording belongs to, whether that noun is a
/// particular model or project or any of its kind, and whether the sentence denies or weakens it. It knows roles of words
/// (<see cref="WordRole"/>), no word itself.
/// </summary>
internal sealed class ClaimGrammar
{
    private const int MaxObject = 14;
    private readonly Sentence sentence;
    private readonly List<Token> tokens;
    private readonly IReadOnlyList<WordingMatch> wordings;
    private readonly ClaimContext context;
    private readonly ClaimSubject contextSubject;
    private readonly SentenceWalk walk;
    private readonly NounPhraseReader phrases;
    private readonly PredicateReader predicates;
    private readonly ParticularReader particulars;
    private readonly PolarityReader polarity;

    public ClaimGrammar(Sentence sentence, IReadOnlyList<WordingMatch> wordings, ClaimContext context, ClaimSubject contextSubject)
    {
        this.sentence = sentence;
        tokens = sentence.Tokens;
        this.wordings = wordings;
        this.context = context;
        this.contextSubject = contextSubject;
        walk = new SentenceWalk(sentence);
        phrases = new NounPhraseReader(sentence, walk);
        predicates = new PredicateReader(sentence, walk, contextSubject);
        particulars = new ParticularReader(sentence, walk, phrases, predicates, context);
        polarity = new PolarityReader(sentence, walk);
    }

    /// <summary>Reads the claim of the token that is a wording.</summary>
    public Reading Read(int at)
    {
        var clause = walk.ClauseStart(at);
        var right = phrases.After(at + 1);
        var left = phrases.Before(at, clause);
        var form = wordings[tokens[at].Wording].Form;
        var found = Subject(at, clause, form, left, right, out var isPredicate);
        if (wordings[tokens[at].Wording].Wording.NeedsHead && !right.HasHead && !walk.HasBefore(clause, at, WordRole.AnyModel | WordRole.Project | WordRole.Name | WordRole.Pronoun))
        {
            found = ClaimSubject.Other;
        }

        if (found == ClaimSubject.Project && context == ClaimContext.Readme && IsLinkedEntry())
        {
            found = ClaimSubject.Other;
        }

        return new Reading(polarity.Read(at, clause, isPredicate ? null : sentence.Words.NounFirst && !right.HasHead ? phrases.Before(Math.Max(phrases.NounBefore(at, clause), clause), clause) : left, right.HasHead ? right.End : at + 1), found);
    }

    /// <summary>"- [Name](target): an open source framework": an entry in a list of other people's work.</summary>
    private bool IsLinkedEntry()
    {
        if ((sentence.Block.Kind & (BlockKind.Item | BlockKind.Row)) == BlockKind.Paragraph)
        {
            return false;
        }

        foreach (var token in tokens)
        {
            if (!token.Is(WordRole.Punctuation))
            {
                return token.Is(WordRole.Link);
            }
        }

        return false;
    }

    private ClaimSubject Subject(int at, int clause, WordingForm form, NounPhraseStart left, NounPhrase right, out bool isPredicate)
    {
        isPredicate = true;
        if (JoinsToAdjective(at) && !tokens[at + 2].Is(WordRole.Conformance))
        {
            return ClaimSubject.Other;
        }

        if (IsActiveVerb(at, clause, form, left, right))
        {
            return ObjectOf(at, right);
        }

        var be = predicates.BeBefore(at, clause);
        if (sentence.Words.NounFirst && (!right.HasHead || phrases.NounBefore(at, clause) >= 0))
        {
            return NounFirst(at, clause, be, out isPredicate);
        }

        if (sentence.Words.BeLast && !right.HasHead && at > clause)
        {
            return predicates.SubjectBefore(at, clause);
        }

        if (!right.HasHead && wordings[tokens[at].Wording].Wording.NeedsConformance)
        {
            // "X meets the Open Source Definition"
            for (var i = at - 1; i > clause && at - i < 8; i--)
            {
                if (tokens[i].Is(WordRole.Conformance))
                {
                    return predicates.SubjectBefore(i, clause);
                }
            }
        }

        if (!right.HasHead)
        {
            // "we made the model open source"
            if (at - 1 > clause && tokens[at - 1].Is(WordRole.Noun | WordRole.Name) && walk.HasBefore(Math.Max(clause, at - 5), at - 1, WordRole.Make))
            {
                return tokens[at - 1].Is(WordRole.Noun) ? SentenceWalk.ClassOf(tokens[at - 1]) : ClaimSubject.Project;
            }

            if (be >= 0)
            {
                return predicates.SubjectBefore(be, clause);
            }

            if (form == WordingForm.Past && at > clause && tokens[at - 1].Is(WordRole.Noun | WordRole.Name))
            {
                // "models open-sourced by X": any of its kind; "the model open-sourced by X": a particular one.
                isPredicate = false;
                return predicates.IsParticularNoun(at - 1, clause) ? SentenceWalk.ClassOf(tokens[at - 1]) : ClaimSubject.Other;
            }

            return Fragment(at, clause, left);
        }

        if (tokens[right.Head].Is(WordRole.License))
        {
            return predicates.LicensedSubject(at, clause);
        }

        isPredicate = false;
        return Attributive(at, clause, be, left, right);
    }

    private ClaimSubject Attributive(int at, int clause, int be, NounPhraseStart left, NounPhrase right)
    {
        var head = tokens[right.Head];
        var kind = head.Is(WordRole.Alternative) ? AlternativeKind(at, clause, be, right) : SentenceWalk.ClassOf(head);
        if (kind == ClaimSubject.Other || right.IsHandled)
        {
            return ClaimSubject.Other;
        }

        return particulars.IsParticular(at, clause, left, right, kind) ? kind : ClaimSubject.Other;
    }

    /// <summary>"Open source" without a noun and without "is": a list entry, a heading, a movement.</summary>
    private ClaimSubject Fragment(int at, int clause, NounPhraseStart left)
    {
        if ((sentence.Block.Kind & (BlockKind.Heading | BlockKind.Row)) != BlockKind.Paragraph)
        {
            return ClaimSubject.Other;
        }

        var before = walk.Governor(left.Start, clause);
        if (before >= 0 && tokens[before].Word is ":" && before > 0)
        {
            var named = tokens[before - 1];
            return named.Is(WordRole.AnyModel) ? ClaimSubject.Model : named.Is(WordRole.License | WordRole.Project) ? contextSubject : ClaimSubject.Other;
        }

        var next = at + 1 < tokens.Count ? tokens[at + 1] : default;
        var alone = next.Word is null or "," or "." or "!" or ";" or ":" or "(" or "—" or "-" || next.Is(WordRole.Conjunction | WordRole.Preposition);
        return before < 0 && alone && tokens.Count - at < 12 && wordings[tokens[at].Wording].Form is WordingForm.Base ? contextSubject : ClaimSubject.Other;
    }

    private ClaimSubject AlternativeKind(int at, int clause, int be, NounPhrase right)
    {
        if (be >= 0)
        {
            var subject = predicates.SubjectBefore(be, clause);
            if (subject != ClaimSubject.Project)
            {
                return subject;
            }
        }

        for (var i = right.Head + 1; i < tokens.Count && i <= right.Head + 4; i++)
        {
            if (tokens[i].Is(WordRole.AnyModel))
            {
                return be >= 0 ? ClaimSubject.Project : ClaimSubject.Model;
            }
        }

        return ClaimSubject.Project;
    }

    private ClaimSubject ObjectOf(int at, NounPhrase right)
    {
        var start = at + 1;
        while (start < tokens.Count && tokens[start].Is(WordRole.Determiner | WordRole.Adverb | WordRole.Superlative | WordRole.Conjunction))
        {
            start++;
        }

        var given = phrases.After(start);
        if (given.HasHead)
        {
            // "the code and weights": the weights count.
            for (var i = start; i < tokens.Count && i - start < MaxObject && !tokens[i].Is(WordRole.Break | WordRole.Preposition | WordRole.Relative); i++)
            {
                if (tokens[i].Is(WordRole.AnyModel) && (i == given.Head || i + 1 >= tokens.Count || !tokens[i + 1].Is(WordRole.Noun | WordRole.Agent)))
                {
                    return ClaimSubject.Model;
                }
            }

            return SentenceWalk.ClassOf(tokens[given.Head]);
        }

        if (given.Name < 0)
        {
            return start < tokens.Count && tokens[start].Is(WordRole.Pronoun) ? contextSubject : right.HasHead ? SentenceWalk.ClassOf(tokens[right.Head]) : ClaimSubject.Other;
        }

        // A name: what the sentence calls it, else what the sentence is about.
        var comma = given.Name + 1;
        while (comma < tokens.Count && comma - given.Name < 4 && tokens[comma].Is(WordRole.Name | WordRole.Number))
        {
            comma++;
        }

        if (comma < tokens.Count && tokens[comma].Word is "," or "(" or "—" or ":" or "-")
        {
            var called = comma + 1;
            while (called < tokens.Count && tokens[called].Is(WordRole.Determiner))
            {
                called++;
            }

            var apposition = phrases.After(called);
            if (apposition.HasHead)
            {
                return SentenceWalk.ClassOf(tokens[apposition.Head]);
            }
        }

        var says = ClaimSubject.Project;
        foreach (var token in tokens)
        {
            if (token.Is(WordRole.Project))
            {
                return ClaimSubject.Project;
            }

            says = token.Is(WordRole.AnyModel) ? ClaimSubject.Model : says;
        }

        return says;
    }

    private ClaimSubject NounFirst(int at, int clause, int be, out bool isPredicate)
    {
        isPredicate = false;
        if (be >= 0 && !walk.HasBefore(be + 1, at, WordRole.Noun))
        {
            isPredicate = true;
            return predicates.SubjectBefore(be, clause);
        }

        var head = phrases.NounBefore(at, clause);
        if (head < 0)
        {
            isPredicate = true;
            return be >= 0 ? predicates.SubjectBefore(be, clause) : Fragment(at, clause, phrases.Before(at, clause));
        }

        var kind = SentenceWalk.ClassOf(tokens[head]);
        if (kind == ClaimSubject.Other)
        {
            return kind;
        }

        var left = phrases.Before(head, clause);
        var right = new NounPhrase(head, phrases.NameAfter(at), at + 1, phrases.ListsExamples(at + 1));
        return particulars.IsParticular(at, clause, left, right, kind) ? kind : ClaimSubject.Other;
    }

    /// <summary>"we open-sourced", "have open-sourced", "are open-sourcing", "we open source".</summary>
    private bool IsActiveVerb(int at, int clause, WordingForm form, NounPhraseStart left, NounPhrase right)
    {
        var before = at - 1;
        while (before >= clause && tokens[before].Is(WordRole.Adverb | WordRole.Negator | WordRole.Hedge) && !tokens[before].Is(WordRole.AnyBe | WordRole.Have | WordRole.We | WordRole.Modal))
        {
            before--;
        }

        var token = before >= clause ? tokens[before] : default;
        var givesSomething = at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner | WordRole.Name | WordRole.Noun | WordRole.Pronoun | WordRole.Adverb | WordRole.Superlative);
        switch (form)
        {
            case WordingForm.Past:
                return token.Is(WordRole.Have | WordRole.We)
                    || ((token.Word is null || token.Is(WordRole.Pronoun)) && at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner | WordRole.ModelName))
                    || (token.Is(WordRole.Conjunction | WordRole.Release) && givesSomething && left.Determiner == WordRole.None)
                    || (token.Is(WordRole.Name) && !token.Is(WordRole.Link) && givesSomething && at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner | WordRole.Name));
            case WordingForm.Third:
                return true;
            case WordingForm.Gerund:
                return token.Word is null || token.Is(WordRole.Be | WordRole.We | WordRole.Preposition | WordRole.Conjunction);
            default:
                if (token.Is(WordRole.We) && (givesSomething || right.HasHead || right.Name >= 0))
                {
                    return true;
                }

                return token.Is(WordRole.Modal | WordRole.Hedge) && at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner | WordRole.Name | WordRole.Pronoun);
        }
    }

    /// <summary>"open-source-based", "open-source-like" says nothing.</summary>
    private bool JoinsToAdjective(int at) =>
        at + 2 < tokens.Count && tokens[at + 1].Word is "‑" && !tokens[at + 2].Is(WordRole.Noun | WordRole.Name);
}
