using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Knowledge;

namespace ModelOpenness.LicenseFacts;

/// <summary>Finds the words of a license that a copy may lack or replace: title, copyright lines, placeholders, appendix.</summary>
internal sealed class OptionalWords
{
    private const int LongestTitleParagraph = 15;
    private const int LongestTitle = 45;
    private const int LongestPlaceholder = 9;
    private const int LongestNameLine = 8;
    private const int LongestUntitled = 6;
    private readonly Wording wording;
    private readonly IReadOnlyList<KnowledgeEntry> rules;
    private readonly HashSet<ulong> placeholders;

    public OptionalWords(Wording wording)
    {
        this.wording = wording;
        using var stream = typeof(OptionalWords).Assembly.GetManifestResourceStream("optional.ini")!;
        using var reader = new StreamReader(stream);
        rules = KnowledgeFile.Parse(reader.ReadToEnd(), "optional.ini");
        placeholders = [.. Section("placeholder").All("words").SelectMany(w => wording.Read(w).Hashes)];
    }

    /// <summary>The ids whose whole text may be missing from this license.</summary>
    public IEnumerable<string> ContainedIn(string id) => rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal))?.All("contains") ?? [];

    /// <summary>Files that have passages beside a license: id and path.</summary>
    public IEnumerable<(string Id, string File)> Accompanying =>
        Section("accompanying").All("text").Select(t => t.Split('|', StringSplitOptions.TrimEntries)).Select(parts => (parts[0], parts[1]));

    public bool[] Find(LicenseWords words)
    {
        var optional = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            optional[i] = (words.Traits[i] & (WordTraits.Url | WordTraits.Enumerator)) != WordTraits.None;
        }

        MarkCopyrightLines(words, optional);
        MarkTitle(words, optional);
        MarkPlaceholders(words, optional);
        foreach (var phrase in Section("anywhere").All("phrase").Select(wording.Read))
        {
            for (var i = words.IndexOf(phrase, 0); i >= 0; i = words.IndexOf(phrase, i + 1))
            {
                optional.AsSpan(i, phrase.Count).Fill(true);
            }
        }

        foreach (var phrase in Section("tail").All("phrase").Select(wording.Read))
        {
            var i = words.IndexOf(phrase, words.Count / 3);
            if (i >= 0)
            {
                optional.AsSpan(i).Fill(true);
            }
        }

        MarkBetween(words, optional, Section("section"), fromStart: true);
        MarkBetween(words, optional, Section("name"), fromStart: false);
        return optional;
    }

    private KnowledgeEntry Section(string id) => rules.First(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    private void MarkBetween(LicenseWords words, bool[] optional, KnowledgeEntry section, bool fromStart)
    {
        foreach (var rule in section.All("between"))
        {
            var parts = rule.Split('|', StringSplitOptions.TrimEntries);
            var first = wording.Read(parts[0]);
            var second = wording.Read(parts[1]);
            var most = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
            for (var i = words.IndexOf(first, 0); i >= 0; i = words.IndexOf(first, i + 1))
            {
                var end = words.IndexOf(second, i + first.Count);
                var start = fromStart ? i : i + first.Count;
                if (end > start && end - start <= most)
                {
                    optional.AsSpan(start, end - start).Fill(true);
                }
            }
        }
    }

    private void MarkCopyrightLines(LicenseWords words, bool[] optional)
    {
        var continues = 0;
        foreach (var (start, end) in Lines(words))
        {
            var line = Enumerable.Range(start, end - start);
            var says = line.Any(i => wording.Commanding.Contains(words.Hashes[i]))
                || (end - start > LongestNameLine && line.Any(i => wording.Topical.Contains(words.Hashes[i])));
            var marked = line.Take(3)
                .Any(i =>
                    wording.Copyright.Contains(words.Hashes[i]) || (words.Traits[i] & WordTraits.AfterCopyrightSign) != WordTraits.None
                );
            var dated = line.Any(i => (words.Traits[i] & (WordTraits.Number | WordTraits.AfterCopyrightSign)) != WordTraits.None)
                || RawLine(words, start, end).IndexOfAny(['<', '[', '{']) >= 0;
            var isContinued = continues > 0 && (words.Traits[start] & WordTraits.StartsParagraph) == WordTraits.None;
            if (!says && ((marked && dated) || isContinued))
            {
                optional.AsSpan(start, end - start).Fill(true);
                continues = marked ? 3 : continues - 1;
            }
            else
            {
                continues = 0;
            }
        }
    }

    private void MarkTitle(LicenseWords words, bool[] optional)
    {
        var total = 0;
        var isFirst = true;
        foreach (var (start, end) in Paragraphs(words))
        {
            if (Enumerable.Range(start, end - start).All(i => optional[i]))
            {
                continue;
            }

            var raw = words.Text.AsSpan(words.Ends[end - 1]);
            var saysLicense = Enumerable.Range(start, end - start).Any(i => wording.Heading.Contains(words.Hashes[i]));
            var endsSentence = raw.Length > 0 && raw.TrimStart("\"'\u201D)*_ ").StartsWith(['.'])
                || (raw.Length > 0 && (raw[0] is ';' or ',' || (raw[0] == ':' && !(isFirst && saysLicense && end - start <= LongestUntitled))));
            var named = end - start <= LongestUntitled || saysLicense;
            if (end - start <= LongestTitleParagraph && !endsSentence && named && total + end - start <= Math.Min(LongestTitle, words.Count / 4))
            {
                optional.AsSpan(start, end - start).Fill(true);
                total += end - start;
                isFirst = false;
                continue;
            }

            if (!isFirst && end - start <= LongestUntitled && IsField(words, start, end))
            {
                optional.AsSpan(start, end - start).Fill(true);
                continue;
            }

            if (isFirst)
            {
                // A title without a blank line after it.
                foreach (var (lineStart, lineEnd) in Lines(words).TakeWhile(l => l.End <= end && l.End - l.Start <= 10
                    && Enumerable.Range(l.Start, l.End - l.Start).Any(i => wording.Heading.Contains(words.Hashes[i]) || optional[i])
                    && !Enumerable.Range(l.Start, l.End - l.Start).Any(i => wording.Commanding.Contains(words.Hashes[i]))).Where(l => l.End < end))
                {
                    optional.AsSpan(lineStart, lineEnd - lineStart).Fill(true);
                }
            }

            return;
        }
    }

    /// <summary>A line to fill in below the title: "Contributor: Example, Inc."</summary>
    private bool IsField(LicenseWords words, int start, int end) =>
        Enumerable.Range(start, Math.Min(2, end - start)).Any(i => words.Text[words.Ends[i]..].StartsWith(':'))
        && !Enumerable.Range(start, end - start).Any(i => wording.Commanding.Contains(words.Hashes[i]));

    private void MarkPlaceholders(LicenseWords words, bool[] optional)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var before = words.Starts[i] - 1;
            while (before >= 0 && words.Text[before] is ' ' or '$' or '"')
            {
                before--;
            }

            if (before < 0 || words.Text[before] is not ('<' or '[' or '{'))
            {
                continue;
            }

            var close = words.Text[before] switch { '<' => '>', '[' => ']', _ => '}' };
            var at = words.Text.IndexOf(close, before);
            var end = i;
            while (at > 0 && end < words.Count && words.Starts[end] < at)
            {
                end++;
            }

            if (end > i && end - i <= LongestPlaceholder && Enumerable.Range(i, end - i).Any(k => placeholders.Contains(words.Hashes[k])))
            {
                optional.AsSpan(i, end - i).Fill(true);
            }
        }
    }

    private static string RawLine(LicenseWords words, int start, int end)
    {
        var from = Math.Max(0, words.Starts[start] - 3);
        return words.Text[from..Math.Min(words.Text.Length, words.Ends[end - 1] + 1)];
    }

    private static IEnumerable<(int Start, int End)> Paragraphs(LicenseWords words) => Parts(words, WordTraits.StartsParagraph);

    private static IEnumerable<(int Start, int End)> Lines(LicenseWords words) => Parts(words, WordTraits.StartsLine);

    private static IEnumerable<(int Start, int End)> Parts(LicenseWords words, WordTraits mark)
    {
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i == words.Count || (words.Traits[i] & mark) != WordTraits.None)
            {
                yield return (start, i);
                start = i;
            }
        }
    }
}
