namespace ModelOpenness.Judging;

/// <summary>Terms that stand in one clause of a license, and the one rule that reports them.</summary>
/// <param name="RuleId">The lowest rule among the kinds: "one clause, one rule".</param>
/// <param name="Terms">The terms, that of the rule first.</param>
internal sealed record Clause(string RuleId, IReadOnlyList<Term> Terms)
{
    /// <summary>The term that the message is about.</summary>
    public Term Main => Terms[0];

    /// <summary>Groups terms into clauses, ordered by rule; kinds that no rule reports are left out.</summary>
    public static IReadOnlyList<Clause> Of(IReadOnlyList<Term> terms)
    {
        var groups = new List<List<Term>>();
        foreach (var term in terms)
        {
            if (TermKind.Find(term.Kind)?.RuleId is null)
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
            var ordered = group.OrderBy(t => TermKind.Find(t.Kind)!.RuleId, StringComparer.Ordinal).ToList();
            return new Clause(TermKind.Find(ordered[0].Kind)!.RuleId!, ordered);
        });
        return clauses.OrderBy(c => c.RuleId, StringComparer.Ordinal).ToList();
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
