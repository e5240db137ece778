using System.CommandLine;
using System.IO.Enumeration;
using ModelOpenness.Cli.Output;

namespace ModelOpenness.Cli.Verbs;

/// <summary>Arguments and options that several verbs share, and the walk over their paths.</summary>
internal static class CommonOptions
{
    /// <summary>Exit status for wrong usage or an unreadable path.</summary>
    public const int UsageError = 2;

    /// <summary><c>PATH...</c></summary>
    public static Argument<string[]> Paths(string description) =>
        new("path") { Arity = ArgumentArity.OneOrMore, Description = description };

    /// <summary><c>--format text|json</c></summary>
    public static Option<string> Format(params string[] further)
    {
        var option = new Option<string>("--format") { Description = "How the result is written.", DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong(["text", "json", .. further]);
        return option;
    }

    /// <summary><c>--output FILE</c></summary>
    public static Option<string?> Output() =>
        new("--output", "-o") { Description = "The file to write; standard output where it is not given.", HelpName = "FILE" };

    /// <summary>Writes; where the file cannot be written, says so on standard error.</summary>
    /// <param name="write">Writes.</param>
    /// <param name="path">The file for the message.</param>
    /// <returns>False where it failed.</returns>
    public static bool TryWrite(Action write, string? path)
    {
        var failed = false;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(path ?? "standard output", e.Message, ref failed);
        }

        return !failed;
    }

    /// <summary>Writes bytes to a file, or to standard output where none is named.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">The file, or null.</param>
    public static void WriteBytes(byte[] bytes, string? path)
    {
        if (path is not null)
        {
            File.WriteAllBytes(path, bytes);
            return;
        }

        using var output = StandardOutput.Open();
        output.Write(bytes);
    }

    /// <summary>
    /// The files that the paths stand for: a file itself, a folder recursively in ordinal order. A path that does not exist or
    /// cannot be read is named on standard error; the others are still given.
    /// </summary>
    /// <param name="paths">Paths as given.</param>
    /// <param name="accept">Which files of a folder count.</param>
    /// <param name="failed">Set to true where a path was unreadable.</param>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths, Func<string, bool> accept, ref bool failed)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                try
                {
                    // Linked folders are not followed: two of them that point upwards would make a walk without end.
                    var found = new FileSystemEnumerable<string>(path, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions
                    {
                        RecurseSubdirectories = true,
                        IgnoreInaccessible = true,
                        AttributesToSkip = FileAttributes.None,
                        MaxRecursionDepth = 64,
                    })
                    {
                        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
                        ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
                    }.Where(accept).ToList();
                    found.Sort(StringComparer.Ordinal);
                    files.AddRange(found);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    Fail(path, e.Message, ref failed);
                }
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                Fail(path, "no such file or folder", ref failed);
            }
        }

        return files;
    }

    /// <summary>Names an unreadable path on standard error.</summary>
    public static void Fail(string path, string why, ref bool failed)
    {
        Console.Error.WriteLine($"model-openness: {Printable.Text(path)}: {Printable.Text(why)}");
        failed = true;
    }
}
