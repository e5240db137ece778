using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Whether a use is allowed, from the best answer to the worst.</summary>
internal enum UseVerdict
{
    /// <summary>A clause grants it, and nothing is asked for.</summary>
    Allowed,

    /// <summary>A clause grants it, and the clauses of the answer are its conditions.</summary>
    Conditions,

    /// <summary>No clause is known that grants it, and none that bars it; or the license itself is not known.</summary>
    NotSettled,

    /// <summary>A clause rules it out.</summary>
    Barred,
}

/// <summary>What a clause does to a use.</summary>
internal enum ClauseEffect
{
    /// <summary>It allows the use.</summary>
    Grants,

    /// <summary>It makes something a condition.</summary>
    Asks,

    /// <summary>It leaves the question open, or nobody knows what it says.</summary>
    LeavesOpen,

    /// <summary>It rules the use out.</summary>
    Bars,
}

/// <summary>A clause that has a say in an answer.</summary>
/// <param name="Effect">What it does.</param>
/// <param name="Says">The fact, as a sentence or the end of one.</param>
internal sealed record UseClause(ClauseEffect Effect, string Says)
{
    /// <summary>The kind of the term or the duty, or null.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of the license that says so, or null where it is known only by its words.</summary>
    public string? LicenseId { get; init; }

    /// <summary>The section of the license, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The words of somebody's copy, or null.</summary>
    public string? Quote { get; init; }

    /// <summary>Where they stand, or null.</summary>
    public Place? Place { get; init; }
}

/// <summary>An answer of <see cref="UseJudge"/>.</summary>
/// <param name="Verdict">Whether it is allowed.</param>
/// <param name="Clauses">The clauses that say so: those that bar it first, then those that leave it open, its conditions, and what grants it.</param>
internal sealed record UseAnswer(UseVerdict Verdict, IReadOnlyList<UseClause> Clauses);

/// <summary>What is asked of <see cref="UseJudge"/>.</summary>
/// <param name="Use">The use.</param>
/// <param name="Licenses">The licenses that hold together; none where none is known.</param>
/// <param name="Terms">Their terms, quoted where somebody's copy was read.</param>
internal sealed record UseQuestion(UseKind Use, IReadOnlyList<License> Licenses, IReadOnlyList<Term> Terms)
{
    /// <summary>The use policies that the licenses bind to; their terms are among the terms.</summary>
    public IReadOnlyList<License> Policies { get; init; } = [];

    /// <summary>The other license, of <c>relicense:ID</c>.</summary>
    public License? Target { get; init; }
}
