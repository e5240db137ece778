using ModelOpenness.Knowledge;

namespace ModelOpenness.Core.Tests.Knowledge;

public class KnowledgeFileTests
{
    [Fact]
    public void Every_embedded_knowledge_file_parses()
    {
        KnowledgeFile.Names().ShouldNotBeEmpty();
        foreach (var name in KnowledgeFile.Names())
        {
            KnowledgeFile.Read(name).ShouldNotBeEmpty(name);
        }
    }

    [Fact]
    public void A_value_keeps_its_colons_and_a_key_may_repeat()
    {
        var entry = KnowledgeFile.Parse("# note\n[a]\nname: x: y\nname: z\n", "test").ShouldHaveSingleItem();
        entry.Get("name").ShouldBe("x: y");
        entry.All("name").ShouldBe(["x: y", "z"]);
    }

    [Fact]
    public void A_line_without_colon_is_refused_with_its_number() =>
        Should.Throw<FormatException>(() => KnowledgeFile.Parse("[a]\nnonsense\n", "test")).Message.ShouldContain("test:2");
}
