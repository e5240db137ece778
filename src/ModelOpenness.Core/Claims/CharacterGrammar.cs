namespace ModelOpenness.Claims;

/// <summary>
/// Reads a claim in a language that puts no space between words: nouns and cues are looked for as runs of characters in the
/// clause around the wording. The same questions as in <see cref="ClaimGrammar"/>.
/// </summary>
internal sealed class CharacterGrammar
{
    /// <summary>Sentences are read no further than this on either side of the wording.</summary>
    private const int MaxSide = 160;
    private const int MaxPhrase = 48;
    private const int MaxGap = 8;
    private const int NearNegator = 8;
    private readonly CharacterCues cues;
    private readonly string text;
    private readonly int start;
    private readonly int end;
    private readonly int from;
    private readonly int to;
    private readonly int clause;
    private readonly int clauseEnd;
    private readonly ClaimSubject contextSubject;
    private readonly BlockKind block;
    private readonly bool rowNamesModel;
    private readonly bool isProse;

    private CharacterGrammar(CharacterCues cues, ProseBlock block, int start, int end, WordingMatch match, ClaimSubject contextSubject)
    {
        this.cues = cues;
        text = block.Text;
        this.block = block.Kind;
        rowNamesModel = block.RowNamesModel(start);
        isProse = (block.Marks[match.Start] & ProseMark.Link) == ProseMark.None;
        from = match.Start;
        to = match.End;
        this.start = Math.Max(start, from - MaxSide);
        this.end = Math.Min(end, to + MaxSide);
        start = this.start;
        end = this.end;
        this.contextSubject = contextSubject;
        clause = from;
        while (clause > start && !IsBoundary(text[clause - 1]))
        {
            clause--;
        }

        clauseEnd = to;
        while (clauseEnd < end && !IsBoundary(text[clauseEnd]))
        {
            clauseEnd++;
        }
    }

    public static bool Reads(string language) => CharacterCues.For(language) is not null;

    public static Reading Read(ProseBlock block, int start, int end, WordingMatch match, string language, ClaimSubject contextSubject)
    {
        var grammar = new CharacterGrammar(CharacterCues.For(language)!, block, start, end, match, contextSubject);
        return new Reading(grammar.Polarity(), grammar.Subject());
    }

    private ClaimSubject Subject()
    {
        var phrase = After(to);
        var isVerb = IsVerb(phrase);
        if (isVerb && phrase.Kind is { } given)
        {
            return given;
        }

        if (phrase.Kind is not { } kind)
        {
            if (isVerb && CharacterCues.EndsAt(cues.Object, text, clause, from))
            {
                return NearestNoun() ?? Predicate();
            }

            if (isVerb && phrase.HasName)
            {
                return IsIn(cues.Project, start, end) || !IsIn(cues.Model, start, end) ? ClaimSubject.Project : ClaimSubject.Model;
            }

            return Predicate();
        }

        if (kind == ClaimSubject.Other || phrase.IsHandled)
        {
            return ClaimSubject.Other;
        }

        return IsParticular(phrase, kind) ? kind : ClaimSubject.Other;
    }

    private bool IsVerb(Phrase phrase) =>
        CharacterCues.LengthAt(cues.Verb, text, Skip(to), clauseEnd) > 0
        || ((phrase.Kind is not null || phrase.HasName) && CharacterCues.EndsAt(cues.Actor, text, clause, from));

    /// <summary>The wording without a noun behind it: its subject stands before it.</summary>
    private ClaimSubject Predicate()
    {
        var subject = LastNoun(clause, from);
        if (clause > start && (subject is null || (subject == ClaimSubject.Other && CharacterCues.EndsAt(cues.License, text, clause, from))))
        {
            // "Foo-7B is here: Apache-2.0 licensed and open"
            subject = LastNoun(start, clause);
        }

        if (subject is not null)
        {
            return subject.Value;
        }

        var onlyWording = from - start <= 2 && end - to <= 2;
        return onlyWording || (block & BlockKind.Heading) != BlockKind.Paragraph ? ClaimSubject.Other
            : CharacterCues.IsIn(cues.With, text, start, from) || CharacterCues.IsIn(cues.BeBefore, text, start, from) || CharacterCues.IsIn(cues.BeAfter, text, to, clauseEnd) ? contextSubject
            : ClaimSubject.Other;
    }

