namespace ModelOpenness.Terms;

/// <summary>
/// The words that the patterns know, numbered from 1. A word of a text is looked up by its folded characters without being
/// copied out of the text.
/// </summary>
internal sealed class TermVocabulary
{
    private readonly List<string> words = [""];
    private readonly List<int> ids = [0];
    private int[] slots = new int[1024];

    /// <summary>How many numbers are given out, with 0 for unknown.</summary>
    public int Count => words.Count;

    /// <summary>The number of a word, which is added where it is new.</summary>
    /// <param name="word">The word, folded or not.</param>
    /// <param name="same">The number that it shares with another spelling; 0 for one of its own.</param>
    public int Add(string word, int same = 0)
    {
        var slot = Slot(word, 0, word.Length, Hash(word, 0, word.Length));
        if (slots[slot] != 0)
        {
            return ids[slots[slot]];
        }

        var folded = new System.Text.StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (!Words.IsSilent(c))
            {
                folded.Append(Words.Fold(c));
            }
        }

        slots[slot] = words.Count;
        ids.Add(same == 0 ? words.Count : same);
        words.Add(folded.ToString());
        if (words.Count * 2 > slots.Length)
        {
            Grow();
        }

        return ids[ids.Count - 1];
    }

    /// <summary>The number of a word, or 0.</summary>
    public int Find(string word) => Find(word, 0, word.Length);

    /// <summary>The number of the word that stands between two offsets of a text, or 0.</summary>
    public int Find(string text, int start, int end) => Find(text, start, end, Hash(text, start, end));

    /// <summary>The same, where the hash of the word is known.</summary>
    public int Find(string text, int start, int end, uint hash) => ids[slots[Slot(text, start, end, hash)]];

    /// <summary>The hash of no characters.</summary>
    public const uint EmptyHash = 2166136261u;

    /// <summary>A hash with one more folded character.</summary>
    public static uint Hash(uint hash, char c) => unchecked((hash ^ c) * 16777619u);

    private int Slot(string text, int start, int end, uint hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)((hash ^ (hash >> 15)) & (uint)mask);
        while (slots[slot] != 0 && !Same(words[slots[slot]], text, start, end))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static uint Hash(string text, int start, int end)
    {
        var hash = EmptyHash;
        for (var i = start; i < end; i++)
        {
            hash = Words.IsSilent(text[i]) ? hash : Hash(hash, Words.Fold(text[i]));
        }

        return hash;
    }

    private static bool Same(string word, string text, int start, int end)
    {
        var k = 0;
        for (var i = start; i < end; i++)
        {
            if (k < word.Length && word[k] == text[i])
            {
                k++;
            }
            else if (!Words.IsSilent(text[i]))
            {
                if (k >= word.Length || word[k] != Words.Fold(text[i]))
                {
                    return false;
                }

                k++;
            }
        }

        return k == word.Length;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (var i = 1; i < words.Count; i++)
        {
            slots[Slot(words[i], 0, words[i].Length, Hash(words[i], 0, words[i].Length))] = i;
        }
    }
}
