namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// A set of word hashes, asked for every word of a text. Its own class because the framework's set of this element type is not
/// compiled ahead, and a command line that runs for a fifth of a second feels that.
/// </summary>
internal sealed class WordSet
{
    private ulong[] slots = new ulong[64];
    private int count;

    public void Add(ulong hash)
    {
        if (Contains(hash))
        {
            return;
        }

        if (++count * 2 > slots.Length)
        {
            var old = slots;
            slots = new ulong[old.Length * 2];
            foreach (var one in old)
            {
                if (one != 0)
                {
                    slots[FreeSlot(one)] = one;
                }
            }
        }

        slots[FreeSlot(hash)] = hash;
    }

    public bool Contains(ulong hash)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (slots[slot] == hash)
            {
                return true;
            }
        }

        return false;
    }

    private int FreeSlot(ulong hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)(hash & (uint)mask);
        while (slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
