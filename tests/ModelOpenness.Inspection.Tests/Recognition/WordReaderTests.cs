using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.Inspection.Tests.Recognition;

/// <summary>What counts as the same words.</summary>
public class WordReaderTests
{
    [Theory]
    [InlineData("The Software, \"as is\"", "the software as is")]
    [InlineData("royalty-free", "royalty-\n   free")]
    [InlineData("non-exclusive", "nonexclusive")]
    [InlineData("licensor’s", "licensor's")]
    [InlineData("licensor&rsquo;s work", "licensor's work")]
    [InlineData("the licence", "the license")]
    [InlineData("1,000,000 users", "1000000 users")]
    [InlineData("**Grant.** You _may_ copy", "Grant. You may copy")]
    [InlineData("<p>Grant.</p><p>You may</p>", "Grant.\n\nYou may")]
    [InlineData("see [the policy](https://example.org/policy)", "see the policy")]
    [InlineData("at http://www.example.org/x/.", "at https://example.org/x")]
    [InlineData("1. First\n2. Second", "(1) First\n* Second")]
    [InlineData("（Ｖｅｒｓｉｏｎ　２）", "version 2")]
    [InlineData("# comment\n# here", "// comment\n// here")]
    [InlineData("REM comment\nREM over non-\nREM empty lines", "comment over nonempty lines")]
    [InlineData("dnl comment\ndnl\ndnl here", "comment here")]
    [InlineData("at https://example.org/use-\npolicy today", "at https://example.org/use-policy today")]
    [InlineData("1.De\uFB01nitions", "1.Definitions")]
    public void Differences_without_meaning_give_the_same_words(string one, string other) => Hashes(one).ShouldBe(Hashes(other));

    [Theory]
    [InlineData("Version 2", "Version 3")]
    [InlineData("Llama 3.1", "Llama 3.2")]
    [InlineData("700 million", "800 million")]
    [InlineData("$50.", "$60.")]
    [InlineData("20% of", "30% of")]
    [InlineData("may", "may not")]
    [InlineData("the rem comment", "the comment")]
    [InlineData("仅用于研究", "可用于研究")]
    public void Differences_with_meaning_give_other_words(string one, string other) => Hashes(one).ShouldNotBe(Hashes(other));

    [Fact]
    public void Words_know_where_they_stand()
    {
        const string Text = "  Grant\nof <b>rights</b>";
        var words = Wording.Default.Read(Text);
        Enumerable.Range(0, words.Count).Select(i => Text[words.Starts[i]..words.Ends[i]]).ShouldBe(["Grant", "of", "rights"]);
    }

    private static ulong[] Hashes(string text)
    {
        var words = Wording.Default.Read(text);
        return words.Hashes[..words.Count];
    }
}
