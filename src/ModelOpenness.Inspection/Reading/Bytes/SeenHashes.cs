namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>Hashes of names, to notice one that comes twice. Grows to a few MiB and no further: beyond that every name counts as new.</summary>
internal sealed class SeenHashes
{
    private const int Most = 262_144;
    private ulong[] slots = new ulong[64];
    private int count;
    private bool hasZero;

    /// <summary>False where the hash was there before.</summary>
    public bool Add(ulong hash)
    {
        if (hash == 0)
        {
            var isNew = !this.hasZero;
            this.hasZero = true;
            return isNew;
        }

        if (this.count == Most)
        {
            return this.slots[Find(this.slots, hash)] != hash;
        }

        var at = Find(this.slots, hash);
        if (this.slots[at] == hash)
        {
            return false;
        }

        this.slots[at] = hash;
        if (++this.count * 2 > this.slots.Length)
        {
            this.Grow();
        }

        return true;
    }

    // Where the hash is, or the free place for it; at least half of the places are free.
    private static int Find(ulong[] slots, ulong hash)
    {
        var mask = slots.Length - 1;
        var at = (int)(hash ^ (hash >> 32)) & mask;
        while (slots[at] != 0 && slots[at] != hash)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var larger = new ulong[this.slots.Length * 2];
        foreach (var hash in this.slots)
        {
            if (hash != 0)
            {
                larger[Find(larger, hash)] = hash;
            }
        }

        this.slots = larger;
    }
}
