using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>The title of a text decides before similarity does: a license is never "modified" for being another one.</summary>
public class TitleTests
{
    private const string Clause = "\n\n4. Fleets. A Licensee may not use the Model to steer a fleet of more than 3 million boats.";

    // Vendors' own texts, whose wording others copy: the catalogue has these names and the versions written here are nobody's.
    private static readonly string Vendors = "LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n\n" + TestTexts.Harbor[TestTexts.Harbor.IndexOf("1. ", StringComparison.Ordinal)..];
    private static readonly RecognizerEngine Engine = TestTexts.EngineOf(("llama3.1", TestTexts.Harbor), ("MIT", TestTexts.NextHarbor));

    [Fact]
    public void A_title_that_names_another_known_license_is_believed()
    {
        var match = Engine.Recognize(Vendors.Replace("3.1", "3.2", StringComparison.Ordinal) + Clause);
        (match.License?.Id, match.Kind, match.BasedOn).ShouldBe(("llama3.2", LicenseMatchKind.Reference, null));
        match.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PIER MODEL LICENSE")]
    [InlineData("# Pier Model License 7.0")]
    [InlineData("LLAMA 9.7 COMMUNITY LICENSE AGREEMENT")]
    [InlineData("Pier License Agreement\nLast updated: March 3, 2031")]
    public void A_title_that_nobody_knows_resembles_and_accuses_nobody(string title)
    {
        var match = Engine.Recognize(Vendors.Replace("LLAMA 3.1 COMMUNITY LICENSE AGREEMENT", title, StringComparison.Ordinal) + Clause);
        (match.License, match.Kind, match.BasedOn?.Id).ShouldBe((null, LicenseMatchKind.Resembles, "llama3.1"));
        match.Changes.ShouldBeEmpty();
        match.Similarity.ShouldBeInRange(0.75, 0.9999);
    }

    [Fact]
    public void A_title_never_clears_a_text_of_the_terms_in_its_words()
    {
        var text = Vendors.Replace("LLAMA 3.1", "PIER", StringComparison.Ordinal) + "\n\nThe Model may not be used for any commercial purpose.";
        LicenseTerms.Of(Engine.Recognize(text), text, "LICENSE").Select(t => t.Kind).ShouldContain("non-commercial");
        var evidence = EvidenceReader.FromText(EvidenceSource.LicenseFile, "LICENSE", text, new Place("LICENSE", 1, 1, 1, 1));
        (evidence.IsModified, evidence.Change).ShouldBe((false, null));
    }

    [Fact]
    public void The_same_title_with_a_clause_more_is_modified()
    {
        var match = Engine.Recognize(Vendors + Clause);
        (match.License?.Id, match.Kind).ShouldBe(("llama3.1", LicenseMatchKind.Modified));
    }

    [Fact]
    public void The_name_of_what_is_licensed_over_a_license_that_many_use_is_no_other_license()
    {
        var text = "Pier Widgets License\n\n" + TestTexts.NextHarbor[TestTexts.NextHarbor.IndexOf("1. ", StringComparison.Ordinal)..].Replace("The Authors'", "The Pier Makers'", StringComparison.Ordinal);
        var match = Engine.Recognize(text);
        (match.License?.Id, match.Kind).ShouldBe(("MIT", LicenseMatchKind.Equivalent));
    }

    [Theory]
    [InlineData("March 24, 2025", "2025-03-24")]
    [InlineData("15 January 2025", "2025-01-15")]
    [InlineData("May 2024", null)]
    public void A_date_at_the_head_is_read(string written, string? date) =>
        LicenseTitle.Find(Wording.Default.Read($"Pier License Agreement\nLast updated: {written}\n\nThese are the terms."), Wording.Default)!.Date.ShouldBe(date);

    [Theory]
    [InlineData("This license is for boats that have a sail\n\nThese are the terms.")]
    [InlineData("Licensed under the Pier License\n\nThese are the terms.")]
    [InlineData("Copyright 2024 License Makers\n\nThese are the terms.")]
    [InlineData("boats and their crews\n\nThese are the terms.")]
    public void A_sentence_a_holder_or_any_line_is_no_title(string text) => LicenseTitle.Find(Wording.Default.Read(text), Wording.Default).ShouldBeNull();

    [CorpusFact]
    public void A_license_that_the_index_lacks_is_never_called_a_modified_sibling_where_it_has_a_title()
    {
        var index = LicenseRecognizer.LoadIndex();
        var wrong = new List<string>();
        foreach (var (id, text) in TestTexts.Corpus.Where(t => LicenseCatalog.Default.Find(t.Id) is { } l && l.SpdxId != l.Id && LicenseTitle.Find(Wording.Default.Read(t.Text), Wording.Default) is not null))
        {
            var match = new RecognizerEngine(new FingerprintIndex([.. index.Fingerprints.Where(f => !string.Equals(f.Id, id, StringComparison.Ordinal))]), Wording.Default).Recognize(text);
            if (match.Kind is LicenseMatchKind.Modified or LicenseMatchKind.Equivalent or LicenseMatchKind.Exact)
            {
                wrong.Add($"{id} as {match.License?.Id} {match.Kind}");
            }
        }

        wrong.Count.ShouldBeLessThanOrEqualTo(MostOfOneName, string.Join('\n', wrong));
    }

    // Licenses of one title and no date: kimi-k2 and kimi-k2.5, two Microsoft Research texts, two Hunyuan ones, two of MiniMax.
    private const int MostOfOneName = 9;
}
