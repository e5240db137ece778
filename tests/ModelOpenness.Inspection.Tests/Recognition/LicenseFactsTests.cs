using ModelOpenness.LicenseFacts;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>The command that adds licenses: it needs nothing but the repository, and what is derived follows from the facts.</summary>
public class LicenseFactsTests
{
    private static readonly FactFiles Facts = new(Repository.Root);

    [Fact]
    public void What_follows_from_the_facts_stands_in_the_repository() => FactCheck.Of(Facts, []).ShouldBeEmpty();

    [CorpusFact]
    public void The_texts_of_the_corpus_give_the_rows_that_stand() => FactCheck.Of(Facts, [Path.Combine(Repository.Corpus!, "licenses")]).ShouldBeEmpty();

    [Fact]
    public void A_table_is_read_and_written_byte_for_byte()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            FingerprintTable.Read(Facts.Recognition).Write(folder.FullName);
            foreach (var file in new[] { "fingerprints.bin", "fingerprints.tsv" })
            {
                File.ReadAllBytes(Path.Combine(folder.FullName, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Facts.Recognition, file))).ShouldBeTrue(file);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_new_text_adds_a_row_and_leaves_the_others()
    {
        var table = FingerprintTable.Read(Facts.Recognition);
        var added = table.With(FingerprintBuilder.Build([new LicenseText("harbor-2.1", "file:harbor.txt", TestTexts.Harbor)]));
        added.Rows.Count.ShouldBe(table.Rows.Count + 1);
        added.Rows.ShouldContain(r => r.Key == "harbor-2.1" && r.Source == "file:harbor.txt");
    }

    [Fact]
    public void The_same_words_under_another_id_share_a_row()
    {
        var table = FingerprintTable.Read(Facts.Recognition).With(FingerprintBuilder.Build([new LicenseText("harbor-2.1", "a", TestTexts.Harbor)]));
        var shared = table.With(FingerprintBuilder.Build([new LicenseText("harbor-copy", "b", TestTexts.Harbor)]));
        shared.Rows.Count.ShouldBe(table.Rows.Count);
        shared.Rows.Single(r => r.Key == "harbor-2.1").Twins.ShouldBe(["harbor-copy"]);
    }

    [Fact]
    public void An_entry_has_name_terms_with_sections_and_hash()
    {
        const string Text = "Pier Model License\n\n1. Grant. You may use the model.\n\n2. Conditions.\n(a) keep this text;\n(b) The model may not be used for commercial purposes.\n";
        var entry = LicenseEntry.Of(new LicenseText("pier", "file:pier.txt", Text), [("steward", "Pier Makers")]).ToString();
        entry.ShouldStartWith("[pier]\nname: Pier Model License\nsteward: Pier Makers\n");
        entry.ShouldContain("term: non-commercial; section 2.b");
        entry.ShouldContain("source: file:pier.txt\nsha256: ");
    }

    [Fact]
    public void Terms_that_follow_from_an_id_are_derived()
    {
        const string Ini = "[X-1.0-only]\nterm: share-alike\nsha256: 00\n\n[X-1.0-or-later]\nversion: 1.0\n\n[CC-BY-NC-9.0]\nterm: share-alike\n";
        var catalogue = new Catalogue(Ini);
        catalogue.Derived().Select(d => d.Entry.Id).ShouldBe(["X-1.0-or-later", "CC-BY-NC-9.0"]);
        catalogue.WithDerived().ShouldBe("[X-1.0-only]\nterm: share-alike\nsha256: 00\n\n[X-1.0-or-later]\nversion: 1.0\nterm: share-alike\n\n[CC-BY-NC-9.0]\nterm: non-commercial\n");
    }

    [Theory]
    [InlineData("1. One\n2. Two\n   a. first\n   b. HERE", "2.b")]
    [InlineData("Section 4. Boats\nHERE", "4")]
    [InlineData("1.1 One\n1.2 HERE", "1.2")]
    [InlineData("ATTACHMENT A\n1. One\n2. HERE", "Attachment A, 2")]
    [InlineData("一、定义\n二、HERE", "二")]
    [InlineData("No numbers at all\nHERE", null)]
    [InlineData("1. One\n(i) first\n(ii) HERE", "1.ii")]
    public void A_section_is_named_as_the_text_numbers_it(string text, string? section) =>
        new SectionFinder(text).Find(text.IndexOf("HERE", StringComparison.Ordinal)).ShouldBe(section);
}
