using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Decides which statement of a license counts, and brings its terms together.</summary>
internal static class EvidenceRanking
{
    /// <summary>
    /// The license that counts: of the first level that says anything. Its terms are those of all statements of that source,
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
                && (deciding is null
                    || statement.Level < deciding.Level
                    // Beside the model the text itself counts before what a card says of it.
                    || (statement.Level == deciding.Level && statement.IsLicenseText && !deciding.IsLicenseText)))
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
            // Several license files beside a model are parts of a whole; a card that says something else is MOP2002's affair.
            var same = (statement.Level == deciding.Level && statement.Source == deciding.Source)
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
