namespace ModelOpenness.Terms;

/// <summary>
/// The words that the patterns know, numbered from 1. A word of a text is looked up by its folded characters without being
/// copied out of the text.
/// </summary>
internal sealed class TermVocabulary
{
    private readonly List<string> words = [""];
    private readonly List<int> ids = [0];
    private readonly List<uint> hashes = [0];
    private int[] slots = new int[1024];

    /// <summary>How many numbers are given out, with 0 for unknown.</summary>
    public int Count => words.Count;

    /// <summary>The number of a word, which is added where it is new.</summary>
    /// <param name="word">The word, folded or not.</param>
    /// <param name="same">The number that it shares with another spelling; 0 for one of its own.</param>
    public int Add(string word, int same = 0)
    {
        var slot = Slot(word, 0, word.Length);
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
        hashes.Add(Hash(word, 0, word.Length));
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
    public int Find(string text, int start, int end) => ids[slots[Slot(text, start, end)]];

    private int Slot(string text, int start, int end)
    {
        var mask = slots.Length - 1;
        var hash = Hash(text, start, end);
        var slot = (int)(hash & (uint)mask);
        while (slots[slot] is var word and not 0 && (hashes[word] != hash || !Same(words[word], text, start, end)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static uint Hash(string text, int start, int end)
    {
        var hash = 2166136261u;
        for (var i = start; i < end; i++)
        {
            // Nearly every character is a lower-case letter.
            var c = text[i];
            if (c is >= 'a' and <= 'z' || !Words.IsSilent(c))
            {
                hash = unchecked((hash ^ (c is >= 'a' and <= 'z' ? c : Words.Fold(c))) * 16777619u);
            }
        }

        return unchecked(hash ^ (hash >> 15));
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
            slots[Slot(words[i], 0, words[i].Length)] = i;
        }
    }
}
