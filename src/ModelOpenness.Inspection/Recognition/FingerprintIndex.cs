using System.Text;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>One text of a license, as fingerprints.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Shingles">A fingerprint for each three words that follow each other.</param>
/// <param name="Optional">
/// One bit a word: may be missing or replaced (title, copyright line, placeholder, list number, appendix). Lowest bit first.
/// </param>
/// <param name="Operative">One bit a word: says what one may, must or must not do, or how much (<see cref="Wording.IsOperative"/>).</param>
/// <param name="Codes">Eight bits of the hash of each operative word, in their order: enough to tell whether two stretches say the same.</param>
internal sealed record Fingerprint(string Id, ushort[] Shingles, byte[] Optional, byte[] Operative, byte[] Codes)
{
    private byte[]? single;

    /// <summary>How many words the text has.</summary>
    public int Words => Shingles.Length + LicenseWords.Span - 1;

    /// <summary>True where the word may be missing or replaced.</summary>
    public bool IsOptional(int word) => IsSet(Optional, word);

    /// <summary>True where the fingerprint at this place stands nowhere else in the license.</summary>
    public bool IsSingle(int shingle) => IsSet(single ??= FindSingle(), shingle);

    /// <summary>The codes of the operative words from <paramref name="start"/> to before <paramref name="end"/> that must not be missing.</summary>
    public IEnumerable<byte> CodesOf(int start, int end)
    {
        var code = -1;
        for (var word = start; word < end; word++)
        {
            if (Operative[word >> 3] >> (word & 7) == 0)
            {
                // None up to the end of the byte.
                word |= 7;
            }
            else if (IsSet(Operative, word))
            {
                code = code < 0 ? CountSet(Operative, 0, word) : code + 1;
                if (!IsSet(Optional, word))
                {
                    yield return Codes[code];
                }
            }
        }
    }

    /// <summary>What stands for an operative word.</summary>
    public static byte CodeOf(ulong hash) => (byte)(hash >> 17);

    /// <summary>A text as fingerprints.</summary>
    public static Fingerprint Of(string id, LicenseWords words, bool[] optional, Wording wording)
    {
        var operative = new bool[words.Count];
        var codes = new List<byte>();
        for (var i = 0; i < words.Count; i++)
        {
            if (wording.IsOperative(words, i))
            {
                operative[i] = true;
                codes.Add(CodeOf(words.Hashes[i]));
            }
        }

        return new Fingerprint(id, words.Shingles, Pack(optional), Pack(operative), [.. codes]);
    }

    /// <summary>One bit a word, lowest first.</summary>
    private static byte[] Pack(bool[] words)
    {
        var packed = new byte[(words.Length + 7) / 8];
        for (var i = 0; i < words.Length; i++)
        {
            packed[i >> 3] |= (byte)(words[i] ? 1 << (i & 7) : 0);
        }

        return packed;
    }

    /// <summary>How many words from <paramref name="start"/> to before <paramref name="end"/> must not be missing.</summary>
    public int CountRequired(int start, int end) => end - start - CountSet(Optional, start, end);

    private byte[] FindSingle()
    {
        var seen = new bool[ushort.MaxValue + 1];
        var again = new bool[ushort.MaxValue + 1];
        foreach (var shingle in Shingles)
        {
            again[shingle] |= seen[shingle];
            seen[shingle] = true;
        }

        return Pack(Array.ConvertAll(Shingles, shingle => !again[shingle]));
    }

    private static int CountSet(byte[] bits, int start, int end)
    {
        var count = 0;
        for (var word = start; word < end;)
        {
            // What is left of this byte, or what is asked for of it.
            var length = Math.Min(8 - (word & 7), end - word);
            for (var set = bits[word >> 3] >> (word & 7) & ((1 << length) - 1); set != 0; set &= set - 1)
            {
                count++;
            }

            word += length;
        }

        return count;
    }

    private static bool IsSet(byte[] bits, int word) => (bits[word >> 3] & (1 << (word & 7))) != 0;
}

/// <summary>
/// The fingerprints of all texts: read from a resource of this assembly, written by <c>build/licenses</c>. A fingerprint is
/// sixteen bits of a hash over three words: enough to align a text with, and no text to read.
/// </summary>
internal sealed class FingerprintIndex
{
    /// <summary>The first number of an index: its version.</summary>
    public const int Magic = 0x504F4D36;

    private const int ShortestPassage = 6;
    private const double LeastOfPassage = 0.8;

    // Shorter optional passages are titles and names, which may stand before anything.
    private const int ShortestTail = 40;

    private readonly Fingerprint[] fingerprints;
    private readonly bool[] accompanying = new bool[ushort.MaxValue + 1];
    private readonly int[] postingStarts = new int[ushort.MaxValue + 2];
    private readonly ushort[] postings;
    private readonly Dictionary<long, Fingerprint> whole = [];

