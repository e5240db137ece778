using System.Globalization;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>What never changes the license that a text is, and what always does.</summary>
public class RecognizerPropertyTests
{
    private static readonly string[] Clauses =
    [
        "You may not use the weights in any commercial product.",
        "A company with more than 900 employees needs a written permission.",
        "Military use is prohibited.",
        "for research purposes only",
        "unless the Licensee competes with the Authors",
        "不得用于商业用途。",
        "Die kommerzielle Nutzung ist verboten.",
    ];

    public static TheoryData<int> Rewritings => [.. Enumerable.Range(0, Rewriting.Count)];

    [Theory]
    [MemberData(nameof(Rewritings))]
    public void Rewriting_without_changing_words_keeps_the_license(int rewriting)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var match = TestTexts.Engine.Recognize(Rewriting.Apply(rewriting, TestTexts.Harbor, new Random(seed)));
            match.License?.Id.ShouldBe("harbor-2.1");
            match.Kind.ShouldBeOneOf(LicenseMatchKind.Exact, LicenseMatchKind.Equivalent);
        }
    }

    [Fact]
    public void Some_rewritings_together_keep_the_license()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var match = TestTexts.Engine.Recognize(Rewriting.Some(TestTexts.NextHarbor, new Random(seed)));
            match.License?.Id.ShouldBe("harbor-2.2", string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
            match.Kind.ShouldNotBe(LicenseMatchKind.Modified, string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        }
    }

    [Theory]
    [InlineData("40 million", "50 million")]
    [InlineData("40 million", "40 thousand")]
    [InlineData("non-exclusive", "exclusive")]
    [InlineData("nobody may rely", "everybody may rely")]
    [InlineData("every copy", "no copy")]
    public void One_changed_word_or_number_is_a_modification(string from, string to)
    {
        var match = TestTexts.Engine.Recognize(TestTexts.Harbor.Replace(from, to, StringComparison.Ordinal));
        match.License?.Id.ShouldBe("harbor-2.1");
        match.Kind.ShouldBe(LicenseMatchKind.Modified);
        match.Similarity.ShouldBeLessThan(1);
        match.Changes.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_clause_put_anywhere_is_a_modification_and_quoted()
    {
        var random = new Random(11);
        var gaps = TestTexts.Harbor.Select((c, i) => (c, i)).Where(p => p.c == ' ' && p.i > TestTexts.Harbor.IndexOf("Definitions", StringComparison.Ordinal)).Select(p => p.i).ToList();
        for (var round = 0; round < 150; round++)
        {
            var at = gaps[random.Next(gaps.Count)];
            var clause = Clauses[random.Next(Clauses.Length)];
            var match = TestTexts.Engine.Recognize(TestTexts.Harbor[..at] + " " + clause + TestTexts.Harbor[at..]);
            match.Kind.ShouldBe(LicenseMatchKind.Modified, clause);
            match.License?.Id.ShouldBe("harbor-2.1", clause);
            var added = string.Join(" | ", match.Changes.Where(c => c.IsAddition).Select(c => c.Quote));
            added.ShouldContain(clause.Split(' ')[1 % clause.Split(' ').Length].TrimEnd('.', '。'), Case.Sensitive, TestTexts.Harbor[(at - 30)..at]);
        }
    }

    [Theory]
    [InlineData("Contoso Widgets")]
    [InlineData("Contoso Widgets is licensed under the terms of the Harbor license, reproduced below.")]
    [InlineData("Copyright (c) 2012-2014 Jane Roe\nCopyright (c) 2014 John Doe, Contoso GmbH\nCopyright (c) 2014-2015 Some Other Name and Contributors")]
    public void A_name_a_statement_or_holders_above_the_license_change_nothing(string above) =>
        TestTexts.Engine.Recognize(above + "\n\n" + TestTexts.Harbor).Kind.ShouldBe(LicenseMatchKind.Equivalent);

    [Theory]
    [InlineData("Use is subject to license terms.")]
    [InlineData("Please read this license carefully before you open the package. By using the files you agree to be bound by the terms. If you do not agree, do not use it.")]
    [InlineData("Please read this license carefully. If you do not accept it, do not use the software.")]
    [InlineData("You agree not to use this software.", false)]
    [InlineData("Use of this software is subject to the terms of this license and to payment.", false)]
    public void A_sentence_above_that_only_says_that_the_license_applies_changes_nothing(string above, bool isPlain = true) =>
        TestTexts.Engine.Recognize(above + "\n\n" + TestTexts.Harbor).Kind.ShouldBe(isPlain ? LicenseMatchKind.Equivalent : LicenseMatchKind.Modified);

    [Theory]
    [InlineData("Contoso Evaluation Copy")]
    [InlineData("Contoso Proprietary")]
    [InlineData("Contoso Widgets is licensed under the terms of the Harbor license and the Commons Clause.")]
    [InlineData("Contoso Widgets is licensed under the Harbor license for personal projects.")]
    [InlineData("Harbor Model License 2.1 plus the Pier Rider")]
    public void A_title_or_statement_that_says_more_is_never_plain(string above) =>
        TestTexts.Engine.Recognize(above + "\n\n" + TestTexts.Harbor).Kind.ShouldBeOneOf(LicenseMatchKind.Modified, LicenseMatchKind.Resembles);

    [Fact]
    public void A_license_without_one_of_its_paragraphs_is_that_license_modified()
    {
        var from = TestTexts.Harbor.IndexOf("2. Grant", StringComparison.Ordinal);
        var match = TestTexts.Engine.Recognize(TestTexts.Harbor[..from] + TestTexts.Harbor[TestTexts.Harbor.IndexOf("3. No", StringComparison.Ordinal)..]);
        (match.License?.Id, match.Kind).ShouldBe(("harbor-2.1", LicenseMatchKind.Modified));
        match.Changes.ShouldHaveSingleItem().Words.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_cut_text_is_of_the_version_whose_words_it_has_though_another_is_shorter()
    {
        const string More = "\n\n4. Term. These terms end when the Licensee breaks them and does not mend matters within a month; what was shared before stays shared. "
            + "They are read by the law of the place where the Authors sit, and a sentence that the law does not bear leaves the others standing.";
        var engine = TestTexts.EngineOf(("harbor-2.1", TestTexts.Harbor), ("harbor-3", TestTexts.NextHarbor + More));
        engine.Recognize(TestTexts.NextHarbor).License?.Id.ShouldBe("harbor-3");
        engine.Recognize(TestTexts.Harbor).License?.Id.ShouldBe("harbor-2.1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_clause_before_or_after_the_license_is_a_modification(bool before)
    {
        foreach (var clause in Clauses)
        {
            var text = before ? clause + "\n\n" + TestTexts.Harbor : TestTexts.Harbor + "\n\n" + clause;
            TestTexts.Engine.Recognize(text).Kind.ShouldBe(LicenseMatchKind.Modified, clause);
        }
    }

    [Fact]
    public void An_addition_is_quoted_verbatim_with_its_lines_and_a_gap_has_its_line_and_words()
    {
        var lines = TestTexts.Harbor.Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith("3.", StringComparison.Ordinal));
        lines.Insert(at, "Weapons are   off limits\nto every Licensee.\n");
        var added = TestTexts.Engine.Recognize(string.Join('\n', lines)).Changes.ShouldHaveSingleItem();
        added.Quote.ShouldBe("Weapons are off limits to every Licensee");
        (added.Line, added.EndLine, added.Words).ShouldBe((at + 1, at + 2, 7));

        var gap = TestTexts.Engine.Recognize(TestTexts.Harbor.Replace("study, copy, change", "", StringComparison.Ordinal)).Changes.ShouldHaveSingleItem();
        (gap.IsAddition, gap.Words, gap.Quote).ShouldBe((false, 3, null));
        gap.Line.ShouldBe(TestTexts.Harbor.Split('\n').ToList().FindIndex(l => l.Contains("study", StringComparison.Ordinal)) + 1);
    }

    [Fact]
    public void A_beginning_is_partial_and_two_licenses_are_both_named()
    {
        var cut = TestTexts.Engine.Recognize(TestTexts.Harbor[..(TestTexts.Harbor.Length / 2)]);
        (cut.License?.Id, cut.Kind).ShouldBe(("harbor-2.1", LicenseMatchKind.Partial));

        const string Quay = "1. Quay terms. Boats that are moored here keep their lanterns lit from dusk to dawn, their ropes dry, and their "
            + "crews sober; the keeper of the quay inspects each of them at the turn of the tide and writes down what was found.";
        var both = TestTexts.EngineOf(("harbor-2.1", TestTexts.Harbor), ("quay", Quay)).Recognize(TestTexts.Harbor + "\n\n" + Quay);
        both.License?.Id.ShouldBe("harbor-2.1");
        both.AlsoContains.Select(l => l.Id).ShouldBe(["quay"]);
    }

    [Fact]
    public void A_passage_that_two_licenses_have_is_of_the_one_that_has_it_in_one_piece()
    {
        // what may be missing is not missed: the other license's own name in its how-to-apply
        const string Notice = "This boat is free: take it out and bring it back by the terms of the Pier License, which the keepers of the pier wrote "
            + "down for everybody who likes to row on still mornings when the fog has not lifted yet.";
        var other = TestTexts.Harbor + "\n\n" + Notice.Replace("the Pier License", "the Long Old Pier License", StringComparison.Ordinal);
        var own = TestTexts.NextHarbor + " " + TestTexts.Harbor[TestTexts.Harbor.IndexOf("3. No", StringComparison.Ordinal)..] + "\n\n" + Notice;
        var engine = new RecognizerEngine(new FingerprintIndex([Optional("other", other), Optional("own", own)]), Wording.Default);
        var match = engine.Recognize(Notice);
        (match.License?.Id, match.Kind).ShouldBe(("own", LicenseMatchKind.Partial));

        static Fingerprint Optional(string id, string text)
        {
            // the last forty words may be missing
            var words = Wording.Default.Read(text);
            return Fingerprint.Of(id, words, [.. Enumerable.Range(0, words.Count).Select(i => i >= words.Count - 40)], Wording.Default);
        }
    }

    [CorpusFact]
    public void Rewritten_corpus_texts_keep_their_license()
    {
        var random = new Random(5);
        var wrong = new List<string>();
        foreach (var (id, text) in TestTexts.Corpus)
        {
            var match = LicenseRecognizer.Recognize(Rewriting.Some(text, random));
            if (!string.Equals(match.License?.Id, id, StringComparison.Ordinal))
            {
                wrong.Add($"{id}: {match.License?.Id} {match.Kind}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [CorpusFact]
    public void A_corpus_text_with_a_clause_more_is_never_plain()
    {
        var random = new Random(6);
        foreach (var (id, text) in TestTexts.Corpus)
        {
            var clause = Clauses[random.Next(Clauses.Length)];
            var match = LicenseRecognizer.Recognize(random.Next(2) == 0 ? text + "\n\n" + clause : clause + "\n\n" + text);
            match.Kind.ShouldNotBeOneOf([LicenseMatchKind.Exact, LicenseMatchKind.Equivalent], $"{id}: {clause}");
        }
    }

    [CorpusFact]
    public void A_changed_figure_in_a_cap_is_never_plain()
    {
        foreach (var (id, text) in TestTexts.Corpus)
        {
            foreach (var figure in new[] { "700 million", "100 million", "10 million", "1,000,000", "20 million" }.Where(f => text.Contains(f, StringComparison.Ordinal)))
            {
                var match = LicenseRecognizer.Recognize(text.Replace(figure, "3" + figure[1..], StringComparison.Ordinal));
                match.Kind.ShouldBe(LicenseMatchKind.Modified, $"{id}: {figure}");
            }
        }
    }
}
