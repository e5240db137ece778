using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>What a sentence says with one wording.</summary>
/// <param name="Polarity">Made, denied or weakened.</param>
/// <param name="Subject">What it is about.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Reading(ClaimPolarity Polarity, ClaimSubject Subject)
{
    /// <summary>Whether a model is used that the sentence does not name.</summary>
    public bool UsesModel { get; init; }

    /// <summary>True where the project offers models and calls all of them so.</summary>
    public bool OffersModels { get; init; }
}

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
        var left = phrases.Before(at, clause);
        var right = phrases.After(at + 1, left.Determiner != WordRole.None || (left.Start > clause && tokens[left.Start - 1].Is(WordRole.Of)));
        var wording = wordings[tokens[at].Wording];
        var found = Subject(at, clause, wording.Form, left, right, out var attribute);
        var isBare = wording.Wording.NeedsHead && !right.HasHead
            && !walk.HasBefore(clause, at, WordRole.AnyModel | WordRole.Project | WordRole.Name | WordRole.Pronoun);
        if (isBare || walk.IsCredit(at) || IsLinkedEntry(at))
        {
            found = ClaimSubject.Other;
        }

        if (wording.Form == WordingForm.Gerund && at > clause && tokens[at - 1].Is(WordRole.Preposition) && !tokens[at - 1].Is(WordRole.To))
        {
            // "we hope to help by open-sourcing X": it is done.
            clause = at;
        }

        var isMeant = polarity.Read(at, clause, attribute, right.HasHead ? right.End : at + 1);
        return new Reading(isMeant, found)
        {
            UsesModel =
                found == ClaimSubject.Other && attribute is { } start && right.HasHead && particulars.IsUsed(start, right, clause),
            OffersModels =
                found == ClaimSubject.Other && attribute is not null && right.HasHead && particulars.IsOffered(at, right, clause),
        };
    }

    /// <summary>"- [Name](target): an open source framework": an entry in a list of other people's work.</summary>
    private bool IsLinkedEntry(int at)
    {
        if ((sentence.Block.Kind & (BlockKind.Item | BlockKind.Row)) == BlockKind.Paragraph)
        {
            return false;
        }

        var first = 0;
        while (first < at && tokens[first].Is(WordRole.Punctuation))
        {
            first++;
        }

        var end = first;
        while (end < at && tokens[end].Is(WordRole.Link))
        {
            end++;
        }

        return end > first && end < at && tokens[end].Word is ":" or "-" or "—";
    }

    /// <summary>What the wording is said of; <paramref name="attribute"/> is the noun phrase that it is an adjective of, or null.</summary>
    private ClaimSubject Subject(int at, int clause, WordingForm form, NounPhraseStart left, NounPhrase right, out NounPhraseStart? attribute)
    {
        attribute = null;
        if (JoinsToAdjective(at) && !tokens[at + 2].Is(WordRole.Conformance))
        {
            return ClaimSubject.Other;
        }

        if (!right.HasHead && predicates.RelativeObject(at, clause) is { } given)
        {
            return given;
        }

        if (IsActiveVerb(at, clause, form, left, right))
        {
            return ObjectOf(at, right);
        }

        var be = predicates.BeBefore(at, clause);
        if (sentence.Words.NounFirst && (!right.HasHead || phrases.NounBefore(at, clause) >= 0))
        {
            return NounFirst(at, clause, be, out attribute);
        }

        if (sentence.Words.BeLast && !right.HasHead && at > clause)
        {
            return predicates.SubjectBefore(at, clause);
        }

        if (!right.HasHead)
        {
            return Predicate(at, clause, be, form, left, right, out attribute);
        }

        if (tokens[right.Head].Is(WordRole.License))
        {
            return predicates.LicensedSubject(at, right.End, clause);
        }

        attribute = left;
        return Attributive(at, clause, be, left, right);
    }

    /// <summary>The wording without a noun behind it.</summary>
    private ClaimSubject Predicate(int at, int clause, int be, WordingForm form, NounPhraseStart left, NounPhrase right, out NounPhraseStart? attribute)
    {
        attribute = null;
        if (wordings[tokens[at].Wording].Wording.NeedsConformance && walk.LastBefore(Math.Max(clause, at - 8), at, WordRole.Conformance) is var meets and > 0)
        {
            // "X meets the Open Source Definition"
            return predicates.SubjectBefore(meets, clause);
        }

        var before = at > clause ? tokens[at - 1] : default;
        if (before.Is(WordRole.Noun | WordRole.Name | WordRole.Pronoun)
            && walk.HasBefore(Math.Max(clause, at - 5), at - 1, WordRole.Release))
        {
            // "we made the model open source"
            return before.Is(WordRole.Pronoun) ? contextSubject : predicates.ClassAt(at - 1);
        }

        if (left.Start > clause && IsGivenAs(left.Start - 1, clause, out var given))
        {
            return given;
        }

        if (be >= 0)
        {
            // "Being open source, Foo-7B …"
            return be == 0 && !tokens[be].Is(WordRole.Pronoun | WordRole.We) ? predicates.SubjectAfterComma(at) : predicates.SubjectBefore(be, clause);
        }

        if (form == WordingForm.Past && at > clause && before.Is(WordRole.Noun | WordRole.Name))
        {
            // "models open-sourced by X": any of its kind; "the model open-sourced by X": a particular one.
            return predicates.IsParticularNoun(at - 1, clause) ? predicates.ClassAt(at - 1) : ClaimSubject.Other;
        }

        if (form == WordingForm.Past && at - 2 > clause && tokens[at - 2].Is(WordRole.Release) && predicates.IsParticularNoun(at - 3, clause))
        {
            // "a model trained and open-sourced by X"
            return predicates.ClassAt(at - 3);
        }

        if (form == WordingForm.Past && (at == 0 || before.Word is ","))
        {
            // "Open-sourced in May, Foo-7B is …", "Foo-7B is a preview, open-sourced for …"
            return at == 0 ? predicates.SubjectAfterComma(at) : predicates.BeforeAside(at - 1);
        }

        return Fragment(at, clause, left, right);
    }

    private ClaimSubject Attributive(int at, int clause, int be, NounPhraseStart left, NounPhrase right)
    {
        var head = tokens[right.Head];
        var kind = head.Is(WordRole.Alternative) ? AlternativeKind(at, clause, be, right) : predicates.ClassAt(right.Head);
        if (right.End + 1 < tokens.Count && tokens[right.End].Is(WordRole.Conjunction) && phrases.After(right.End + 1) is { HasHead: true } joined
            && tokens[joined.Head].Is(WordRole.Model))
        {
            // "the open-source code and weights"
            kind = ClaimSubject.Model;
        }

        if (kind == ClaimSubject.Project && right.End + 1 < tokens.Count && tokens[right.End].Word is ":"
            && tokens[right.End + 1].Is(WordRole.ModelName))
        {
            // A heading "Open-source components" over a list of models
            kind = ClaimSubject.Model;
        }

        if (kind == ClaimSubject.Other || right.IsHandled)
        {
            // "one of the best models in the open-source community"
            return particulars.IsBestOf(left, clause) ? ClaimSubject.Model : ClaimSubject.Other;
        }

        return particulars.IsParticular(at, clause, left, right, kind) ? kind : ClaimSubject.Other;
    }

    /// <summary>"Open source" without a noun and without "is": a parenthesis, what a colon announces, a slogan, a list entry, a heading, a movement.</summary>
    private ClaimSubject Fragment(int at, int clause, NounPhraseStart left, NounPhrase right)
    {
        var before = walk.Governor(left.Start, clause);
        if (walk.OpeningBefore(at) is var opening and > 0)
        {
            return NamedBefore(opening);
        }

        if (at + 2 < tokens.Count && tokens[at + 1].Word is ":" && tokens[at + 2].Is(WordRole.ModelName))
        {
            // "Now open source: Foo-7B"
            return ClaimSubject.Model;
        }

        if (before > 0 && tokens[before].Word is "," && walk.LastBefore(clause, before, WordRole.AnyBe) is var be and >= 0)
        {
            // "Foo is a file manager, open source and free"
            return predicates.SubjectBefore(be, clause);
        }

        if (sentence.RowNamesModel)
        {
            // | Foo-7B | open source | 7B |
            return ClaimSubject.Model;
        }

        if ((sentence.Block.Kind & (BlockKind.Heading | BlockKind.Row)) != BlockKind.Paragraph)
        {
            return ClaimSubject.Other;
        }

        if (Math.Max(right.Unknown, right.Name) > at && !left.StartsWithVerb
            && (left.Start < at || (right.End < tokens.Count && tokens[right.End].Is(WordRole.Preposition)))
            && (before < 0 || (before > 0 && tokens[before].Word is "-" or "—" or ":")))
        {
            // "Offline, open source OCRing", "Your private, open-source meeting helper": a noun that no list knows.
            return
                right.End >= tokens.Count
                || tokens[right.End].Is(WordRole.Preposition | WordRole.Punctuation | WordRole.Relative | WordRole.Conjunction)
                ? contextSubject
                : ClaimSubject.Other;
        }

        if (before > 0 && (tokens[before].Word is ":" or "—" || (tokens[before].Word is "-" && walk.IsSpaced(before))))
        {
            // "License: open source", "Foo-7B is here: open source and free"
            return walk.HasBefore(0, before, WordRole.License) ? contextSubject
                : walk.HasBefore(0, before, WordRole.Noun | WordRole.Name) ? predicates.SubjectBefore(before, walk.ClauseStart(before))
                : ClaimSubject.Other;
        }

        var next = at + 1 < tokens.Count ? tokens[at + 1] : default;
        var alone = next.Word is null or "," or "." or "!" or ";" or ":" or "(" or "—" or "-" || next.Is(WordRole.Conjunction | WordRole.Preposition);
        return before < 0 && alone && (tokens.Count > 1 || context == ClaimContext.Description) && tokens.Count - at < 12
            && wordings[tokens[at].Wording].Form is WordingForm.Base ? contextSubject : ClaimSubject.Other;
    }

    /// <summary>"Foo-7B (open source)", "Foo 7 (Example Labs, open source)": what a parenthesis is said of.</summary>
    private ClaimSubject NamedBefore(int opening)
    {
        var named = opening - 1;
        while (named > 0 && tokens[named].Is(WordRole.Number) && !tokens[named].Is(WordRole.Name))
        {
            named--;
        }

        return tokens[named].Is(WordRole.Noun | WordRole.Name) ? predicates.ClassAt(named) : ClaimSubject.Other;
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

    /// <summary>What is given to the public: "we open-source the code and weights" – the weights count;
    /// "the code but not the weights" – they do not.</summary>
    private ClaimSubject ObjectOf(int at, NounPhrase right)
    {
        var start = at + 1;
        while (start < tokens.Count && (tokens[start].Is(WordRole.Determiner | WordRole.Adverb | WordRole.Collective | WordRole.Of | WordRole.Generic)
            || (start > at + 1 && start + 1 < tokens.Count && tokens[start].Roles == WordRole.None)))
        {
            // "a large number of models"
            start++;
        }

        var given = phrases.After(start);
        if (given.HasHead)
        {
            const WordRole EndsObject =
                WordRole.Break | WordRole.Preposition | WordRole.Relative | WordRole.Clause | WordRole.Negator | WordRole.Make;
            for (var i = start; i < tokens.Count && i - start < MaxObject && !tokens[i].Is(EndsObject); i++)
            {
                if (tokens[i].Is(WordRole.AnyModel)
                    && (i + 1 >= tokens.Count || !(tokens[i + 1].Is(WordRole.Noun | WordRole.Agent) || tokens[i + 1].Word is "/")))
                {
                    return ClaimSubject.Model;
                }
            }

            return predicates.ClassAt(given.Head);
        }

        if (walk.LastBefore(at, Math.Min(tokens.Count, at + 4), WordRole.Pronoun) is var all and > 0
            && walk.HasBefore(all, tokens.Count, WordRole.AnyModel))
        {
            // "We open source everything: data, code and the model"
            return ClaimSubject.Model;
        }

        if (given.Name < 0)
        {
            return start < tokens.Count && tokens[start].Is(WordRole.Pronoun) ? contextSubject : ClaimSubject.Other;
        }

        // A name: what the sentence calls it, else what the sentence is about.
        var comma = given.Name + 1;
        if (comma < tokens.Count && tokens[comma].Is(WordRole.Punctuation))
        {
            var called = comma + 1;
            while (called < tokens.Count && tokens[called].Is(WordRole.Determiner))
            {
                called++;
            }

            var apposition = phrases.After(called);
            if (apposition.HasHead)
            {
                return predicates.ClassAt(apposition.Head);
            }
        }

        return walk.HasBefore(0, tokens.Count, WordRole.Project)
            || !walk.HasBefore(0, tokens.Count, WordRole.AnyModel) ? ClaimSubject.Project : ClaimSubject.Model;
    }

    /// <summary>"X is released as open source", "we release X as open source", "Released as open source".</summary>
    private bool IsGivenAs(int before, int clause, out ClaimSubject given)
    {
        given = ClaimSubject.Other;
        if (!tokens[before].Is(WordRole.As))
        {
            return false;
        }

        given = predicates.GivenBefore(walk.LastBefore(clause, before, WordRole.Licensed), before, clause);
        return true;
    }

    private ClaimSubject NounFirst(int at, int clause, int be, out NounPhraseStart? attribute)
    {
        attribute = null;
        if (be >= 0 && !walk.HasBefore(be + 1, at, WordRole.Noun))
        {
            return predicates.SubjectBefore(be, clause);
        }

        var head = phrases.NounBefore(at, clause);
        if (head < 0)
        {
            return Fragment(at, clause, phrases.Before(at, clause), new NounPhrase(-1, -1, at + 1, ListsExamples: false) { Unknown = -1 });
        }

        var kind = predicates.ClassAt(head);
        var left = phrases.Before(head, clause);
        attribute = left;
        var right = new NounPhrase(head, -1, at + 1, phrases.ListsExamples(at + 1));
        return particulars.IsParticular(at, clause, left, right, kind) ? kind : ClaimSubject.Other;
    }

    /// <summary>"we open-sourced", "have open-sourced", "are open-sourcing", "we open source".</summary>
    private bool IsActiveVerb(int at, int clause, WordingForm form, NounPhraseStart left, NounPhrase right)
    {
        var before = at - 1;
        while (before >= clause && tokens[before].Is(WordRole.Adverb | WordRole.Negator))
        {
            before--;
        }

        var token = before >= clause ? tokens[before] : default;
        var givesSomething = at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner | WordRole.Pronoun | WordRole.Adverb);
        switch (form)
        {
            case WordingForm.Past:
                return token.Is(WordRole.Have | WordRole.We) || ((token.Word is null || token.Is(WordRole.Pronoun)) && at + 1 < tokens.Count
                    && tokens[at + 1].Is(WordRole.Determiner)) || (token.Is(WordRole.Conjunction) && givesSomething
                    && left.Determiner == WordRole.None) || (token.Is(WordRole.Name) && givesSomething);
            case WordingForm.Third:
                return true;
            case WordingForm.Gerund:
                return token.Is(WordRole.Be | WordRole.Preposition | WordRole.Definite);
            default:
                if ((token.Word is null || token.Word is "]") && at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner))
                {
                    return true;
                }

                if (token.Is(WordRole.We) && (givesSomething || right.HasHead || right.Name >= 0))
                {
                    return true;
                }

                return token.Is(WordRole.To) && at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Determiner | WordRole.Name | WordRole.Pronoun);
        }
    }

    /// <summary>"open-source-based", "open-source-like" says nothing.</summary>
    private bool JoinsToAdjective(int at) => at + 2 < tokens.Count && tokens[at + 1].Word is "‑" && !tokens[at + 2].Is(WordRole.Noun | WordRole.Name);
}
