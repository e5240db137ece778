using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ModelOpenness.Tasks.Tests;

public class ItemCandidatesTests
{
    [Theory]
    [InlineData("", "", false)]
    [InlineData("CopyToOutputDirectory", "Never", false)]
    [InlineData("CopyToOutputDirectory", "PreserveNewest", true)]
    [InlineData("CopyToOutputDirectory", "Always", true)]
    [InlineData("CopyToOutputDirectory", "IfDifferent", true)]
    [InlineData("CopyToPublishDirectory", "PreserveNewest", true)]
    [InlineData("Pack", "true", true)]
    public void A_None_item_ships_where_it_is_copied_or_packed(string metadata, string value, bool ships)
    {
        var candidates = new ItemCandidates(publishesContent: true, isPackable: true);
        candidates.AddNone([Item("a.gguf", metadata, value)]);
        candidates.Result.ShouldHaveSingleItem().Ships.ShouldBe(ships);
    }

    [Fact]
    public void One_item_that_ships_is_enough_and_other_files_are_never_looked_at()
    {
        var candidates = new ItemCandidates(publishesContent: false, isPackable: false);
        candidates.AddContent([Item("a.gguf", "", ""), Item("page.html", "", "")]);
        candidates.AddNone([Item("a.gguf", "CopyToOutputDirectory", "Always"), Item("b.cs", "", "")]);
        candidates.Result.ShouldHaveSingleItem().Ships.ShouldBeTrue();
    }

    [Fact]
    public void An_ignored_model_is_left_out_whatever_else_names_it()
    {
        var candidates = new ItemCandidates(publishesContent: true, isPackable: true);
        candidates.AddDeclared([Item("a.gguf", "Ignore", "true")]);
        candidates.AddContent([Item("a.gguf", "", "")]);
        candidates.AddEmbedded([Item("a.gguf", "", "")]);
        candidates.Result.ShouldBeEmpty();
    }

    private static TaskItem Item(string name, string metadata, string value)
    {
        var item = new TaskItem(name);
        if (metadata.Length > 0)
        {
            item.SetMetadata(metadata, value);
        }

        return item;
    }
}