    /// <summary>The noun that is the subject of a predicate: the last before "under", "in", "has been"; a model's weights among others count.</summary>
    private ClaimSubject? LastNoun(int begin, int stop)
    {
        ClaimSubject? last = null;
        var onlyNames = true;
        var isModel = false;
        for (var i = begin; i < stop; i++)
        {
            if (last is not null && CharacterCues.LengthAt(cues.With, text, i, stop) > 0 && CharacterCues.LengthAt(cues.Model, text, i, stop) == 0)
            {
                break;
            }

            if (NounAt(i, stop, out var length) is { } kind)
            {
                var next = i + length;
                var joined = next < stop && text[next] is '和' or '与' or '、' or '及' or '與' or 'と' or '와' or '과' or '/';
                isModel |= kind == ClaimSubject.Model && joined;
                last = kind;
                onlyNames = false;
                i = next - 1;
            }
            else if (LatinName(i, stop, out var nameEnd))
            {
                // "Meta … Llama 4": who gives the model away is named before it.
                var isNamed = ClaimLexicon.Default.IsModelName(text.Substring(i, nameEnd - i));
                last = isNamed && (last is null || onlyNames) ? ClaimSubject.Model : last ?? ClaimSubject.Project;
                onlyNames &= isNamed || last == ClaimSubject.Project;
                i = nameEnd - 1;
            }
        }

        return isModel ? ClaimSubject.Model : last;
    }

    private bool IsParticular(Phrase phrase, ClaimSubject kind)
    {
        var isAny = CharacterCues.IsIn(cues.AnyBefore, text, Math.Max(clause, from - 16), from);
        var compares = CharacterCues.IsIn(cues.Compare, text, Math.Max(clause, from - 24), from) || CharacterCues.LengthAt(cues.Compare, text, phrase.End, clauseEnd) > 0;
        if (compares && CharacterCues.IsIn(cues.Other, text, clause, from))
        {
            return kind == ClaimSubject.Model;
        }

        // "ChatFoo-7B open-source model": named right before or behind.
        if (kind == ClaimSubject.Model && (IsNamedBefore() || phrase.IsNamed || NamedBehind(phrase.End)))
        {
            return true;
        }

        if (CharacterCues.LengthAt(cues.Among, text, Skip(phrase.End), clauseEnd) is var among && among > 0)
        {
            // "Foo-7B leads among open-source models", "among open-source models, Foo-7B leads"
            return kind == ClaimSubject.Model && !compares
                && (NamesModel(clause, from) || NamedAt(AfterComma(Skip(phrase.End) + among)) || (IsIn(cues.Superlative, start, end) && HasNounOrName(start, from)));
        }

        if (CharacterCues.LengthAt(cues.ClaimsAfter, text, Skip(phrase.End), clauseEnd) > 0
            || (LatinName(Skip(phrase.End), clauseEnd, out var named) && CharacterCues.LengthAt(cues.ClaimsAfter, text, named, clauseEnd) > 0))
        {
            return true;
        }

        if (CharacterCues.EndsAt(cues.BeNear, text, clause, from) || (phrase.End >= clauseEnd && CharacterCues.EndsAt(cues.BeEnd, text, clause, from)) || CharacterCues.IsIn(cues.First, text, Math.Max(clause, from - 32), from))
        {
            return true;
        }

        if (CharacterCues.LengthAt(cues.AnyAfter, text, Skip(phrase.End), clauseEnd) > 0)
        {
            return false;
        }

        if (LastCue(cues.BeOne) >= 0 && !IsAttribute(phrase.End))
        {
            // "is a …": the noun is what the subject is, whatever its attributes use or support.
            return true;
        }

        if (LastCue(cues.BeBefore) is var be && be >= 0 && (!CharacterCues.IsIn(cues.AnyBefore, text, be, from) || CharacterCues.IsIn(cues.Superlative, text, be, from)) && cues.BeAfter.All.Length == 0)
        {
            return !IsAttribute(phrase.End);
        }

        if (kind == ClaimSubject.Model && !isAny && (IsGivenBy(phrase.End) || (rowNamesModel && clause == start)))
        {
            return true;
        }

        if (CharacterCues.LengthAt(cues.BeAfter, text, Skip(phrase.End), end) > 0)
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
        return phrase.End >= clauseEnd && clause == start && clauseEnd + 1 >= end && from - start > 1 && isProse && (block & (BlockKind.Heading | BlockKind.Row)) == BlockKind.Paragraph;
    }

