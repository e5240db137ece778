using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>A notice in front of its license is one license with it, and decides what the text leaves open.</summary>
public class NoticeTests
{
    public static TheoryData<string> Versioned =>
        ["GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0", "GFDL-1.1", "GFDL-1.2", "GFDL-1.3"];

    [CorpusTheory]
    [MemberData(nameof(Versioned))]
    public void The_notice_in_front_decides_only_or_later(string id)
    {
        if (TestTexts.Corpus.FirstOrDefault(t => t.Id == id + "-only").Text is not { } text)
        {
            // A version whose text the corpus lacks: it is read from nowhere else.
            Versions.ShouldNotContain(id);
            return;
        }

        // As the license itself proposes it: the last paragraph of its own, or its sibling's, that speaks of later versions.
        var proposed = Paragraph(id.StartsWith("LGPL-3", StringComparison.Ordinal)
            ? TestTexts.Corpus.First(t => t.Id == "GPL-3.0-only").Text.Replace("GNU General", "GNU Lesser General", StringComparison.Ordinal) : text);
        Recognized("").ShouldBe(id + "-only");
        Recognized(proposed + "\n\n").ShouldBe(id + (id.StartsWith("GFDL", StringComparison.Ordinal) ? "-no-invariants-or-later" : "-or-later"));
        Recognized($"Pier Widgets is distributed under the terms of the {Name(id)}, version {id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..]} only.\n\n").ShouldBe(id + "-only");

        string? Recognized(string notice)
        {
            var match = LicenseRecognizer.Recognize(notice + text);
            match.Kind.ShouldBeOneOf([LicenseMatchKind.Exact, LicenseMatchKind.Equivalent], $"{id}: {notice}: {string.Join(" | ", match.Changes.Select(c => c.Sentence ?? c.Quote))}");
            return match.License?.Id;
        }
    }

    [CorpusTheory]
    [InlineData("", "GFDL-1.3-no-invariants-or-later")]
    [InlineData("with the Invariant Sections being \"On Piers\"", "GFDL-1.3-invariants-or-later")]
    public void The_notice_in_front_decides_about_invariant_sections(string words, string id)
    {
        const string None = "with no Invariant Sections";
        var text = TestTexts.Corpus.First(t => t.Id == "GFDL-1.3-only").Text;
        var notice = Paragraph(text);
        notice.ReplaceLineEndings(" ").ShouldContain(None);
        LicenseRecognizer.Recognize((words.Length == 0 ? notice : notice.ReplaceLineEndings(" ").Replace(None, words, StringComparison.Ordinal)) + "\n\n" + text).License?.Id.ShouldBe(id);
    }

    [Fact]
    public void The_words_of_the_license_itself_decide_nothing()
    {
        var words = Wording.Default.Read("Boats may sail under this version or any later version of the rules.");
        var license = Licenses.LicenseCatalog.Default.Find("GPL-2.0-only")!;
        var notices = new Notices(Wording.Default);
        notices.Apply(words, license, []).Id.ShouldBe("GPL-2.0-or-later");
        notices.Apply(words, license, [new Run(0, 0, words.Count)]).Id.ShouldBe("GPL-2.0-only");
    }

    // Those that the corpus has: a theory that skipped them all would hold nothing.
    private static readonly string[] Versions = ["GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0", "GFDL-1.3"];

    private static string Paragraph(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var at = text.LastIndexOf("any later version", StringComparison.Ordinal);
        var start = text.LastIndexOf("\n\n", at, StringComparison.Ordinal) + 2;
        var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static string Name(string id) => id[..id.IndexOf('-', StringComparison.Ordinal)] switch
    {
        "GPL" => "GNU General Public License",
        "LGPL" when id == "LGPL-2.0" => "GNU Library General Public License",
        "LGPL" => "GNU Lesser General Public License",
        "AGPL" => "GNU Affero General Public License",
        _ => "GNU Free Documentation License",
    };
}
