using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>Modified means that an operative sentence was added, removed or changed; the sentence is quoted.</summary>
public class ChangedLicenseTests
{
    private static readonly string[] Barred =
    [
        "You may not use the work to operate a casino.",
        "Use of the work by any insurer is prohibited.",
        "No licensee may sell access to the work as a service.",
        "Every copy that is shipped for a fee requires a written consent of the keeper.",
        "These permissions end where the work is used to advertise tobacco.",
    ];

    private static readonly string[] LongTexts =
        ["Apache-2.0", "MPL-2.0", "GPL-3.0-only", "AGPL-3.0-only", "EPL-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "OSL-3.0", "llama2", "bigscience-openrail-m"];

    [Theory]
    [InlineData("asks the Authors first", "need not ask the Authors first", "need not ask")]
    [InlineData("40 million monthly users", "40 million yearly users", "40 million yearly")]
    [InlineData("nobody may rely", "anybody may rely", "may rely on")]
    [InlineData("run, study, copy", "study, copy", "to study")]
    [InlineData("every copy keeps this text;", "every copy keeps this text; no copy is sold;", "no copy is sold")]
    public void A_changed_sentence_is_quoted(string from, string to, string quoted)
    {
        var match = TestTexts.Engine.Recognize(TestTexts.Harbor.Replace(from, to, StringComparison.Ordinal));
        match.Kind.ShouldBe(LicenseMatchKind.Modified);
        match.Changes.ShouldContain(c => c.Sentence != null && c.Sentence.Contains(quoted, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The Authors'", "The Pilots'")]
    [InlineData("the configuration and the tokenizer", "the config and the tokeniser")]
    [InlineData("in a prominent place - for instance in its card", "in a prominent place - for example on its page")]
    [InlineData("(c) a Licensee", "iii. a Licensee")]
    [InlineData("3. No warranty.", "Section 3: No warranty.")]
    [InlineData("Copyright (c) 2024 The Harbor Authors", "Copyright (c) 2019-2031 Quay GmbH, 12 Mole Road, Suite 115, Haven 94025")]
    public void Names_examples_addresses_and_numbering_are_no_modification(string from, string to) =>
        TestTexts.Engine.Recognize(TestTexts.Harbor.Replace(from, to, StringComparison.Ordinal)).Kind.ShouldBeOneOf(LicenseMatchKind.Exact, LicenseMatchKind.Equivalent);

    [Theory]
    [InlineData("subject to the conditions", "subjectto the conditions")]
    [InlineData("and nobody may rely", "and nobodymay rely")]
    [InlineData("subject to the conditions", "subjct to the conditions")]
    public void A_slip_of_spelling_is_no_modification(string from, string to)
    {
        TestTexts.Harbor.ShouldContain(from);
        TestTexts.Engine.Recognize(TestTexts.Harbor.Replace(from, to, StringComparison.Ordinal)).Kind.ShouldBe(LicenseMatchKind.Equivalent);
    }

    [Fact]
    public void A_sentence_that_is_gone_as_a_whole_is_a_change_with_nothing_to_quote()
    {
        var match = TestTexts.Engine.Recognize(TestTexts.Harbor.Replace("The Model comes as it is. The Authors' liability ends where the law lets it end", "The Model comes as it is. The law lets it end", StringComparison.Ordinal));
        match.Kind.ShouldBe(LicenseMatchKind.Modified);
        var whole = TestTexts.Engine.Recognize(TestTexts.Harbor[..TestTexts.Harbor.IndexOf("2. Grant", StringComparison.Ordinal)] + TestTexts.Harbor[TestTexts.Harbor.IndexOf("3. No", StringComparison.Ordinal)..]);
        whole.Changes.ShouldHaveSingleItem().Sentence.ShouldBeNull();
    }

    [CorpusFact]
    public void Twenty_changed_licenses_are_modified_and_the_sentence_is_quoted()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (id, text) in TestTexts.Corpus.Where(t => LongTexts.Contains(t.Id, StringComparer.Ordinal)))
        {
            var clause = Barred[count++ % Barred.Length];
            Check(id, Inserted(text, clause), clause.TrimEnd('.'));
            if (WithoutNot(text) is var (changed, around))
            {
                count++;
                Check(id, changed, around);
            }
        }

        foreach (var (id, text) in TestTexts.Corpus.Where(t => t.Text.Contains("700 million", StringComparison.Ordinal)).Take(3))
        {
            count++;
            Check(id, text.Replace("700 million", "70 million", StringComparison.Ordinal), "70 million");
        }

        wrong.ShouldBeEmpty();
        count.ShouldBeGreaterThanOrEqualTo(20);

        void Check(string id, string changed, string quoted)
        {
            var match = LicenseRecognizer.Recognize(changed);
            if (match.License?.Id != id || match.Kind != LicenseMatchKind.Modified || !match.Changes.Any(c => c.Sentence?.Contains(quoted, StringComparison.Ordinal) == true))
            {
                wrong.Add($"{id}: {match.License?.Id} {match.Kind}, not quoted: {quoted}; {string.Join(" | ", match.Changes.Select(c => c.Sentence))}");
            }
        }
    }

    [CorpusFact]
    public void Twenty_harmless_changes_are_none()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (id, text) in TestTexts.Corpus.Where(t => LongTexts.Contains(t.Id, StringComparer.Ordinal)))
        {
            foreach (var (what, harmless) in Harmless(text))
            {
                count++;
                var match = LicenseRecognizer.Recognize(harmless);
                if (match.License?.Id != id || match.Kind == LicenseMatchKind.Modified)
                {
                    wrong.Add($"{id}, {what}: {match.License?.Id} {match.Kind}: {string.Join(" | ", match.Changes.Select(c => c.Sentence ?? c.Quote))}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        count.ShouldBeGreaterThanOrEqualTo(20);
    }

    private static IEnumerable<(string What, string Text)> Harmless(string text)
    {
        yield return ("holders", "Copyright (c) 2031 Pier Makers Ltd., 7 Mole Road, Haven 94025\nAll rights reserved.\n\n" + text);
        yield return ("preamble", "Pier Widgets\n\n" + text);
        yield return ("names", text.Replace("Meta Platforms", "Pier Makers", StringComparison.Ordinal).Replace("Eclipse Foundation", "Pier Makers", StringComparison.Ordinal)
            .Replace("Free Software Foundation", "Pier Makers", StringComparison.Ordinal).Replace("Mozilla Foundation", "Pier Makers", StringComparison.Ordinal));
    }

    /// <summary>The clause after the sentence end that is nearest behind the middle.</summary>
    private static string Inserted(string text, string clause)
    {
        var at = text.IndexOf(". ", text.Length / 2, StringComparison.Ordinal) + 2;
        return text[..at] + clause + " " + text[at..];
    }

    /// <summary>The text without the "not" that is nearest behind the middle, and the words around it.</summary>
    private static (string Changed, string Around)? WithoutNot(string text)
    {
        var at = text.IndexOf(" not ", text.Length * 2 / 5, StringComparison.Ordinal);
        return at < 0 ? null : (text[..at] + text[(at + 4)..], text[(at + 5)..].Split((char[]?)null, 2)[0]);
    }
}
