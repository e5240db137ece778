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
    private const int MaxNounPhrase = 14;
    private const int MaxLeft = 9;
    private readonly Sentence sentence;
    private readonly List<Token> tokens;
    private readonly IReadOnlyList<WordingMatch> wordings;
    private readonly ClaimContext context;
    private readonly ClaimSubject contextSubject;

    public ClaimGrammar(Sentence sentence, IReadOnlyList<WordingMatch> wordings, ClaimContext context, ClaimSubject contextSubject)
    {
        this.sentence = sentence;
        tokens = sentence.Tokens;
        this.wordings = wordings;
        this.context = context;
        this.contextSubject = contextSubject;
    }

    /// <summary>Reads the claim of the token that is a wording.</summary>
    public Reading Read(int at)
    {
        var clause = ClauseStart(at);
        var right = After(at + 1);
        var left = Before(at, clause);
        var form = wordings[tokens[at].Wording].Form;
        var found = Subject(at, clause, form, left, right, out var isPredicate);
        if (wordings[tokens[at].Wording].Wording.NeedsHead && !right.HasHead && !HasBefore(clause, at, WordRole.AnyModel | WordRole.Project | WordRole.Name | WordRole.Pronoun))
        {
            found = ClaimSubject.Other;
        }

        if (found == ClaimSubject.Project && context == ClaimContext.Readme && IsLinkedEntry())
        {
            found = ClaimSubject.Other;
        }

        return new Reading(Polarity(at, clause, isPredicate, right), found);
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

    // --- What it is about --------------------------------------------------------------------------------------------------

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

        var be = BeBefore(at, clause);
        if (sentence.Words.NounFirst && (!right.HasHead || NounBefore(at, clause) >= 0))
        {
            return NounFirst(at, clause, be, out isPredicate);
        }

        if (sentence.Words.BeLast && !right.HasHead && at > clause)
        {
            return SubjectBefore(at, clause);
        }

        if (!right.HasHead && wordings[tokens[at].Wording].Wording.NeedsConformance)
        {
            // "X meets the Open Source Definition"
            for (var i = at - 1; i > clause && at - i < 8; i--)
            {
                if (tokens[i].Is(WordRole.Conformance))
                {
                    return SubjectBefore(i, clause);
                }
            }
        }

        if (!right.HasHead)
        {
            // "we made the model open source"
            if (at - 1 > clause && tokens[at - 1].Is(WordRole.Noun | WordRole.Name) && HasBefore(Math.Max(clause, at - 5), at - 1, WordRole.Make))
            {
                return tokens[at - 1].Is(WordRole.Noun) ? ClassOf(tokens[at - 1]) : ClaimSubject.Project;
            }

            if (be >= 0)
            {
                return SubjectBefore(be, clause);
            }

            if (form == WordingForm.Past && at > clause && tokens[at - 1].Is(WordRole.Noun | WordRole.Name))
            {
                // "models open-sourced by X": any of its kind; "the model open-sourced by X": a particular one.
                isPredicate = false;
                return IsParticularNoun(at - 1, clause) ? ClassOf(tokens[at - 1]) : ClaimSubject.Other;
            }

            if (right.Name >= 0 && tokens[right.Name].Is(WordRole.ModelName))
            {
                isPredicate = false;
                return ClaimSubject.Model;
            }

            return Fragment(at, clause, left);
        }

        if (tokens[right.Head].Is(WordRole.License))
        {
            return LicensedSubject(at, clause);
        }

        isPredicate = false;
        return Attributive(at, clause, be, left, right);
    }

    private ClaimSubject Attributive(int at, int clause, int be, NounPhraseStart left, NounPhrase right)
    {
        var head = tokens[right.Head];
        var kind = head.Is(WordRole.Alternative) ? AlternativeKind(at, clause, be, right) : ClassOf(head);
        if (kind == ClaimSubject.Other || right.IsHandled)
        {
            return ClaimSubject.Other;
        }

        return IsParticular(at, clause, left, right, kind) ? kind : ClaimSubject.Other;
    }

    /// <summary>Whether the noun phrase speaks of a particular model or project, not of any of its kind.</summary>
    private bool IsParticular(int at, int clause, NounPhraseStart left, NounPhrase right, ClaimSubject kind)
    {
        var isPlural = tokens[right.Head].Is(WordRole.Models) || (kind == ClaimSubject.Project && IsPlural(tokens[right.Head]));
        var named = (left.ModelName >= 0 && !left.IsGeneric) || (right.Name >= 0 && tokens[right.Name].Is(WordRole.ModelName)) || tokens[right.Head].Is(WordRole.ModelName);
        named |= !isPlural && IsCalled(right.End);
        if (kind == ClaimSubject.Model && named && !right.ListsExamples)
        {
            return true;
        }

        var governor = Governor(left.Start, clause);
        var governing = governor >= 0 ? tokens[governor] : default;
        if (sentence.Words.BareIsGeneric && left.Determiner == WordRole.None && !left.HasSuperlative && !(governor >= 0 && governing.Is(WordRole.AnyBe)))
        {
            return false;
        }

        if (governor >= 0 && governing.Is(WordRole.Among))
        {
            return HasBefore(clause, governor, WordRole.Superlative);
        }

        if (CompareBefore(left.Start, clause))
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
            return !(governor > 0 && tokens[governor - 1].Is(WordRole.Expletive)) && !(isPlural && left.Determiner == WordRole.None && IsGenericSubject(governor, clause));
        }

        if (governor >= 0 && governing.Is(WordRole.Of) && IsOneOfThem(governor, clause))
        {
            return true;
        }

        if (governor >= 0 && governing.Is(WordRole.Release) && !IsInfinitive(governor))
        {
            // "We released open-source models"; but "Example Labs builds open-source models" is its trade.
            return (!isPlural && left.Determiner != WordRole.None) || HasBefore(Math.Max(clause, governor - 4), governor, isPlural && !left.HasNumber ? WordRole.We | WordRole.ModelName : WordRole.We | WordRole.Name);
        }

        if (governor < 0 && kind == ClaimSubject.Model && sentence.RowNamesModel)
        {
            return true;
        }

        if (isPlural)
        {
            return governor > 0 && governing.Word is ":" or "—" && tokens[governor - 1].Is(WordRole.ModelName);
        }

        if (governor > 0 && left.Determiner == WordRole.Indefinite && governing.Is(WordRole.Conjunction) && tokens[governor - 1].Is(WordRole.Release) && HasBefore(clause, governor, WordRole.AnyBe))
        {
            // "Foo-7B was released as an open-source model"
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

    /// <summary>"the open-source model, Foo-7B, …", "… (Foo-7B)": the name of a model behind the noun, and no list.</summary>
    private bool IsCalled(int at)
    {
        if (at + 1 >= tokens.Count || tokens[at].Word is not "," and not "(" || !tokens[at + 1].Is(WordRole.ModelName))
        {
            return false;
        }

        var end = at + 2;
        while (end < tokens.Count && tokens[end].Is(WordRole.Name | WordRole.Size | WordRole.Number | WordRole.Capital))
        {
            end++;
        }

        return end >= tokens.Count || (tokens[end].Word is "," or "(" or ")" or "." && !(end + 1 < tokens.Count && tokens[end + 1].Is(WordRole.ModelName | WordRole.Conjunction)));
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
                    && HasBefore(clause, i, tokens[i].Is(WordRole.Be) ? WordRole.AnyModel | WordRole.Name | WordRole.Pronoun | WordRole.Demonstrative : WordRole.ModelName)
                    && !(i > clause && tokens[i - 1].Is(WordRole.Expletive));
            }
        }

        return false;
    }

    /// <summary>A noun phrase that is all there is, as in a title: "Open-source language model for Swedish".</summary>
    private bool IsFragment(NounPhraseStart left, NounPhrase right, int governor)
    {
        if (governor >= 0 || left.StartsWithVerb || HasBefore(left.Start, right.Head, WordRole.Governed))
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

    /// <summary>"Open source" without a noun and without "is": a list entry, a heading, a movement.</summary>
    private ClaimSubject Fragment(int at, int clause, NounPhraseStart left)
    {
        if ((sentence.Block.Kind & (BlockKind.Heading | BlockKind.Row)) != BlockKind.Paragraph)
        {
            return ClaimSubject.Other;
        }

        var before = Governor(left.Start, clause);
        if (before >= 0 && tokens[before].Word is ":" && before > 0)
        {
            var named = tokens[before - 1];
            return named.Is(WordRole.AnyModel) ? ClaimSubject.Model : named.Is(WordRole.License | WordRole.Project) ? contextSubject : ClaimSubject.Other;
        }

        var next = at + 1 < tokens.Count ? tokens[at + 1] : default;
        var alone = next.Word is null or "," or "." or "!" or ";" or ":" or "(" or "—" or "-" || next.Is(WordRole.Conjunction | WordRole.Preposition);
        return before < 0 && alone && tokens.Count - at < 12 && wordings[tokens[at].Wording].Form is WordingForm.Base ? contextSubject : ClaimSubject.Other;
    }

    /// <summary>"released under an open source license": what is released.</summary>
    private ClaimSubject LicensedSubject(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i < 8; i--)
        {
            if (tokens[i].Is(WordRole.Licensed))
            {
                var be = i;
                while (be > clause && !tokens[be].Is(WordRole.AnyBe) && i - be < 4)
                {
                    be--;
                }

                return SubjectBefore(tokens[be].Is(WordRole.AnyBe) ? be : i, clause);
            }
        }

        return ClaimSubject.Other;
    }

    private ClaimSubject AlternativeKind(int at, int clause, int be, NounPhrase right)
    {
        if (be >= 0)
        {
            var subject = SubjectBefore(be, clause);
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

        var given = After(start);
        if (given.HasHead)
        {
            // "the code and weights": the weights count.
            for (var i = start; i < tokens.Count && i - start < MaxNounPhrase && !tokens[i].Is(WordRole.Break | WordRole.Preposition | WordRole.Relative); i++)
            {
                if (tokens[i].Is(WordRole.AnyModel) && (i == given.Head || i + 1 >= tokens.Count || !tokens[i + 1].Is(WordRole.Noun | WordRole.Agent)))
                {
                    return ClaimSubject.Model;
                }
            }

            return ClassOf(tokens[given.Head]);
        }

        if (given.Name < 0)
        {
            return start < tokens.Count && tokens[start].Is(WordRole.Pronoun) ? contextSubject : right.HasHead ? ClassOf(tokens[right.Head]) : ClaimSubject.Other;
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

            var apposition = After(called);
            if (apposition.HasHead)
            {
                return ClassOf(tokens[apposition.Head]);
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

    /// <summary>What the subject of a predicate is: the noun phrases between the start of the clause and "is".</summary>
    private ClaimSubject SubjectBefore(int be, int clause)
    {
        var first = clause;
        var isModel = false;
        var head = -1;
        var inside = false;
        var last = -1;
        var depth = 0;
        for (var i = first; i < be; i++)
        {
            var token = tokens[i];
            if (token.Word is "(")
            {
                depth++;
            }
            else if (token.Word is ")")
            {
                depth = Math.Max(0, depth - 1);
            }

            if (depth > 0)
            {
                continue;
            }

            if (token.Word is ",")
            {
                isModel |= head >= 0 && tokens[head].Is(WordRole.AnyModel);
                last = head >= 0 ? head : last;
                head = -1;
                inside = false;
                if (i + 1 < be && !tokens[i + 1].Is(WordRole.Conjunction) && !IsList(first, be))
                {
                    // "In this repository, X is …": what stands before the comma is no subject.
                    isModel = false;
                }

                continue;
            }

            if (token.Is(WordRole.Relative) && i > clause && (i == be - 1 || tokens[i - 1].Is(WordRole.Noun)))
            {
                // "the model that is", "a model whose weights are": what the noun before it is.
                var antecedent = Antecedent(i, clause);
                if (i == be - 1 || antecedent == ClaimSubject.Other)
                {
                    return antecedent;
                }

                head = -1;
                isModel = false;
                inside = false;
                continue;
            }

            if (token.Is(WordRole.Conjunction) && !inside)
            {
                isModel |= head >= 0 && tokens[head].Is(WordRole.AnyModel);
                last = head >= 0 ? head : last;
                head = -1;
                continue;
            }

            if (token.Is(WordRole.Preposition) && !token.Is(WordRole.Noun) && head >= 0)
            {
                inside = true;
                continue;
            }

            if (inside)
            {
                continue;
            }

            if (token.Is(WordRole.Noun | WordRole.Name | WordRole.Pronoun | WordRole.Size))
            {
                // "Kolors weights": the last noun is the head; a size makes the name a model's.
                head = token.Is(WordRole.Size) && head >= 0 && !tokens[head].Is(WordRole.Noun) ? i : token.Is(WordRole.Name) && !token.Is(WordRole.ModelName) && head >= 0 && tokens[head].Is(WordRole.Noun) ? head : token.Is(WordRole.Pronoun) && head >= 0 ? head : i;
            }
        }

        head = head >= 0 ? head : last;
        for (var i = head - 1; i >= first && head - i < 5 && !tokens[i].Is(WordRole.Indefinite | WordRole.Demonstrative | WordRole.Possessive | WordRole.Punctuation | WordRole.Preposition | WordRole.AnyBe | WordRole.Relative); i--)
        {
            if (tokens[i].Is(WordRole.Generic))
            {
                return ClaimSubject.Other;
            }
        }

        if (head >= 0 && tokens[head].Is(WordRole.Generic) && !tokens[head].Is(WordRole.Noun))
        {
            return ClaimSubject.Other;
        }

        if (isModel)
        {
            return ClaimSubject.Model;
        }

        if (head < 0)
        {
            return contextSubject;
        }

        if (tokens[head].Is(WordRole.Pronoun) && !tokens[head].Is(WordRole.Noun))
        {
            return PronounSubject(head);
        }

        return tokens[head].Is(WordRole.Size) ? ClaimSubject.Model : ClassOf(tokens[head]) is var kind && kind == ClaimSubject.Other && tokens[head].Is(WordRole.Name) && !tokens[head].Is(WordRole.Noun) ? ClaimSubject.Project : kind;
    }

    private bool IsList(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i].Is(WordRole.Conjunction) && tokens[i - 1].Word is ",")
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
                return ClassOf(tokens[i]);
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
                return IsParticularNoun(i, clause) ? ClassOf(tokens[i]) is var kind && kind == ClaimSubject.Other && !tokens[i].Is(WordRole.Noun) ? ClaimSubject.Project : kind : ClaimSubject.Other;
            }
        }

        return ClaimSubject.Other;
    }

    private bool IsParticularNoun(int at, int clause)
    {
        if (tokens[at].Is(WordRole.Name))
        {
            return true;
        }

        for (var i = at - 1; i >= clause && at - i < 6; i--)
        {
            if (tokens[i].Is(WordRole.Generic))
            {
                return false;
            }

            if (tokens[i].Is(WordRole.Determiner))
            {
                return tokens[i].Is(WordRole.Demonstrative | WordRole.Possessive)
                    || !((tokens[i].Is(WordRole.Indefinite) || tokens[at].Is(WordRole.Models)) && HasBefore(clause, i, WordRole.Use));
            }

            if (tokens[i].Is(WordRole.Noun | WordRole.Use | WordRole.Release | WordRole.Punctuation | WordRole.AnyBe))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsGenericSubject(int be, int clause) =>
        be - 1 >= clause && tokens[be - 1].Is(WordRole.Models) && !HasBefore(clause, be, WordRole.Determiner | WordRole.Name);

    // --- Romance, Slavic and other languages: "modelo de código abierto" ---------------------------------------------------

    private ClaimSubject NounFirst(int at, int clause, int be, out bool isPredicate)
    {
        isPredicate = false;
        if (be >= 0 && !HasBefore(be + 1, at, WordRole.Noun))
        {
            isPredicate = true;
            return SubjectBefore(be, clause);
        }

        var head = NounBefore(at, clause);
        if (head < 0)
        {
            isPredicate = true;
            return be >= 0 ? SubjectBefore(be, clause) : Fragment(at, clause, Before(at, clause));
        }

        var kind = ClassOf(tokens[head]);
        if (kind == ClaimSubject.Other)
        {
            return kind;
        }

        var left = Before(head, clause);
        var right = new NounPhrase(head, NameAfter(at), at + 1, ListsExamples(at + 1));
        return IsParticular(at, clause, left, right, kind) ? kind : ClaimSubject.Other;
    }

    /// <summary>The noun before the wording that it belongs to: "modelo de lenguaje de código abierto"; -1 if none.</summary>
    private int NounBefore(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i < 7; i--)
        {
            if (tokens[i].Is(WordRole.Noun))
            {
                return i;
            }

            if (tokens[i].Is(WordRole.AnyBe | WordRole.Punctuation | WordRole.We | WordRole.Relative | WordRole.Conjunction) && tokens[i].Word is not "\"" and not "-" and not "‑")
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The name behind the wording; a model's name before the name of who made it ("Meta Llama 3").</summary>
    private int NameAfter(int at)
    {
        for (var i = at + 1; i < tokens.Count && i < at + 4 && tokens[i].Is(WordRole.Name); i++)
        {
            if (tokens[i].Is(WordRole.ModelName))
            {
                return i;
            }
        }

        return at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Name) ? at + 1 : -1;
    }

    // --- Whether it is meant -----------------------------------------------------------------------------------------------

    private ClaimPolarity Polarity(int at, int clause, bool isPredicate, NounPhrase right)
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
            if (tokens[i].Word is "," && HasBefore(from + 1, to, WordRole.Noun | WordRole.Pronoun | WordRole.We | WordRole.Be | WordRole.Name))
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
                return true;
            }
        }

        return false;
    }

    // --- The phrase around the wording -------------------------------------------------------------------------------------

    /// <summary>The start of the clause: after a strong punctuation mark or a word such as "but".</summary>
    private int ClauseStart(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if ((tokens[i].Is(WordRole.Break) && !(tokens[i].Word is ")" or "(" && ClosesBefore(i, at))) || tokens[i].Is(WordRole.Clause))
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

    /// <summary>The noun that a wording before it belongs to: the last noun before the phrase ends.</summary>
    private NounPhrase After(int start)
    {
        var head = -1;
        var name = -1;
        var handled = false;
        var i = start;
        for (; i < tokens.Count && i - start < MaxNounPhrase; i++)
        {
            var token = tokens[i];
            if (token.Word is "(")
            {
                var close = i + 1;
                while (close < tokens.Count && close - i < 8 && tokens[close].Word is not ")")
                {
                    close++;
                }

                var closes = close < tokens.Count && tokens[close].Word is ")";
                var nounFollows = closes && close + 1 < tokens.Count && tokens[close + 1].Is(WordRole.Noun);
                if ((head >= 0 && !nounFollows) || !closes)
                {
                    // "the model (Foo-7B, Apache-2.0)"
                    name = head >= 0 && !tokens[head].Is(WordRole.Models) && IsCalled(i) ? i + 1 : name;
                    break;
                }

                i = close;
                continue;
            }

            if (token.Is(WordRole.Punctuation))
            {
                if (token.Word is "\"" or "/" or "&" or "'" or "-" or "‑" || (token.Word is "," && head < 0 && name < 0 && i > start && IsAdjectiveList(i)))
                {
                    if (token.Word is "-" && IsSpaced(i))
                    {
                        break;
                    }

                    continue;
                }

                break;
            }

            if (token.Is(WordRole.Wording))
            {
                continue;
            }

            if (token.Is(WordRole.AnyBe | WordRole.Have | WordRole.Relative | WordRole.We | WordRole.Clause | WordRole.Such | WordRole.Compare) && !token.Is(WordRole.Noun))
            {
                break;
            }

            if (token.Is(WordRole.ModelName))
            {
                if (head >= 0)
                {
                    name = i;
                    i++;
                    break;
                }

                head = i;
                continue;
            }

            var isVerb = token.Is(WordRole.Use | WordRole.Release | WordRole.Compare) && !token.Is(WordRole.Gerund);
            if (token.Is(WordRole.Thing) && token.Is(WordRole.Capital) && head == i - 1 && tokens[head].Is(WordRole.ModelName))
            {
                // "Foo Audio": part of the name.
                head = i - 1;
                name = i;
                continue;
            }

            if (token.Is(WordRole.Noun) && !(isVerb && head >= 0))
            {
                head = i;
                handled = false;
                continue;
            }

            if (token.Is(WordRole.Conjunction))
            {
                if (head >= 0 || name >= 0)
                {
                    break;
                }

                continue;
            }

            if (token.Is(WordRole.Preposition | WordRole.Pronoun | WordRole.Determiner | WordRole.Modal | WordRole.Negator))
            {
                break;
            }

            if (token.Is(WordRole.Name) && !(head >= 0 && token.Is(WordRole.Agent)))
            {
                name = i;
                if (head >= 0)
                {
                    i++;
                    break;
                }

                continue;
            }

            if (head >= 0)
            {
                if (token.Is(WordRole.Agent) && !tokens[head].Is(WordRole.Models))
                {
                    // "open-source model explorer": the model is not meant, unless another noun follows.
                    handled = !tokens[head].Is(WordRole.Thing);
                    head = handled ? head : i;
                    continue;
                }

                if (token.Is(WordRole.Gerund) && i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Conjunction))
                {
                    // "open-source model engineering and monitoring platform"
                    handled = true;
                    break;
                }

                if (!token.Is(WordRole.Size | WordRole.Number))
                {
                    break;
                }
            }
        }

        if (head < 0 && i > start && name < 0 && tokens[i - 1].Is(WordRole.Agent))
        {
            // A tool that no list knows: "log shipper".
            head = i - 1;
        }

        return new NounPhrase(head, name, i, ListsExamples(i)) { IsHandled = handled };
    }

    private bool IsSpaced(int i) => i > 0 && tokens[i].Start > tokens[i - 1].End && sentence.Block.Text.Length > tokens[i].End && sentence.Block.Text[tokens[i].End] == ' ';

    private bool IsAdjectiveList(int comma)
    {
        // A noun must follow before anything else ends the phrase.
        for (var i = comma + 1; i < tokens.Count && i < comma + 6; i++)
        {
            if (tokens[i].Is(WordRole.Noun))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.AnyBe | WordRole.Have | WordRole.Preposition | WordRole.Pronoun | WordRole.We | WordRole.Relative | WordRole.Determiner))
            {
                return false;
            }
        }

        return false;
    }

    private bool ListsExamples(int i)
    {
        if (i < tokens.Count && tokens[i].Word is "," or "(")
        {
            i++;
        }

        return i < tokens.Count && tokens[i].Is(WordRole.Such);
    }

    /// <summary>Where the noun phrase of the wording starts, and what stands before its noun.</summary>
    private NounPhraseStart Before(int at, int clause)
    {
        var result = new NounPhraseStart { Start = at, ModelName = -1 };
        for (var i = at - 1; i >= clause && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.Generic))
            {
                result.IsGeneric = true;
            }

            result.HasSuperlative |= token.Is(WordRole.Superlative);
            result.HasOther |= token.Is(WordRole.Other);
            result.HasNumber |= token.Is(WordRole.Number);
            if (token.Is(WordRole.Determiner))
            {
                result.Determiner = token.Roles & WordRole.Determiner;
                result.IsGeneric &= token.Is(WordRole.Definite | WordRole.Generic);
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

            if (token.Is(WordRole.Punctuation))
            {
                if (token.Word is "\"" or "/" or "'" or "‑" || (token.Word is "-" && !IsSpaced(i)) || (token.Word is "," && i > clause && (IsAdjective(tokens[i - 1]) || (i - 1 > clause && tokens[i - 2].Is(WordRole.Indefinite)))))
                {
                    result.Start = i;
                    continue;
                }

                break;
            }

            if (token.Is(WordRole.ModelName))
            {
                result.ModelName = i;
                result.Start = i;
                break;
            }

            if (token.Is(WordRole.Conjunction) && i > clause && IsAdjective(tokens[i - 1]))
            {
                result.Start = i;
                continue;
            }

            if (token.Is(WordRole.AnyBe | WordRole.Have | WordRole.Preposition | WordRole.We | WordRole.Pronoun | WordRole.Relative | WordRole.Conjunction | WordRole.Such | WordRole.Among | WordRole.Compare | WordRole.Negator | WordRole.Modal) && !token.Is(WordRole.Generic | WordRole.Superlative | WordRole.Adverb))
            {
                break;
            }

            if (token.Is(WordRole.Use | WordRole.Release) && !token.Is(WordRole.Adverb) && !HasDeterminerBefore(i, clause))
            {
                break;
            }

            if (token.Is(WordRole.Noun) && !token.Is(WordRole.Generic | WordRole.Superlative | WordRole.Adverb) && !(tokens[i + 1].Word is "," && HasDeterminerBefore(i, clause)))
            {
                break;
            }

            result.StartsWithVerb = token.Is(WordRole.Gerund) && !token.Is(WordRole.Superlative);
            result.Start = i;
        }

        return result;
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

            if (tokens[i].Is(WordRole.Punctuation | WordRole.AnyBe | WordRole.Have | WordRole.Preposition | WordRole.We | WordRole.Noun | WordRole.Relative))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsAdjective(Token token) =>
        !token.Is(WordRole.Noun | WordRole.Name | WordRole.AnyBe | WordRole.Preposition | WordRole.Pronoun | WordRole.Punctuation | WordRole.Have | WordRole.Use | WordRole.Determiner | WordRole.Conjunction)
        || token.Is(WordRole.Adverb | WordRole.Superlative | WordRole.Generic);

    /// <summary>"is" to the left of the wording with nothing but adverbs, adjectives and "and" between; -1 if none.</summary>
    private int BeBefore(int at, int clause)
    {
        // "es de código abierto": the preposition belongs to the wording.
        var last = sentence.Words.NounFirst && at - 1 >= clause && tokens[at - 1].Is(WordRole.Preposition) ? at - 2 : at - 1;
        for (var i = last; i >= clause && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.AnyBe) && !token.Is(WordRole.Adverb))
            {
                // "has been open sourced", "is being": the first of them is next to the subject.
                while (i > clause && tokens[i - 1].Is(WordRole.AnyBe | WordRole.Have | WordRole.Modal | WordRole.Negator | WordRole.Adverb) && !tokens[i - 1].Is(WordRole.Pronoun | WordRole.Noun))
                {
                    i--;
                }

                return i;
            }

            if (token.Is(WordRole.Noun | WordRole.Preposition | WordRole.Use | WordRole.We | WordRole.Relative) && !token.Is(WordRole.Adverb | WordRole.Negator | WordRole.Generic))
            {
                return -1;
            }
        }

        return -1;
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

    /// <summary>The word that governs the noun phrase: the nearest one before it that is no adverb; -1 at the start.</summary>
    private int Governor(int start, int clause)
    {
        for (var i = start - 1; i >= Math.Max(0, clause - 1); i--)
        {
            var isSign = tokens[i].Is(WordRole.Punctuation) && (char.IsSurrogate(tokens[i].Word[0]) || char.IsSymbol(tokens[i].Word[0]) || tokens[i].Word[0] is '\uFE0F' or '*' or '#' or '•');
            if (!isSign && (!tokens[i].Is(WordRole.Adverb | WordRole.Negator) || tokens[i].Is(WordRole.AnyBe | WordRole.Release | WordRole.Use)))
            {
                return i;
            }
        }

        return -1;
    }

    private bool CompareBefore(int start, int clause)
    {
        for (var i = start - 1; i >= clause && start - i < 9; i--)
        {
            if (tokens[i].Is(WordRole.Compare))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.AnyBe | WordRole.Release | WordRole.Relative))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsInfinitive(int verb) => verb > 0 && tokens[verb - 1].Is(WordRole.To);

    private bool HasBefore(int from, int to, WordRole any)
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

    private static ClaimSubject ClassOf(Token token) =>
        token.Is(WordRole.AnyModel) ? ClaimSubject.Model
        : token.Is(WordRole.Project | WordRole.Alternative) || (token.Is(WordRole.Agent) && !token.Is(WordRole.Noun)) ? ClaimSubject.Project
        : ClaimSubject.Other;

    private static bool IsPlural(Token token) => EndsWith(token.Word, "s") && !EndsWith(token.Word, "ss");

    private static bool EndsWith(string word, string ending) => word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal);

    private readonly record struct NounPhrase(int Head, int Name, int End, bool ListsExamples)
    {
        /// <summary>What follows the noun handles it: "model explorer".</summary>
        public bool IsHandled { get; init; }

        public bool HasHead => Head >= 0;
    }

    private record struct NounPhraseStart
    {
        public int Start;
        public int ModelName;
        public WordRole Determiner;
        public bool IsGeneric;
        public bool HasSuperlative;
        public bool HasOther;
        public bool HasNumber;
        public bool StartsWithVerb;
    }
}
