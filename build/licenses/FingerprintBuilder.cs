using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.LicenseFacts;

/// <summary>Makes fingerprints of texts.</summary>
internal static class FingerprintBuilder
{
    private const int ShortestText = 6;
    private const int ShortestPassage = 8;
    private const int LeastContained = 20;

    /// <summary>The rows of all texts in these folders, and of what their files have beside a license.</summary>
    public static IReadOnlyList<FingerprintRow> Build(IReadOnlyList<string> folders)
    {
        var rows = Build([.. folders.SelectMany(TextSource.Read)]);
        return [.. rows, .. Accompanying(folders, rows)];
    }

    /// <summary>A row for each text; those with the same words share one.</summary>
    public static List<FingerprintRow> Build(IReadOnlyList<LicenseText> texts)
    {
        var all = texts.Select(t => (Text: t, Words: Wording.Default.Read(t.Text))).Where(t => t.Words.Count >= ShortestText).ToList();
        var ids = all.Select(t => t.Text.Id).ToHashSet(StringComparer.Ordinal);
        var later = all.Where(t => OnlyOf(t.Text.Id) is { } only && ids.Contains(only))
            .ToLookup(t => OnlyOf(t.Text.Id)!, t => t.Text.Id, StringComparer.Ordinal);
        all.RemoveAll(t => OnlyOf(t.Text.Id) is { } only && ids.Contains(only));
        var optionalWords = new OptionalWords(Wording.Default);
        var rows = new List<FingerprintRow>();
        foreach (var same in all.GroupBy(t => string.Join(' ', t.Words.Hashes.Take(t.Words.Count)), StringComparer.Ordinal))
        {
            var sharing = same.Select(t => t.Text.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var id = Representative(sharing);
            var (text, words) = same.First(t => string.Equals(t.Text.Id, id, StringComparison.Ordinal));
            string[] twins =
            [
                .. sharing
                    .Where(i => !string.Equals(i, id, StringComparison.Ordinal))
                    .Concat(sharing.SelectMany(i => later[i]))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
            rows.Add(Row(text, words, twins));
            foreach (
                var contained in optionalWords
                    .ContainedIn(id)
                    .SelectMany(c => all.Where(t => string.Equals(t.Text.Id, c, StringComparison.Ordinal)).Take(1))
            )
            {
                rows.Add(Row(text, Wording.Default.Read(WithoutContained(words, contained.Words)), twins));
            }
        }

        return rows;

        FingerprintRow Row(LicenseText text, LicenseWords words, string[] twins) =>
            new(Of(text.Id, words, optionalWords.Find(words)), text.Source, text.Sha256, twins);
    }

    private static Fingerprint Of(string id, LicenseWords words, bool[] optional) => Fingerprint.Of(id, words, optional, Wording.Default);

    /// <summary>"Or later" is said beside a license, never in it: its text is that of "only".</summary>
    public static string? OnlyOf(string id) =>
        id.EndsWith('+') ? id[..^1] + "-only" : id.EndsWith("-or-later", StringComparison.Ordinal) ? id[..^"-or-later".Length] + "-only" : null;

    /// <summary>One id for a text that several ids share: the text alone says "this version only", and the shortest name says least.</summary>
    private static string Representative(IReadOnlyList<string> ids)
    {
        var only = ids.Where(i => i.EndsWith("-only", StringComparison.Ordinal)).ToList();
        return (only.Count > 0 ? only : ids).OrderBy(i => i.Length).ThenBy(i => i, StringComparer.Ordinal).First();
    }

    /// <summary>What copies of a license have more than the license, as rows without id.</summary>
    private static IEnumerable<FingerprintRow> Accompanying(IReadOnlyList<string> folders, IReadOnlyList<FingerprintRow> rows)
    {
        foreach (var (id, file) in new OptionalWords(Wording.Default).Accompanying)
        {
            if (folders.Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists) is { } path
                && rows.FirstOrDefault(r => r.Ids.Contains(id, StringComparer.Ordinal)) is { } license)
            {
                var text = new LicenseText("", $"corpus:licenses/{file}", File.ReadAllText(path));
                foreach (var passage in PassagesBeside(license.Fingerprint, Wording.Default.Read(text.Text)))
                {
                    yield return new FingerprintRow(passage, text.Source, text.Sha256, [id]);
                }
            }
        }
    }

    private static IEnumerable<Fingerprint> PassagesBeside(Fingerprint license, LicenseWords words)
    {
        var alignment = new Alignment();
        alignment.Text.Set(words, null);
        var at = 0;
        foreach (var run in alignment.Align(license).Append(new Run(words.Count, 0, 0)).ToList())
        {
            var count = run.Text - at;
            if (count >= ShortestPassage)
            {
                yield return new Fingerprint("", words.Shingles[at..(run.Text - LicenseWords.Span + 1)], AllOptional(count), new byte[(count + 7) / 8], []);
            }

            at = run.TextEnd;
        }
    }

    private static byte[] AllOptional(int words)
    {
        var bits = new byte[(words + 7) / 8];
        bits.AsSpan().Fill(byte.MaxValue);
        return bits;
    }

    /// <summary>The text from its first to its last word that does not stand in the contained one.</summary>
    private static string WithoutContained(LicenseWords words, LicenseWords contained)
    {
        var alignment = new Alignment();
        alignment.Text.Set(words, null);
        var runs = alignment.Align(Of("", contained, new bool[contained.Count])).Where(r => r.Length > LeastContained).ToList();
        return words.Text[..words.Starts[runs[0].Text]] + "\n\n" + words.Text[words.Ends[runs[^1].TextEnd - 1]..];
    }
}
