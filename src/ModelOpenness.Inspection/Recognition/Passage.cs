using ModelOpenness.Terms;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// Says whether a passage that a text has more than its license is passed over, as the SPDX matching guidelines do with
/// copyright lines, titles and the like: a passage that says what one may, must or must not do never is.
/// </summary>
/// <param name="words">The text.</param>
/// <param name="wording">The knowledge of words.</param>
/// <param name="index">Knows the passages that publishers put beside licenses.</param>
/// <param name="isCollection">True where the text has several licenses.</param>
internal sealed class Passage(LicenseWords words, Wording wording, FingerprintIndex index, bool isCollection)
{
    private const int LongestHeading = 16;
    private const int LongestName = 14;
    private const int LongestCopyrightLine = 60;
    private const int LongestNameAbove = 6;
    private const int LongestNotice = 400;

    // "Contoso Widgets is licensed under the terms of the MIT license, as it stands here:"
    private const int LongestStatement = 24;

    /// <summary>True where the words from <paramref name="start"/> to before <paramref name="end"/> may be passed over.</summary>
    /// <param name="start">Index of the first word.</param>
    /// <param name="end">Index after the last word.</param>
    /// <param name="isOutside">True before and after the license, where headings may stand.</param>
    public bool IsHarmless(int start, int end, bool isOutside)
    {
        if (end - start > LicenseWords.Span
            && index.IsAccompanying(words.Shingles.AsSpan(start, end - start - LicenseWords.Span + 1)))
        {
            return true;
        }

        var lineStart = start;
        var afterCopyright = false;
        while (lineStart < end)
        {
            var lineEnd = lineStart + 1;
            while (lineEnd < end && (words.Traits[lineEnd] & WordTraits.StartsLine) == WordTraits.None)
            {
                lineEnd++;
            }

            if (!IsHarmlessLine(lineStart, lineEnd, isOutside, ref afterCopyright))
            {
                return false;
            }

            lineStart = lineEnd;
        }

        return true;
    }

