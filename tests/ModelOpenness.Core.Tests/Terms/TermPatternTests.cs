using ModelOpenness.Knowledge;
using ModelOpenness.Measure;
using ModelOpenness.Terms;

namespace ModelOpenness.Core.Tests.Terms;

/// <summary>Every line of the pattern files carries its own test: what it must find and what it must leave alone.</summary>
public class TermPatternTests
{
    private static IEnumerable<KnowledgeEntry> Patterns() =>
        PatternBook.Files.SelectMany(KnowledgeFile.Read).Where(entry => entry.Id[0] != '@' && entry.Find("kind") is not null);

    [Fact]
    public void Every_pattern_finds_its_examples_and_leaves_its_counter_examples_alone()
    {
        new PatternAblation().Wrong().ShouldBeEmpty();
    }

    [Fact]
    public void Every_line_of_the_patterns_is_held_by_a_sentence_that_changes_without_it()
    {
        new PatternAblation().Lines(new Dictionary<string, string>())
            .Where(line => line.Sentences.Count == 0)
            .Select(line => $"[{line.Entry}] {line.Key}: {line.Value}")
            .ShouldBeEmpty("each line needs an example, and each condition a counter-example, that depends on it alone");
    }

    [Fact]
    public void Every_kind_is_one_of_the_table_and_has_a_pattern()
    {
        Patterns().SelectMany(entry => entry.Get("kind").Split(' ')).Distinct().ShouldBe(TermKind.All.Select(kind => kind.Id), ignoreOrder: true);
    }

    [Theory]
    [InlineData("non-commercial")]
    [InlineData("research-only")]
    [InlineData("field-of-use")]
    [InlineData("military-or-critical-use")]
    [InlineData("no-redistribution")]
    public void A_kind_that_model_cards_name_is_held_in_nine_languages(string kind)
    {
        var examples = Patterns().Where(entry => entry.Get("kind") == kind).SelectMany(entry => entry.All("example")).ToList();
        examples.Count(text => text.Any(c => c is >= '\u3040' and <= '\u30ff')).ShouldBePositive("Japanese");
        examples.Count(text => text.Any(c => c is >= '\uac00' and <= '\ud7a3')).ShouldBePositive("Korean");
        examples.Count(text => text.Any(c => c is >= '\u4e00' and <= '\u9fff') && !text.Any(c => c is >= '\u3040' and <= '\u30ff')).ShouldBePositive("Chinese");
        foreach (var word in (string[])["(modèle|utilisation|usage)", "(el modelo|los pesos|uso no)", "(do modelo|o modelo|fins|redistribuição)", "(il modello|l'uso|la ridistribuzione|esclusivamente)", "(das modell|die nutzung|zwecke)"])
        {
            examples.Count(text => word.Trim('(', ')').Split('|').Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase))).ShouldBePositive(word);
        }
    }
}
