using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>
/// Reads a claim in a language that puts no space between words: nouns and cues are looked for as runs of characters in the
/// clause around the wording. The same questions as in <see cref="ClaimGrammar"/>.
/// </summary>
internal sealed class CharacterGrammar(CharacterScope scope)
{
    private readonly CharacterNouns nouns = new CharacterNouns(scope);
    private readonly CharacterCues cues = scope.Cues;
    private readonly string text = scope.Text;
    private readonly int start = scope.Start;
    private readonly int end = scope.End;
    private readonly int from = scope.From;
    private readonly int to = scope.To;
    private readonly int clause = scope.Clause;
    private readonly int clauseEnd = scope.ClauseEnd;
    private readonly ClaimSubject contextSubject = scope.ContextSubject;
    private readonly BlockKind block = scope.Block;
    private readonly bool rowNamesModel = scope.RowNamesModel;
    private readonly bool isProse = scope.IsProse;

    public static bool Reads(string language) => CharacterCues.For(language) is not null;

    public static Reading Read(ProseBlock block, int start, int end, WordingMatch match, string language, ClaimSubject contextSubject)
    {
        var scope = new CharacterScope(CharacterCues.For(language)!, block, start, end, match, contextSubject);
        var grammar = new CharacterGrammar(scope);
        return new Reading(new CharacterPolarity(scope).Read(grammar.nouns.IsNamedBefore()), grammar.Subject());
    }

    private ClaimSubject Subject()
    {
        var phrase = nouns.After(to);
        var isVerb = IsVerb(phrase);
        if (isVerb && phrase.Kind is { } given)
        {
            return nouns.JoinsModel(phrase.End) ? ClaimSubject.Model : given;
        }

        if (phrase.Kind is not { } kind)
        {
            if (isVerb && CharacterCues.EndsAt(cues.Object, text, clause, from))
            {
                return nouns.NearestNoun() ?? Predicate();
            }

            if (isVerb && phrase.HasName)
            {
                return CharacterCues.IsIn(cues.Model, text, start, end) ? ClaimSubject.Model : ClaimSubject.Project;
            }

            return Predicate();
        }

        if (CharacterCues.IsIn(cues.License, text, nouns.Skip(to), phrase.End))
        {
            // "the code and the model are under the Apache 2.0 open source license"
            return nouns.LastNoun(clause, from) == ClaimSubject.Model ? ClaimSubject.Model : ClaimSubject.Other;
        }

        return !phrase.IsHandled && IsParticular(phrase, kind) ? kind : ClaimSubject.Other;
    }

    private bool IsVerb(CharacterPhrase phrase) =>
        CharacterCues.LengthAt(cues.Verb, text, nouns.Skip(to), clauseEnd) > 0 || CharacterCues.EndsAt(cues.Actor, text, clause, from);

    /// <summary>The wording without a noun behind it: its subject stands before it.</summary>
    private ClaimSubject Predicate()
    {
        var subject = nouns.LastNoun(clause, from);
        if (clause > start && (subject is null || CharacterCues.EndsAt(cues.License, text, clause, from)))
        {
            // "Foo-7B is here: Apache-2.0 licensed and open"
            subject = nouns.LastNoun(start, clause);
        }

        if (subject is not null)
        {
            return subject.Value;
        }

        return rowNamesModel ? ClaimSubject.Model
            : CharacterCues.IsIn(cues.With, text, start, from) || CharacterCues.IsIn(cues.BeAfter, text, to, clauseEnd) ? contextSubject
            : ClaimSubject.Other;
    }

