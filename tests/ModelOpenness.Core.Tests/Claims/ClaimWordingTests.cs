using ModelOpenness.Claims;
using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Claims;

/// <summary>Every wording of the knowledge file carries sentences that show how it is read.</summary>
public sealed class ClaimWordingTests
{
    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var entry in KnowledgeFile.Read("claim-wordings.ini"))
        {
            foreach (var pair in entry.Values.Where(v => v.Key.StartsWith("example ", StringComparison.Ordinal)))
            {
                data.Add(entry.Id, pair.Key["example ".Length..], pair.Value);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read_as_it_says(string id, string expected, string sentence)
    {
        var asserted = ClaimDetector.Detect(sentence, "README.md")
            .Where(c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: not ClaimSubject.Other })
            .Select(c => c.Subject.ToString().ToLowerInvariant()).Distinct().ToList();
        asserted.ShouldBe(string.Equals(expected, "silent", StringComparison.Ordinal) ? [] : [expected], $"[{id}] {sentence}");
    }

    [Fact]
    public void Every_strong_wording_has_an_example() =>
        KnowledgeFile.Read("claim-wordings.ini")
            .Where(e => e.Get("strength") == "strong" && !e.Values.Any(v => v.Key.StartsWith("example ", StringComparison.Ordinal)))
            .Select(e => e.Id).ShouldBeEmpty();

    [Fact]
    public void Every_wording_is_found_in_every_form_in_its_own_language()
    {
        var missed = new List<string>();
        foreach (var entry in KnowledgeFile.Read("claim-wordings.ini").Where(e => e.Find("needs") is null))
        {
            foreach (var form in entry.All("base").SelectMany(v => v.Split(',')).Select(v => v.Trim()))
            {
                var found = ClaimDetector.Detect($"A {form} b.", "README.md");
                if (!found.Any(c => c.IsSoft == (entry.Get("strength") == "soft") && c.Wording.Replace("-", " ", StringComparison.Ordinal) == form.Replace("-", " ", StringComparison.Ordinal)))
                {
                    missed.Add($"[{entry.Id}] {form}");
                }
            }
        }

        missed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Our weights are open weights.")]
    [InlineData("Wagtail-7B is openly available.")]
    [InlineData("Wagtail-7B is source-available under a community license.")]
    public void Softer_words_are_softer_words(string sentence)
    {
        var claims = ClaimDetector.Detect(sentence, "README.md");
        claims.ShouldNotBeEmpty();
        claims.ShouldAllBe(c => c.IsSoft);
    }

    [Theory]
    [InlineData("Load it as gpt-oss-20b, then fuzz with OSS-Fuzz.")]
    [InlineData("Files live in oss-eu-west.example.com/bucket.")]
    [InlineData("std::ostringstream oss; oss << 1;")]
    [InlineData("Write to opensource@example.org or see docs/opensource/policy.md.")]
    [InlineData("See https://example.org/open-source-model for more.")]
    [InlineData("We follow the Open Source Initiative and its Open Source Guides.")]
    [InlineData("Licencia libre de regalías, entrée libre.")]
    [InlineData("The field is_open_source and the folder opensource_only/ stay.")]
    public void Homographs_are_no_claim(string sentence) =>
        ClaimDetector.Detect(sentence, "README.md").ShouldNotContain(c => !c.IsSoft && c.Polarity == ClaimPolarity.Asserted && c.Subject != ClaimSubject.Other);

    [Theory]
    [InlineData("Wagtail-7B is an OSAID-compliant model.", "osaid")]
    [InlineData("Wagtail-7B conforms to the Open Source AI Definition.", "osaid")]
    [InlineData("Wagtail-7B is a MOF class II model.", "mof-2")]
    [InlineData("Wagtail-7B reaches Class 1 of the Model Openness Framework.", "mof-1")]
    [InlineData("Wagtail-7B is released under an OSI-approved license.", "osd")]
    [InlineData("Wagtail-7B is an Open Weights Definition compliant model.", "owd")]
    public void The_standard_that_a_claim_names_is_told(string sentence, string standard) =>
        ClaimDetector.Detect(sentence, "README.md").ShouldContain(c =>
            c.Standard == standard && c.Polarity == ClaimPolarity.Asserted && c.Subject == ClaimSubject.Model);
}