    /// <summary>Makes an index.</summary>
    /// <param name="all">
    /// Fingerprints of licenses, and, without an id, of passages that publishers put beside licenses and that are no part of them.
    /// </param>
    public FingerprintIndex(IReadOnlyList<Fingerprint> all)
    {
        fingerprints = [.. all.Where(f => f.Id.Length > 0)];
        Lengths = Array.ConvertAll(fingerprints, f => f.Shingles.Length);
        foreach (var passage in all)
        {
            MarkAccompanying(passage);
        }

        foreach (var fingerprint in fingerprints)
        {
            whole[HashOf(fingerprint.Shingles)] = fingerprint;
        }

        foreach (var fingerprint in fingerprints)
        {
            foreach (var shingle in fingerprint.Shingles)
            {
                postingStarts[shingle + 1]++;
            }
        }

        for (var i = 1; i < postingStarts.Length; i++)
        {
            postingStarts[i] += postingStarts[i - 1];
        }

        postings = new ushort[postingStarts[postingStarts.Length - 1]];
        var next = new int[ushort.MaxValue + 1];
        Array.Copy(postingStarts, next, next.Length);
        for (var i = 0; i < fingerprints.Length; i++)
        {
            foreach (var shingle in fingerprints[i].Shingles)
            {
                postings[next[shingle]++] = (ushort)i;
            }
        }
    }

    public IReadOnlyList<Fingerprint> Fingerprints => fingerprints;

    /// <summary>How many fingerprints each of them has.</summary>
    public int[] Lengths { get; }

    /// <summary>True where nearly all of the fingerprints are those of passages that publishers put beside licenses.</summary>
    public bool IsAccompanying(ReadOnlySpan<ushort> shingles)
    {
        var known = 0;
        foreach (var shingle in shingles)
        {
            known += accompanying[shingle] ? 1 : 0;
        }

        return shingles.Length >= ShortestPassage && known >= shingles.Length * LeastOfPassage;
    }

    /// <summary>The license that has these fingerprints and no other, or null: most copies are the text word for word.</summary>
    public Fingerprint? FindSame(ushort[] shingles) =>
        whole.TryGetValue(HashOf(shingles), out var same) && same.Shingles.AsSpan().SequenceEqual(shingles) ? same : null;

    /// <summary>The licenses that have this fingerprint, each as often as it has it.</summary>
    public ReadOnlySpan<ushort> Postings(ushort shingle) =>
        postings.AsSpan(postingStarts[shingle], postingStarts[shingle + 1] - postingStarts[shingle]);

    /// <summary>Reads an index.</summary>
    /// <exception cref="InvalidDataException">It is no index, or one of another version.</exception>
    public static FingerprintIndex Read(Stream stream) => new(ReadAll(stream));

    /// <summary>The fingerprints of an index, in their order. <c>build/licenses</c> writes them.</summary>
    public static IReadOnlyList<Fingerprint> ReadAll(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadInt32() != Magic)
        {
            throw new InvalidDataException("This is not a fingerprint index.");
        }

        var all = new Fingerprint[reader.ReadInt32()];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new Fingerprint(reader.ReadString(), new ushort[reader.ReadInt32()], [], [], new byte[reader.ReadInt32()]);
        }

        var shingles = Repeats.Read(reader, all.Sum(f => f.Shingles.Length));
        var at = 0;
        foreach (var fingerprint in all)
        {
            Array.Copy(shingles, at, fingerprint.Shingles, 0, fingerprint.Shingles.Length);
            at += fingerprint.Shingles.Length;
        }

        // Each kind of facts stands by itself, which makes the package smaller.
        var optional = Array.ConvertAll(all, f => reader.ReadBytes((f.Words + 7) / 8));
        var operative = Array.ConvertAll(all, f => reader.ReadBytes((f.Words + 7) / 8));
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = all[i] with { Optional = optional[i], Operative = operative[i], Codes = reader.ReadBytes(all[i].Codes.Length) };
        }

        return all;
    }

    /// <summary>
    /// What stands beside licenses: passages that are no part of one, and whole optional tails, whose notices stand in front of the text
    /// as often as at its end.
    /// </summary>
    private void MarkAccompanying(Fingerprint passage)
    {
        var shortest = passage.Id.Length == 0 ? LicenseWords.Span : ShortestTail;
        for (var start = 0; start < passage.Words; start++)
        {
            var end = start;
            while (end < passage.Words && passage.IsOptional(end))
            {
                end++;
            }

            if (end - start >= shortest)
            {
                foreach (var shingle in passage.Shingles.AsSpan(start, end - start - LicenseWords.Span + 1))
                {
                    accompanying[shingle] = true;
                }
            }

            start = end;
        }
    }

    private static long HashOf(ushort[] shingles)
    {
        var hash = (long)shingles.Length;
        foreach (var shingle in shingles)
        {
            hash = unchecked((hash ^ shingle) * 1099511628211);
        }

        return hash;
    }
}