    /// <summary>True where the words are what stands in a placeholder: a name, a year, nothing that says more.</summary>
    /// <param name="start">Index of the first word.</param>
    /// <param name="end">Index after the last word.</param>
    /// <param name="replaced">How many words of the license they stand for.</param>
    public bool IsFilledIn(int start, int end, int replaced)
    {
        if (end - start > Math.Max(LongestName, replaced * 3) || HasWide(start, end))
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (wording.Commanding.Contains(words.Hashes[i]) || (IsFigure(i) && !IsYear(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where the operative words of the passage are these, in this order.</summary>
    /// <param name="codes">The codes of the words.</param>
    /// <param name="start">Index of the first word.</param>
    /// <param name="end">Index after the last word.</param>
    /// <param name="isOutside">True before and after the license, where sentences may stand that only say that it applies.</param>
    public bool HasCodes(IEnumerable<byte> codes, int start, int end, bool isOutside)
    {
        using var expected = codes.GetEnumerator();
        for (var i = start; i < end; i++)
        {
            if (isOutside && (i == start || words.EndsSentence(i - 1)))
            {
                i = SkipAcceptance(i, end);
            }

            if (i < end && wording.IsOperative(words, i) && !(expected.MoveNext() && expected.Current == Fingerprint.CodeOf(words.Hashes[i])))
            {
                return false;
            }
        }

        return !expected.MoveNext();
    }

    /// <summary>Behind the sentences that only say that the license applies.</summary>
    private int SkipAcceptance(int start, int end)
    {
        bool accepts = false, denies = false, hasCondition = false;
        for (var i = start; i < end && wording.Acceptance.Contains(words.Hashes[i]); i++)
        {
            accepts |= wording.Accepting.Contains(words.Hashes[i]);
            denies |= wording.Denying.Contains(words.Hashes[i]);
            hasCondition |= words.Hashes[i] == wording.If;
            if (i + 1 < end && !words.EndsSentence(i))
            {
                continue;
            }

            if (!accepts || (denies && !hasCondition))
            {
                break;
            }

            start = i + 1;
            accepts = denies = hasCondition = false;
        }

        return start;
    }

    /// <summary>Where the exception begins that a passage makes from a license, or null.</summary>
    public int? ExceptionFrom(string license, int start, int end) => wording.Exceptions.Find(words, license, start, end, out var at) is null ? null : at;

    /// <summary>
    /// True for a passage before or behind a license that names it, and nothing else, or makes an exception from it, and says nothing that
    /// restricts. In a collection the other licenses stand there.
    /// </summary>
    public bool IsNoticeOf(string license, int start, int end)
    {
        if ((!isCollection && end - start > LongestNotice) || wording.Has(wording.Purpose, words, start, end))
        {
            return false;
        }

        // What an exception names is no license that applies.
        var exception = ExceptionFrom(license, start, end);
        var named = ReferenceFinder.Find(words, wording, start, exception ?? end);
        return (isCollection || exception is not null || named.Count > 0)
            && named.All(n =>
                isCollection
                || string.Equals(Notices.WithoutChoice(n.License.Id), Notices.WithoutChoice(license), StringComparison.OrdinalIgnoreCase)
            )
            && TermDetector.Detect(words.Text.Substring(words.Starts[start], words.Ends[end - 1] - words.Starts[start]), "").Count == 0;
    }

    private bool IsHarmlessLine(int start, int end, bool isOutside, ref bool afterCopyright)
    {
        var commanding = false;
        var topical = false;
        var copyright = false;
        var heading = false;
        var provenance = false;
        var unknown = 0;
        var url = false;
        var wide = false;
        for (var i = start; i < end; i++)
        {
            var hash = words.Hashes[i];
            var traits = words.Traits[i];
            commanding |= wording.Commanding.Contains(hash);
            topical |= wording.Topical.Contains(hash) && !wording.Empty.Contains(hash);
            copyright |= wording.Copyright.Contains(hash) || (traits & WordTraits.AfterCopyrightSign) != WordTraits.None;
            heading |= wording.Heading.Contains(hash);
            provenance |= wording.Provenance.Contains(hash);
            url |= (traits & WordTraits.Url) != WordTraits.None;
            wide |= (traits & WordTraits.Wide) != WordTraits.None;
            if ((traits & (WordTraits.Url | WordTraits.ListNumber)) == WordTraits.None && !wording.Empty.Contains(hash))
            {
                unknown++;
            }
        }

        var isContinued = afterCopyright && end - start <= LongestName && (words.Traits[start] & WordTraits.StartsParagraph) == WordTraits.None;
        afterCopyright = false;
        if (commanding)
        {
            return false;
        }

        if (copyright || isContinued)
        {
            afterCopyright = true;
            return end - start <= LongestCopyrightLine;
        }

        if (isCollection && isOutside)
        {
            // Between the licenses of a collection stands what each is for.
            return !wide && end - start <= LongestCopyrightLine;
        }

        if (wide || topical)
        {
            return false;
        }

        if (unknown == 0)
        {
            return end - start <= LongestHeading;
        }

        return isOutside && ((heading && end - start <= LongestStatement)
            || (end - start <= LongestHeading && (url || provenance || IsNameAbove(start, end))));
    }

    /// <summary>True for a few words over the text that stand alone: the name of what is licensed.</summary>
    private bool IsNameAbove(int start, int end) =>
        start == 0 && end - start <= LongestNameAbove && end < words.Count && (words.Traits[end] & WordTraits.StartsParagraph) != WordTraits.None;

    private bool HasWide(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if ((words.Traits[i] & WordTraits.Wide) != WordTraits.None)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFigure(int i) => (words.Traits[i] & WordTraits.Number) != WordTraits.None;

    private bool IsYear(int i)
    {
        var text = words.Text;
        var start = words.Starts[i];
        return words.Ends[i] - start == 4 && (text[start] == '1' && text[start + 1] == '9' || (text[start] == '2' && text[start + 1] == '0'));
    }
}
