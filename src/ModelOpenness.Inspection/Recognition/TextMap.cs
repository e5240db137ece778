namespace ModelOpenness.Inspection.Recognition;

/// <summary>Where the fingerprints of a text stand in it, and which of a license's it has. One text after the other, without new memory.</summary>
internal sealed class TextMap
{
    private const int None = -1;
    private const int Margin = 24;

    // More than a whole license may lack, for the gaps that are none: a list number, a hyphen.
    private const double MostMissing = 0.2;

    private readonly int[] first = new int[ushort.MaxValue + 1];

    // One bit a fingerprint: the text has it, and has it once. Sets of bits stay in the nearest cache, tables of numbers do not.
    private readonly ulong[] present = new ulong[(ushort.MaxValue + 1) / 64];
    private readonly ulong[] single = new ulong[(ushort.MaxValue + 1) / 64];
    private readonly bool[] ofLicense = new bool[ushort.MaxValue + 1];
    private readonly List<(Fingerprint License, int[] Places)> common = [];
    private int[] next = [];
    private int[] places = [];
    private ushort[] text = [];
    private bool[] masked = [];

    public TextMap()
    {
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = None;
        }
    }

    /// <summary>How many fingerprints the text has.</summary>
    public int Length { get; private set; }

    /// <summary>Makes this the text that licenses are laid beside.</summary>
    /// <param name="words">The text.</param>
    /// <param name="taken">Words that belong to another license already, or null.</param>
    public void Set(LicenseWords words, bool[]? taken) => Set(words, taken, 0, words.Shingles.Length);

    /// <summary>Makes a stretch of this the text that licenses are laid beside.</summary>
    /// <param name="words">The text.</param>
    /// <param name="taken">Words that belong to another license already, or null.</param>
    /// <param name="from">First fingerprint of the stretch.</param>
    /// <param name="to">After its last fingerprint.</param>
    public void Set(LicenseWords words, bool[]? taken, int from, int to)
    {
        Forget();
        text = words.Shingles;
        Length = text.Length;
        if (next.Length < Length)
        {
            next = new int[Length];
            masked = new bool[Length];
        }

        for (var i = Length - 1; i >= 0; i--)
        {
            masked[i] = i < from || i >= to || (taken is not null && (taken[i] || taken[i + 1] || taken[i + 2]));
            if (masked[i])
            {
                continue;
            }

            var shingle = text[i];
            var bit = 1UL << (shingle & 63);
            next[i] = first[shingle];
            first[shingle] = i;
            single[shingle >> 6] = (present[shingle >> 6] & bit) == 0 ? single[shingle >> 6] | bit : single[shingle >> 6] & ~bit;
            present[shingle >> 6] |= bit;
        }
    }

    /// <summary>Lets go of the text.</summary>
    public void Forget()
    {
        for (var i = 0; i < Length; i++)
        {
            first[text[i]] = None;
            present[text[i] >> 6] = 0;
            single[text[i] >> 6] = 0;
        }

        common.Clear();
        text = [];
        Length = 0;
    }

    /// <summary>True where the fingerprint stands at this place for the first time.</summary>
    public bool IsFirst(int i) => first[text[i]] == i;

    /// <summary>The first place of a fingerprint; below 0 for none.</summary>
    public int First(ushort shingle) => first[shingle];

    /// <summary>The next place of the fingerprint that stands at this one; below 0 for none.</summary>
    public int Next(int i) => next[i];

    /// <summary>True for a fingerprint that the text has once.</summary>
    public bool IsSingle(ushort shingle) => ((single[shingle >> 6] >> (shingle & 63)) & 1) != 0;

    /// <summary>True where the text has this fingerprint at this place.</summary>
    public bool Has(int i, ushort shingle) => text[i] == shingle && !masked[i];

    /// <summary>The places of the license at which a fingerprint stands that the text has, wherever.</summary>
    public int[] InCommon(Fingerprint license)
    {
        foreach (var known in common)
        {
            if (ReferenceEquals(known.License, license))
            {
                return known.Places;
            }
        }

        var bits = present;
        var shingles = license.Shingles;
        places = places.Length < shingles.Length ? new int[shingles.Length] : places;
        var found = places;
        var count = 0;
        for (var i = 0; i < shingles.Length; i++)
        {
            found[count] = i;
            count += (int)(bits[shingles[i] >> 6] >> (shingles[i] & 63)) & 1;
        }

        var result = new int[count];
        Array.Copy(found, result, count);
        common.Add((license, result));
        return result;
    }

    /// <summary>How many words of the license stand in these fingerprints: no alignment can have more in common.</summary>
    public int MostInCommon(Fingerprint license)
    {
        var words = 0;
        var end = 0;
        foreach (var place in InCommon(license))
        {
            words += place + LicenseWords.Span - Math.Max(end, place);
            end = place + LicenseWords.Span;
        }

        return words;
    }

    /// <summary>False where so many words of the license stand nowhere in the text that it cannot be there as a whole.</summary>
    public bool MayBeWhole(Fingerprint license)
    {
        var covered = MostInCommon(license);
        var missing = 0;
        var end = 0;
        foreach (var place in InCommon(license))
        {
            missing += place > end ? license.CountRequired(end, place) : 0;
            end = place + LicenseWords.Span;
        }

        missing += license.CountRequired(end, license.Words);
        return missing <= (covered + missing) * MostMissing;
    }

    /// <summary>
    /// The stretch of the text that has most of the license's fingerprints: in a collection, one license's words stand in others too.
    /// </summary>
    /// <param name="license">The license.</param>
    /// <returns>The first fingerprint and the one after the last.</returns>
    public (int From, int To) Locate(Fingerprint license)
    {
        foreach (var shingle in license.Shingles)
        {
            ofLicense[shingle] = true;
        }

        var length = license.Shingles.Length + (license.Shingles.Length / 4) + Margin;
        var count = 0;
        var best = 0;
        var bestEnd = Math.Min(Length, length);
        for (var end = 0; end < Length; end++)
        {
            count += !masked[end] && ofLicense[text[end]] ? 1 : 0;
            if (end >= length)
            {
                count -= !masked[end - length] && ofLicense[text[end - length]] ? 1 : 0;
            }

            if (count > best)
            {
                best = count;
                bestEnd = end + 1;
            }
        }

        foreach (var shingle in license.Shingles)
        {
            ofLicense[shingle] = false;
        }

        return (Math.Max(0, bestEnd - length), bestEnd);
    }
}
