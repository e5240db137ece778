using System.Runtime.InteropServices;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Words that the text and the license have in common, in a row.</summary>
/// <param name="Text">Index of the first word in the text.</param>
/// <param name="License">Index of the first word in the license.</param>
/// <param name="Length">How many words.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Run(int Text, int License, int Length)
{
    public int TextEnd => Text + Length;

    public int LicenseEnd => License + Length;
}

/// <summary>
/// Lays a text beside a license: runs of common fingerprints, the heaviest chain of runs in the order of both, the gaps
/// between filled the same way. Linear in both but for the number of runs, which is bounded.
/// </summary>
internal sealed class Alignment
{
    private const int None = -1;
    private const int MostRuns = 1_200;
    private const int SmallGap = 24;
    private const int GapBudget = 60_000;

    // More than a whole license may lack, for the gaps that are none: a list number, a hyphen.
    private const double MostMissing = 0.2;

    private readonly int[] first = new int[ushort.MaxValue + 1];
    private readonly int[] licenseCount = new int[ushort.MaxValue + 1];

    // One bit a fingerprint: the text has it, and has it once. Sets of bits stay in the nearest cache, tables of numbers do not.
    private readonly ulong[] present = new ulong[(ushort.MaxValue + 1) / 64];
    private readonly ulong[] single = new ulong[(ushort.MaxValue + 1) / 64];
    private readonly List<Run> runs = [];
    private readonly List<Run> chain = [];
    private int[] next = [];
    private ushort[] text = [];
    private bool[] masked = [];
    private int textLength;
    private int budget;

