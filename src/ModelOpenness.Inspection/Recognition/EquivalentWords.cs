namespace ModelOpenness.Inspection.Recognition;

/// <summary>Spellings that count as one word ("licence" and "license"): a small hash table, asked for every word.</summary>
internal sealed class EquivalentWords
{
    private const int Size = 1024;
    private readonly ulong[] from = new ulong[Size];
    private readonly ulong[] to = new ulong[Size];

    /// <summary>Makes the table.</summary>
    /// <param name="groups">Groups of words with spaces between; the first of a group stands for all.</param>
    public EquivalentWords(IEnumerable<string> groups)
    {
        foreach (var group in groups)
        {
            var words = group.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            var first = WordReader.HashOf(words[0]);
            for (var i = 1; i < words.Length; i++)
            {
                var hash = WordReader.HashOf(words[i]);
                var slot = (int)(hash & (Size - 1));
                while (from[slot] != 0)
                {
                    slot = (slot + 1) & (Size - 1);
                }

                from[slot] = hash;
                to[slot] = first;
            }
        }
    }

    /// <summary>The word that stands for this one.</summary>
    public ulong Map(ulong hash)
    {
        for (var slot = (int)(hash & (Size - 1)); from[slot] != 0; slot = (slot + 1) & (Size - 1))
        {
            if (from[slot] == hash)
            {
                return to[slot];
            }
        }

        return hash;
    }
}
