using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>Brings together what the catalogue knows of a license and what stands in somebody's copy of it.</summary>
internal static class LicenseTerms
{
    // So many words missing may be a clause.
    private const int WordsOfAClause = 8;

    /// <summary>
    /// The terms of a text. Of an unchanged license they are the catalogue's, reviewed, quoted from the text; of a changed or
    /// unknown one also whatever the words say.
    /// </summary>
    /// <param name="match">Which license the text is.</param>
    /// <param name="text">The text.</param>
    /// <param name="path">The path that the places of the terms carry.</param>
    public static IReadOnlyList<Term> Of(LicenseMatch match, string text, string path)
    {
        var unchanged = match.Kind is LicenseMatchKind.Exact or LicenseMatchKind.Equivalent;
        if (match.License is { Terms.Count: 0 } && unchanged && match.AlsoContains.Count == 0)
        {
            // Most texts: nothing to quote, so the words need not be read.
            return [];
        }

        var found = TermDetector.Detect(text, path);
        if (match.License is null)
        {
            return found;
        }

        var terms = new List<Term>();
        var lostWords = match.Changes.Any(c => !c.IsAddition && c.Words >= WordsOfAClause);
        foreach (var known in match.License.Terms.Concat(match.AlsoContains.SelectMany(l => l.Terms)))
        {
            if (terms.Exists(t => IsSame(t, known)))
            {
                continue;
            }

            var quoted = Quoted(known, found);
            if (quoted is not null || !lostWords)
            {
                terms.Add(quoted is null ? known : known with { Quote = quoted.Quote, Place = quoted.Place });
            }
        }

        if (!unchanged)
        {
            terms.AddRange(found.Where(f => !terms.Exists(t => IsSame(t, f))));
        }

        return [.. terms.Where(t => t.Place is not null).OrderBy(t => t.Place!.Line), .. terms.Where(t => t.Place is null)];
    }

    private static bool IsSame(Term a, Term b) => string.Equals(a.Kind, b.Kind, StringComparison.Ordinal) && (b.Value is null || a.Value == b.Value);

    /// <summary>Where the text says what the catalogue knows: with the same threshold if there is one.</summary>
    private static Term? Quoted(Term known, IReadOnlyList<Term> found) =>
        found.FirstOrDefault(f => string.Equals(f.Kind, known.Kind, StringComparison.Ordinal) && f.Value == known.Value)
        ?? found.FirstOrDefault(f => string.Equals(f.Kind, known.Kind, StringComparison.Ordinal) && (known.Value is null || f.Value is null));
}
