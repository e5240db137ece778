using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// Brings the terms of several statements together: a catalogue fact is quoted from the text where the text has that kind,
/// and a term of the text that the catalogue lacks is kept.
/// </summary>
internal sealed class TermMerger
{
    private readonly List<Term> terms = [];
    private readonly Dictionary<string, string> clauses = new(StringComparer.Ordinal);

    public IReadOnlyList<Term> Result => terms;

    public void Add(Evidence statement)
    {
        foreach (var term in statement.Terms)
        {
            // Clause keys count within one statement only; the path keeps those of two texts apart.
            var key = term.Clause is null ? null : (term.Place?.Path ?? statement.Source.ToString()) + "#" + term.Clause;
            Add(term with { Clause = key });
        }
    }

    private void Add(Term term)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var known = terms[i];
            if (!string.Equals(known.Kind, term.Kind, StringComparison.Ordinal))
            {
                continue;
            }

            if (known.Place is null || term.Place is null)
            {
                // One of the two is a catalogue fact: the other one lends it the words.
                Join(known.Clause, term.Clause);
                terms[i] = known.Place is null ? Quoted(known, term) : Quoted(term, known);
                return;
            }

            if (known.Place == term.Place)
            {
                return;
            }
        }

        terms.Add(term with { Clause = Root(term.Clause) });
        for (var i = 0; i < terms.Count; i++)
        {
            terms[i] = terms[i] with { Clause = Root(terms[i].Clause) };
        }
    }

    private static Term Quoted(Term fact, Term text) => fact with
    {
        Quote = text.Quote ?? fact.Quote,
        Place = text.Place ?? fact.Place,
        Section = fact.Section ?? text.Section,
        Value = fact.Value ?? text.Value,
        Unit = fact.Unit ?? text.Unit,
        Clause = fact.Clause ?? text.Clause,
    };

    private void Join(string? kept, string? other)
    {
        if (kept is not null && other is not null && !string.Equals(kept, other, StringComparison.Ordinal))
        {
            clauses[other] = kept;
        }
    }

    private string? Root(string? clause)
    {
        // Bounded: a chain cannot be longer than the number of joins.
        for (var step = 0; clause is not null && step <= clauses.Count; step++)
        {
            if (!clauses.TryGetValue(clause, out var next))
            {
                break;
            }

            clause = next;
        }

        return clause;
    }
}
