using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Terms that stand in one clause of a license, and the one rule that reports them.</summary>
/// <param name="RuleId">The lowest rule among the kinds: "one clause, one rule".</param>
/// <param name="Terms">The terms, that of the rule first.</param>
internal sealed record Clause(string RuleId, IReadOnlyList<Term> Terms)
{
    /// <summary>The term that the message is about.</summary>
    public Term Main => Terms[0];

    /// <summary>Groups terms into clauses, ordered by rule; what the standard finds fine is left out.</summary>
    /// <param name="terms">The terms of a license.</param>
    /// <param name="column">The standard's key of the table kind against standard: <see cref="Standard.Terms"/>.</param>
    public static IReadOnlyList<Clause> Of(IReadOnlyList<Term> terms, string column)
    {
        var groups = new List<List<Term>>();
        foreach (var term in terms)
        {
            if (RuleOf(term.Kind, column) is null)
            {
                continue;
            }

            var group = groups.Find(g => g.Exists(other => SameClause(other, term)));
            if (group is null)
            {
                groups.Add([term]);
            }
            else
            {
                group.Add(term);
            }
        }

        var clauses = groups.ConvertAll(group =>
        {
            var ordered = group.OrderBy(t => RuleOf(t.Kind, column), StringComparer.Ordinal).ToList();
            return new Clause(RuleOf(ordered[0].Kind, column)!, ordered);
        });
        return clauses.OrderBy(c => c.RuleId, StringComparer.Ordinal).ToList();
    }

    /// <summary>The kind's own rule where it contradicts the standard, the rule for burdens where it does not plainly do so.</summary>
    private static string? RuleOf(string kind, string column)
    {
        var rule = TermKind.Find(kind)?.RuleId;
        return TermStanding.Of(kind, column).Judgement switch
        {
            TermJudgement.Conflict => rule,
            TermJudgement.Burden or TermJudgement.Uncertain => rule is null ? null : RuleTable.Burden,
            _ => null,
        };
    }

    private static bool SameClause(Term a, Term b)
    {
        if (a.Clause is not null && string.Equals(a.Clause, b.Clause, StringComparison.Ordinal))
        {
            return true;
        }

        return a.Place is not null && b.Place is not null
            && string.Equals(a.Place.Path, b.Place.Path, StringComparison.Ordinal)
            && a.Place.Line > 0
            && Before(a.Place.Line, a.Place.Column, b.Place.EndLine, b.Place.EndColumn)
            && Before(b.Place.Line, b.Place.Column, a.Place.EndLine, a.Place.EndColumn);
    }

    private static bool Before(int line, int column, int otherLine, int otherColumn) =>
        line < otherLine || (line == otherLine && column < otherColumn);
}
