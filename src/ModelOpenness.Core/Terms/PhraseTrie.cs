namespace ModelOpenness.Terms;

/// <summary>
/// All phrases of all patterns, word by word: one walk from a word of a text finds every phrase that begins there, and the
/// classes that each belongs to.
/// </summary>
internal sealed class PhraseTrie(TermVocabulary vocabulary)
{
    private static readonly int[] None = [];

    private readonly List<int[]> payload = [None];
    private long[] keys = new long[32768];
    private int[] children = new int[32768];
    private int[] roots = new int[1024];
    private bool[] within = new bool[1024];
    private readonly List<(int Parent, int Word)> steps = [default];
    private int edges;

    /// <summary>The classes of a phrase that ends at a node.</summary>
    public int[] At(int node) => payload[node];

    /// <summary>The node behind a word, or 0.</summary>
    public int Child(int node, int word)
    {
        // The first step is tried at every word of a text, the second behind each that begins a phrase.
        if (node == 0 || word >= within.Length || !within[word])
        {
            return node == 0 && word < roots.Length ? roots[word] : 0;
        }

        var key = ((long)node << 32) | (uint)word;
        var mask = keys.Length - 1;
        for (var slot = Mix(key) & mask; ; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
            {
                return children[slot];
            }

            if (keys[slot] == 0)
            {
                return 0;
            }
        }
    }

    /// <summary>Adds a phrase with all its alternatives ("(shall|may|) not") to a class.</summary>
    /// <exception cref="FormatException">A bracket is left open, or the phrase can be empty.</exception>
    public void Add(string phrase, int number)
    {
        var at = 0;
        foreach (var node in ReadPhrase(phrase, ref at, [0]))
        {
            if (node == 0)
            {
                throw new FormatException($"'{phrase}' matches nothing.");
            }

            if (Array.IndexOf(payload[node], number) < 0)
            {
                payload[node] = [.. payload[node], number];
            }
        }

        if (at < phrase.Length)
        {
            throw new FormatException($"'{phrase}' closes a bracket that it does not open.");
        }
    }

    /// <summary>
    /// Walks a phrase into the trie, growing it: from each of some nodes through the words, and through every alternative
    /// of a bracket ("(shall|may|) not"). The nodes at which the phrase can end are given.
    /// </summary>
    private List<int> ReadPhrase(string phrase, ref int at, List<int> from)
    {
        var nodes = from;
        while (at < phrase.Length && phrase[at] is not ('|' or ')'))
        {
            if (phrase[at] == '(')
            {
                var ends = new List<int>();
                do
                {
                    at++;
                    foreach (var node in ReadPhrase(phrase, ref at, nodes))
                    {
                        if (!ends.Contains(node))
                        {
                            ends.Add(node);
                        }
                    }
                }
                while (at < phrase.Length && phrase[at] == '|');

                if (at == phrase.Length)
                {
                    throw new FormatException($"'{phrase}' opens a bracket that it does not close.");
                }

                at++;
                nodes = ends;
                continue;
            }

            var end = at;
            while (end < phrase.Length && phrase[end] is not ('|' or '(' or ')'))
            {
                end++;
            }

            nodes = ReadWords(phrase, at, end, nodes);
            at = end;
        }

        return nodes;
    }

    private List<int> ReadWords(string phrase, int start, int end, List<int> from)
    {
        // Nearly all phrases are plain words: those are not worth the whole reader.
        var nodes = new List<int>(from);
        var i = start;
        while (i < end && phrase[i] is ' ' or >= 'a' and <= 'z')
        {
            i++;
        }

        if (i < end)
        {
            foreach (var word in Words.Read(phrase.Substring(start, end - start), vocabulary))
            {
                Advance(nodes, word.Id != 0 ? word.Id : vocabulary.Add(phrase.Substring(start + word.Start, word.End - word.Start)));
            }

            return nodes;
        }

        for (i = start; i < end; i++)
        {
            var first = i;
            while (i < end && phrase[i] != ' ')
            {
                i++;
            }

            if (i > first)
            {
                var id = vocabulary.Find(phrase, first, i);
                Advance(nodes, id != 0 ? id : vocabulary.Add(phrase.Substring(first, i - first)));
            }
        }

        return nodes;
    }

    private void Advance(List<int> nodes, int word)
    {
        for (var k = 0; k < nodes.Count; k++)
        {
            nodes[k] = Grow(nodes[k], word);
        }
    }

    private int Grow(int node, int word)
    {
        var child = Child(node, word);
        if (child != 0)
        {
            return child;
        }

        if (++edges * 2 > keys.Length)
        {
            var oldKeys = keys;
            var oldChildren = children;
            keys = new long[oldKeys.Length * 2];
            children = new int[keys.Length];
            for (var i = 0; i < oldKeys.Length; i++)
            {
                if (oldKeys[i] != 0)
                {
                    Put(oldKeys[i], oldChildren[i]);
                }
            }
        }

        payload.Add(None);
        steps.Add((node, word));
        if (node != 0)
        {
            Resize(ref within, word)[word] = true;
            Put(((long)node << 32) | (uint)word, payload.Count - 1);
            return payload.Count - 1;
        }

        Resize(ref roots, word)[word] = payload.Count - 1;
        return payload.Count - 1;
    }

    private static T[] Resize<T>(ref T[] array, int index)
    {
        if (index >= array.Length)
        {
            Array.Resize(ref array, Math.Max(index + 1, array.Length * 2));
        }

        return array;
    }

    /// <summary>Every phrase by its rarest word, with the classes that it belongs to.</summary>
    /// <param name="weight">How common a word is.</param>
    public IEnumerable<(int Word, int[] Classes)> RarestWords(Func<int, int> weight)
    {
        for (var node = 1; node < payload.Count; node++)
        {
            if (payload[node].Length > 0)
            {
                var rarest = steps[node].Word;
                for (var at = steps[node].Parent; at != 0; at = steps[at].Parent)
                {
                    rarest = weight(steps[at].Word) < weight(rarest) ? steps[at].Word : rarest;
                }

                yield return (rarest, payload[node]);
            }
        }
    }

    private void Put(long key, int child)
    {
        var mask = keys.Length - 1;
        var slot = Mix(key) & mask;
        while (keys[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        keys[slot] = key;
        children[slot] = child;
    }

    private static int Mix(long key) => unchecked((int)((ulong)(key * -7046029254386353131L) >> 40));
}
