using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>How a text relates to the license that it was recognised as.</summary>
internal enum LicenseMatchKind
{
    /// <summary>Not a license that is known.</summary>
    None,

    /// <summary>The same words.</summary>
    Exact,

    /// <summary>Differs only as the SPDX matching guidelines allow.</summary>
    Equivalent,

    /// <summary>That license with words added or taken away.</summary>
    Modified,

    /// <summary>A header or a truncated text.</summary>
    Partial,

    /// <summary>Only names or links a license.</summary>
    Reference,

    /// <summary>A text of another name that is built on a license (<see cref="LicenseMatch.BasedOn"/>).</summary>
    Resembles,
}

/// <summary>The outcome of recognising a text.</summary>
/// <param name="License">The license, or null.</param>
/// <param name="Kind">How the text relates to it.</param>
/// <param name="Similarity">0 … 1.</param>
internal sealed record LicenseMatch(License? License, LicenseMatchKind Kind, double Similarity)
{
    /// <summary>SPDX id of the exception that a notice in the text makes from the license, or null.</summary>
    public string? Exception { get; init; }

    /// <summary>The license with its exception, as catalogue ids: <c>GPL-2.0-only WITH Classpath-exception-2.0</c>; null where there is none.</summary>
    public string? Expression => Exception is null ? License?.Id : $"{License?.Id} WITH {Exception}";

    /// <summary>Further whole licenses in the same text.</summary>
    public IReadOnlyList<License> AlsoContains { get; init; } = [];

    /// <summary>For <see cref="LicenseMatchKind.Resembles"/>: the license that the text is built on. It is not that license.</summary>
    public License? BasedOn { get; init; }

    /// <summary>For <see cref="LicenseMatchKind.Modified"/>: what was added and removed.</summary>
    public IReadOnlyList<LicenseChange> Changes { get; init; } = [];

    /// <summary>True where the text was longer than what is looked at (<see cref="LicenseRecognizer.LongestText"/>).</summary>
    public bool IsTextCut { get; init; }
}

/// <summary>A passage that a modified license has more or less than the plain one.</summary>
/// <param name="IsAddition">True for words added, false for words removed.</param>
/// <param name="Line">First line of the addition, or the line where the gap is; from 1.</param>
/// <param name="EndLine">Last line of the addition; the same as <paramref name="Line"/> for a gap.</param>
/// <param name="Quote">The words added, verbatim with white space folded; null for a gap.</param>
/// <param name="Words">How many words were added or are missing.</param>
internal sealed record LicenseChange(bool IsAddition, int Line, int EndLine, string? Quote, int Words)
{
    /// <summary>
    /// The sentence in which the change stands, verbatim with white space folded; null where no operative sentence was changed or the
    /// whole of it is gone.
    /// </summary>
    public string? Sentence { get; init; }
}
