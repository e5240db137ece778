namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// A gap may be none: a number at a line start counts a list and is left out, and the same number within a line is a word; a
/// hyphen at a line end may join a word or hang ("terms- and conditions"). Which it is shows where the license has the same
/// fingerprints by one of the readings.
/// </summary>
internal sealed class Readings(LicenseWords words, Wording wording)
{
    private const int Longest = 60;
    private const int MostNumbers = 6;
    private const int MostSlipped = 4;
    private const int LongestSlip = 40;
    private const int Around = LicenseWords.Span - 1;
    private readonly List<ulong> reading = [];

    private enum Hyphens
    {
        AsTheyStand,
        Joined,
        Split,
    }

    /// <summary>True where the text's words can be read as the license's.</summary>
    /// <param name="license">The license.</param>
    /// <param name="textStart">First word of the gap in the text.</param>
    /// <param name="textEnd">After its last word.</param>
    /// <param name="licenseStart">First word of the gap in the license.</param>
    /// <param name="licenseEnd">After its last word.</param>
    public bool CanBeSame(Fingerprint license, int textStart, int textEnd, int licenseStart, int licenseEnd)
    {
        // The words around the gap, of which there are fewer at the beginning and at the end.
        var before = Math.Min(Around, Math.Min(licenseStart, textStart));
        var after = Math.Min(Around, Math.Min(license.Words - licenseEnd, words.Count - textEnd));
        if (before + after + licenseEnd - licenseStart < LicenseWords.Span || textEnd - textStart > Longest || licenseEnd - licenseStart > Longest)
        {
            return false;
        }

        // One bit a number that may count a list or not; those beyond the last bit go with it.
        var numbers = Math.Min(MostNumbers, CountNumbers(textStart, textEnd));
        foreach (var hyphens in (ReadOnlySpan<Hyphens>)[Hyphens.AsTheyStand, Hyphens.Joined, Hyphens.Split])
        {
            if (hyphens != Hyphens.AsTheyStand && !HasHyphen(textStart, textEnd))
            {
                break;
            }

            if (hyphens == Hyphens.AsTheyStand && numbers == 0 && textEnd - textStart != licenseEnd - licenseStart)
            {
                continue;
            }

            for (var asWords = 0; asWords < 1 << numbers; asWords++)
            {
                Read(textStart, textEnd, before, after, asWords, hyphens);
                if (reading.Count - before - after == licenseEnd - licenseStart && IsSame(license, licenseStart - before))
                {
                    return true;
                }
            }
        }

        // Where the license's words command nothing, how they are spelt matters to nobody.
        return license.CodesOf(licenseStart, licenseEnd).Any() && HasSlip(license, textStart, textEnd, before, after, licenseStart, licenseEnd);
    }

