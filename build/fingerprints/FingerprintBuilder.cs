using ModelOpenness.Inspection.Licenses;

namespace ModelOpenness.Fingerprints;

/// <summary>A fingerprint with what the review table says of it.</summary>
internal sealed record FingerprintRow(Fingerprint Fingerprint, LicenseText Text, IReadOnlyList<string> Twins, int OptionalWords);

/// <summary>Makes fingerprints of texts.</summary>
internal static class FingerprintBuilder
{
    private const int ShortestText = 6;

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
            string[] twins = [.. ids.Where(i => !string.Equals(i, id, StringComparison.Ordinal))];
            rows.Add(new FingerprintRow(new Fingerprint(id, words.Shingles, Pack(optional)), text, twins, optional.Count(o => o)));
            foreach (var contained in optionalWords.ContainedIn(id))
            {
                var own = wording.Read(WithoutContained(words, all.First(t => string.Equals(t.Text.Id, contained, StringComparison.Ordinal)).Words));
                var ownOptional = optionalWords.Find(own);
                rows.Add(new FingerprintRow(new Fingerprint(id, own.Shingles, Pack(ownOptional)), text, twins, ownOptional.Count(o => o)));
            }
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

    /// <summary>The text from its first to its last word that does not stand in the contained one.</summary>
    private static string WithoutContained(LicenseWords words, LicenseWords contained)
    {
        var inner = new Fingerprint("", contained.Shingles, new byte[(contained.Count / 8) + 1]);
        var alignment = new Alignment();
        alignment.SetText(words, null);
        var runs = alignment.Align(inner).Where(r => r.Length > 20).ToList();
        var before = words.Text[..words.Starts[runs[0].Text]];
        var after = words.Text[words.Ends[runs[^1].TextEnd - 1]..];
        return before + "\n\n" + after;
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