    public Alignment()
    {
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = None;
        }
    }

    /// <summary>Makes this the text that licenses are laid beside.</summary>
    /// <param name="words">The text.</param>
    /// <param name="taken">Words that belong to another license already, or null.</param>
    public void SetText(LicenseWords words, bool[]? taken) => SetText(words, taken, 0, words.Shingles.Length);

    /// <summary>Makes a stretch of this the text that licenses are laid beside.</summary>
    /// <param name="words">The text.</param>
    /// <param name="taken">Words that belong to another license already, or null.</param>
    /// <param name="from">First fingerprint of the stretch.</param>
    /// <param name="to">After its last fingerprint.</param>
    public void SetText(LicenseWords words, bool[]? taken, int from, int to)
    {
        Forget();
        text = words.Shingles;
        textLength = text.Length;
        if (next.Length < textLength)
        {
            next = new int[textLength];
            masked = new bool[textLength];
        }

        for (var i = textLength - 1; i >= 0; i--)
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
        for (var i = 0; i < textLength; i++)
        {
            first[text[i]] = None;
            present[text[i] >> 6] = 0;
            single[text[i] >> 6] = 0;
        }

        text = [];
        textLength = 0;
    }

    /// <summary>True where the fingerprint stands at this place for the first time.</summary>
    public bool IsFirst(int i) => first[text[i]] == i;

    /// <summary>How many fingerprints of the license the text has, wherever.</summary>
    public int CountCommon(Fingerprint license)
    {
        var bits = present;
        var common = 0;
        foreach (var shingle in license.Shingles)
        {
            common += (int)(bits[shingle >> 6] >> (shingle & 63)) & 1;
        }

        return common;
    }

    /// <summary>False where so many words of the license stand nowhere in the text that it cannot be there as a whole.</summary>
    public bool MayBeWhole(Fingerprint license)
    {
        var bits = present;
        var covered = 0;
        var missing = 0;
        var left = 0;
        var word = 0;
        for (; word < license.Words; word++)
        {
            if (word < license.Shingles.Length)
            {
                var shingle = license.Shingles[word];
                left = ((bits[shingle >> 6] >> (shingle & 63)) & 1) != 0 ? LicenseWords.Span : left;
            }

            _ = left > 0 ? covered++ : license.IsOptional(word) ? 0 : missing++;
            left--;
        }

        return missing <= (covered + missing) * MostMissing;
    }

    /// <summary>How many words of the license stand in fingerprints that the text has, wherever: no alignment can have more in common.</summary>
    public int MostInCommon(Fingerprint license)
    {
        var bits = present;
        var words = 0;
        var left = 0;
        foreach (var shingle in license.Shingles)
        {
            left = ((bits[shingle >> 6] >> (shingle & 63)) & 1) != 0 ? LicenseWords.Span : left;
            words += left > 0 ? 1 : 0;
            left--;
        }

        return words + Math.Max(left, 0);
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
            licenseCount[shingle] = 1;
        }

        var length = license.Shingles.Length + (license.Shingles.Length / 4) + SmallGap;
        var count = 0;
        var best = 0;
        var bestEnd = Math.Min(textLength, length);
        for (var end = 0; end < textLength; end++)
        {
            count += masked[end] ? 0 : licenseCount[text[end]];
            if (end >= length)
            {
                count -= masked[end - length] ? 0 : licenseCount[text[end - length]];
            }

            if (count > best)
            {
                best = count;
                bestEnd = end + 1;
            }
        }

        foreach (var shingle in license.Shingles)
        {
            licenseCount[shingle] = 0;
        }

        return (Math.Max(0, bestEnd - length), bestEnd);
    }

    /// <summary>The words in common, in the order of both. The list is valid until the next call.</summary>
    public List<Run> Align(Fingerprint license)
    {
        var shingles = license.Shingles;
        FindRuns(license, uniqueOnly: true);
        var covered = 0;
        foreach (var run in runs)
        {
            covered += run.Length;
        }

        if (covered * 4 < shingles.Length)
        {
            // A text that repeats itself has few fingerprints that stand once.
            FindRuns(license, uniqueOnly: false);
        }

        Chain();
        FillGaps(shingles);
        return ToWords();
    }

    private void FindRuns(Fingerprint license, bool uniqueOnly)
    {
        runs.Clear();
        var shingles = license.Shingles;
        var wanted = uniqueOnly ? single : present;
        var previousEnd = 0;
        var j = 0;
        while (j < shingles.Length)
        {
            var shingle = shingles[j];
            if ((wanted[shingle >> 6] >> (shingle & 63) & 1) == 0 || (uniqueOnly && !license.IsSingle(j)))
            {
                j++;
                continue;
            }

            var i = first[shingle];
            if (!uniqueOnly)
            {
                // The next one after what was found last; the first one where there is none.
                var candidate = i;
                for (var steps = 0; candidate >= 0 && candidate < previousEnd && steps < 16; steps++)
                {
                    candidate = next[candidate];
                }

                i = candidate >= previousEnd ? candidate : i;
            }

            var start = 0;
            var floor = runs.Count > 0 && runs[runs.Count - 1].Text <= i ? runs[runs.Count - 1].TextEnd : 0;
            while (i - start > floor && j - start > 0 && !masked[i - start - 1] && text[i - start - 1] == shingles[j - start - 1]
                && (runs.Count == 0 || j - start > runs[runs.Count - 1].LicenseEnd))
            {
                start++;
            }

            var length = 1;
            while (i + length < textLength && j + length < shingles.Length && !masked[i + length] && text[i + length] == shingles[j + length])
            {
                length++;
            }

            if (uniqueOnly || length + start >= 3)
            {
                runs.Add(new Run(i - start, j - start, length + start));
                previousEnd = i + length;
            }

            j += length;
        }
    }

    /// <summary>Keeps the heaviest chain of runs that stand in the same order in both.</summary>
    private void Chain()
    {
        chain.Clear();
        if (runs.Count > MostRuns)
        {
            runs.RemoveAll(r => r.Length < 4);
            if (runs.Count > MostRuns)
            {
                runs.RemoveRange(MostRuns, runs.Count - MostRuns);
            }
        }

        var ordered = true;
        for (var i = 1; i < runs.Count; i++)
        {
            ordered &= runs[i].Text >= runs[i - 1].TextEnd;
        }

        if (ordered)
        {
            chain.AddRange(runs);
            return;
        }

        var best = new int[runs.Count];
        var from = new int[runs.Count];
        var most = new int[runs.Count];
        var top = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            from[i] = None;
            var weight = 0;
            for (var k = i - 1; k >= 0 && most[k] > weight; k--)
            {
                if (best[k] > weight && runs[k].TextEnd <= runs[i].Text)
                {
                    weight = best[k];
                    from[i] = k;
                }
            }

            best[i] = weight + runs[i].Length;
            most[i] = i == 0 ? best[i] : Math.Max(best[i], most[i - 1]);
            if (best[i] > best[top])
            {
                top = i;
            }
        }

        for (var i = top; i >= 0; i = from[i])
        {
            chain.Add(runs[i]);
        }

        chain.Reverse();
    }

    private void FillGaps(ushort[] shingles)
    {
        budget = GapBudget;
        runs.Clear();
        var textAt = 0;
        var licenseAt = 0;
        for (var i = 0; i <= chain.Count; i++)
        {
            var run = i < chain.Count ? chain[i] : new Run(textLength, shingles.Length, 0);
            Fill(shingles, textAt, run.Text, licenseAt, run.License, 0);
            if (run.Length > 0)
            {
                runs.Add(run);
            }

            textAt = run.TextEnd;
            licenseAt = run.LicenseEnd;
        }
    }

    /// <summary>Finds the longest run within a gap, then does the same before and after it.</summary>
    private void Fill(ushort[] shingles, int textStart, int textEnd, int licenseStart, int licenseEnd, int depth)
    {
        if (textEnd <= textStart || licenseEnd <= licenseStart || depth > 12)
        {
            return;
        }

        Run best = default;
        for (var j = licenseStart; j < licenseEnd && budget > 0; j++)
        {
            budget--;
            if ((best.Length > 0 && j < best.LicenseEnd) || (present[shingles[j] >> 6] >> (shingles[j] & 63) & 1) == 0)
            {
                continue;
            }

            for (var i = first[shingles[j]]; i >= 0 && i < textEnd && budget > 0; i = next[i])
            {
                budget--;
                if (i < textStart)
                {
                    continue;
                }

                var length = 1;
                while (i + length < textEnd && j + length < licenseEnd && !masked[i + length] && text[i + length] == shingles[j + length])
                {
                    length++;
                }

                budget -= length;
                if (length > best.Length)
                {
                    best = new Run(i, j, length);
                }
            }
        }

        var isSmall = textEnd - textStart <= SmallGap && licenseEnd - licenseStart <= SmallGap;
        if (best.Length < (isSmall ? 1 : 3))
        {
            return;
        }

        Fill(shingles, textStart, best.Text, licenseStart, best.License, depth + 1);
        runs.Add(best);
        Fill(shingles, best.TextEnd, textEnd, best.LicenseEnd, licenseEnd, depth + 1);
    }

    /// <summary>From runs of fingerprints to runs of words: each is longer by two, and must not overlap the one before.</summary>
    private List<Run> ToWords()
    {
        chain.Clear();
        foreach (var run in runs)
        {
            var words = new Run(run.Text, run.License, run.Length + LicenseWords.Span - 1);
            if (chain.Count > 0)
            {
                var previous = chain[chain.Count - 1];
                var overlap = Math.Max(previous.TextEnd - words.Text, previous.LicenseEnd - words.License);
                if (overlap > 0)
                {
                    words = new Run(words.Text + overlap, words.License + overlap, words.Length - overlap);
                }
            }

            if (words.Length > 0)
            {
                chain.Add(words);
            }
        }

        return chain;
    }
}
