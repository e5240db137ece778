using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Reports;

namespace ModelOpenness.Cli.Verbs;

/// <summary>Arguments and options that several verbs share, and the walk over their paths.</summary>
internal static class CommonOptions
{
    /// <summary>Exit status for wrong usage, or something that could not be looked at or written.</summary>
    public const int UsageError = 2;

    /// <summary>Exit status for an error of the tool itself.</summary>
    public const int ToolError = 3;

    /// <summary><c>PATH...</c></summary>
    public static Argument<string[]> Paths(string description) =>
        new("path") { Arity = ArgumentArity.OneOrMore, Description = description };

    /// <summary><c>--format text|json</c></summary>
    public static Option<string> Format(params string[] further)
    {
        var option = new Option<string>("--format") { Description = "How the result is written.", DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong([.. new[] { "text", "json" }.Union(further, StringComparer.Ordinal)]);
        return option;
    }

    /// <summary><c>--output FILE</c></summary>
    public static Option<string?> Output() =>
        new("--output", "-o") { Description = "The file to write; standard output where it is not given.", HelpName = "FILE" };

    /// <summary>Writes, and names the file that was written, or could not be, on standard error.</summary>
    /// <param name="write">Writes.</param>
    /// <param name="path">The file for the message; null for standard output.</param>
    /// <returns>False where it failed.</returns>
    public static bool TryWrite(Action write, string? path)
    {
        try
        {
            write();
            if (path is not null)
            {
                Console.Error.WriteLine($"model-openness: written {Printable.Text(path)}");
            }

            return true;
        }
        catch (Exception e) when (Unreadable.Is(e) || e is NotSupportedException)
        {
            Say(path ?? "standard output", "cannot be written: " + e.Message);
            return false;
        }
    }

    /// <summary>Writes bytes to a file, or to standard output where none is named.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">The file, or null.</param>
    public static void WriteBytes(byte[] bytes, string? path)
    {
        if (path is not null)
        {
            ReportWriter.WriteFile(path, bytes);
            return;
        }

        using var output = StandardOutput.Open();
        output.Write(bytes);
    }

    /// <summary>
    /// The files that the paths stand for: a file itself, a folder recursively in ordinal order, links to folders left out. A path that
    /// does not exist or cannot be read is named; the others are still given.
    /// </summary>
    /// <param name="paths">Paths as given.</param>
    /// <param name="accept">Which files of a folder count, by their names.</param>
    /// <param name="missed">Told of what could not be looked at.</param>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths, Func<string, bool> accept, Missed missed)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var found = FolderListing.Below(path, missed.Add, accept)
                    .SelectMany(listing => listing.Files.Where(accept).Select(name => Path.Combine(listing.Folder, name)))
                    .ToList();
                found.Sort(StringComparer.Ordinal);
                files.AddRange(found);
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                missed.Add(path, "no such file or folder");
            }
        }

        return files;
    }

    /// <summary>Wrong usage: one line on standard error.</summary>
    /// <param name="what">The argument.</param>
    /// <param name="why">What is wrong with it.</param>
    /// <returns>The exit status.</returns>
    public static int Usage(string what, string why)
    {
        Say(what, why);
        return UsageError;
    }

    /// <summary>One line on standard error.</summary>
    /// <param name="what">A path or an argument.</param>
    /// <param name="why">What is to be said of it.</param>
    public static void Say(string what, string why) => Console.Error.WriteLine($"model-openness: {Printable.Text(what)}: {Printable.Text(why)}");
}
