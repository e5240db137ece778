using ModelOpenness.Inspection.Licenses;

namespace ModelOpenness.Fingerprints;

/// <summary>A fingerprint with what the review table says of it.</summary>
internal sealed record FingerprintRow(Fingerprint Fingerprint, LicenseText Text, IReadOnlyList<string> Twins, int OptionalWords);

/// <summary>Makes fingerprints of texts.</summary>
internal static class FingerprintBuilder
{
    private const int ShortestText = 10;

    public static IReadOnlyList<FingerprintRow> Build(IEnumerable<LicenseText> texts)
    {
        var wording = Wording.Default;
        var optionalWords = new OptionalWords(wording);
        var rows = new List<FingerprintRow>();
        var all = texts.Select(t => (Text: t, Words: wording.Read(t.Text))).Where(t => t.Words.Count >= ShortestText).ToList();
        foreach (var same in all.GroupBy(t => string.Join(' ', t.Words.Hashes.Take(t.Words.Count)), StringComparer.Ordinal))
        {
            var ids = same.Select(t => t.Text.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var id = Representative(ids);
            var (text, words) = same.First(t => string.Equals(t.Text.Id, id, StringComparison.Ordinal));
            var optional = optionalWords.Find(words);
            foreach (var contained in optionalWords.ContainedIn(id))
            {
                MarkContained(words, all.First(t => string.Equals(t.Text.Id, contained, StringComparison.Ordinal)).Words, optional);
            }

            rows.Add(new FingerprintRow(
                new Fingerprint(id, words.Shingles, Pack(optional)), text, [.. ids.Where(i => !string.Equals(i, id, StringComparison.Ordinal))], optional.Count(o => o)));
        }

        return [.. rows.OrderBy(r => r.Fingerprint.Id, StringComparer.Ordinal).ThenBy(r => r.Text.Source, StringComparer.Ordinal).ThenBy(r => r.Text.Sha256, StringComparer.Ordinal)];
    }

    public static IEnumerable<string> Table(IReadOnlyList<FingerprintRow> rows)
    {
        yield return "id\twords\toptional\tsha256\tsource\tsame words as";
        foreach (var row in rows)
        {
            yield return string.Join('\t', row.Fingerprint.Id, row.Fingerprint.Words, row.OptionalWords, row.Text.Sha256, row.Text.Source, string.Join(' ', row.Twins));
        }
    }

    public static string TargetFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ModelOpenness.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("ModelOpenness.sln is in no folder above this program.");
        }

        return Path.Combine(folder.FullName, "src", "ModelOpenness.Inspection", "Licenses");
    }

    /// <summary>One id for a text that several ids share: the text alone says "this version only", and the shortest name says least.</summary>
    private static string Representative(IReadOnlyList<string> ids)
    {
        var only = ids.Where(i => i.EndsWith("-only", StringComparison.Ordinal)).ToList();
        return (only.Count > 0 ? only : ids).OrderBy(i => i.Length).ThenBy(i => i, StringComparer.Ordinal).First();
    }

    private static void MarkContained(LicenseWords words, LicenseWords contained, bool[] optional)
    {
        var inner = new Fingerprint("", contained.Shingles, new byte[(contained.Count / 8) + 1]);
        var alignment = new Alignment();
        alignment.SetText(words, null);
        foreach (var run in alignment.Align(inner).Where(r => r.Length > 20))
        {
            optional.AsSpan(run.Text, run.Length).Fill(true);
        }
    }

    private static byte[] Pack(bool[] optional)
    {
        var packed = new byte[(optional.Length + 7) / 8];
        for (var i = 0; i < optional.Length; i++)
        {
            if (optional[i])
            {
                packed[i >> 3] |= (byte)(1 << (i & 7));
            }
        }

        return packed;
    }
}
