using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.LicenseFacts;

/// <summary>A fingerprint with what the review table says of it.</summary>
/// <param name="Fingerprint">The fingerprint; without an id for a passage that stands beside licenses.</param>
/// <param name="Source">Where the text was read.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Twins">Ids with the same words; for a passage the license that it stands beside.</param>
internal sealed record FingerprintRow(Fingerprint Fingerprint, string Source, string Sha256, IReadOnlyList<string> Twins)
{
    public string Key => Fingerprint.Id.Length == 0 ? $"(beside {Twins[0]})" : Fingerprint.Id;

    public IEnumerable<string> Ids => Fingerprint.Id.Length == 0 ? [Key] : [Fingerprint.Id, .. Twins];

    public override string ToString() =>
        string.Join('\t', Key, Fingerprint.Words, Optional(), Sha256, Source, Fingerprint.Id.Length == 0 ? "" : string.Join(' ', Twins));

    public bool HasWordsOf(FingerprintRow other) =>
        Fingerprint.Shingles.AsSpan().SequenceEqual(other.Fingerprint.Shingles) && (Fingerprint.Id.Length == 0) == (other.Fingerprint.Id.Length == 0);

    private int Optional() => Enumerable.Range(0, Fingerprint.Words).Count(Fingerprint.IsOptional);
}

/// <summary>All fingerprints: the index and its table for review.</summary>
internal sealed class FingerprintTable
{
    private const string Head = "id\twords\toptional\tsha256\tsource\tsame words as";

    private FingerprintTable(IEnumerable<FingerprintRow> rows) =>
        Rows = [.. rows.OrderBy(r => r.Fingerprint.Id, StringComparer.Ordinal).ThenBy(r => r.Source, StringComparer.Ordinal)
            .ThenBy(r => r.Sha256, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.Fingerprint.Words)];

    public IReadOnlyList<FingerprintRow> Rows { get; }

    /// <summary>The table as it stands; empty where somebody removed it to compute all of it anew.</summary>
    public static FingerprintTable Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "fingerprints.tsv")))
        {
            return new FingerprintTable([]);
        }

        using var stream = File.OpenRead(Path.Combine(folder, "fingerprints.bin"));
        var lines = File.ReadLines(Path.Combine(folder, "fingerprints.tsv")).Skip(1).Select(l => l.Split('\t'));
        return new FingerprintTable(
            FingerprintIndex
                .ReadAll(stream)
                .Zip(lines, (fingerprint, cells) =>
                    new FingerprintRow(
                        fingerprint,
                        cells[4],
                        cells[3],
                        fingerprint.Id.Length == 0
                            ? [cells[0]["(beside ".Length..^1]]
                            : cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    )
                )
        );
    }

    /// <summary>These rows in place of those of the same ids; a text that has the words of another row shares it.</summary>
    public FingerprintTable With(IReadOnlyList<FingerprintRow> rows)
    {
        var ids = rows.SelectMany(r => r.Ids).ToHashSet(StringComparer.Ordinal);
        var all = Rows.Where(r => !ids.Contains(r.Key)).ToList();
        foreach (var row in rows)
        {
            var same = all.FindIndex(r => r.HasWordsOf(row));
            if (same < 0 || row.Fingerprint.Id.Length == 0)
            {
                all.Add(row);
            }
            else
            {
                all[same] = all[same] with
                {
                    Twins =
                    [
                        .. all[same]
                            .Twins.Concat(row.Ids)
                            .Where(id => !string.Equals(id, all[same].Key, StringComparison.Ordinal))
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal),
                    ],
                };
            }
        }

        return new FingerprintTable(all);
    }

    public void Write(string folder)
    {
        using (var index = File.Create(Path.Combine(folder, "fingerprints.bin")))
        {
            IndexWriter.Write(index, [.. Rows.Select(r => r.Fingerprint)]);
        }

        File.WriteAllText(Path.Combine(folder, "fingerprints.tsv"), string.Concat(Lines().Select(l => l + "\n")));
    }

    public IEnumerable<string> Lines() => Rows.Select(r => r.ToString()).Prepend(Head);

    /// <summary>The lines of the table as they stand in the folder, to hold <see cref="Lines"/> against.</summary>
    public static IEnumerable<string> LinesIn(string folder) => File.ReadLines(Path.Combine(folder, "fingerprints.tsv"));
}
