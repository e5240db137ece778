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
/// them. Reused for all sentences of a text. Most sentences hold nothing that a pattern asks for: which classes occur is
/// known at once, their places are sorted when somebody wants them.
/// </summary>
internal sealed class Sentence(PatternBook book, string text, List<Word> words)
{
    /// <summary>Longest phrase that takes an occurrence of a class away, in words behind it.</summary>
    private const int FarthestCover = 12;

    private readonly int[] first = new int[book.ClassCount];
    private readonly int[] count = new int[book.ClassCount];
    private readonly List<int> touched = [];
    private readonly List<Found> unsorted = [];
    private readonly List<int> joints = [];
    private readonly List<int> headings = [];
    private readonly List<Span> chain = [];
    private readonly List<Span> next = [];
    private Word[] loaded = new Word[64];
    private Span[] places = new Span[256];
    private int sorted;
    private bool hasNumbers;

    /// <summary>Classes that occur, in the order of their first places; those of numbers last.</summary>
    public List<int> Classes => touched;

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

    /// <summary>Takes a sentence up.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="leads">The sentences that lead into it, outermost first.</param>
    /// <param name="longest">Most words taken of each lead, from its end.</param>
    public void Load(Unit unit, List<Unit> leads, int longest)
    {
        foreach (var @class in touched)
        {
            count[@class] = 0;
        }

        touched.Clear();
        unsorted.Clear();
        joints.Clear();
        headings.Clear();
        sorted = Count = 0;
        foreach (var lead in leads)
        {
            joints.Add(Count);
            Take(Math.Max(lead.FirstWord, lead.EndWord - longest), lead);
            if (lead.IsHeading)
            {
                headings.Add(Count);
            }
        }

        Own = Count;
        Put(PatternBook.Start, Own, Own);
        Take(unit.FirstWord, unit);
        hasNumbers = ReadPhrases();
        if (hasNumbers)
        {
            Sort();
        }
    }

    private void Take(int from, Unit unit)
    {
        var taken = unit.EndWord - from;
        if (Count + taken > loaded.Length)
        {
            Array.Resize(ref loaded, (Count + taken) * 2);
        }

        words.CopyTo(from, loaded, Count, taken);
        Count += taken;
        if (unit.IsLead(text))
        {
            Put(PatternBook.Colon, Count, Count);
        }
    }

    /// <summary>Whether a class occurs.</summary>
    public bool Has(int @class) => count[@class] > 0;

    /// <summary>How often a class occurs.</summary>
    public int CountOf(int @class) => count[@class];

    /// <summary>A place of a class, counted in the order of their ends.</summary>
    public Span Place(int @class, int index) => places[first[@class] + index];

