using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>A stretch of words of a sentence that a class or a sequence covers.</summary>
/// <param name="Start">First word, counted within the sentence.</param>
/// <param name="End">After the last word.</param>
/// <param name="From">First word of the sequence that ends here.</param>
/// <param name="Value">The number read on the way; -1 for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(int Start, int End, int From, long Value);

/// <summary>
/// The words of one sentence, behind those of the sentences that lead into its list, with the places of every class in
/// them. Reused for all sentences, of one text after the other.
/// </summary>
internal sealed class Sentence(PatternBook book)
{
    private string text = "";
    private List<Word> words = [];
    private readonly List<Span>[] places = new List<Span>[book.ClassCount];
    private readonly List<int> touched = new(256);
    private Word[] loaded = new Word[256];
    private readonly List<int> joints = [];
    private readonly List<int> headings = [];
    private readonly List<Span> chain = [];
    private readonly List<Span> next = [];

    /// <summary>The text that it stands in.</summary>
    public string Text => text;

    /// <summary>Classes that occur, or do but for what excludes them.</summary>
    public List<int> Classes => touched;

    /// <summary>The forces that its marks can give: a sentence without a word for "not" bans nothing.</summary>
    public Force Possible { get; private set; }

    /// <summary>Index of the first word that is the sentence's own.</summary>
    public int Own { get; private set; }

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the sentence or one that leads into it begins with a word.</summary>
    public bool IsJoint(int index) => index == Own || joints.Contains(index);

    /// <summary>Whether the sentence begins with a word, or one that leads into it, and a heading stands above it.</summary>
    public bool IsBelowHeading(int index) => headings.Contains(index);

    /// <summary>The word at an index of the sentence.</summary>
    public Word this[int index] => loaded[index];

    /// <summary>Takes a text up.</summary>
    public void Begin(string newText, List<Word> newWords) => (text, words) = (newText, newWords);

    /// <summary>Takes a sentence up.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="leads">The sentences that lead into it, outermost first.</param>
    /// <param name="longest">Most words taken of each lead, from its end.</param>
    public void Load(Unit unit, IReadOnlyList<Unit> leads, int longest)
    {
        foreach (var @class in touched)
        {
            places[@class].Clear();
        }

        touched.Clear();
        Possible = Force.None;
        Count = 0;
        joints.Clear();
        headings.Clear();
        foreach (var lead in leads)
        {
            joints.Add(Count);
            Append(Math.Max(lead.FirstWord, lead.EndWord - longest), lead.EndWord);
            if (lead.IsHeading)
            {
                headings.Add(Count);
            }

            if (lead.IsLead(text))
            {
                Put(PatternBook.Colon, new Span(Count, Count, Count, -1));
            }
        }

        Own = Count;
        Append(unit.FirstWord, unit.EndWord);
        Scan();
        if (unit.IsLead(text))
        {
            Put(PatternBook.Colon, new Span(Count, Count, Count, -1));
        }
    }

    private void Append(int first, int end)
    {
        if (Count + end - first > loaded.Length)
        {
            Array.Resize(ref loaded, (Count + end - first) * 2);
        }

        words.CopyTo(first, loaded, Count, end - first);
        Count += end - first;
    }

    /// <summary>Whether a class occurs.</summary>
    public bool Has(int @class) => places[@class] is { Count: > 0 };

    /// <summary>The places of a class.</summary>
    public IReadOnlyList<Span> Places(int @class) => places[@class];

