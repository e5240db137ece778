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
    private ulong[] followers = new ulong[16384];
    private int[] roots = new int[1024];
    private int edges;

    /// <summary>The classes of a phrase that ends at a node.</summary>
    public int[] At(int node) => payload[node];

    /// <summary>The node behind a word, or 0.</summary>
    public int Child(int node, int word)
    {
        if (node == 0)
        {
            // The first step is tried at every word of a text.
            return word < roots.Length ? roots[word] : 0;
        }

        // Most words go on with no phrase: a bit for each that may saves the look into the table.
        if ((followers[node] & Bit(word)) == 0)
        {
            return 0;
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
        if (payload.Count > followers.Length)
        {
            Array.Resize(ref followers, followers.Length * 2);
        }

        if (node != 0)
        {
            followers[node] |= Bit(word);
            Put(((long)node << 32) | (uint)word, payload.Count - 1);
            return payload.Count - 1;
        }

        if (word >= roots.Length)
        {
            Array.Resize(ref roots, Math.Max(word + 1, roots.Length * 2));
        }

        roots[word] = payload.Count - 1;
        return payload.Count - 1;
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

    private static ulong Bit(int word) => 1UL << (word & 63);

    private static int Mix(long key) => unchecked((int)((ulong)(key * -7046029254386353131L) >> 40));
}