    private bool IsParticular(CharacterPhrase phrase, ClaimSubject kind)
    {
        var isAny = CharacterCues.IsIn(cues.AnyBefore, text, Math.Max(clause, from - 16), from);
        var compares = CharacterCues.IsIn(cues.Compare, text, Math.Max(clause, from - 24), from)
            || CharacterCues.LengthAt(cues.Compare, text, phrase.End, clauseEnd) > 0;
        if (compares && CharacterCues.IsIn(cues.Other, text, clause, from))
        {
            return kind == ClaimSubject.Model;
        }

        // "ChatFoo-7B open-source model": named right before or behind.
        if (kind == ClaimSubject.Model && (nouns.IsNamedBefore() || phrase.IsNamed || nouns.NamedBehind(phrase.End)))
        {
            return true;
        }

        if (CharacterCues.LengthAt(cues.Among, text, nouns.Skip(phrase.End), clauseEnd) is var among && among > 0)
        {
            // "Foo-7B leads among open-source models", "among open-source models, Foo-7B leads"
            return kind == ClaimSubject.Model && (nouns.NamedAt(nouns.Skip(nouns.Skip(phrase.End) + among + 1))
                || nouns.HasNounOrName(start, from));
        }

        if (CharacterCues.LengthAt(cues.ClaimsAfter, text, nouns.Skip(phrase.End), clauseEnd) > 0
            || (nouns.LatinName(nouns.Skip(phrase.End), clauseEnd, out var named) && CharacterCues.LengthAt(cues.ClaimsAfter, text, named, clauseEnd) > 0))
        {
            return true;
        }

        if (CharacterCues.EndsAt(cues.BeNear, text, clause, from))
        {
            return true;
        }

        if (CharacterCues.LengthAt(cues.AnyAfter, text, nouns.Skip(phrase.End), clauseEnd) > 0)
        {
            return false;
        }

        return IsStated(phrase, kind, isAny);
    }

    /// <summary>Whether the clause says "is", "this" or "we release" of the noun, or is nothing but the noun.</summary>
    private bool IsStated(CharacterPhrase phrase, ClaimSubject kind, bool isAny)
    {
        if (LastCue(cues.BeOne) >= 0 && !IsAttribute(phrase.End))
        {
            // "is a …": the noun is what the subject is, whatever its attributes use or support.
            return true;
        }

        if (LastCue(cues.BeBefore) is var be && be >= 0
            && (!CharacterCues.IsIn(cues.AnyBefore, text, be, from) || CharacterCues.IsIn(cues.Superlative, text, be, from))
            && cues.BeAfter.All.Length == 0)
        {
            return !IsAttribute(phrase.End);
        }

        if (kind == ClaimSubject.Model && (IsGivenBy(phrase.End) || rowNamesModel))
        {
            return true;
        }

        if (CharacterCues.LengthAt(cues.BeAfter, text, nouns.Skip(phrase.End), end) > 0)
        {
            return !isAny;
        }

        if (isAny)
        {
            return false;
        }

        if (CharacterCues.IsIn(cues.ClaimsBefore, text, Math.Max(LastCue(cues.Cut) + 1, Math.Max(clause, from - 20)), from))
        {
            return true;
        }

        // The noun phrase is all there is.
        return phrase.End >= clauseEnd && clause == start && clauseEnd + 1 >= end && from - start > 1 && isProse
            && (block & (BlockKind.Heading | BlockKind.Row)) == BlockKind.Paragraph;
    }

    /// <summary>Whether the noun that ends at a place stands in an attribute of another one: 的 and a noun follow.</summary>
    private bool IsAttribute(int at)
    {
        var of = CharacterCues.FirstIn(cues.Attributive, text, at, clauseEnd);
        for (var i = of; of >= 0 && i < clauseEnd; i++)
        {
            if (nouns.NounAt(i, clauseEnd, out _) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"阿里开源的模型": the phrase is the whole clause, and begins with who gave it to the public.</summary>
    private bool IsGivenBy(int phraseEnd)
    {
        if (phraseEnd < clauseEnd)
        {
            return false;
        }

        var first = clause;
        while (first < from && !char.IsLetterOrDigit(text[first]))
        {
            first++;
        }

        return CharacterCues.EndsAt(cues.Giver, text, first, from) || CharacterCues.LengthAt(cues.Giver, text, first, from) > 0
            || (nouns.LatinName(first, from, out var stop) && from - stop <= 3);
    }

    private int LastCue(CueList list)
    {
        for (var i = from - 1; i >= clause; i--)
        {
            if (CharacterCues.LengthAt(list, text, i, from) > 0)
            {
                return i;
            }
        }

        return -1;
    }
}