    /// <summary>Whether one of some words stands at an index.</summary>
    public bool Is(int index, params string[] any)
    {
        if (index < 0 || index >= Count)
        {
            return false;
        }

        var word = this[index];
        foreach (var candidate in any)
        {
            if (
                candidate.Length == word.End - word.Start
                && string.Compare(text, word.Start, candidate, 0, candidate.Length, StringComparison.OrdinalIgnoreCase) == 0
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of some sequences occurs.</summary>
    public bool HasAny(Sequence[] sequences)
    {
        foreach (var sequence in sequences)
        {
            if (Has(sequence.Anchor) && Match(sequence, 0).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The places where a sequence ends at or behind a word. The list is overwritten by the next call.</summary>
    public List<Span> Match(Sequence sequence, int endBehind)
    {
        chain.Clear();
        foreach (var element in sequence.Elements)
        {
            if (!Has(element.Class))
            {
                return chain;
            }
        }

        var elements = sequence.Elements;
        foreach (var place in places[elements[0].Class])
        {
            chain.Add(place with { From = place.Start });
        }

        for (var i = 1; i < elements.Length; i++)
        {
            next.Clear();
            foreach (var place in places[elements[i].Class])
            {
                var before = LastEndingBy(chain, place.Start);
                if (before < 0)
                {
                    continue;
                }

                var previous = chain[before];
                if (place.Start - previous.End > elements[i].Gap || (elements[i].Forbidden >= 0 && Between(elements[i].Forbidden, previous.End, place.Start)))
                {
                    continue;
                }

                next.Add(new Span(place.Start, place.End, previous.From, place.Value >= 0 ? place.Value : previous.Value));
            }

            if (next.Count == 0)
            {
                chain.Clear();
                return chain;
            }

            chain.Clear();
            chain.AddRange(next);
        }

        chain.RemoveAll(place => place.End < endBehind || (place.End == endBehind && endBehind > 0));
        return chain;
    }

    private bool Between(int @class, int start, int end)
    {
        if (!Has(@class))
        {
            return false;
        }

        foreach (var place in places[@class])
        {
            if (place.Start >= start && place.End <= end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Index of the last place that ends at or before a word; the places are in the order of their ends.</summary>
    private static int LastEndingBy(List<Span> list, int start)
    {
        var low = 0;
        var high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].End <= start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private void Scan()
    {
        Put(PatternBook.Start, new Span(Own, Own, Own, -1));
        for (var i = 0; i < Count; i++)
        {
            ref readonly var word = ref loaded[i];
            var before = word.Start - 1;
            before -= before > 0 && text[before] is '[' or '<' or '*' ? 1 : 0;
            if (before >= 0 && text[before] is not ' ' and '"' or '“' or '\'' or '‘' or '「' or '『' or '《' or '`')
            {
                Put(PatternBook.Quote, new Span(i, i, i, -1));
            }

            var node = 0;
            for (var k = i; k < Count; k++)
            {
                var id = loaded[k].Id;
                node = id == 0 ? 0 : book.Phrases.Child(node, id);
                if (node == 0)
                {
                    break;
                }

                foreach (var @class in book.Phrases.At(node))
                {
                    Put(@class, new Span(i, k + 1, i, -1));
                }
            }
        }

        Put(PatternBook.End, new Span(Count, Count, Count, -1));
        Exclude();
        ReadNumbers();
    }

    /// <summary>Adds a place, keeping the order of the ends.</summary>
    private void Put(int @class, Span place)
    {
        var list = places[@class] ??= [];
        if (list.Count == 0)
        {
            touched.Add(@class);
            Possible |= book.Gives(@class);
        }

        var at = list.Count;
        while (at > 0 && list[at - 1].End > place.End)
        {
            at--;
        }

        if (at == list.Count)
        {
            list.Add(place);
            return;
        }

        list.Insert(at, place);
    }

    private void Exclude()
    {
        for (var t = 0; t < touched.Count; t++)
        {
            var exclusion = book.Exclusion(touched[t]);
            if (exclusion >= 0 && Has(exclusion))
            {
                var covers = places[exclusion];
                places[touched[t]].RemoveAll(place =>
                {
                    // Covers are few words long: only those that end within reach can hold the place.
                    for (var k = LastEndingBy(covers, place.End - 1) + 1; k < covers.Count && covers[k].End <= place.End + 12; k++)
                    {
                        if (covers[k].Start <= place.Start && covers[k].End >= place.End)
                        {
                            return true;
                        }
                    }

                    return false;
                });
            }
        }
    }

    private void ReadNumbers()
    {
        var i = 0;
        var taken = 0;
        while (i < Count)
        {
            var value = -1L;
            var end =
                text[this[i].Start] is >= '0' and <= '9' or >= '０' and <= '９' || book.NumberOf(loaded[i].Id) > 0
                    ? Quantity.Read(this, i, text, book, out value)
                    : i;
            if (end == i)
            {
                i++;
                continue;
            }

            // "1,000,000 USD (2019)": the currency is the first number's.
            var (from, to) = (i, end);
            TakeCurrency(ref from, ref to);
            from = Math.Max(from, Math.Min(taken, i));
            if (from < i || to > end)
            {
                Put(PatternBook.Money, new Span(from, to, from, value));
                taken = to;
            }
            else if (end < Count && text[this[end].Start] == '%')
            {
                Put(PatternBook.Percent, new Span(i, end + 1, i, value));
            }
            else
            {
                Put(PatternBook.Number, new Span(i, end, i, value));
            }

            i = end;
        }
    }

    /// <summary>The words of a currency on both sides of a stretch, taken in.</summary>
    private void TakeCurrency(ref int from, ref int to)
    {
        if (book.Currency < 0 || !Has(book.Currency))
        {
            return;
        }

        foreach (var place in places[book.Currency])
        {
            from = place.End == from ? place.Start : from;
        }

        var end = to;
        foreach (var place in places[book.Currency])
        {
            to = place.Start == end ? Math.Max(to, place.End) : to;
        }
    }
}
