using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>An exception that somebody makes from a license: what SPDX writes behind WITH.</summary>
/// <param name="Id">Its SPDX id.</param>
/// <param name="To">Beginnings of the ids of the licenses that it is made from.</param>
/// <param name="Names">Names under which people refer to it.</param>
/// <param name="Passages">Words of a passage that makes it, each in all its forms.</param>
internal sealed record NoticeException(
    string Id, IReadOnlyList<string> To, IReadOnlyList<LicenseWords> Names, IReadOnlyList<IReadOnlyList<ulong[]>> Passages)
{
    /// <summary>True where it may be made from a license.</summary>
    public bool IsTo(string license) =>
        To.Any(t => license.StartsWith(t, StringComparison.Ordinal) && (license.Length == t.Length || license[t.Length] == '-'));
}

/// <summary>Finds the exception that a notice makes from the license that it stands beside; the data file is <c>exceptions.ini</c>.</summary>
internal sealed class NoticeExceptions
{
    private const int LongestPassage = 150;
    private const int WordsBefore = 2;
    private readonly List<NoticeException> all = [];
    private readonly List<LicenseWords> heads = [];
    private readonly List<ulong> without = [];

    // Words with which a head or a name begins: most words of a text do not.
    private readonly WordSet firsts = new();

    private NoticeExceptions(Wording wording, IReadOnlyList<KnowledgeEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (string.Equals(entry.Id, "head", StringComparison.Ordinal))
            {
                heads.AddRange(entry.All("as").Select(wording.Read));
            }
            else if (string.Equals(entry.Id, "without", StringComparison.Ordinal))
            {
                without.AddRange(Words(entry.Get("words")).Select(Hash));
            }
            else
            {
                all.Add(new NoticeException(
                    entry.Id,
                    Words(entry.Get("to")),
                    [.. entry.All("as").Append(entry.Id).Select(wording.Read)],
                    [.. entry.All("of").Select(of => Words(of).Select(forms => forms.Split('|').Select(Hash).ToArray()).ToList())]));
            }
        }

        foreach (var phrase in heads.Concat(all.SelectMany(e => e.Names)))
        {
            firsts.Add(phrase.Hashes[0]);
        }

        ulong Hash(string word) => wording.Equivalents.Map(WordReader.HashOf(word));
    }

    /// <summary>The exceptions of the product.</summary>
    /// <param name="wording">The knowledge of words.</param>
    public static NoticeExceptions Load(Wording wording)
    {
        using var stream = KnowledgeData.Open("Recognition/exceptions.ini");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new NoticeExceptions(wording, KnowledgeFile.Parse(reader.ReadToEnd(), "exceptions.ini"));
    }

    /// <summary>The exception that the words outside of the license's own make from it, or null.</summary>
    /// <param name="words">The text.</param>
    /// <param name="license">Id of the license.</param>
    /// <param name="runs">The license's own words in the text, in their order; none for a text that is a notice.</param>
    public string? Find(LicenseWords words, string license, IReadOnlyList<Run> runs)
    {
        var start = 0;
        foreach (var run in runs.Append(new Run(words.Count, 0, 0)))
        {
            if (Find(words, license, start, run.Text, out _) is { } exception)
            {
                return exception;
            }

            start = run.TextEnd;
        }

        return null;
    }

    /// <summary>The exception that is made from a license within a passage, or null.</summary>
    /// <param name="words">The text.</param>
    /// <param name="license">Id of the license.</param>
    /// <param name="start">First word of the passage.</param>
    /// <param name="end">After its last word.</param>
    /// <param name="at">Where the exception begins.</param>
    public string? Find(LicenseWords words, string license, int start, int end, out int at)
    {
        at = start;
        var possible = all.FindAll(e => e.IsTo(license));
        for (; possible.Count > 0 && at < end; at++)
        {
            if (!firsts.Contains(words.Hashes[at]))
            {
                continue;
            }

            var here = at;
            var named = possible.Find(e => e.Names.Any(n => StandsAt(words, n, here, end)));
            if (named is not null && !words.Hashes.Skip(at - WordsBefore).Take(Math.Min(at, WordsBefore)).Any(without.Contains))
            {
                return named.Id;
            }

            if (heads.Exists(h => StandsAt(words, h, here, end)) && MadeIn(possible, words, at, Math.Min(end, at + LongestPassage)) is { } made)
            {
                return made.Id;
            }
        }

        return null;
    }

    private static NoticeException? MadeIn(List<NoticeException> possible, LicenseWords words, int start, int end)
    {
        var passage = new HashSet<ulong>(words.Hashes.Skip(start).Take(end - start));
        return possible
            .SelectMany(e => e.Passages.Select(p => (Exception: e, Words: p)))
            .Where(e => e.Words.All(forms => forms.Any(passage.Contains)))
            .OrderByDescending(e => e.Words.Count)
            .FirstOrDefault().Exception;
    }

    private static bool StandsAt(LicenseWords words, LicenseWords phrase, int at, int end) =>
        at + phrase.Count <= end
        && words.Hashes[at] == phrase.Hashes[0]
        && words.Hashes.AsSpan(at, phrase.Count).SequenceEqual(phrase.Hashes.AsSpan(0, phrase.Count));

    private static string[] Words(string list) => list.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
