namespace ModelOpenness.Judging;

/// <summary>Decides which statement of a license counts, and brings its terms together.</summary>
public static class EvidenceRanking
{
    /// <summary>
    /// The license that counts: of the first level that says anything. Its terms are those of all statements of that level,
    /// of texts of the same license elsewhere (so that a catalogue fact is quoted from the user's copy), and of a use policy
    /// beside the model, which belongs to the license.
    /// </summary>
    /// <param name="evidence">All statements about the model.</param>
    /// <returns>The license, or null where nothing speaks.</returns>
    public static EffectiveLicense? Decide(IReadOnlyList<Evidence> evidence)
    {
        Evidence? deciding = null;
        foreach (var statement in evidence)
        {
            if (statement.Speaks && statement.Source != EvidenceSource.UsePolicy
                && (deciding is null || statement.Level < deciding.Level))
            {
                deciding = statement;
            }
        }

        if (deciding is null)
        {
            return null;
        }

        var terms = new TermMerger();
        terms.Add(deciding);
        foreach (var statement in evidence)
        {
            var same = statement.Level == deciding.Level
                || statement.Source == EvidenceSource.UsePolicy
                || (statement.LicenseId is not null && string.Equals(statement.LicenseId, deciding.LicenseId, StringComparison.Ordinal));
            if (same && !ReferenceEquals(statement, deciding))
            {
                terms.Add(statement);
            }
        }

        return new EffectiveLicense(deciding.LicenseId, deciding.LicenseName ?? "\"" + deciding.AsWritten + "\"", deciding, terms.Result);
    }
}