    /// <summary>The noun or name nearest before the wording: the object of a verb at the end of its clause.</summary>
    private ClaimSubject? NearestNoun()
    {
        ClaimSubject? nearest = null;
        for (var i = clause; i < from; i++)
        {
            if (NounAt(i, from, out var length) is { } kind)
            {
                nearest = kind;
                i += length - 1;
            }
            else if (LatinName(i, from, out var nameEnd))
            {
                nearest = ClaimLexicon.Default.IsModelName(text.Substring(i, nameEnd - i)) ? ClaimSubject.Model : ClaimSubject.Project;
                i = nameEnd - 1;
            }
        }

        return nearest;
    }

    /// <summary>Whether the noun that ends at a place stands in an attribute of another one: 的 and a noun follow.</summary>
    private bool IsAttribute(int at)
    {
        var of = CharacterCues.FirstIn(cues.Attributive, text, at, clauseEnd);
        for (var i = of; of >= 0 && i < clauseEnd; i++)
        {
            if (NounAt(i, clauseEnd, out _) is not null)
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

        return CharacterCues.EndsAt(cues.Giver, text, first, from)
            || CharacterCues.LengthAt(cues.Giver, text, first, from) > 0
            || (LatinName(first, from, out var stop) && from - stop <= 3);
    }

    private bool NamesModel(int begin, int stop)
    {
        for (var i = begin; i < stop; i++)
        {
            if (LatinName(i, stop, out var nameEnd))
            {
                if (ClaimLexicon.Default.IsModelName(text.Substring(i, nameEnd - i)))
                {
                    return true;
                }

                i = nameEnd - 1;
            }
        }

        return false;
    }

    private bool HasNounOrName(int begin, int stop)
    {
        for (var i = begin; i < stop; i++)
        {
            if (NounAt(i, stop, out _) is ClaimSubject.Model || LatinName(i, stop, out _))
            {
                return true;
            }
        }

        return false;
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

    private bool IsNamedBefore()
    {
        var i = from;
        while (i > clause && text[i - 1] == ' ')
        {
            i--;
        }

        foreach (var called in cues.Called.All)
        {
            if (i - called.Text.Length > clause && called.StandsAt(text, i - called.Text.Length, StringComparison.Ordinal))
            {
                i -= called.Text.Length;
            }
        }

        var stop = i;
        while (i > clause && IsNameChar(text[i - 1]))
        {
            i--;
        }

        return i < stop && ClaimLexicon.Default.IsModelName(text.Substring(i, stop - i));
    }

    private bool NamedBehind(int at)
    {
        at = Skip(at);
        if (at < end && text[at] is '：' or ':' or '「' or '（' or '(')
        {
            at = Skip(at + 1);
        }

        return NamedAt(at);
    }

    private int AfterComma(int at) => at < end && text[at] is '，' or ',' or '、' ? Skip(at + 1) : at;

    /// <summary>Whether one model, and no list of them, is named at a place.</summary>
    private bool NamedAt(int at)
    {
        if (!LatinName(at, end, out var stop) || !ClaimLexicon.Default.IsModelName(text.Substring(at, stop - at)))
        {
            return false;
        }

        // One of several, as in "(Foo 3, Bar)", is an example.
        while (stop < end && (text[stop] == ' ' || IsNameChar(text[stop])))
        {
            stop++;
        }

        return !(stop < end && text[stop] is ',' or '、' or '，' or '/');
    }

    private ClaimPolarity Polarity()
    {
        for (var i = Math.Max(clause, from - NearNegator - 4); i < from; i++)
        {
            var length = CharacterCues.LengthAt(cues.NotBefore, text, i, from);
            if (length > 0 && CharacterCues.LengthAt(cues.NotNegating, text, i, from) <= length && from - (i + length) <= (length == 1 ? 2 : NearNegator))
            {
                return ClaimPolarity.Negated;
            }
        }

        if (CharacterCues.IsIn(cues.NotAfter, text, to, Math.Min(clauseEnd, to + 24)))
        {
            return ClaimPolarity.Negated;
        }

        var hedged = IsIn(cues.HedgeBefore, clause, from)
            || CharacterCues.EndsAt(cues.HedgeNear, text, clause, from)
            || IsIn(cues.HedgeAfter, to, Math.Min(end, to + 30))
            || IsQuoted()
            || (block & BlockKind.OpenTask) != BlockKind.Paragraph
            || (end > start && text[end - 1] is '?' or '？');
        return hedged ? ClaimPolarity.Hedged : ClaimPolarity.Asserted;
    }

    private bool IsQuoted() =>
        from > start && to < end && text[from - 1] is '"' or '“' or '「' or '『' or '\'' or '‘' && text[to] is '"' or '”' or '」' or '』' or '\'' or '’';

    private bool IsIn(CueList list, int begin, int stop) => CharacterCues.IsIn(list, text, begin, stop);

    private int Skip(int at)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>The noun phrase behind the wording: its last noun before something ends it.</summary>
    private Phrase After(int at)
    {
        var i = Skip(at);
        var verb = CharacterCues.LengthAt(cues.Verb, text, i, clauseEnd);
        if (verb == 0)
        {
            i = Skip(i + CharacterCues.LengthAt(cues.Link, text, i, clauseEnd));
            verb = CharacterCues.LengthAt(cues.Verb, text, i, clauseEnd);
        }

        i = Skip(i + verb);
        var phrase = new Phrase(null, i, HasName: false, IsNamed: false);
        var sinceNoun = 0;
        var limit = Math.Min(clauseEnd, at + MaxPhrase);
        while (i < limit)
        {
            if (verb > 0 && phrase.Kind is null && CharacterCues.LengthAt(cues.Cut, text, i, limit) > 0)
            {
                break;
            }

            if (text[i] == ' ' || text[i] is '/' or '-')
            {
                i++;
                continue;
            }

            if (NounAt(i, limit, out var length) is { } kind)
            {
                i += length;
                phrase = phrase with { Kind = kind, End = i, IsHandled = false };
                sinceNoun = 0;
                continue;
            }

            if (LatinName(i, limit, out var nameEnd))
            {
                var isModel = ClaimLexicon.Default.IsModelName(text.Substring(i, nameEnd - i));
                phrase = phrase with { HasName = true, IsNamed = phrase.IsNamed || isModel };
                i = nameEnd;
                if (isModel && phrase.Kind is null)
                {
                    phrase = phrase with { Kind = ClaimSubject.Model, End = i };
                }

                continue;
            }

            var stop = CharacterCues.LengthAt(cues.Stop, text, i, limit);
            if (stop > 0 && (phrase.Kind is not null || (stop > 1 && !phrase.HasName)))
            {
                break;
            }

            if (phrase.Kind is not null && ++sinceNoun > MaxGap)
            {
                break;
            }

            if (phrase.Kind is not null && CharacterCues.LengthAt(cues.HandledBy, text, i, limit) > 0)
            {
                // "model tuning": what follows handles the noun, unless another noun ends the phrase.
                phrase = phrase with { IsHandled = true };
            }

            i++;
        }

        return phrase;
    }

    private ClaimSubject? NounAt(int i, int limit, out int length)
    {
        var model = CharacterCues.LengthAt(cues.Model, text, i, limit);
        var project = CharacterCues.LengthAt(cues.Project, text, i, limit);
        var thing = CharacterCues.LengthAt(cues.Thing, text, i, limit);
        length = Math.Max(model, Math.Max(project, thing));
        return length == 0 ? null : length == model ? ClaimSubject.Model : length == project ? ClaimSubject.Project : ClaimSubject.Other;
    }

    private bool LatinName(int i, int limit, out int stop)
    {
        stop = i;
        if (i >= limit || text[i] >= 128 || !char.IsLetter(text[i]) || (i > start && IsNameChar(text[i - 1])))
        {
            return false;
        }

        while (stop < limit && IsNameChar(text[stop]))
        {
            stop++;
        }

        return stop - i > 1;
    }

    private static bool IsNameChar(char c) => c < 128 && (char.IsLetterOrDigit(c) || c is '-' or '.' or '_');

    private static bool IsBoundary(char c) => c is '，' or ',' or '；' or ';' or '：' or ':' or '。' or '！' or '？' or '\n' or '（' or '）' or '(' or ')' or '|' or '—';

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Phrase(ClaimSubject? Kind, int End, bool HasName, bool IsNamed)
    {
        /// <summary>What follows the noun handles it: "model tuning".</summary>
        public bool IsHandled { get; init; }
    }
}
