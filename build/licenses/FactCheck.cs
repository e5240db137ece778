using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Licenses;

namespace ModelOpenness.LicenseFacts;

/// <summary>Holds the facts against each other: what follows from them follows, and texts that are present give the rows that stand.</summary>
internal static class FactCheck
{
    public static IReadOnlyList<string> Of(FactFiles repository, IReadOnlyList<string> folders)
    {
        var table = FingerprintTable.Read(repository.Recognition);
        return
        [
            .. new Catalogue(File.ReadAllText(repository.Licenses))
                .Derived()
                .Select(d => $"licenses.ini: [{d.Entry.Id}]: its terms are {(d.Terms.Length == 0 ? "none" : string.Join(", ", d.Terms))}"),
            .. Different(FingerprintTable.LinesIn(repository.Recognition).ToList(), [.. table.Lines()]),
            .. table
                .Rows.Where(r => r.Fingerprint.Id.Length > 0)
                .SelectMany(r => r.Ids)
                .Where(id => LicenseCatalog.Default.Find(id) is null)
                .Select(id => $"fingerprints.tsv: {id} is in no catalogue"),
            .. folders.Count == 0 ? [] : Recomputed(table, FingerprintBuilder.Build(folders)),
        ];
    }

    private static IEnumerable<string> Different(IReadOnlyList<string> written, IReadOnlyList<string> right)
    {
        if (written.Count != right.Count)
        {
            yield return $"fingerprints.tsv: {written.Count} lines, {right.Count} expected";
        }

        for (var i = 0; i < Math.Min(written.Count, right.Count); i++)
        {
            if (!string.Equals(written[i], right[i], StringComparison.Ordinal))
            {
                yield return $"fingerprints.tsv:{i + 1}: expected {right[i]}";
            }
        }
    }

    /// <summary>A text with the hash of a row gives that row; one of another hash is another text.</summary>
    private static IEnumerable<string> Recomputed(FingerprintTable table, IReadOnlyList<FingerprintRow> rows)
    {
        foreach (var row in rows)
        {
            var standing = table
                .Rows.Where(r =>
                    string.Equals(r.Key, row.Key, StringComparison.Ordinal) && string.Equals(r.Sha256, row.Sha256, StringComparison.Ordinal)
                )
                .ToList();
            if (standing.Count > 0 && !standing.Exists(r => IsSame(r.Fingerprint, row.Fingerprint)))
            {
                yield return $"fingerprints.bin: {row.Key}: the text ({row.Source}) gives another fingerprint";
            }
        }
    }

    private static bool IsSame(Fingerprint a, Fingerprint b) =>
        a.Shingles.AsSpan().SequenceEqual(b.Shingles)
        && a.Optional.AsSpan().SequenceEqual(b.Optional)
        && a.Operative.AsSpan().SequenceEqual(b.Operative)
        && a.Codes.AsSpan().SequenceEqual(b.Codes);
}
