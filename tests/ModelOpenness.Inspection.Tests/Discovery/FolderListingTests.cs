using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Discovery;

public sealed class FolderListingTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> unseen = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Names_are_in_ordinal_order_and_links_to_folders_are_left_out()
    {
        folder.Write("b/x", "");
        folder.Write("B/x", "");
        folder.Write("f", "");
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.Path, "up"), folder.Path);
        }

        var listing = FolderListing.Of(folder.Path, Unseen);
        listing.Folders.ShouldBe(["B", "b"]);
        listing.Files.ShouldBe(["f"]);
        unseen.ShouldBeEmpty();
    }

    [Fact]
    public void What_lies_too_deep_is_told_of()
    {
        var path = folder.Path;
        for (var i = 0; i <= FolderListing.MaxDepth; i++)
        {
            path = Path.Combine(path, "d");
        }

        Directory.CreateDirectory(path);
        FolderListing.Below(folder.Path, Unseen).Count().ShouldBe(FolderListing.MaxDepth + 1);
        unseen.ShouldHaveSingleItem().ShouldBe(path + ": it lies more than 64 folders deep");
    }

    [Fact]
    public void A_skipped_folder_is_not_entered()
    {
        folder.Write("a/b/c", "");
        FolderListing.Below(folder.Path, Unseen, isSkipped: (_, name) => name == "b").Select(l => Path.GetFileName(l.Folder)).Last().ShouldBe("a");
    }

    [Fact]
    public void A_folder_that_is_gone_is_told_of()
    {
        FolderListing.Of(Path.Combine(folder.Path, "gone"), Unseen).Files.ShouldBeEmpty();
        unseen.ShouldHaveSingleItem().ShouldEndWith("gone: no such file or folder");
    }

    [Fact]
    public void What_was_not_looked_at_survives_the_inventory()
    {
        var inventory = new Inventory("p", "osd") { NotLookedAt = [new NotLookedAt("a\uFFFD", "it may not be read")] };
        InventoryReader.Parse(InventoryWriter.ToBytes(inventory)).NotLookedAt.ShouldBe(inventory.NotLookedAt);
    }

    private void Unseen(string path, string why) => unseen.Add(path + ": " + why);
}
