namespace ModelOpenness.Terms;

/// <summary>Reads one text: each sentence once, with every pattern whose rarest phrase it has.</summary>
internal sealed class TermReader
{
    /// <summary>How many sentences lead into a list at most, and how many of their words count.</summary>
    private const int DeepestLead = 4;
    private const int LongestLead = 60;

    private static readonly List<Span> Nothing = [];

    private readonly string text;
    private readonly PatternBook book;
    private readonly List<Unit> units;
    private readonly Sentence sentence;
    private readonly Frame frame;
    private readonly Definitions definitions;
    private readonly TermFinds finds;
    private readonly int[] tried;
    private readonly List<Unit> leads = [];
    private long budget;
    private int round;
    private Force start;
    private Force possible;
    private bool framed;

    public TermReader(string text, PatternBook book)
    {
        this.text = text;
        this.book = book;
        var words = Words.Read(text, book.Vocabulary);
        units = Units.Read(text, words);
        sentence = new Sentence(book, text, words);
        frame = new Frame(book, text);
        definitions = new Definitions(text, words, units, book);
        finds = new TermFinds(book, text);
        tried = new int[book.Patterns.Count];

        // An item is read with the sentences that lead into its list, each time anew. A hostile text makes a million items
        // of one word; what it costs beyond a few times its own words, it is not worth.
        budget = (words.Count / 4L) + 50_000;
    }

    /// <summary>The terms in the order of the text. A defined word is followed: its definition is read last, under the force that the word has
    /// elsewhere.</summary>
    public List<TermFind> Read()
    {
        foreach (var unit in units)
        {
            if (!definitions.Explains(unit))
            {
                ReadUnit(unit);
            }
        }

        foreach (var unit in definitions.Units)
        {
            start = definitions.ForceOf(unit);
            ReadUnit(unit);
        }

        return finds.Choose();
    }

    private void ReadUnit(Unit unit)
    {
        leads.Clear();
        for (var lead = budget > 0 ? unit.Lead : null; lead is not null && leads.Count < DeepestLead; lead = lead.Lead)
        {
            leads.Insert(0, lead);
        }

        sentence.Load(unit, leads, LongestLead);
        budget -= sentence.Own;
        round++;
        framed = false;
        foreach (var use in definitions.UsesIn(unit))
        {
            Definitions.Note(use, ReadFrame(), sentence);
        }

        // A sentence without a word for "not" bans nothing: that is known before anything is matched.
        possible = start;
        foreach (var @class in sentence.Classes)
        {
            possible |= Frame.Gives(book.Part(@class));
        }

        bool? skips = null;
        for (var i = 0; i < sentence.Classes.Count; i++)
        {
            var anchor = sentence.Classes[i];
            foreach (var (pattern, sequence) in book.ByAnchor[anchor])
            {
                if (!MayMatch(sequence) || tried[pattern.Index] == round || !Applies(pattern.Where, unit))
                {
                    continue;
                }

                sentence.Sort();
                if (sentence.Has(anchor) && !finds.IsFull(pattern))
                {
                    tried[pattern.Index] = round;
                    Try(pattern, unit, ref skips);
                }
            }
        }
    }

    private bool MayMatch(Sequence sequence) => (sequence.Force & possible) == sequence.Force && sentence.HasAll(sequence);

    private void Try(TermPattern pattern, Unit unit, ref bool? skips)
    {
        var found = Matches(pattern);
        if (found.Count == 0)
        {
            return;
        }

        // Most sentences are of no subject that is skipped; that is asked once.
        skips ??= book.Skips.Exists(skip => sentence.HasAny(skip.Matches));
        foreach (var kind in pattern.Kinds)
        {
            if (
                skips.Value
                && book.Skips.Exists(skip =>
                    Array.IndexOf(skip.Kinds, kind) >= 0 && sentence.HasAny(skip.Matches) && !sentence.HasAny(skip.Unless)
                )
            )
            {
                continue;
            }

            foreach (var place in found)
            {
                finds.Keep(sentence, unit, pattern, kind, place);
            }
        }
    }

    private bool Applies(Where where, Unit unit) => where switch
    {
        Where.Any => true,
        Where.Title => (unit == units[0] || (units.Count > 1 && unit == units[1])) && unit.Count <= 16,
        _ => !unit.IsHeading,
    };

    private List<Span> Matches(TermPattern pattern)
    {
        List<Span>? found = null;
        foreach (var sequence in pattern.Matches)
        {
            if (!MayMatch(sequence))
            {
                continue;
            }

            foreach (var place in sentence.Match(sequence, sentence.Own))
            {
                if (sequence.Force == Force.None || ReadFrame().Has(place.From, place.End, sequence.Force))
                {
                    (found ??= []).Add(place);
                }
            }
        }

        if (found is null || Array.Exists(pattern.Needs, needed => !sentence.HasAny(needed)) || sentence.HasAny(pattern.Unless))
        {
            return Nothing;
        }

        return found;
    }

    /// <summary>The frame of the sentence: read when it is first asked for.</summary>
    private Frame ReadFrame()
    {
        if (!framed)
        {
            frame.Read(sentence, start);
            framed = true;
        }

        return frame;
    }
}
