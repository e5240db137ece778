using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Finds nouns and names around a wording in a text without spaces.</summary>
internal sealed class CharacterNouns(CharacterScope scope)
{
    private const int MaxPhrase = 48;
    private const int MaxGap = 8;
    private readonly CharacterCues cues = scope.Cues;
    private readonly string text = scope.Text;
    private readonly int start = scope.Start;
    private readonly int end = scope.End;
    private readonly int from = scope.From;
    private readonly int clause = scope.Clause;
    private readonly int clauseEnd = scope.ClauseEnd;

    /// <summary>The noun phrase behind the wording: its last noun before something ends it.</summary>
    public CharacterPhrase After(int at)
    {
        var i = Skip(at);
        i = Skip(i + CharacterCues.LengthAt(cues.Verb, text, i, clauseEnd));
        var phrase = new CharacterPhrase(null, i, HasName: false, IsNamed: false);
        var isOnlyName = false;
        var limit = Math.Min(clauseEnd, at + MaxPhrase);
        while (i < limit)
        {
            if (CharacterCues.LengthAt(cues.Cut, text, i, limit) > 0)
            {
                break;
            }

            if (NounAt(i, limit, out var length) is { } kind)
            {
                i += length;
                phrase = phrase with { Kind = kind, End = i, IsHandled = false };
                isOnlyName = false;
                continue;
            }

            if (LatinName(i, limit, out var nameEnd))
            {
                var isModel = IsModelName(i, nameEnd);
                i = nameEnd;
                phrase = phrase with { HasName = true, IsNamed = phrase.IsNamed || isModel };
                phrase = isModel ? phrase with { Kind = ClaimSubject.Model, End = i } : phrase;
                isOnlyName |= isModel;
                continue;
            }

            var stop = CharacterCues.LengthAt(cues.Stop, text, i, limit);
            if (stop > 0 && (phrase.Kind is not null || (stop > 1 && !phrase.HasName)))
            {
                // "based on … 's model": what stands before the particle is an attribute of the noun behind it.
                var of = isOnlyName ? CharacterCues.LengthAt(cues.Attributive, text, i, limit) : 0;
                var attribute = phrase.Kind is null ? CharacterCues.FirstIn(cues.Attributive, text, i, limit) : of > 0 ? i : -1;
                if (attribute < 0)
                {
                    break;
                }

                i = attribute + 1;
                isOnlyName = false;
                continue;
            }

            if (CharacterCues.LengthAt(cues.HandledBy, text, i, limit) > 0)
            {
                // "model tuning": what follows handles the noun, unless another noun ends the phrase.
                phrase = phrase with { IsHandled = true };
            }

            i++;
        }

        return phrase;
    }

    /// <summary>Whether a model is joined to what ends here: "the code and the weights".</summary>
    public bool JoinsModel(int at)
    {
        at = Skip(at);
        for (var i = at + 1; at < clauseEnd && IsJoint(text[at]) && i < Math.Min(clauseEnd, at + MaxGap); i++)
        {
            if (NounAt(i, clauseEnd, out _) is { } kind)
            {
                return kind == ClaimSubject.Model;
            }
        }

        return false;
    }

    private static bool IsJoint(char c) => c is '和' or '与' or '、' or '及' or '與' or 'と' or '와' or '과' or '/';

    public ClaimSubject? NounAt(int i, int limit, out int length)
    {
        var model = CharacterCues.LengthAt(cues.Model, text, i, limit);
        var project = CharacterCues.LengthAt(cues.Project, text, i, limit);
        var thing = CharacterCues.LengthAt(cues.Thing, text, i, limit);
        length = Math.Max(model, Math.Max(project, thing));
        return length == 0 ? null : length == model ? ClaimSubject.Model : length == project ? ClaimSubject.Project : ClaimSubject.Other;
    }

    public bool LatinName(int i, int limit, out int stop)
    {
        stop = i;
        if (i >= limit || text[i] >= 128 || !char.IsLetterOrDigit(text[i]) || (i > start && IsNameChar(text[i - 1])))
        {
            return false;
        }

        while (stop < limit && IsNameChar(text[stop]))
        {
            stop++;
        }

        return stop - i > 1 && (char.IsLetter(text[i]) || ClaimLexicon.IsSize(text.Substring(i, stop - i)));
    }

    /// <summary>The noun that is the subject of a predicate: the last before "under", "in", "has been"; a model's weights among others count.</summary>
    public ClaimSubject? LastNoun(int begin, int stop)
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
                var joined = next < stop && IsJoint(text[next]);
                isModel |= kind == ClaimSubject.Model && joined;
                last = kind;
                onlyNames = false;
                i = next - 1;
            }
            else if (LatinName(i, stop, out var nameEnd))
            {
                // "Meta … Llama 4": who gives the model away is named before it.
                var isNamed = IsModelName(i, nameEnd);
                last = isNamed && onlyNames ? ClaimSubject.Model : last ?? ClaimSubject.Project;
                i = nameEnd - 1;
            }
        }

        return isModel ? ClaimSubject.Model : last;
    }

    /// <summary>The noun or name nearest before the wording: the object of a verb at the end of its clause.</summary>
    public ClaimSubject? NearestNoun()
    {
        ClaimSubject? nearest = null;
        for (var i = clause; i < from; i++)
        {
            if (NounAt(i, from, out var length) is { } kind)
            {
                nearest = kind;
                i += length - 1;
            }
        }

        return nearest;
    }

    public bool HasNounOrName(int begin, int stop)
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

    public bool IsNamedBefore()
    {
        var i = from;
        while (i > clause && text[i - 1] == ' ')
        {
            i--;
        }

        var stop = i;
        while (i > clause && IsNameChar(text[i - 1]))
        {
            i--;
        }

        return i < stop && IsModelName(i, stop);
    }

    public bool NamedBehind(int at)
    {
        at = Skip(at);
        if (at < end && text[at] is '：' or ':' or '「' or '（' or '(')
        {
            at = Skip(at + 1);
        }

        return NamedAt(at);
    }

    /// <summary>Whether one model, and no list of them, is named at a place.</summary>
    public bool NamedAt(int at)
    {
        if (!LatinName(at, end, out var stop) || !IsModelName(at, stop))
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

    public int Skip(int at)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>A model's name or size: "Foo-7B", "7B".</summary>
    private bool IsModelName(int from, int to) =>
        text.Substring(from, to - from) is var word && (ClaimLexicon.IsSize(word) || ClaimLexicon.Default.IsModelName(word));

    private static bool IsNameChar(char c) => c < 128 && (char.IsLetterOrDigit(c) || c is '-' or '.' or '_');
}
