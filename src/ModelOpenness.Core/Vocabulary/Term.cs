namespace ModelOpenness.Vocabulary;

/// <summary>A restriction in a license: what it restricts and where it says so.</summary>
/// <param name="Kind">Id in <c>terms.ini</c>, for example <c>user-cap</c>.</param>
internal sealed record Term(string Kind)
{
    /// <summary>The words of the clause, verbatim with white space folded, at most 60 words; null for a catalogue fact.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the quote stands, or null where nobody's copy of the text was read.</summary>
    public Place? Place { get; init; }

    /// <summary>The section of the license as its text numbers it ("2", "1.b.iv", "Attachment A"), or null.</summary>
    public string? Section { get; init; }

    /// <summary>The threshold, for caps: 700000000 users, 1000000 dollars; null for other kinds.</summary>
    public long? Value { get; init; }

    /// <summary>What <see cref="Value"/> counts: <c>monthly-active-users</c>, <c>USD</c> …; null without a value.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// Terms with the same clause key stand in one clause: a cap with the permission to ask for is one clause of two kinds
    /// and is reported once. Null where the term stands alone.
    /// </summary>
    public string? Clause { get; init; }
}
