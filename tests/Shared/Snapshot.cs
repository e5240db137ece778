namespace ModelOpenness.Tests;

/// <summary>
/// Text that tests hold against a file of the repository: generated pages, and outputs that a person reviewed. With the environment
/// variable MODELOPENNESS_UPDATE_DOCS=1 the file is written anew, and git shows the difference. Verify.Xunit would stand here, and
/// only here, once all it needs can be restored.
/// </summary>
internal static class Snapshot
{
    private const string Stale = "is stale: look at the difference, then set MODELOPENNESS_UPDATE_DOCS=1 and run this test";

    /// <summary>Files are written, not compared.</summary>
    public static bool IsUpdate { get; } = Environment.GetEnvironmentVariable("MODELOPENNESS_UPDATE_DOCS") == "1";

    /// <summary>The file holds exactly this text.</summary>
    /// <param name="path">Path from the repository's root, with forward slashes.</param>
    /// <param name="text">The text, with line feeds.</param>
    public static void ShouldBeIn(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        File.Exists(file).ShouldBeTrue(path + " is missing: set MODELOPENNESS_UPDATE_DOCS=1 and run this test");
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(text, path + " " + Stale);
    }

    /// <summary>The part of a page between the line that begins with one mark and the other mark is exactly this text.</summary>
    /// <param name="path">Path from the repository's root, with forward slashes.</param>
    /// <param name="begin">The mark that the line before the part begins with.</param>
    /// <param name="end">The mark behind the part.</param>
    /// <param name="text">The text, with line feeds.</param>
    public static void ShouldBeInSection(string path, string begin, string end, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        var page = File.ReadAllText(file).ReplaceLineEndings("\n");
        var from = page.IndexOf('\n', page.IndexOf(begin, StringComparison.Ordinal)) + 1;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (IsUpdate)
        {
            File.WriteAllText(file, page[..from] + text + page[to..]);
            return;
        }

        page[from..to].ShouldBe(text, path + " " + Stale);
    }
}
