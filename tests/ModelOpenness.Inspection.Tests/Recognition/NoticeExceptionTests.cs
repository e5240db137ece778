using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>An exception that a notice makes is told as SPDX writes it: the license WITH the exception.</summary>
public class NoticeExceptionTests
{
    // Passages in words of our own; what tells an exception is which words stand together.
    public static TheoryData<string, string> Passages => new()
    {
        { "As a special exception you may link Pier with independent modules of your own and pass on the executable under terms that you choose.", "Classpath-exception-2.0" },
        { "A special exception holds for linking: the code of this program and OpenSSL may be put together and passed on.", "cryptsetup-OpenSSL-exception" },
        { "As a special exception, a larger work may hold the Bison parser skeleton under terms of your own.", "Bison-exception-2.2" },
        { "In addition to the permissions above there is unlimited permission to link the compiled version of this file into combinations with other programs.", "GCC-exception-2.0" },
        { "By special exception a document that you create may embed this font and stays yours.", "Font-exception-2.0" },
        { "Note: this copyright does not cover user programs that reach kernel services by normal system calls.", "Linux-syscall-note" },
        { "It comes with the GCC Runtime Library Exception.", "GCC-exception-3.1" },
        { "It comes with Classpath-exception-2.0.", "Classpath-exception-2.0" },
    };

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_short_notice_that_makes_an_exception_has_it(string passage, string exception)
    {
        var match = LicenseRecognizer.Recognize($"Pier is licensed under the GNU General Public License, version 2.\n{passage}\n");
        match.Expression.ShouldBe("GPL-2.0-only WITH " + exception);
    }

    [Theory]
    [InlineData("Pier is licensed under the GNU General Public License, version 2, without the Classpath exception.", "GPL-2.0-only")]
    [InlineData("Pier is licensed under the MIT license. Its tests use the Classpath exception.", "MIT")]
    [InlineData("Pier is licensed under the GNU General Public License, version 2. A special exception is the harbour, which links independent piers.", "GPL-2.0-only")]
    public void No_exception_is_made_by_words_that_deny_it_or_by_another_license(string text, string expression) =>
        LicenseRecognizer.Recognize(text).Expression.ShouldBe(expression);

    [CorpusTheory]
    [MemberData(nameof(Passages))]
    public void In_front_of_the_whole_text_it_is_no_change(string passage, string exception)
    {
        var text = TestTexts.Corpus.First(t => t.Id == "GPL-2.0-only").Text;
        foreach (var both in new[] { passage + "\n\n" + text, text + "\n\n" + passage })
        {
            var match = LicenseRecognizer.Recognize(both);
            match.Expression.ShouldBe("GPL-2.0-only WITH " + exception);
            match.Kind.ShouldBeOneOf([LicenseMatchKind.Exact, LicenseMatchKind.Equivalent], string.Join(" | ", match.Changes.Select(c => c.Sentence ?? c.Quote)));
        }
    }

    [CorpusFact]
    public void A_restriction_beside_an_exception_is_still_a_change()
    {
        const string Exception = "As a special exception you may link Pier with independent modules and pass on the executable.";
        var text = TestTexts.Corpus.First(t => t.Id == "GPL-2.0-only").Text;
        var match = LicenseRecognizer.Recognize(Exception + " You may not sell it, and you may use it for teaching only.\n\n" + text);
        match.Expression.ShouldBe("GPL-2.0-only WITH Classpath-exception-2.0");
        match.Kind.ShouldBe(LicenseMatchKind.Modified);
    }

    [Fact]
    public void A_license_that_SPDX_named_with_its_exception_once_is_told_in_two() =>
        LicenseRecognizer.Recognize("SPDX-License-Identifier: GPL-2.0-with-classpath-exception").Expression.ShouldBe("GPL-2.0-only WITH Classpath-exception-2.0");
}