    /// <summary>Whether all classes of a sequence occur.</summary>
    public bool HasAll(Sequence sequence)
    {
        foreach (var element in sequence.Elements)
        {
            if (count[element.Class] == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one of some words stands at an index.</summary>
    public bool Is(int index, params string[] any)
    {
        if (index < 0 || index >= Count)
        {
            return false;
        }

        var word = loaded[index];
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
            if (HasAll(sequence) && Match(sequence, 0).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The places where a sequence ends behind a word. The list is overwritten by the next call.</summary>
    public List<Span> Match(Sequence sequence, int endBehind)
    {
        Sort();
        chain.Clear();
        if (!HasAll(sequence))
        {
            return chain;
        }

        var elements = sequence.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            next.Clear();
            var (@class, gap, forbidden) = elements[i];
            for (var k = first[@class]; k < first[@class] + count[@class]; k++)
            {
                var place = places[k];
                if (i < elements.Length - 1 || place.End > endBehind || endBehind == 0)
                {
                    if (i == 0)
                    {
                        next.Add(place);
                    }
                    else if (LastEndingBy(place.Start) is var before and >= 0
                        && place.Start - chain[before].End <= gap
                        && (forbidden < 0 || !Between(forbidden, chain[before].End, place.Start)))
                    {
                        next.Add(place with { From = chain[before].From, Value = place.Value >= 0 ? place.Value : chain[before].Value });
                    }
                }
            }

            chain.Clear();
            chain.AddRange(next);
            if (chain.Count == 0)
            {
                break;
            }
        }

        return chain;
    }

    private bool Between(int @class, int start, int end)
    {
        for (var k = first[@class]; k < first[@class] + count[@class]; k++)
        {
            if (places[k].Start >= start && places[k].End <= end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Index of the last place of the chain that ends at or before a word; the places are in the order of their ends.</summary>
    private int LastEndingBy(int start)
    {
        var low = 0;
        var high = chain.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (chain[middle].End <= start)
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

    /// <summary>One walk over the words and the phrases that begin at each. True where a number may stand among them.</summary>
    private bool ReadPhrases()
    {
        var numbers = false;
        for (var i = 0; i < Count; i++)
        {
            var word = loaded[i];
            if (word.Start > 0 && IsQuoted(word.Start - 1))
            {
                Put(PatternBook.Quote, i, i);
            }

            numbers |= IsNumber(word);
            var node = 0;
            for (var k = i; k < Count && loaded[k].Id != 0 && (node = book.Phrases.Child(node, loaded[k].Id)) != 0; k++)
            {
                foreach (var @class in book.Phrases.At(node))
                {
                    Put(@class, i, k + 1);
                }
            }
        }

        Put(PatternBook.End, Count, Count);
        return numbers;
    }

    private bool IsNumber(Word word) => book.NumberOf(word.Id) > 0 || Quantity.IsDigit(text[word.Start]);

    private bool IsQuoted(int before)
    {
        before -= before > 0 && text[before] is '[' or '<' or '*' ? 1 : 0;
        return text[before] is '"' or '“' or '\'' or '‘' or '「' or '『' or '《' or '`';
    }

    private void Put(int @class, int start, int end, long value = -1)
    {
        if (count[@class]++ == 0)
        {
            touched.Add(@class);
        }

        unsorted.Add(new Found(@class, start, end, value));
    }

    /// <summary>Gives each class its places in the order of their ends, without those that its exclusion covers; then reads the numbers.</summary>
    public void Sort()
    {
        if (sorted > 0)
        {
            return;
        }

        SortUnsorted(0);
        foreach (var @class in touched)
        {
            if (book.Exclusion(@class) is var exclusion and >= 0 && Has(exclusion))
            {
                Exclude(@class, exclusion);
            }
        }

        if (hasNumbers)
        {
            var before = touched.Count;
            ReadNumbers();
            SortUnsorted(before);
        }
    }

    private void SortUnsorted(int firstTouched)
    {
        for (var i = firstTouched; i < touched.Count; i++)
        {
            first[touched[i]] = sorted;
            sorted += count[touched[i]];
            count[touched[i]] = 0;
        }

        if (sorted > places.Length)
        {
            Array.Resize(ref places, sorted * 2);
        }

        foreach (var (@class, start, end, value) in unsorted)
        {
            var at = first[@class] + count[@class]++;
            for (; at > first[@class] && places[at - 1].End > end; at--)
            {
                places[at] = places[at - 1];
            }

            places[at] = new Span(start, end, start, value);
        }

        unsorted.Clear();
    }

    /// <summary>Both have their places in the order of the ends, and covers are few words long: one walk over both.</summary>
    private void Exclude(int @class, int exclusion)
    {
        var kept = first[@class];
        var (cover, end) = (first[exclusion], first[exclusion] + count[exclusion]);
        for (var i = first[@class]; i < first[@class] + count[@class]; i++)
        {
            var place = places[i];
            while (cover < end && places[cover].End < place.End)
            {
                cover++;
            }

            var k = cover;
            while (k < end && places[k].End <= place.End + FarthestCover && places[k].Start > place.Start)
            {
                k++;
            }

            if (k == end || places[k].End > place.End + FarthestCover)
            {
                places[kept++] = place;
            }
        }

        count[@class] = kept - first[@class];
    }

    private void ReadNumbers()
    {
        var taken = 0;
        for (var i = 0; i < Count;)
        {
            var value = -1L;
            var end = IsNumber(loaded[i]) ? Quantity.Read(this, i, text, book, out value) : i;
            if (end == i)
            {
                i++;
                continue;
            }

            // "1,000,000 USD (2019)": the currency is the first number's.
            var from = Math.Max(CurrencyAt(i, isBefore: true), Math.Min(taken, i));
            var to = CurrencyAt(end, isBefore: false);
            if (from < i || to > end)
            {
                Put(PatternBook.Money, from, to, value);
                taken = to;
            }
            else if (end < Count && text[loaded[end].Start] == '%')
            {
                Put(PatternBook.Percent, i, end + 1, value);
            }
            else
            {
                Put(PatternBook.Number, i, end, value);
            }

            i = end;
        }
    }

    /// <summary>The other end of the words for a currency that end or begin at a word; that word where there are none.</summary>
    private int CurrencyAt(int index, bool isBefore)
    {
        var best = index;
        for (var k = 0; book.Currency >= 0 && k < count[book.Currency]; k++)
        {
            var place = Place(book.Currency, k);
            if (isBefore && place.End == best)
            {
                best = place.Start;
            }
            else if (!isBefore && place.Start == index)
            {
                best = Math.Max(best, place.End);
            }
        }

        return best;
    }

    /// <summary>A place of a class that is not sorted yet.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(int Class, int Start, int End, long Value);
}