    /// <summary>One word of the gap written together with the next ("ofthe"), or an operative one with a letter wrong ("requres").</summary>
    private bool HasSlip(Fingerprint license, int textStart, int textEnd, int before, int after, int licenseStart, int licenseEnd)
    {
        var missing = licenseEnd - licenseStart;
        var extra = textEnd - textStart;
        if (extra is 0 or > MostSlipped || missing < extra || missing > extra + 1)
        {
            return false;
        }

        for (var slip = textStart; slip < textEnd; slip++)
        {
            var word = words.Text.Substring(words.Starts[slip], words.Ends[slip] - words.Starts[slip]);
            foreach (var read in missing == extra ? Respelled(word) : Apart(word))
            {
                reading.Clear();
                reading.AddRange(words.Hashes.Skip(textStart - before).Take(slip - textStart + before));
                reading.AddRange(read);
                reading.AddRange(words.Hashes.Skip(slip + 1).Take(textEnd + after - slip - 1));
                if (reading.Count - before - after == missing && IsSame(license, licenseStart - before))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<ulong[]> Apart(string word)
    {
        for (var at = 1; at < word.Length && word.Length <= LongestSlip; at++)
        {
            var parts = wording.Read(word.Substring(0, at) + " " + word.Substring(at));
            if (parts.Count == 2)
            {
                yield return [parts.Hashes[0], parts.Hashes[1]];
            }
        }
    }

    private IEnumerable<ulong[]> Respelled(string word) =>
        wording.OperativeSpellings.Where(s => Spelling.IsNear(s, word)).Select(s => (ulong[])[wording.Equivalents.Map(WordReader.HashOf(s))]);

    /// <summary>True where a hyphen stands in a word or right behind one.</summary>
    private bool HasHyphen(int textStart, int textEnd) =>
        textStart < textEnd
        && words.Text.IndexOf(
            '-',
            words.Starts[textStart],
            Math.Min(words.Text.Length, words.Ends[textEnd - 1] + 1) - words.Starts[textStart]
        ) >= 0;

    private int CountNumbers(int textStart, int textEnd)
    {
        var count = 0;
        for (var at = FirstDropped(textStart); at < words.Dropped.Count && words.Dropped[at].Before <= textEnd; at++)
        {
            count++;
        }

        for (var i = textStart; i < textEnd; i++)
        {
            count += (words.Traits[i] & WordTraits.ListNumber) != WordTraits.None ? 1 : 0;
        }

        return count;
    }

    private void Read(int textStart, int textEnd, int before, int after, int asWords, Hyphens hyphens)
    {
        reading.Clear();
        var number = 0;
        var at = FirstDropped(textStart);
        for (var i = textStart - before; i < textStart; i++)
        {
            reading.Add(words.Hashes[i]);
        }

        for (var i = textStart; i < textEnd + after; i++)
        {
            for (; i <= textEnd && at < words.Dropped.Count && words.Dropped[at].Before <= i; at++)
            {
                if (IsWord(asWords, number++))
                {
                    reading.Add(words.Dropped[at].Hash);
                }
            }

            if (i >= textEnd)
            {
                reading.Add(words.Hashes[i]);
            }
            else if ((words.Traits[i] & WordTraits.ListNumber) == WordTraits.None || IsWord(asWords, number++))
            {
                i = Add(i, textEnd, hyphens);
            }
        }
    }

    private static bool IsWord(int asWords, int number) => (asWords & (1 << Math.Min(number, MostNumbers - 1))) != 0;

    /// <summary>Adds a word, read with the next one or in its parts; gives the last word read.</summary>
    private int Add(int i, int textEnd, Hyphens hyphens)
    {
        var text = words.Text;
        if (hyphens == Hyphens.Joined && i + 1 < textEnd && text[words.Ends[i]] == '-')
        {
            var joined = wording.Read(text.Substring(words.Starts[i], words.Ends[i] - words.Starts[i])
                + text.Substring(words.Starts[i + 1], words.Ends[i + 1] - words.Starts[i + 1]));
            if (joined.Count == 1)
            {
                reading.Add(joined.Hashes[0]);
                return i + 1;
            }
        }

        if (hyphens == Hyphens.Split && text.IndexOf('-', words.Starts[i], words.Ends[i] - words.Starts[i]) >= 0)
        {
            foreach (var part in text.Substring(words.Starts[i], words.Ends[i] - words.Starts[i]).Split('-'))
            {
                var read = wording.Read(part.Trim());
                if (read.Count == 1)
                {
                    reading.Add(read.Hashes[0]);
                }
            }

            return i;
        }

        reading.Add(words.Hashes[i]);
        return i;
    }

    private bool IsSame(Fingerprint license, int from)
    {
        for (var i = 0; i + 2 < reading.Count; i++)
        {
            if (LicenseWords.Shingle(reading[i], reading[i + 1], reading[i + 2]) != license.Shingles[from + i])
            {
                return false;
            }
        }

        return true;
    }

    private int FirstDropped(int word)
    {
        var low = 0;
        var high = words.Dropped.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words.Dropped[middle].Before < word)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
