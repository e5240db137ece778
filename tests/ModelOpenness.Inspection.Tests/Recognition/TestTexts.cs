using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>License texts to recognise: two versions written for these tests, and those of the corpus where it is present.</summary>
internal static class TestTexts
{
    /// <summary>A license written for these tests, with a list, quotes, dashes and a cap.</summary>
    public const string Harbor = """
        Harbor Model License 2.1

        Copyright (c) 2024 The Harbor Authors

        1. Definitions. "Model" means the weights, the configuration and the tokenizer that the Authors publish under this
        license; "Licensee" means whoever receives them.

        2. Grant. The Authors grant each Licensee a worldwide, royalty-free, non-exclusive licence to run, study, copy, change
        and share the Model, subject to the conditions below:

        (a) every copy keeps this text;
        (b) a changed copy says so in a prominent place - for instance in its card; and
        (c) a Licensee whose products have more than 40 million monthly users asks the Authors first.

        3. No warranty. The Model comes as it is. The Authors' liability ends where the law lets it end, and nobody may rely on
        what the Model says where lives, liberty or property depend on it.
        """;

    /// <summary>The next version of the same license.</summary>
    public static string NextHarbor { get; } = Harbor.Replace("2.1", "2.2", StringComparison.Ordinal)
        .Replace("keeps this text", "keeps this text and the notices that came with it", StringComparison.Ordinal);

    /// <summary>An engine that knows the two versions and nothing else.</summary>
    public static RecognizerEngine Engine { get; } = EngineOf(("harbor-2.1", Harbor), ("harbor-2.2", NextHarbor));

    /// <summary>The labelled license texts of the corpus: catalogue id and text.</summary>
    public static IReadOnlyList<(string Id, string Text)> Corpus { get; } = ReadCorpus();

    public static RecognizerEngine EngineOf(params (string Id, string Text)[] texts) =>
        new(new FingerprintIndex([.. texts.Select(t => FingerprintOf(t.Id, t.Text))]), Wording.Default);

    /// <summary>Fingerprints with what stands before the first section (title, holders) optional.</summary>
    private static Fingerprint FingerprintOf(string id, string text)
    {
        var words = Wording.Default.Read(text);
        var body = text.IndexOf("1. ", StringComparison.Ordinal);
        return Fingerprint.Of(id, words, [.. Enumerable.Range(0, words.Count).Select(i => words.Starts[i] < body)], Wording.Default);
    }

    private static List<(string Id, string Text)> ReadCorpus()
    {
        var texts = new List<(string, string)>();
        if (Repository.Corpus is not { } corpus)
        {
            return texts;
        }

        foreach (var line in File.ReadLines(Path.Combine(corpus, "licenses", "labels.jsonl"), Encoding.UTF8))
        {
            using var label = JsonDocument.Parse(line);
            if (!label.RootElement.TryGetProperty("spdx", out var value))
            {
                // A copy from somewhere, labelled by its terms alone.
                continue;
            }

            var spdx = value.GetString()!;
            var id = LicenseCatalog.Default.Find(spdx.StartsWith("LicenseRef-", StringComparison.Ordinal) ? label.RootElement.GetProperty("id").GetString()! : spdx)!.Id;
            texts.Add((id, File.ReadAllText(Path.Combine(corpus, "licenses", label.RootElement.GetProperty("file").GetString()!))));
        }

        return texts;
    }
}
