using System.Runtime.CompilerServices;

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

    /// <summary>
    /// The text is that of the reviewed file beside the test, <c>Class.Method.verified.txt</c>; where it is not, the new text is left
    /// beside it as <c>Class.Method.received.txt</c>.
    /// </summary>
    /// <param name="text">The text, with line feeds.</param>
    /// <param name="extension">How the file ends.</param>
    /// <param name="method">The test; the compiler gives it.</param>
    /// <param name="source">The test's file, named as its class; the compiler gives it.</param>
    public static void Verify(string text, string extension = "txt", [CallerMemberName] string method = "", [CallerFilePath] string source = "")
    {
        var tests = source.Replace('\\', '/');
        tests = tests[(tests.LastIndexOf("/tests/", StringComparison.Ordinal) + 1)..];
        var name = tests[..^".cs".Length] + "." + method;
        var received = Path.Combine(Repository.Root, name + ".received." + extension);
        File.Delete(received);
        try
        {
            ShouldBeIn(name + ".verified." + extension, text);
        }
        catch (ShouldAssertException)
        {
            File.WriteAllText(received, text);
            throw;
        }
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
