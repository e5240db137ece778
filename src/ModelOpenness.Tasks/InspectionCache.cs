using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Knowledge;
using ModelOpenness.Rules;

namespace ModelOpenness.Tasks;

/// <summary>
/// Remembers what the last inspection was asked and which files it looked at, in which state. Where nothing of that changed, the
/// inventory on disk is still right. A damaged cache is a miss.
/// </summary>
internal static class InspectionCache
{
    private const string Header = "ModelOpenness cache 5";
    private const string Says = "says";
    private const string InCode = "in code ";
    private const string End = "end";

    // Header, key, inventory and findings.
    private const int Fixed = 4;

    private static readonly char[] LineEnds = ['\n', '\r', '\t'];

    /// <summary>A key that changes with every input of the inspection and with the version of the product.</summary>
    /// <param name="project">What the project says.</param>
    public static string Key(ProjectContents project)
    {
        var text = new StringBuilder();
        // Both assemblies and the data decide what an inspection finds.
        text.Append(typeof(Inspector).Module.ModuleVersionId)
            .Append(typeof(Rule).Module.ModuleVersionId)
            .Append(KnowledgeFile.DataId)
            .Append('\n')
            .Append(project.ProjectFile)
            .Append('\n');
        foreach (var name in ProjectRequest.PropertyNames)
        {
            text.Append(name).Append('=').Append(project.Get(name)).Append('\n');
        }

        foreach (var root in project.PackageRoots)
        {
            text.Append(root).Append('\n');
        }

        foreach (var item in project.Items)
        {
            text.Append(item.Type).Append('\t').Append(item.FullPath);
            foreach (var name in ProjectRequest.MetadataNames)
            {
                text.Append('\t').Append(item.Get(name));
            }

            text.Append('\n');
        }

        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The outcome of the last inspection, where it still holds; null otherwise.</summary>
    public static InspectionOutcome? TryRead(string cacheFile, string key, string inventoryFile, string findingsFile)
    {
        var lines = Lines(cacheFile);
        return lines.Length > Fixed && lines[0] == Header && lines[1] == key && lines[lines.Length - 1] == End
            && lines[2] == Line(FileStamp.Of(inventoryFile)) && lines[3] == Line(FileStamp.Of(findingsFile))
            ? Outcome(lines.Skip(Fixed).Take(lines.Length - Fixed - 1))
            : null;
    }

    private static string[] Lines(string cacheFile)
    {
        try
        {
            return File.Exists(cacheFile) ? File.ReadAllLines(cacheFile) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>What the lines say; null where a file is not what it was, or a line is damaged.</summary>
    private static InspectionOutcome? Outcome(IEnumerable<string> lines)
    {
        var additional = new List<string>();
        var watched = new List<string>();
        var says = false;
        var inCode = CodeRules.None;
        foreach (var line in lines)
        {
            if (line.Length > 0 && line[0] == '+')
            {
                additional.Add(line.Substring(1));
            }
            else if (line == Says)
            {
                says = true;
            }
            else if (line.StartsWith(InCode, StringComparison.Ordinal)
                && int.TryParse(line.Substring(InCode.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rules))
            {
                inCode = (CodeRules)rules;
            }
            else if (line.LastIndexOf('\t') is >= 0 and var tab && FileStamp.Of(line.Substring(tab + 1)) is var stamp && line == Line(stamp))
            {
                if (stamp.Kind == FileStampKind.File)
                {
                    watched.Add(stamp.Path);
                }
            }
            else
            {
                return null;
            }
        }

        return new InspectionOutcome(additional, says, inCode) { WatchedFiles = watched };
    }

    /// <summary>Keeps the state of an inspection.</summary>
    public static void Write(string cacheFile, string key, string inventoryFile, string findingsFile, IReadOnlyList<FileStamp> stamps,
        InspectionOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(Header)
            .Append('\n')
            .Append(key)
            .Append('\n')
            .Append(Line(FileStamp.Of(inventoryFile)))
            .Append('\n')
            .Append(Line(FileStamp.Of(findingsFile)))
            .Append('\n');
        foreach (var path in outcome.AdditionalFiles)
        {
            text.Append('+').Append(path).Append('\n');
        }

        if (outcome.HasFindings)
        {
            text.Append(Says).Append('\n');
        }

        if (outcome.CodeRules != CodeRules.None)
        {
            text.Append(InCode).Append(((int)outcome.CodeRules).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        foreach (var stamp in stamps)
        {
            text.Append(Line(stamp)).Append('\n');
        }

        text.Append(End).Append('\n');
        if (stamps.Any(s => s.Path.IndexOfAny(LineEnds) >= 0))
        {
            // A file name of two lines would speak for another line here; such a project is inspected in every build.
            File.Delete(cacheFile);
            return;
        }

        AtomicFile.WriteIfChanged(cacheFile, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Line(FileStamp stamp) => string.Format(
        CultureInfo.InvariantCulture, "{0}\t{1}\t{2}\t{3}", (int)stamp.Kind, stamp.Size, stamp.State, stamp.Path);
}
