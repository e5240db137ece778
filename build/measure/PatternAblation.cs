using ModelOpenness.Knowledge;
using ModelOpenness.Terms;

namespace ModelOpenness.Measure;

/// <summary>
/// Switches off each line of the pattern files in turn and asks what changes: in the sentences that stand below it, and in
/// texts where there are some. A line that changes no sentence of its own holds nothing.
/// </summary>
internal sealed class PatternAblation
{
    /// <summary>The keys of lines that say how a pattern matches.</summary>
    private static readonly string[] Keys =
    [
        "match", "banned", "barred", "limited", "granted", "due", "reserved", "if", "except", "outside", "needs", "unless",
    ];

    private readonly List<KnowledgeEntry> entries = [.. PatternBook.Files.SelectMany(KnowledgeFile.Read)];

    /// <summary>One line, and the sentences of its entry that need it.</summary>
    internal sealed record Held(string Entry, string Key, string Value, IReadOnlyList<string> Sentences, IReadOnlyList<string> Texts);

    /// <summary>A sentence of the files that does not find what it should, or finds what it should not.</summary>
    public List<string> Wrong()
    {
        var wrong = new List<string>();
        foreach (var entry in Patterns())
        {
            var kinds = Kinds(entry);
            foreach (var (key, sentence) in Sentences(entry))
            {
                var found = Find(sentence, PatternBook.Default);
                var isSkip = entry.Id.StartsWith("skip.", StringComparison.Ordinal);
                if (key == "example" && !isSkip ? !kinds.All(found.Contains) : key == "counter" && kinds.Any(found.Contains))
                {
                    wrong.Add($"[{entry.Id}] {key}: {sentence} ({string.Join(", ", found)})");
                }
            }
        }

        return wrong;
    }

    /// <summary>Every line, with what changes where it is switched off.</summary>
    /// <param name="texts">Texts by name; may be empty.</param>
    public IEnumerable<Held> Lines(IReadOnlyDictionary<string, string> texts)
    {
        var before = texts.ToDictionary(text => text.Key, text => string.Join(' ', Find(text.Value, PatternBook.Default)), StringComparer.Ordinal);
        foreach (var entry in Patterns())
        {
            var at = entries.IndexOf(entry);
            for (var i = 0; i < entry.Values.Count; i++)
            {
                if (!Keys.Contains(entry.Values[i].Key, StringComparer.Ordinal))
                {
                    continue;
                }

                entries[at] = Without(entry, i);
                var book = PatternCompiler.Compile(entries);
                entries[at] = entry;
                yield return new Held(
                    entry.Id,
                    entry.Values[i].Key,
                    entry.Values[i].Value,
                    [.. Sentences(entry).Select(pair => pair.Value).Where(sentence => !Find(sentence, book).SetEquals(Find(sentence, PatternBook.Default)))],
                    [.. texts.Where(text => string.Join(' ', Find(text.Value, book)) != before[text.Key]).Select(text => text.Key)]);
            }
        }
    }

    private IEnumerable<KnowledgeEntry> Patterns() => [.. entries.Where(entry => entry.Id[0] != '@' && entry.Find("kind") is not null)];

    private static string[] Kinds(KnowledgeEntry entry) => entry.Get("kind").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<KeyValuePair<string, string>> Sentences(KnowledgeEntry entry) =>
        entry
            .Values.Where(pair => pair.Key is "example" or "counter")
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Replace("\\n", "\n", StringComparison.Ordinal)));

    private static SortedSet<string> Find(string text, PatternBook book) =>
        new(TermDetector.Find(text, book).Select(find => find.Kind), StringComparer.Ordinal);

    private static KnowledgeEntry Without(KnowledgeEntry entry, int index) =>
        KnowledgeFile.Parse(
            $"[{entry.Id}]\n" + string.Concat(entry.Values.Where((_, i) => i != index).Select(pair => $"{pair.Key}: {pair.Value}\n")),
            entry.Id
        )[0];
}
