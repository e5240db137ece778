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

    private readonly List<Run> runs = [];
    private readonly List<Run> chain = [];
    private int budget;

    /// <summary>The text that licenses are laid beside.</summary>
    public TextMap Text { get; } = new();

    /// <summary>The words in common, in the order of both. The list is valid until the next call.</summary>
    public List<Run> Align(Fingerprint license)
    {
        var common = Text.InCommon(license);
        FindRuns(license, common, uniqueOnly: true);
        var covered = 0;
        foreach (var run in runs)
        {
            covered += run.Length;
        }

        if (covered * 4 < license.Shingles.Length)
        {
            // A text that repeats itself has few fingerprints that stand once.
            FindRuns(license, common, uniqueOnly: false);
        }

        Chain();
        FillGaps(license.Shingles, common);
        return ToWords();
    }

    private void FindRuns(Fingerprint license, int[] common, bool uniqueOnly)
    {
        runs.Clear();
        var shingles = license.Shingles;
        var last = default(Run);
        var previousEnd = 0;
        var done = 0;
        foreach (var j in common)
        {
            if (j < done || (uniqueOnly && !(Text.IsSingle(shingles[j]) && license.IsSingle(j))))
            {
                continue;
            }

            var i = Text.First(shingles[j]);
            if (!uniqueOnly)
            {
                // The next one after what was found last; the first one where there is none.
                var candidate = i;
                for (var steps = 0; candidate >= 0 && candidate < previousEnd && steps < 16; steps++)
                {
                    candidate = Text.Next(candidate);
                }

                i = candidate >= previousEnd ? candidate : i;
            }

            var start = 0;
            var floor = last.Text <= i ? last.TextEnd : 0;
            while (i - start > floor && j - start > last.LicenseEnd && Text.Has(i - start - 1, shingles[j - start - 1]))
            {
                start++;
            }

            var length = LengthOf(shingles, i, j, Text.Length, shingles.Length);
            if (uniqueOnly || length + start >= 3)
            {
                last = new Run(i - start, j - start, length + start);
                runs.Add(last);
                previousEnd = i + length;
            }

            done = j + length;
        }
    }

    /// <summary>How many fingerprints are the same from these places on.</summary>
    private int LengthOf(ushort[] shingles, int i, int j, int textEnd, int licenseEnd)
    {
        var length = 1;
        while (i + length < textEnd && j + length < licenseEnd && Text.Has(i + length, shingles[j + length]))
        {
            length++;
        }

        return length;
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

    private void FillGaps(ushort[] shingles, int[] common)
    {
        budget = GapBudget;
        runs.Clear();
        var textAt = 0;
        var licenseAt = 0;
        for (var i = 0; i <= chain.Count; i++)
        {
            var run = i < chain.Count ? chain[i] : new Run(Text.Length, shingles.Length, 0);
            Fill(shingles, common, new Gap(textAt, run.Text, licenseAt, run.License), 0);
            if (run.Length > 0)
            {
                runs.Add(run);
            }

            textAt = run.TextEnd;
            licenseAt = run.LicenseEnd;
        }
    }

    /// <summary>Finds the longest run within a gap, then does the same before and after it.</summary>
    private void Fill(ushort[] shingles, int[] common, Gap gap, int depth)
    {
        if (gap.TextEnd <= gap.Text || gap.LicenseEnd <= gap.License || depth > 12)
        {
            return;
        }

        var best = Longest(shingles, common, gap);
        var isSmall = gap.TextEnd - gap.Text <= SmallGap && gap.LicenseEnd - gap.License <= SmallGap;
        if (best.Length < (isSmall ? 1 : 3))
        {
            return;
        }

        Fill(shingles, common, gap with { TextEnd = best.Text, LicenseEnd = best.License }, depth + 1);
        runs.Add(best);
        Fill(shingles, common, gap with { Text = best.TextEnd, License = best.LicenseEnd }, depth + 1);
    }

    private Run Longest(ushort[] shingles, int[] common, Gap gap)
    {
        Run best = default;
        var at = gap.License;
        var from = Array.BinarySearch(common, gap.License);
        for (var k = from < 0 ? ~from : from; k < common.Length && common[k] < gap.LicenseEnd; k++)
        {
            // Each place costs one, also those that were not looked at.
            var j = common[k];
            budget -= j - at;
            at = j + 1;
            if (budget <= 0)
            {
                return best;
            }

            budget--;
            if (best.Length > 0 && j < best.LicenseEnd)
            {
                continue;
            }

            for (var i = Text.First(shingles[j]); i >= 0 && i < gap.TextEnd && budget > 0; i = Text.Next(i))
            {
                budget--;
                if (i < gap.Text)
                {
                    continue;
                }

                var length = LengthOf(shingles, i, j, gap.TextEnd, gap.LicenseEnd);
                budget -= length;
                if (length > best.Length)
                {
                    best = new Run(i, j, length);
                }
            }
        }

        budget -= gap.LicenseEnd - at;
        return best;
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

    /// <summary>What lies between two runs: from a place to before another in both.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Gap(int Text, int TextEnd, int License, int LicenseEnd);
}
