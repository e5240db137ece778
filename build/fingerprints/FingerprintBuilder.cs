using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.Fingerprints;

/// <summary>A fingerprint with what the review table says of it.</summary>
internal sealed record FingerprintRow(Fingerprint Fingerprint, LicenseText Text, IReadOnlyList<string> Twins, int OptionalWords);

/// <summary>Makes fingerprints of texts.</summary>
internal static class FingerprintBuilder
{
    private const int ShortestText = 6;

    public static IReadOnlyList<FingerprintRow> Build(IReadOnlyList<string> folders)
    {
        var texts = folders.SelectMany(TextSource.Read);
        var wording = Wording.Default;
        var optionalWords = new OptionalWords(wording);
        var rows = new List<FingerprintRow>();
        var all = texts.Select(t => (Text: t, Words: wording.Read(t.Text))).Where(t => t.Words.Count >= ShortestText).ToList();
        var ids = all.Select(t => t.Text.Id).ToHashSet(StringComparer.Ordinal);
        var later = all.Where(t => OnlyOf(t.Text.Id) is { } only && ids.Contains(only)).ToLookup(t => OnlyOf(t.Text.Id)!, t => t.Text.Id, StringComparer.Ordinal);
        all.RemoveAll(t => OnlyOf(t.Text.Id) is { } only && ids.Contains(only));
        foreach (var same in all.GroupBy(t => string.Join(' ', t.Words.Hashes.Take(t.Words.Count)), StringComparer.Ordinal))
        {
            var sharing = same.Select(t => t.Text.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var id = Representative(sharing);
            var (text, words) = same.First(t => string.Equals(t.Text.Id, id, StringComparison.Ordinal));
            var optional = optionalWords.Find(words);
            string[] twins = [.. sharing.Where(i => !string.Equals(i, id, StringComparison.Ordinal)).Concat(sharing.SelectMany(i => later[i])).Order(StringComparer.Ordinal)];
            rows.Add(new FingerprintRow(new Fingerprint(id, words.Shingles, Pack(optional)), text, twins, optional.Count(o => o)));
            foreach (var contained in optionalWords.ContainedIn(id))
            {
                var own = wording.Read(WithoutContained(words, all.First(t => string.Equals(t.Text.Id, contained, StringComparison.Ordinal)).Words));
                var ownOptional = optionalWords.Find(own);
                rows.Add(new FingerprintRow(new Fingerprint(id, own.Shingles, Pack(ownOptional)), text, twins, ownOptional.Count(o => o)));
            }
        }

        rows.AddRange(Accompanying(folders, optionalWords, rows));
        return [.. rows.OrderBy(r => r.Fingerprint.Id, StringComparer.Ordinal).ThenBy(r => r.Text.Source, StringComparer.Ordinal).ThenBy(r => r.Text.Sha256, StringComparer.Ordinal)];
    }

    public static IEnumerable<string> Table(IReadOnlyList<FingerprintRow> rows)
    {
        yield return "id\twords\toptional\tsha256\tsource\tsame words as";
        foreach (var row in rows)
        {
            yield return string.Join('\t', row.Fingerprint.Id.Length == 0 ? $"(beside {row.Twins[0]})" : row.Fingerprint.Id, row.Fingerprint.Words, row.OptionalWords, row.Text.Sha256, row.Text.Source, row.Fingerprint.Id.Length == 0 ? "" : string.Join(' ', row.Twins));
        }
    }

    public static string TargetFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ModelOpenness.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("ModelOpenness.sln is in no folder above this program.");
        }

        return Path.Combine(folder.FullName, "src", "ModelOpenness.Inspection", "Recognition");
    }

    /// <summary>"Or later" is said beside a license, never in it: its text is that of "only".</summary>
    private static string? OnlyOf(string id) =>
        id.EndsWith('+') ? id[..^1] + "-only" : id.EndsWith("-or-later", StringComparison.Ordinal) ? id[..^"-or-later".Length] + "-only" : null;

    /// <summary>One id for a text that several ids share: the text alone says "this version only", and the shortest name says least.</summary>
    private static string Representative(IReadOnlyList<string> ids)
    {
        var only = ids.Where(i => i.EndsWith("-only", StringComparison.Ordinal)).ToList();
        return (only.Count > 0 ? only : ids).OrderBy(i => i.Length).ThenBy(i => i, StringComparer.Ordinal).First();
    }

    /// <summary>What copies of a license have more than the license, as rows without id.</summary>
    private static List<FingerprintRow> Accompanying(IReadOnlyList<string> folders, OptionalWords optionalWords, List<FingerprintRow> rows)
    {
        const int ShortestPassage = 8;
        var found = new List<FingerprintRow>();
        var alignment = new Alignment();
        foreach (var (id, file) in optionalWords.Accompanying)
        {
            var folder = folders.FirstOrDefault(f => File.Exists(Path.Combine(f, file)));
            if (folder is null)
            {
                continue;
            }

            var text = new LicenseText("", $"corpus:licenses/{file}", File.ReadAllText(Path.Combine(folder, file)));
            var words = Wording.Default.Read(text.Text);
            alignment.SetText(words, null);
            var at = 0;
            foreach (var run in alignment.Align(rows.First(r => string.Equals(r.Fingerprint.Id, id, StringComparison.Ordinal)).Fingerprint).Append(new Run(words.Count, 0, 0)))
            {
                if (run.Text - at >= ShortestPassage)
                {
                    var shingles = words.Shingles[at..(run.Text - LicenseWords.Span + 1)];
                    found.Add(new FingerprintRow(new Fingerprint("", shingles, Pack([.. Enumerable.Repeat(true, run.Text - at)])), text, [id], run.Text - at));
                }

                at = run.TextEnd;
            }
        }

        return found;
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
