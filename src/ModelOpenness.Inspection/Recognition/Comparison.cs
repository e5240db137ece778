namespace ModelOpenness.Inspection.Recognition;

/// <summary>A place where text and license differ and that the guidelines do not pass over.</summary>
/// <param name="TextStart">First word that the text has more.</param>
/// <param name="TextEnd">After the last of them; the same as the start where it has none.</param>
/// <param name="Missing">How many words of the license are missing there.</param>
/// <param name="IsOperative">True where what is there says other than what is missing about what one may, must or must not do.</param>
/// <param name="IsOutside">True before the license's first word and behind its last.</param>
internal sealed record Difference(int TextStart, int TextEnd, int Missing, bool IsOperative, bool IsOutside);

/// <summary>A text laid beside one license: what they have in common and what not.</summary>
internal sealed class Comparison
{
    private Comparison(Fingerprint license) => License = license;

    public Fingerprint License { get; }

    /// <summary>Words in common.</summary>
    public int Matched { get; private set; }

    /// <summary>Words of the license that are missing and may not be.</summary>
    public int Missing { get; private set; }

    /// <summary>Words that the text has more and that are not passed over.</summary>
    public int Extra { get; private set; }

    /// <summary>Those of them that stand in passages with operative words.</summary>
    public int OperativeExtra { get; private set; }

    /// <summary>How many differences there are between the license's first and last word.</summary>
    public int DifferencesInside { get; private set; }

    /// <summary>Differences that are passed over, in words.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Missing words at the beginning and at the end of the license.</summary>
    public int MissingAtEnds { get; private set; }

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    /// <summary>True where no difference is more than a name, a date, an address, a number of a list, or words that command nothing.</summary>
    public bool IsTemplateChange => Differences.All(d => !d.IsOperative);

    /// <summary>Share of words in common: of the license's, the text's additional ones counted against it.</summary>
    public double Similarity => Matched == 0 ? 0 : (double)Matched / (Matched + Missing + Extra);

    /// <summary>Share of the license's required words that the text has.</summary>
    public double LicenseCoverage => Matched == 0 ? 0 : (double)Matched / (Matched + Missing);

    /// <summary>Share of the text that is the license.</summary>
    public double TextCoverage => Matched == 0 ? 0 : (double)Matched / (Matched + Extra);

    public static Comparison Of(LicenseWords words, Wording wording, FingerprintIndex index, Fingerprint license, List<Run> runs, bool[]? taken)
    {
        var result = new Comparison(license) { Runs = [.. runs] };
        var differences = new List<Difference>();
        var passage = new Passage(words, wording, index, taken is not null);
        var readings = new Readings(words, wording);
        var textAt = 0;
        var licenseAt = 0;
        for (var i = 0; i <= runs.Count; i++)
        {
            var run = i < runs.Count ? runs[i] : new Run(words.Count, license.Words, 0);
            result.Matched += run.Length;
            result.JudgeGap(readings, passage, taken, textAt, run.Text, licenseAt, run.License, differences);
            textAt = run.TextEnd;
            licenseAt = run.LicenseEnd;
        }

        result.Differences = differences;
        return result;
    }

    /// <summary>Lets pass what stands before and behind the license and only says that it applies.</summary>
    public void ExcuseNotices(Passage passage) =>
        Differences = [
            .. Differences.Select(d =>
                d is { IsOperative: true, IsOutside: true, Missing: 0 } && passage.IsNoticeOf(License.Id, d.TextStart, d.TextEnd)
                    ? d with
                    {
                        IsOperative = false,
                    }
                    : d
            ),
        ];

    private void JudgeGap(
        Readings readings, Passage passage, bool[]? taken, int textStart, int textEnd, int licenseStart, int licenseEnd, List<Difference> differences)
    {
        var missing = licenseEnd - licenseStart;
        if (missing == 0 && textEnd == textStart)
        {
            return;
        }

        if (readings.CanBeSame(License, textStart, textEnd, licenseStart, licenseEnd))
        {
            PassedOver += missing;
            return;
        }

        var required = License.CountRequired(licenseStart, licenseEnd);
        var missingCodes = License.CodesOf(licenseStart, licenseEnd);
        var isOutside = licenseStart == 0 || licenseEnd == License.Words;
        MissingAtEnds += isOutside ? required : 0;
        foreach (var (start, end) in PartsOf(passage, taken, textStart, textEnd, isOutside))
        {
            JudgePart(passage, start, end, missing, required, isOutside, missingCodes, differences);
            (missing, required, missingCodes) = (0, 0, []);
        }
    }

    /// <summary>
    /// The passages of a gap, at least one: words of another license in the same file are nobody's addition, and an exception behind an
    /// appendix stands for itself.
    /// </summary>
    private List<(int Start, int End)> PartsOf(Passage passage, bool[]? taken, int textStart, int textEnd, bool isOutside)
    {
        var parts = new List<(int Start, int End)>();
        var start = textStart;
        for (var i = textStart; i <= textEnd; i++)
        {
            if (i < textEnd && (taken is null || !taken[i]))
            {
                continue;
            }

            if (i > start || (i == textEnd && parts.Count == 0))
            {
                if (isOutside && passage.ExceptionFrom(License.Id, start, i) is { } exception && exception > start)
                {
                    parts.Add((start, exception));
                    start = exception;
                }

                parts.Add((start, i));
            }

            start = i + 1;
        }

        return parts;
    }

    private void JudgePart(Passage passage, int textStart, int textEnd, int missing, int required, bool isOutside, IEnumerable<byte> missingCodes,
        List<Difference> differences)
    {
        var extra = textEnd - textStart;
        if (extra > 0)
        {
            if (passage.IsHarmless(textStart, textEnd, isOutside) || (required == 0 && missing > 0 && passage.IsFilledIn(textStart, textEnd, missing)))
            {
                PassedOver += extra;
                extra = 0;
            }
        }

        PassedOver += missing - required;
        Missing += required;
        Extra += extra;
        if (extra > 0 || required > 0)
        {
            DifferencesInside += isOutside ? 0 : 1;
            var isOperative = !passage.HasCodes(missingCodes, textStart, textStart + extra, isOutside);
            OperativeExtra += isOperative ? extra : 0;
            differences.Add(new Difference(textStart, textStart + extra, required, isOperative, isOutside));
        }
    }
}
